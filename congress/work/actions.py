"""What people do with long work: ask for it, cancel it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now

from congress.accounts.models import User
from congress.work.models import UNDERWAY, State, Work
from congress.work.tasks import wake

MOST_AT_ONCE = 5


@transaction.atomic
def ask(kind: str, *, by, title: str, facts: dict, most: int = MOST_AT_ONCE) -> Work:
    """提出: the worker begins as soon as this is written. The same asked twice while it runs is one work; what is
    being cancelled is none any more. ``most`` is higher for small works that follow from what a person does anyway.
    """
    User.objects.select_for_update(no_key=True).get(pk=by.pk)  # two presses at once take turns
    waiting = Work.objects.filter(owner=by, state__in=UNDERWAY, cancel_wanted=False)
    if found := waiting.filter(kind=kind, facts=facts).first():
        return found
    if waiting.filter(kind=kind).count() >= most:
        raise ValidationError(f"您已有 {most} 项后台任务没有做完，请等其中一项完成，或者取消不要的。")
    work = Work.objects.create(kind=kind, owner=by, title=title[:200], facts=facts)
    transaction.on_commit(lambda: wake(work.pk))
    return work


def cancel(work: Work) -> bool:
    """取消: one that waits ends at once, one that runs at its next step; whether there was something to cancel."""
    waits = Work.objects.filter(pk=work.pk, state=State.WAITING)
    if waits.update(state=State.CANCELLED, ended_at=now(), cancel_wanted=True):
        return True
    return bool(Work.objects.filter(pk=work.pk, state=State.RUNNING).update(cancel_wanted=True))
