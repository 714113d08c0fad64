"""任前法律知识考试: who sits it, who may do what, when a result still counts (law.md §9.3, setting 43)."""

from datetime import date

from django.utils.timezone import localdate, now

from congress.rulebook.book import open_book
from meetings.models import (
    OPEN_EXAMS,
    AppointmentLine,
    BodyKind,
    ExamGround,
    ExamSitting,
    ExamStatus,
    LineStatus,
    Membership,
    Tenure,
)
from meetings.rules import seats_of
from meetings.rules.appointments import is_appointer

RETRY = "appointment.exam_retry"


def reads_marks(user) -> bool:
    """With a reason, besides the office: 主任、副主任 and whoever else sits in the chairs' meeting."""
    if user is None or not user.is_authenticated:
        return False
    leads = seats_of(user).filter(body__kind=BodyKind.STANDING_COMMITTEE).exclude(title=Membership.Title.MEMBER)
    return user.has_role("leader") or leads.exists()


def is_second_person(user, sitting: ExamSitting) -> bool:
    """Whoever keyed a paper's mark in does not verify it."""
    return is_appointer(user) and sitting.keyed_by_id != user.pk


def is_appointer_or_clock(user, _case=None) -> bool:
    return user is None or is_appointer(user)


def examines(user, line: AppointmentLine) -> bool:
    """The office; and only who is to be appointed to a post that wants the exam (post.needs_exam) is examined."""
    return is_appointer(user) and line.is_appointing and line.post.needs_exam


def exam_arranged(line: AppointmentLine) -> str:
    return "已经安排了考试。" if line.sittings.filter(status__in=OPEN_EXAMS).exists() else ""


def attempts(line: AppointmentLine) -> list[ExamSitting]:
    """What the person has sat for this nomination, the first one first."""
    return list(line.sittings.filter(status=ExamStatus.MARKED).order_by("attempt"))


def retry_due(failed: ExamSitting) -> date:
    """The last day of the retry counts from the exam that was failed (商州区: 三日内补考一次)."""
    return open_book().deadline(RETRY, failed.held_on).due_on


def no_more_tries(line: AppointmentLine, on: date) -> str:
    """Why the person may not sit on that day; nothing for a first exam."""
    sat = attempts(line)
    if not sat:
        return ""
    retries = open_book().setting("appointment.exam.retries")
    if len(sat) > retries:
        return f"已经考了 {len(sat)} 次，按规定可以补考 {retries} 次。"
    due = retry_due(sat[-1])
    if on > due:
        return f"补考应当在 {due:%Y-%m-%d} 以前（考试日 {sat[-1].held_on:%Y-%m-%d} 起算）。"
    return ""


def code_refused(sitting: ExamSitting) -> str:
    if sitting.is_paper:
        return "纸质考试不用考试码。"
    if sitting.held_on != localdate():
        return f"考试日是 {sitting.held_on:%Y-%m-%d}，当天才能发放考试码。"
    if sitting.ends_at and sitting.ends_at <= now():
        return "考试时间已到。"
    return not_waiting(sitting)


def not_waiting(sitting: ExamSitting) -> str:
    """The nomination may have been withdrawn or suspended meanwhile."""
    line = AppointmentLine.objects.only("status").get(pk=sitting.line_id)
    return "" if line.status == LineStatus.EXAM_DUE else f"人选的状态是“{line.get_status_display()}”，不能考试。"


def time_is_left(sitting: ExamSitting) -> str:
    return "考试时间还没有到。" if sitting.ends_at > now() else ""


def time_is_over(sitting: ExamSitting) -> str:
    over = sitting.ends_at <= now()
    return "考试时间已到，这次的答案没有收下；此前保存的答案照常评分。" if over else ""


def not_on_paper(sitting: ExamSitting) -> str:
    if not sitting.is_paper:
        return "这是上机考试，成绩由系统评定。"
    return "还没有到考试日。" if sitting.held_on > localdate() else not_waiting(sitting)


def not_absent(sitting: ExamSitting) -> str:
    return "还没有到考试日。" if sitting.held_on > localdate() else not_waiting(sitting)


def passed_before(line: AppointmentLine):
    """Every exam this person has passed, the newest first, other nominations included."""
    found = ExamSitting.objects.filter(line__official=line.official_id, status=ExamStatus.MARKED, passed=True)
    return found.select_related("line__official", "line__post", "term").order_by("-held_on", "-pk")


def holds_in(line: AppointmentLine, on: date) -> bool:
    """Whether the person holds a post of the same organ today: 同一机关内转任、连任."""
    held = Tenure.objects.in_force(on).filter(official=line.official_id, post__organ_kind=line.post.organ_kind)
    return any(line.post.organ_id is None or each.post.organ_id in (None, line.post.organ_id)
               for each in held.select_related("post"))  # fmt: skip


def grounds(line: AppointmentLine, on: date) -> list[tuple[ExamGround, ExamSitting]]:
    """Why this person need not sit again, each with the exam it rests on; none where every appointment wants its own.

    "organ" is the rule of Shenzhen (任免条例第十五条): who comes from another organ sits again.
    """
    validity = open_book().setting("appointment.exam.validity")
    if validity == "once" or not line.post.needs_exam or not line.is_appointing:
        return []
    passed = list(passed_before(line))
    in_term = [each for each in passed if each.term_id == line.motion.term_id]
    if validity == "organ":
        in_term = [each for each in in_term if each.organ_kind == line.post.organ_kind]
    found = [(ExamGround.PASSED, in_term[0])] if in_term else []
    same = [each for each in passed if each.organ_kind == line.post.organ_kind]
    if same and holds_in(line, on):
        found.append((ExamGround.SAME_ORGAN, same[0]))
    return found
