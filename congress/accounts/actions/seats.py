"""Posts that follow a seat in the congress: begun and ended with the mandate, never proposed by hand.

The seat itself is the decision (elections law, a public notice of the standing committee), recorded by the office
under its own rules; the security administrator has nothing left to weigh. Every such post is a row of the audit.
"""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.accounts.models import Post, Role
from congress.audit import record

NOTE = "随代表资格"


def _only_the_office(by) -> None:
    if not by.has_role(Role.COORDINATOR):
        raise PermissionDenied


def _begin(user, role, unit, starts_on, by) -> Post:
    post = Post.objects.create(user=user, role=role, unit=unit, starts_on=starts_on, proposed_by=by, note=NOTE)
    record("post_approved", by=by, about=post, person=user.name, role=role, note=NOTE)
    return post


def _end(post, on, by) -> None:
    post.ends_on = max(on, post.starts_on)
    post.save(update_fields=["ends_on"])
    record("post_ended", by=by, about=post, person=post.user.name, on=post.ends_on.isoformat(), note=NOTE)


@transaction.atomic
def take_seat(user, *, by, unit, on) -> Post:
    """代表就任: the account acts as a deputy from this day; a right kept from an earlier seat falls into it."""
    _only_the_office(by)
    for post in user.posts.filter(role=Role.FORMER_DEPUTY, ends_on=None):
        _end(post, on, by)
    standing = user.posts.filter(role=Role.DEPUTY, unit=unit, ends_on=None, status=Post.Status.IN_FORCE).first()
    return standing or _begin(user, Role.DEPUTY, unit, on, by)


@transaction.atomic
def leave_seat(user, *, by, unit, on, keeps_reading: bool) -> None:
    """代表离任: the deputy's post ends; with cases still open the person reads and rates those (law.md 5.9)."""
    _only_the_office(by)
    held = list(user.posts.select_for_update(of=("self",)).filter(role=Role.DEPUTY, ends_on=None))
    for post in held:
        _end(post, on, by)
    if held and keeps_reading and not user.posts.filter(role=Role.FORMER_DEPUTY, ends_on=None).exists():
        _begin(user, Role.FORMER_DEPUTY, unit, on + timedelta(days=1), by)
