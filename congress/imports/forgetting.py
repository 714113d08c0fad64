"""What a sheet brought is not kept for ever: its rows as they waited, its first lines, and of a roster the file itself.

What was committed stands where it belongs (a case keeps every cell it came from); the rows on the way in are only how
it got there, and those of a roster hold telephone numbers and addresses nobody needs twice.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate, now

from congress.imports.jobs import resource_of
from congress.imports.models import OVER, RUNNING, ImportJob, State


def forget() -> int:
    """Clear what has lain still for the days of the setting; how many imports that were."""
    keys = list(_lain_still().values_list("pk", flat=True))
    return sum(_clear(key) for key in keys)


def _lain_still() -> QuerySet[ImportJob]:
    before = now() - timedelta(days=settings.IMPORT_KEPT_DAYS)
    found = ImportJob.objects.filter(cleared_on=None).exclude(state__in=RUNNING)
    return found.annotate(moved_at=Coalesce("beat_at", "created_at")).filter(moved_at__lt=before)


@transaction.atomic
def _clear(key: int) -> bool:
    """Asked again under the lock: somebody may have gone on with it this moment."""
    job = _lain_still().select_for_update(of=("self",)).filter(pk=key).first()
    if job is None:
        return False
    job.rows.all().delete()
    if job.state not in OVER:
        job.state, job.failure = State.CANCELLED, f"{settings.IMPORT_KEPT_DAYS} 天没有确认，已自动取消。"
    job.head, job.cleared_on = [], localdate()
    job.save(update_fields=["state", "failure", "head", "cleared_on"])
    if resource_of(job.resource).secret:
        path = job.file.path
        transaction.on_commit(lambda: path.unlink(missing_ok=True))
    return True
