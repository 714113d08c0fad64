"""Doing a piece of work in the worker: alone, with progress that is true, to an end that is always told.

``settings.WORKS`` names for each kind a function ``make(work, path, progress) -> name``: it writes its result to
``path``, tells how far it is, and returns the file's name, or ``Made`` when the result belongs to a case. It changes
nothing else, so it may begin again: a work whose worker died is found by the sweep and done anew, at most three
times. ``settings.WORK_RIGHTS`` names for a kind ``lost(work) -> why``, asked before it is done and again whenever its
file is fetched.
"""

import hashlib
import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string
from django.utils.timezone import now

from congress.audit.acting import acting
from congress.files.kinds import WRITTEN, by_ending
from congress.files.models import StoredFile
from congress.work import notices
from congress.work.models import UNDERWAY, State, Work
from congress.workflow.alone import alone, silent

log = logging.getLogger(__name__)
SILENCE, MOST_ATTEMPTS, EVERY = timedelta(seconds=90), 3, 0.5
CALLED = timedelta(minutes=30)  # so long a call may lie in the queue behind other work before it is called lost
LOCK_SPACE = 0x776F726B  # "work": our part of the advisory lock numbers


class Cancelled(Exception):
    """The owner has no more use for it."""


class Refused(Exception):
    """It cannot be done, and these are the words why."""


class Made(NamedTuple):
    """A result that belongs to a case: ``keep(stored)`` writes it there in the transaction that delivers it."""

    name: str
    keep: Callable[[StoredFile], None]
    is_quiet: bool = False  # nobody has to be told that it went well


class Progress:
    """Told often, written twice a second; each writing also asks whether the owner still wants it."""

    def __init__(self, work: Work, total: int = 0):
        self.work, self.total, self.said = work, total, 0.0

    def tell(self, done: int) -> None:
        if monotonic() - self.said < EVERY:
            return
        self.said = monotonic()
        mine = Work.objects.filter(pk=self.work.pk, state=State.RUNNING, cancel_wanted=False)
        if not mine.update(done=done, total=self.total, beat_at=now()):
            raise Cancelled

    def over(self, rows: Iterable, total: int) -> Iterator:
        self.total = total
        for count, row in enumerate(rows, 1):
            yield row
            self.tell(count)


def run(pk: int) -> None:
    """Do it, unless it is being done, is done, or is no longer wanted."""
    with alone(LOCK_SPACE, pk) as mine:
        work = Work.objects.select_related("owner").filter(pk=pk, state__in=UNDERWAY).first() if mine else None
        if work is None or not _begin(work):
            return
        with tempfile.TemporaryDirectory(dir=_near()) as folder, acting(actor=work.owner_id):
            try:
                path = Path(folder) / "result"
                if why := lost(work):
                    raise Refused(why)
                made = import_string(settings.WORKS[work.kind])(work, path, Progress(work))
                _deliver(work, path, made if isinstance(made, Made) else Made(made, lambda _stored: None))
            except Cancelled:
                _end(work, State.CANCELLED)
            except Refused as why:
                _fail(work, str(why))
            except SoftTimeLimitExceeded:
                _fail(work, "用时太长，已经停下。请缩小范围后再试。")
            except Exception:  # whatever it was, nobody must wait for ever
                log.exception("work %s", pk)
                _fail(work, "处理时出错，请稍后再试；一直这样的，请联系系统管理员。")


def lost(work: Work) -> str:
    """Why its owner may not have it any more; empty while they may."""
    asked = settings.WORK_RIGHTS.get(work.kind)
    return import_string(asked)(work) if asked else ""


def overdue() -> list[int]:
    """What waits or runs, has not moved for a while and is not called already: its worker died, or the call was
    lost with the broker."""
    found = Work.objects.filter(_uncalled(), silent("beat_at", SILENCE), state__in=UNDERWAY)
    return list(found.values_list("pk", flat=True))


def waiting() -> QuerySet[int]:
    """What nobody has begun, the oldest first."""
    return Work.objects.filter(state=State.WAITING, cancel_wanted=False).order_by("pk").values_list("pk", flat=True)


def claim_waking(pk: int) -> bool:
    return bool(Work.objects.filter(_uncalled(), pk=pk, state__in=UNDERWAY).update(woken_at=now()))


def give_back_waking(pk: int) -> None:
    Work.objects.filter(pk=pk).update(woken_at=None)


def _uncalled() -> Q:
    return Q(woken_at=None) | silent("woken_at", CALLED)


def forget() -> int:
    """Ended work is kept for its owner some days; its file is then nobody's and goes with the sweep of files."""
    before = now() - timedelta(days=settings.WORK_KEPT_DAYS + 1)
    return Work.objects.filter(ended_at__lt=before).delete()[0]


def _begin(work: Work) -> bool:
    if work.cancel_wanted:
        _end(work, State.CANCELLED)
        return False
    if work.attempts >= MOST_ATTEMPTS:
        _fail(work, f"后台进程中断了 {MOST_ATTEMPTS} 次，没有再试。请重新提出；还是这样的，请联系系统管理员。")
        return False
    work.state, work.attempts = State.RUNNING, work.attempts + 1
    Work.objects.filter(pk=work.pk).update(
        state=work.state, attempts=work.attempts, done=0, beat_at=now(), woken_at=None
    )
    return True


def _deliver(work: Work, path: Path, made: Made) -> None:
    """The file gets its final place before the row that names it; without the row it is swept away."""
    kind = by_ending(made.name, WRITTEN)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    stored = StoredFile(name=made.name, kind=kind.code, size=path.stat().st_size, sha256=digest, uploaded_by=work.owner)
    stored.path.parent.mkdir(parents=True, exist_ok=True)
    path.chmod(0o600)
    path.rename(stored.path)
    with transaction.atomic():
        if not Work.objects.select_for_update().filter(pk=work.pk, cancel_wanted=False).exists():
            stored.path.unlink()
            raise Cancelled
        stored.save(force_insert=True)
        made.keep(stored)
        work.result = stored
        _end(work, State.DONE, result=stored)
        if not made.is_quiet:
            notices.ended(work)


def _fail(work: Work, why: str) -> None:
    with transaction.atomic():
        work.failure = why[:300]
        _end(work, State.FAILED, failure=work.failure)
        notices.ended(work)


def _end(work: Work, state: str, **facts) -> None:
    work.state, work.ended_at = state, now()
    Work.objects.filter(pk=work.pk).update(state=state, ended_at=work.ended_at, beat_at=work.ended_at, **facts)


def _near() -> Path:
    """On the disk of the final place, so that the finished file is moved and not copied."""
    folder = settings.MEDIA_ROOT / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
