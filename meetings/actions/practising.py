"""练习: a candidate, who has no account, is given an address; each answer is judged and explained at once."""

import secrets
from datetime import timedelta

from django.utils.timezone import localdate

from congress.audit import record
from congress.workflow.flow import NotYours
from meetings.actions.exam_sitting import digest
from meetings.models import LETTERS, AppointmentLine, ExamQuestion, PracticePass, QuestionKind
from meetings.rules.appointments import is_appointer

DAYS = 30


def give_practice(line: AppointmentLine, *, by) -> tuple[PracticePass, str]:
    """发放练习地址; a newer one ends the older."""
    if not is_appointer(by):
        raise NotYours(f"{by} gives no practice")
    today, key = localdate(), secrets.token_urlsafe(24)
    PracticePass.objects.filter(line=line, ends_on__gte=today).update(ends_on=today - timedelta(days=1))
    given = PracticePass.objects.create(line=line, key_hash=digest(key), ends_on=today + timedelta(days=DAYS), by=by)
    record("granted", by=by, about=line, what="考试练习地址")
    return given, key


def judged(question: ExamQuestion, chosen: list[str]) -> tuple[str, bool]:
    """What was chosen, in order, and whether it is right; nothing of it is kept."""
    letters = "".join(letter for letter in LETTERS[: len(question.options)] if letter in chosen)
    letters = letters if question.kind == QuestionKind.MULTIPLE else letters[:1]
    return letters, letters == question.key
