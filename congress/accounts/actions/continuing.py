"""Posts when their unit ends: the same people under the new name, or a proposal to the security administrator."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.accounts.models import Post, Role
from congress.audit import record


def continue_posts(posts, unit, *, by, on, in_force: bool, basis: str = "") -> list[Post]:
    """岗位随机构转移: a renamed unit's posts go on as they were (``in_force``), for the rights stay the same.

    Where the unit is another one the rights grow: the post there is proposed and the security administrator decides;
    until then the old post stands. Administrators' posts never move like this.
    """
    if not by.has_role(Role.COORDINATOR):
        raise PermissionDenied
    with transaction.atomic():
        return [
            _continue(post, unit, by=by, on=on, in_force=in_force, basis=basis)
            for post in posts
            if not _held(post, unit)
        ]


def _held(post, unit) -> bool:
    others = Post.objects.filter(user=post.user_id, role=post.role, unit=unit).exclude(status=Post.Status.REFUSED)
    return post.is_administrator or others.filter(ends_on=None).exists()


def _continue(post, unit, *, by, on, in_force, basis):
    if in_force and post.starts_on < on:
        post.ends_on = on - timedelta(days=1)
        post.save(update_fields=["ends_on"])
    elif in_force:  # begun under the new name already, only written down under the old one
        post.unit = unit
        post.save(update_fields=["unit"])
        record("post_approved", by=by, about=post, person=post.user.name, role=post.role, unit=unit.name, basis=basis)
        return post
    new = Post.objects.create(
        user=post.user,
        role=post.role,
        unit=unit,
        title=post.title,
        is_vice=post.is_vice,
        starts_on=max(on, post.starts_on),
        status=Post.Status.IN_FORCE if in_force else Post.Status.PROPOSED,
        proposed_by=by if by.pk != post.user_id else None,
        note=basis[:200],
    )
    kind = "post_approved" if in_force else "post_proposed"
    record(kind, by=by, about=new, person=post.user.name, role=post.role, unit=unit.name, basis=basis)
    return new
