"""Who sees which motion of appointment, and what stands in the way of its steps."""

from collections import Counter

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import Unit, UnitKind
from meetings.models import (
    APPOINTING,
    AT_MEETING,
    BEFORE_NOTICE,
    IN_REVIEW,
    LINE_OVER,
    AppointmentLine,
    AppointmentMotion,
    AppointmentPaperKind,
    AppointmentStatus,
    BodyKind,
    LineStatus,
    Meeting,
    Nominator,
    Official,
    OfficialPost,
    Status,
    Tenure,
    Verb,
    VoteStatus,
)
from meetings.rules.appointments import (
    HANDED_IN_BY,
    ORGAN_ROLES,
    blocked,
    is_appointer,
    papers_wanted,
    reads_files,
    too_soon,
)

L = LineStatus
# The congress's own bodies, whose motions are those of the chairs' meeting.
HOUSE = (UnitKind.OFFICE, UnitKind.COMMITTEE)
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


def appointments_holding(user, words: str) -> QuerySet[AppointmentMotion]:
    """Motions this person may read in which every word is found, the people and posts on them included."""
    found = appointments_visible_to(user)
    for word in words.split():
        on_it = AppointmentLine.objects.filter(Q(official__name__icontains=word) | Q(post__name__icontains=word))
        own = Q(title__icontains=word) | Q(doc_no__icontains=word) | Q(unit__name__icontains=word)
        found = found.filter(own | Q(pk__in=on_it.values("motion")))
    return found.select_related("unit").order_by("-made_at", "-pk") if words.split() else found.none()


def opens_board(user) -> bool:
    """Whoever has a part in 人事任免 at all; the list then shows what is theirs."""
    return reads_files(user) or user.has_role(Role.MEETING_OFFICER) or units_handing_in(user).exists()


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


def units_handing_in(user) -> QuerySet[Unit]:
    """For which organs this person may bring a motion: the reviewing office for all, the organ for itself."""
    living = Unit.objects.valid_on(localdate())
    bringing = living.filter(kind__in=[kind for kinds in HANDED_IN_BY.values() for kind in kinds])
    if is_appointer(user):
        return living.filter(kind__in=(UnitKind.CONGRESS, *HOUSE)) | bringing
    own = Q(pk__in=user.units_as(*ORGAN_ROLES))
    if user.has_role(Role.DISPATCHER):
        own |= Q(kind=UnitKind.GOVERNMENT)
    return bringing.filter(own)


def first_motion(units) -> dict:
    """What a new motion most likely is: of the first organ, by its head."""
    unit = units.first()
    by = [nominator for nominator, kinds in HANDED_IN_BY.items() if unit.kind in kinds]
    return {"unit": unit, "nominator": by[0] if by else Nominator.CHAIRS_MEETING}


def meetings_ahead(motion: AppointmentMotion | None = None) -> QuerySet[Meeting]:
    """Meetings of the standing committee a motion may aim at: those that are still to come."""
    coming = Q(status__in=(*BEFORE_NOTICE, Status.NOTIFIED, Status.PAPERS_SENT))
    if motion and motion.meeting_id:
        coming |= Q(pk=motion.meeting_id)
    rows = Meeting.objects.filter(coming, body__kind=BodyKind.STANDING_COMMITTEE)
    return rows.select_related("body", "term").order_by("month", "opens_on")


def chairs_meetings() -> QuerySet[Meeting]:
    """The chairs' meetings of the last months, the newest first."""
    rows = Meeting.objects.filter(body__kind=BodyKind.CHAIRS_MEETING).exclude(status=Status.CANCELLED)
    return rows.select_related("body", "term").order_by("-opens_on", "-pk")[:30]


def people_for(user, motion: AppointmentMotion) -> QuerySet[Official]:
    """Whom a form offers: the office everybody, an organ those it has put forward itself or who hold its posts."""
    if is_appointer(user):
        return Official.objects.all()
    own = Q(lines__motion__unit=motion.unit) | Q(tenures__post__nominator=motion.nominator)
    return Official.objects.filter(own).distinct()


def doubts(motion: AppointmentMotion) -> list[str]:
    """What the register does not agree with: to look at, not to stop at; it may be the register that lags."""
    found, lines = [], list(lines_of(motion))
    held = set(
        Tenure.objects.filter(ends_on=None, official__in=[line.official_id for line in lines])
        .values_list("official", "post")
    )  # fmt: skip
    leaving = {(line.official_id, line.post_id) for line in lines if not line.is_appointing}
    for line in lines:
        is_held = (line.official_id, line.post_id) in held
        if not line.is_appointing and not is_held:
            found.append(f"登记册上没有{line.official}现任{line.post}的记录。")
        if line.is_appointing and is_held:
            found.append(f"{line.official}已经担任{line.post}。")
    return found + _full(lines, leaving)


def _full(lines, leaving) -> list[str]:
    acting = (Verb.ACT, Verb.CHOOSE_ACTING)
    wanted = Counter(line.post for line in lines if line.is_appointing and line.verb not in acting)
    limited = [post for post in wanted if post.seats]
    holders = Tenure.objects.filter(post__in=limited, ends_on=None, is_acting=False).values_list("official", "post")
    staying = Counter(post for official, post in holders if (official, post) not in leaving)
    return [
        f"{post}职数 {post.seats} 名，任命后将有 {staying[post.pk] + wanted[post]} 人在任。"
        for post in limited
        if staying[post.pk] + wanted[post] > post.seats
    ]


def checklist(line: AppointmentLine, papers) -> list[tuple]:
    """Every paper the line needs, with the newest that is there: its own, or one for the whole motion."""
    mine = [paper for paper in papers if paper.line_id in (None, line.pk)]
    return [(kind, next((p for p in reversed(mine) if p.kind == kind), None)) for kind in papers_wanted(line)]


def counted_offices() -> QuerySet[OfficialPost]:
    """Every post with how many hold it now; whoever only acts fills no seat."""
    sitting = Q(tenures__ends_on=None, tenures__starts_on__isnull=False, tenures__is_acting=False)
    return OfficialPost.objects.annotate(holders=Count("tenures", sitting)).select_related("organ")


def listed(motions: QuerySet[AppointmentMotion]) -> QuerySet[AppointmentMotion]:
    """What the board says of each motion."""
    counted = Count("lines", distinct=True)
    return motions.select_related("unit", "meeting__body", "meeting__term").annotate(people=counted)


def entries_of(user, motion: AppointmentMotion):
    """The timeline as this person may read it, newest first: what is 内部 is for the reviewing office and leaders."""
    entries = motion.entries.order_by("-seq")
    return entries if reads_files(user) else entries.filter(Q(is_open=True) | Q(by=user))


def earlier(line: AppointmentLine) -> QuerySet[AppointmentLine]:
    """What became of this person in earlier motions."""
    rows = AppointmentLine.objects.filter(official=line.official).exclude(pk=line.pk)
    return rows.select_related("motion", "post", "official").order_by("-pk")
