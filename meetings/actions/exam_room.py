"""考场: a machine is opened, a seat is taken with a one-time code, the exam runs by the server's clock.

Who sits here has no account: the key of the seat, in a cookie of this machine, is the whole right.
"""

import re
import secrets
from datetime import timedelta
from unicodedata import normalize

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now

from congress.audit import record
from congress.workflow.flow import NotYours
from meetings.actions.exam_sitting import close, digest
from meetings.flow import EXAM
from meetings.models import LETTERS, ExamAnswer, ExamAsked, ExamRoom, ExamSitting, ExamStatus, QuestionKind
from meetings.rules import exam as rules
from meetings.rules.appointments import is_appointer

ROOM_OPEN = timedelta(hours=10)
WRONG = "考试码不对，或者已经用过。请向工作人员要一个新的考试码。"


def open_room(*, by, name: str) -> tuple[ExamRoom, str]:
    """打开考场 on this machine; the key goes into its browser and is kept nowhere."""
    if not is_appointer(by):
        raise NotYours(f"{by} opens no exam room")
    key = secrets.token_urlsafe(32)
    room = ExamRoom.objects.create(name=name, key_hash=digest(key), opened_by=by, closes_at=now() + ROOM_OPEN)
    record("granted", by=by, about=room, what="打开考场")
    return room, key


def close_room(room: ExamRoom, *, by) -> None:
    """关闭考场: the machine shows nothing any more. Who sits there may go on at another with a new code."""
    if not is_appointer(by):
        raise NotYours(f"{by} closes no exam room")
    if ExamRoom.objects.filter(pk=room.pk, closes_at__gt=now()).update(closes_at=now()):
        record("revoked", by=by, about=room, what="关闭考场")


@transaction.atomic
def take_seat(room: ExamRoom, code: str) -> str:
    """入座: the code is used up, and whatever machine had the seat before has lost it. Answers the seat's key."""
    found = ExamSitting.objects.select_for_update(of=("self",)).select_related("line__official", "line__post")
    typed = "".join(re.findall("[0-9]", normalize("NFKC", code)))  # an input method may write them in full width
    sitting = found.filter(code_hash=digest(typed)).first() if typed else None
    if sitting is None or sitting.status not in (ExamStatus.PLANNED, ExamStatus.RUNNING):
        raise ValidationError({"code": WRONG})
    if refused := rules.code_refused(sitting):
        raise ValidationError({"code": refused})
    key = secrets.token_urlsafe(32)
    sitting.room, sitting.seat_hash, sitting.code_hash = room, digest(key), ""
    sitting.save(update_fields=["room", "seat_hash", "code_hash"])
    record("sign_in", by_name=f"考生{sitting.line.official.name}", about=sitting, what="入座", unit=room.name)
    return key


def start_exam(sitting: ExamSitting) -> ExamSitting:
    """开始答题: from now on the server's clock runs, whatever happens to the browser."""
    with EXAM.take("start_exam", sitting, by=None) as (sitting, _facts):
        sitting.started_at = now()
        sitting.ends_at = sitting.started_at + timedelta(minutes=sitting.minutes)
    return sitting


@transaction.atomic
def save_answers(sitting: ExamSitting, given: dict[int, tuple[str, str]]) -> ExamSitting:
    """保存: ``given`` is, for each question on the page, what stood there when the page was drawn and what is chosen.

    Only what was changed on this page is written, so an older page in a second tab takes nothing back.
    """
    sitting = ExamSitting.objects.select_for_update(of=("self",)).get(pk=sitting.pk)
    EXAM.require("hand_in", sitting, by=None)
    _keep(sitting, given)
    return sitting


def _keep(sitting: ExamSitting, given: dict[int, tuple[str, str]]) -> None:
    changed = {place: chosen for place, (was, chosen) in given.items() if chosen != was}
    asked = ExamAsked.objects.filter(sitting=sitting, position__in=changed)
    moment = now()
    for row in asked.values("pk", "position", "question__kind", "question__options"):
        chosen = _possible(row, changed[row["position"]])
        ExamAnswer.objects.update_or_create(asked_id=row["pk"], defaults={"chosen": chosen, "saved_at": moment})


def _possible(row: dict, chosen: str) -> str:
    """Letters of this question in their order; of a single choice at most one."""
    letters = "".join(letter for letter in LETTERS[: len(row["question__options"])] if letter in chosen)
    return letters if row["question__kind"] == QuestionKind.MULTIPLE else letters[:1]


def hand_in(sitting: ExamSitting, given: dict[int, tuple[str, str]]) -> ExamSitting:
    """交卷: the page's last answers with it, marked at once. After the end it is refused; the clock marks."""
    with EXAM.take("hand_in", sitting, by=None) as (sitting, facts):
        _keep(sitting, given)
        close(sitting, facts, by_clock=False)
    return sitting
