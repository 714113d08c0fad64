"""Who sees which motion of appointment, and what stands in the way of its steps."""

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings.models import (
    APPOINTING,
    AT_MEETING,
    IN_REVIEW,
    LINE_OVER,
    AppointmentLine,
    AppointmentMotion,
    AppointmentPaperKind,
    AppointmentStatus,
    LineStatus,
    VoteStatus,
)
from meetings.rules.appointments import (
    ORGAN_ROLES,
    blocked,
    is_appointer,
    papers_wanted,
    reads_files,
    too_soon,
)

L = LineStatus
# With the meeting, or past it: the office that prepares the meeting works on it as well.
WITH_MEETING = (AppointmentStatus.SUBMITTED, AppointmentStatus.CLOSED)
EXAM_SETTLED = (AppointmentLine.Exam.PASSED, AppointmentLine.Exam.EXEMPT)


def appointments_visible_to(user) -> QuerySet[AppointmentMotion]:
    """Confidential from the first word (law.md §3.3): the office that reviews, the leading members from receipt on,
    the organ that hands it in, and the office of the meeting once it goes there. Nobody else knows there is one."""
    if not user.is_authenticated:
        return AppointmentMotion.objects.none()
    if is_appointer(user):
        return AppointmentMotion.objects.all()
    seen = Q(unit__in=user.units_as(*ORGAN_ROLES))
    if user.has_role(Role.DISPATCHER):
        seen |= Q(unit__kind=UnitKind.GOVERNMENT)
    if user.has_role(Role.LEADER):
        seen |= ~Q(status=AppointmentStatus.DRAFT)
    if user.has_role(Role.MEETING_OFFICER):
        seen |= Q(status__in=WITH_MEETING)
    return AppointmentMotion.objects.filter(seen)


def lines_visible_to(user) -> QuerySet[AppointmentLine]:
    return AppointmentLine.objects.filter(motion__in=appointments_visible_to(user))


def reads_file_of(user, motion: AppointmentMotion) -> bool:
    """The candidates' files: the reviewing office, the leading members, and the organ that handed them in."""
    own = motion.unit_id in user.units_as(*ORGAN_ROLES)
    government = motion.unit.kind == UnitKind.GOVERNMENT and user.has_role(Role.DISPATCHER)
    return reads_files(user) or own or government


def for_page(motions: QuerySet[AppointmentMotion]) -> QuerySet[AppointmentMotion]:
    return motions.select_related("unit", "term", "meeting__body", "meeting__term", "ruled_at__body", "ruled_at__term")


def lines_of(motion: AppointmentMotion) -> QuerySet[AppointmentLine]:
    return motion.lines.select_related("official", "post", "motion").order_by("position", "pk")


def missing_papers(motion: AppointmentMotion) -> list[str]:
    """What the checklist still lacks, each with the person it is about; the motion's own letter first."""
    there = set(motion.papers.values_list("line", "kind"))
    lacking = []
    if (None, AppointmentPaperKind.LETTER) not in there:
        lacking.append(AppointmentPaperKind.LETTER.label)
    for line in lines_of(motion):
        if line.status in IN_REVIEW:
            absent = [
                kind for kind in papers_wanted(line) if (line.pk, kind) not in there and (None, kind) not in there
            ]
            lacking += [f"{line.official.name}的{kind.label}" for kind in absent]
    return lacking


def not_ready_to_submit(motion: AppointmentMotion) -> str:
    if not motion.lines.exists():
        return "还没有拟任免人选。"
    if not motion.signed_by or motion.signed_on is None:
        return "还没有写明签署人和签署日期。"
    return ""


def papers_missing(motion: AppointmentMotion) -> str:
    lacking = missing_papers(motion)
    return f"材料不齐，还缺：{'、'.join(lacking[:6])}{'等' if len(lacking) > 6 else ''}。" if lacking else ""


def exams_open(motion: AppointmentMotion) -> str:
    open_ = motion.lines.filter(post__needs_exam=True, verb__in=APPOINTING, exam="").filter(status__in=IN_REVIEW)
    failed = motion.lines.filter(status=L.EXAM_FAILED)
    names = [line.official.name for line in (open_ | failed).select_related("official")]
    return f"还没有任前法律知识考试结果：{'、'.join(names[:6])}。" if names else ""


def exam_missing(line: AppointmentLine) -> str:
    if line.is_appointing and line.post.needs_exam and line.exam not in EXAM_SETTLED:
        return "任前法律知识考试没有合格，不能提请（参照重庆市任免条例第十六条）。"
    return ""


def barred(line: AppointmentLine, on) -> str:
    """Two failures bar the person for the term, one for the interval (law.md §9.4)."""
    who = (line.official, line.post, line.motion.term)
    return blocked(*who) or too_soon(*who, on)


def may_not_go_on(line: AppointmentLine) -> str:
    """Before a line may be submitted to the meeting."""
    if line.complaints.filter(found_on=None).exists():
        return "举报还没有查结。"
    if line.is_appointing and (reason := barred(line, localdate())):
        return reason
    return exam_missing(line)


def nothing_to_bring(motion: AppointmentMotion) -> str:
    waiting = motion.lines.filter(status__in=(L.SUBMITTED, L.DEFERRED))
    return "" if waiting.exists() else "没有等待列入会议的人选。"


def vote_begun(motion: AppointmentMotion) -> str:
    begun = motion.lines.filter(ballots__vote__status__in=(VoteStatus.RUNNING, VoteStatus.COUNTED))
    return "已经开始表决，不能撤回。" if begun.exists() else ""


def line_vote_begun(line: AppointmentLine) -> str:
    begun = line.ballots.filter(vote__status__in=(VoteStatus.RUNNING, VoteStatus.COUNTED))
    return "已经开始表决。" if begun.exists() else ""


def still_open(motion: AppointmentMotion) -> str:
    return "还有人选没有结果。" if motion.lines.exclude(status__in=LINE_OVER).exists() else ""


def at_meeting(motion: AppointmentMotion) -> QuerySet[AppointmentLine]:
    return lines_of(motion).filter(status__in=AT_MEETING)
