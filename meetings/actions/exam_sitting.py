"""考试 from its arrangement to its result: planned, ended by hand or by the clock, marked at once; on paper by two."""

import secrets
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate, now

from congress.files.models import StoredFile
from congress.rulebook.book import open_book
from meetings.actions.examined import exempt_exam, fail_exam, pass_exam, schedule_exam
from meetings.deadlines import appointments as clocks
from meetings.flow import EXAM
from meetings.models import (
    AppointmentLine,
    ExamAnswer,
    ExamAsked,
    ExamExemption,
    ExamGround,
    ExamPlan,
    ExamSitting,
    ExamStatus,
    LineStatus,
)
from meetings.queries.exam_bank import draw
from meetings.rules import exam as rules

SALT = "meetings.exam"


def digest(key: str) -> str:
    """What is kept of a code, of a room's or a seat's key: neither a dump nor a backup opens anything."""
    return salted_hmac(SALT, key, algorithm="sha256").hexdigest()


# ---- arranged ----


@transaction.atomic
def plan_exam(
    line: AppointmentLine, *, by, held_on: date, place: str = "", minutes: int | None = None, is_paper: bool = False
) -> ExamSitting:
    """安排考试, also the retry: the paper is drawn now and stays as it is."""
    line = schedule_exam(line, by=by, said=f"{held_on:%Y-%m-%d}")
    clocks.meet(line.motion, rules.RETRY, line=line)
    return _set(line, held_on=held_on, place=place, minutes=minutes, is_paper=is_paper)


def _set(line: AppointmentLine, *, held_on: date, place: str, minutes: int | None, is_paper: bool) -> ExamSitting:
    book, sat = open_book(), rules.attempts(line)
    if held_on < localdate():
        raise ValidationError({"held_on": "考试日期不能早于今天。"})
    if refused := rules.no_more_tries(line, held_on):
        raise ValidationError({"held_on": refused})
    plan = ExamPlan.objects.filter(organ_kind=line.post.organ_kind).first()
    if plan is None:
        raise ValidationError(f"“{line.post.get_organ_kind_display()}”还没有组卷方案，请先制定。")
    seed = secrets.token_hex(16)
    before = set(ExamAsked.objects.filter(sitting__line__official=line.official_id).values_list("question", flat=True))
    drawn = draw(plan, day=held_on, seed=seed, avoid=before)
    sitting = ExamSitting.objects.create(
        line=line, attempt=len(sat) + 1, term=line.motion.term, organ_kind=line.post.organ_kind, held_on=held_on,
        place=place, is_paper=is_paper, form=book.setting("appointment.exam.form"), minutes=minutes or plan.minutes,
        full_mark=plan.total, pass_mark=book.setting("appointment.exam.pass_mark"), plan_words=plan.words, seed=seed,
    )  # fmt: skip
    ExamAsked.objects.bulk_create(
        ExamAsked(sitting=sitting, position=place_, question_id=pk, marks=marks)
        for place_, (pk, marks) in enumerate(drawn, 1)
    )
    return sitting


def reschedule_exam(
    sitting: ExamSitting, *, by, why: str, held_on: date, place: str = "", is_paper: bool = False
) -> ExamSitting:
    """改期重排: this one is void, whatever was answered; a fresh paper is drawn, and the try is not lost."""
    with EXAM.take("reschedule_exam", sitting, by=by, note=why) as (sitting, facts):
        sitting.void_why, sitting.code_hash, sitting.seat_hash = why[:200], "", ""
        sitting.status = ExamStatus.VOID
        sitting.save()
        facts["said"] = f"改到 {held_on:%Y-%m-%d}"
        return _set(sitting.line, held_on=held_on, place=place, minutes=sitting.minutes, is_paper=is_paper)


def mark_absent(sitting: ExamSitting, *, by, note: str = "") -> ExamSitting:
    """登记缺考: who did not come keeps the try, but not the days of a retry; nothing else tells of a paper exam."""
    with EXAM.take("mark_absent", sitting, by=by, note=note) as (sitting, facts):
        sitting.void_why = facts["said"] = "缺考"
        sitting.code_hash = sitting.seat_hash = ""
        sitting.status = ExamStatus.VOID
        sitting.save()
        line = AppointmentLine.objects.select_related("motion", "official").get(pk=sitting.line_id)
        if _has_lapsed(line, localdate()):
            _lapse(line)
    return sitting


def grant_exemption(line: AppointmentLine, *, by, ground: str, note: str = "") -> ExamExemption:
    """免予考试 on a ground the rule knows, with the exam it rests on."""
    with transaction.atomic():
        basis = dict(rules.grounds(line, localdate())).get(ExamGround(ground))
        if basis is None:
            raise ValidationError({"ground": f"“{ExamGround(ground).label}”的条件不具备，不能免考。"})
        _void_open(line, "免予考试")
        exempt_exam(line, by=by, note="；".join(filter(None, (ExamGround(ground).label, note))))
        return ExamExemption.objects.create(line=line, ground=ground, basis=basis, note=note, by=by)


def _void_open(line: AppointmentLine, why: str) -> None:
    planned = ExamSitting.objects.filter(line=line, status__in=(ExamStatus.PLANNED, ExamStatus.KEYED))
    planned.update(status=ExamStatus.VOID, void_why=why, code_hash="", seat_hash="")


