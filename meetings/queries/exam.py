"""Which exams a person sees, and what their pages need. The room reads by the key of its seat and sees one paper."""

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils.timezone import localdate, now

from meetings.models import (
    APPOINTING,
    OPEN_EXAMS,
    AppointmentLine,
    ExamAnswer,
    ExamAsked,
    ExamExemption,
    ExamQuestion,
    ExamRoom,
    ExamSitting,
    ExamStatus,
    LineStatus,
    OrganKind,
    PracticePass,
)
from meetings.queries.appointments import appointments_visible_to
from meetings.rules.appointments import is_appointer
from meetings.rules.exam import reads_marks

WITH_ALL = ("line__official", "line__post", "line__motion", "term", "room", "keyed_by", "verified_by")


def sittings_visible_to(user) -> QuerySet[ExamSitting]:
    """The office all of them; those who may ask for marks what has been marked; nobody else knows of any."""
    found = ExamSitting.objects.select_related(*WITH_ALL)
    if is_appointer(user):
        return found
    return found.filter(status=ExamStatus.MARKED) if reads_marks(user) else found.none()


def lines_to_examine(user) -> QuerySet[AppointmentLine]:
    """Nominees whose exam nobody has arranged yet, and those who wait for the retry."""
    found = AppointmentLine.objects.filter(verb__in=APPOINTING, post__needs_exam=True, motion__in=_under_review(user))
    found = found.filter(Q(status=LineStatus.LISTED) | Q(status__in=(LineStatus.EXAM_FAILED, LineStatus.EXAM_DUE)))
    waiting = Exists(ExamSitting.objects.filter(line=OuterRef("pk"), status__in=OPEN_EXAMS))
    found = found.filter(~waiting).select_related("official", "post", "motion__term", "motion__unit")
    return found.order_by("motion", "position")


def _under_review(user):
    return appointments_visible_to(user).filter(status__in=("received", "incomplete", "under_review", "reviewed"))


def rooms_open() -> QuerySet[ExamRoom]:
    return ExamRoom.objects.filter(closes_at__gt=now()).select_related("opened_by")


# ---- in the room ----


def seat(key_hash: str, room: ExamRoom) -> ExamSitting | None:
    """The sitting whose seat this machine holds."""
    found = ExamSitting.objects.filter(seat_hash=key_hash, room=room).exclude(seat_hash="")
    return found.select_related("line__official", "line__post").first()


def paper(sitting: ExamSitting) -> list[dict]:
    """The questions as the candidate may read them. The right answer is not even asked of the database."""
    rows = ExamAsked.objects.filter(sitting=sitting).values(
        "position", "marks", "question__kind", "question__stem", "question__options", "answer__chosen"
    )
    return [
        {
            "position": row["position"], "marks": row["marks"], "kind": row["question__kind"],
            "stem": row["question__stem"], "options": row["question__options"], "chosen": row["answer__chosen"] or "",
        }
        for row in rows.order_by("position")
    ]  # fmt: skip


def saved_of(sitting: ExamSitting) -> dict:
    """For who invigilates: how many are answered and when the last one was saved. Not what."""
    answers = ExamAnswer.objects.filter(asked__sitting=sitting)
    last = answers.aggregate(last=Max("saved_at"))["last"]
    return {"done": answers.exclude(chosen="").count(), "of": sitting.asked.count(), "last": last}


# ---- practice ----


def practice_pass(key_hash: str) -> PracticePass | None:
    found = PracticePass.objects.filter(key_hash=key_hash, ends_on__gte=localdate())
    return found.select_related("line__post").first()


def practice_pool(organ_kind: str) -> QuerySet[ExamQuestion]:
    """What may be practised: never a question, in whichever wording, that an open exam has on its paper."""
    waiting = Q(sitting__status=ExamStatus.PLANNED, sitting__line__status=LineStatus.EXAM_DUE)
    open_ones = waiting | Q(sitting__status__in=(ExamStatus.RUNNING, ExamStatus.KEYED))
    drawn = ExamAsked.objects.filter(open_ones).values("question__number")
    return ExamQuestion.objects.current().valid_on(localdate()).of(organ_kind).exclude(number__in=drawn)


# ---- figures ----


def years() -> list[int]:
    days = ExamSitting.objects.order_by().dates("held_on", "year")
    return sorted({day.year for day in days} | {localdate().year}, reverse=True)


FEW = 3  # a mean of fewer would tell somebody's mark


def figures(year: int) -> list[dict]:
    """参加、合格、补考、平均分 of a year by kind of organ, the sum of all last. Counted by people, retries apart."""
    sat = ExamSitting.objects.filter(status=ExamStatus.MARKED, held_on__year=year)
    exempt = ExamExemption.objects.filter(at__year=year).values_list("line__post__organ_kind", flat=True)
    rows = list(sat.values_list("organ_kind", "attempt", "passed", "mark"))
    spared = list(exempt)
    kinds = [kind for kind in OrganKind if kind in {row[0] for row in rows} | set(spared)]
    found = [_counted(kind.label, [row for row in rows if row[0] == kind], spared.count(kind)) for kind in kinds]
    return [*found, _counted("合计", rows, len(spared))]


def _counted(label: str, rows: list[tuple], spared: int) -> dict:
    first, again = [row for row in rows if row[1] == 1], [row for row in rows if row[1] > 1]
    passed_first, passed_again = sum(row[2] for row in first), sum(row[2] for row in again)
    return {
        "label": label, "sat": len(first), "passed": passed_first + passed_again, "at_first": passed_first,
        "retried": len(again), "at_retry": passed_again, "exempt": spared,
        "mean": round(sum(row[3] for row in first) / len(first), 1) if len(first) >= FEW else None,
    }  # fmt: skip
