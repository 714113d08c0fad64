"""Posts: the system administrator proposes, the security administrator decides, the end is handed over."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from congress.accounts import rules
from congress.accounts.models import Post
from congress.audit import record

Status = Post.Status


def propose_post(user, *, by, role, unit, starts_on, title="", ends_on=None, is_vice=False) -> Post:
    """提请授予岗位: nothing is granted until the security administrator approves."""
    if not rules.is_system_admin(by):
        raise PermissionDenied
    standing = user.posts.exclude(status=Status.REFUSED).overlapping(starts_on, ends_on)
    if reason := rules.exclusion(role, standing.select_related("unit")):
        raise ValidationError(reason)
    try:
        with transaction.atomic():
            post = Post.objects.create(
                user=user,
                role=role,
                unit=unit,
                title=title,
                is_vice=is_vice,
                starts_on=starts_on,
                ends_on=ends_on,
                status=Status.PROPOSED,
                proposed_by=by,
            )
            record("post_proposed", by=by, about=post, person=user.name, role=role)
    except IntegrityError as error:
        raise ValidationError("此人已有同一单位的同一岗位，或岗位之间不相容。") from error
    return post


def _decide(post: Post, *, by, status: str, note: str = "") -> Post:
    with transaction.atomic():
        post = Post.objects.select_for_update(of=("self",)).select_related("user", "unit").get(pk=post.pk)
        if not rules.may_decide(by, post):
            raise PermissionDenied
        if post.status != Status.PROPOSED:
            raise ValidationError(f"该岗位已是“{post.get_status_display()}”，不需要再办。")
        post.status, post.approved_by, post.note = status, by, note
        post.save()
        kind = "post_approved" if status == Status.IN_FORCE else "post_refused"
        record(kind, by=by, about=post, person=post.user.name, role=post.role, note=note)
    return post


def approve_post(post: Post, *, by) -> Post:
    """批准岗位: the right is in force from its first day; never for oneself nor what one proposed."""
    return _decide(post, by=by, status=Status.IN_FORCE)


def refuse_post(post: Post, *, by, note: str) -> Post:
    """不予批准: with the reason."""
    return _decide(post, by=by, status=Status.REFUSED, note=note)


def end_post(post: Post, *, on, successor=None, by) -> Post:
    """结束岗位: the last day of a post and who takes over. Open work is moved by the portal before this."""
    if not rules.is_system_admin(by) or by.pk == post.user_id:
        raise PermissionDenied
    with transaction.atomic():
        post = Post.objects.select_for_update(of=("self",)).select_related("user", "unit").get(pk=post.pk)
        if post.status == Status.REFUSED:
            raise ValidationError("未批准的岗位没有生效过，不需要结束。")
        if post.ends_on and post.ends_on <= on:
            raise ValidationError(f"该岗位已定于 {post.ends_on} 结束。")
        if on < post.starts_on:
            raise ValidationError(f"不能早于任职起始日 {post.starts_on}。")
        post.ends_on, post.successor = on, successor
        post.save()
        who = successor.name if successor else ""
        record("post_ended", by=by, about=post, person=post.user.name, on=on.isoformat(), successor=who)
    return post