def issue_code(sitting: ExamSitting, *, by) -> str:
    """发放考试码: shown once. A new one while somebody sits moves the seat to another machine; the clock runs on."""
    code = f"{secrets.randbelow(10**8):08}"
    with EXAM.take("issue_code", sitting, by=by) as (sitting, _facts):
        sitting.code_hash = digest(code)
    return code


# ---- on paper ----


def key_in_exam(sitting: ExamSitting, *, by, mark: int, files: list[StoredFile]) -> ExamSitting:
    """录入纸质成绩: counts when a second person has verified it."""
    with EXAM.take("key_in_exam", sitting, by=by) as (sitting, _facts):
        if mark > sitting.full_mark:
            raise ValidationError({"mark": f"成绩不能高于满分 {sitting.full_mark} 分。"})
        sitting.mark, sitting.keyed_by, sitting.scan = mark, by, files[0]
    return sitting


def verify_exam(sitting: ExamSitting, *, by, mark: int) -> ExamSitting:
    """复核成绩: the second person reads the sheet and types the mark again; a different one is not taken."""
    with EXAM.take("verify_exam", sitting, by=by) as (sitting, facts):
        if mark != sitting.mark:
            raise ValidationError({"mark": "与录入的成绩不一致。请核对答卷；录入有误的，退回重录。"})
        sitting.verified_by, sitting.ended_at = by, now()
        _settle(sitting, facts)
    return sitting


def refuse_exam(sitting: ExamSitting, *, by, note: str) -> ExamSitting:
    """退回重录: the keyed mark is not what stands on the sheet."""
    with EXAM.take("refuse_exam", sitting, by=by, note=note) as (sitting, _facts):
        sitting.mark = sitting.keyed_by = None
    return sitting


# ---- ended and marked ----


def mark_of(sitting: ExamSitting) -> int:
    """The sum of the questions answered exactly right; of a multiple choice nothing for a part."""
    right = ExamAnswer.objects.filter(asked__sitting=sitting).select_related("asked__question")
    return sum(each.asked.marks for each in right if each.chosen == each.asked.question.key)


def end_exam(sitting: ExamSitting, *, by=None) -> ExamSitting:
    """到时收卷: what had been saved is marked. The clock does it; the office may when the clock is late."""
    with EXAM.take("end_exam", sitting, by=by) as (sitting, facts):
        close(sitting, facts, by_clock=True)
    return sitting


def close(sitting: ExamSitting, facts: dict, *, by_clock: bool) -> None:
    """Mark at once and let go of the seat; called while the step holds the row."""
    sitting.mark, sitting.by_clock, sitting.ended_at = mark_of(sitting), by_clock, now()
    sitting.code_hash = sitting.seat_hash = ""
    _settle(sitting, facts)


def _settle(sitting: ExamSitting, facts: dict) -> None:
    """What the result does to the nomination. A person withdrawn meanwhile keeps the result and nothing moves."""
    sitting.passed = sitting.mark >= sitting.pass_mark
    facts["said"] = sitting.result
    line = AppointmentLine.objects.select_related("motion").get(pk=sitting.line_id)
    if line.status != LineStatus.EXAM_DUE:
        return
    if sitting.passed:
        pass_exam(line, said="任前法律知识考试合格")
        return
    again = sitting.attempt <= open_book().setting("appointment.exam.retries")
    fail_exam(line, said="可以补考" if again else "补考仍不合格", finally_=not again)
    if again:
        clocks.start(line.motion, rules.RETRY, on=sitting.held_on, line=line)


def end_exams() -> int:
    """Every exam whose time is over; each by itself, so that one that fails holds up no other."""
    late = ExamSitting.objects.filter(status=ExamStatus.RUNNING, ends_at__lte=now())
    for sitting in late:
        end_exam(sitting)
    return len(late)


def lapse_retries(today: date) -> int:
    """补考期限已过: who has not sat the retry by its last day is not submitted (law.md §9.3). Exams of nominees who
    have meanwhile been withdrawn or suspended wait for nobody."""
    idle = ExamSitting.objects.filter(status=ExamStatus.PLANNED).exclude(line__status=LineStatus.EXAM_DUE)
    idle.update(status=ExamStatus.VOID, void_why="人选已经撤回或者暂缓", code_hash="", seat_hash="")
    waiting = AppointmentLine.objects.filter(status__in=(LineStatus.EXAM_FAILED, LineStatus.EXAM_DUE))
    lapsed = [line for line in waiting.select_related("motion", "official") if _has_lapsed(line, today)]
    for line in lapsed:
        _lapse(line)
    return len(lapsed)


@transaction.atomic
def _lapse(line: AppointmentLine) -> None:
    _void_open(line, "补考期限已过，未参加补考")
    fail_exam(line, said="补考期限已过，未参加补考", finally_=True)
    clocks.void(line.motion, rules.RETRY, line=line)


def _has_lapsed(line: AppointmentLine, today: date) -> bool:
    sat = rules.attempts(line)
    begun = line.sittings.filter(status__in=(ExamStatus.RUNNING, ExamStatus.KEYED))
    on_time = line.sittings.filter(status=ExamStatus.PLANNED, is_paper=True)  # sat on paper, not yet keyed in
    return bool(sat) and today > rules.retry_due(sat[-1]) and not begun.exists() and not on_time.exists()
