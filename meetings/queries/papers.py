"""Who reads which paper of a meeting, in which state, and in what order. Decided here and nowhere else.

    staff      everything, as it stands now
    member     what has been sent; what is 会后收回 until the meeting is closed
    attendee   of that, what is not confidential and belongs to the items they come for
    deputy     who does not attend: what may be published, once the meeting is published
    nobody     an observer, for one, reads the agenda and no paper
A single grant opens one paper to one person, whatever they are.
"""

from datetime import date
from enum import Enum
from typing import NamedTuple

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from congress.accounts.grants import ids_granted_to, may
from congress.accounts.models import Role
from meetings import deadlines
from meetings.models import (
    OVER,
    Answer,
    Capacity,
    Item,
    ItemKind,
    ItemStatus,
    Meeting,
    MeetingClock,
    Paper,
    PaperKind,
    PaperVersion,
    Participant,
    Status,
)
from meetings.queries import coming
from meetings.queries.outcome import NAMES_PERSONS
from meetings.rules import is_officer, is_staff, sits_in

READ = "read_paper"
AWAY = (Answer.WAITING, Answer.DECLINED, Answer.LEAVE_APPROVED, Answer.DROPPED)
# While papers may still come and go.
PREPARED = tuple(each for each in Status if each not in (Status.CANCELLED, Status.ARCHIVED))
ALIVE = tuple(each for each in ItemStatus if each not in (ItemStatus.REJECTED, ItemStatus.WITHDRAWN))
CLOSED = (Status.CLOSED, Status.MINUTES_ISSUED, Status.PUBLISHED, Status.ARCHIVED)
PUBLIC = (Status.PUBLISHED, Status.ARCHIVED)
INSIDE = (PaperKind.REPORT_DRAFT,)  # for the working committee's opinion (监督法第十五条), never sent to members
NEED_NOTHING = (*OVER, ItemStatus.POSTPONED, ItemStatus.DEFERRED)
TO_MEMBERS = "report.to_members"
SENT_BY = ("meeting.papers", "meeting.papers_floor", TO_MEMBERS)  # the limits that end when papers are sent


class Audience(Enum):
    STAFF = "staff"
    MEMBER = "member"
    ATTENDEE = "attendee"
    DEPUTY = "deputy"
    NOBODY = "nobody"


def audience_of(user, meeting: Meeting) -> Audience:
    """In what role this person stands to the meeting; the widest counts."""
    if is_officer(user) or (is_staff(user) and not meeting.body.is_record_only):
        return Audience.STAFF
    if sits_in(user, meeting.body) or _places(user, meeting).filter(capacity=Capacity.MEMBER).exists():
        return Audience.MEMBER
    if _attending(user, meeting).exists():
        return Audience.ATTENDEE
    return Audience.DEPUTY if user.has_role(Role.DEPUTY) else Audience.NOBODY


def _places(user, meeting: Meeting) -> QuerySet[Participant]:
    """How this person comes; a unit's people may come for one item by one row and for another by a second."""
    return meeting.participants.filter(coming(user)).exclude(status=Answer.DROPPED)


def _attending(user, meeting: Meeting) -> QuerySet[Participant]:
    return _places(user, meeting).exclude(capacity=Capacity.OBSERVER).exclude(status__in=AWAY)


def papers_for(user, meeting: Meeting) -> QuerySet[Paper]:
    """The papers of this meeting that this person may read now."""
    audience = audience_of(user, meeting)
    papers = papers_of(meeting)
    if audience == Audience.STAFF:
        return papers
    open_to = _open_to(audience, meeting, user)
    return papers.filter(open_to | (Q(pk__in=ids_granted_to(user, READ, Paper)) & _lasting(meeting))).distinct()


def _open_to(audience: Audience, meeting: Meeting, user) -> Q:
    sent = Q(versions__sent_at__isnull=False) & _lasting(meeting)
    if audience == Audience.MEMBER:
        return sent
    if audience == Audience.ATTENDEE:
        return sent & Q(confidential=False) & own_items(_attending(user, meeting))
    if audience == Audience.DEPUTY and meeting.status in PUBLIC:
        return sent & Q(publishable=True, confidential=False)
    return Q(pk__in=[])


def own_items(places) -> Q:
    """Papers of the items somebody comes for and of the meeting itself; who is asked to no item in particular, all."""
    asked = [set(place.items.values_list("pk", flat=True)) for place in places]
    return Q(item=None) | Q(item__in=set().union(*asked)) if all(asked) else Q()


def _lasting(meeting: Meeting) -> Q:
    """会后收回: gone when the meeting is closed."""
    return Q(take_back=False) if meeting.status in CLOSED else Q()


def papers_of(meeting: Meeting) -> QuerySet[Paper]:
    """All that lie before the meeting and were not withdrawn, with what a row shows."""
    return _whole(Paper.objects.filter(Q(of_meeting=meeting) | Q(item__meeting=meeting), withdrawn_at=None))


def papers_of_item(item: Item) -> QuerySet[Paper]:
    return _whole(item.papers.filter(withdrawn_at=None))


def lying_before(user, item: Item) -> list[Paper]:
    """The papers of one item this person may read, with the version they read."""
    if item.meeting:
        found = [paper for paper in in_order(papers_for(user, item.meeting)) if paper.item_id == item.pk]
    else:
        found = in_order(papers_of_item(item)) if is_staff(user) else []
    return [show(paper, user) for paper in found]


def withdrawn_from(meeting: Meeting) -> QuerySet[Paper]:
    found = Paper.objects.filter(Q(of_meeting=meeting) | Q(item__meeting=meeting), withdrawn_at__isnull=False)
    return found.select_related("item", "withdrawn_by").order_by("withdrawn_at")


def _whole(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    versions = PaperVersion.objects.select_related("file", "sheet", "work", "by").order_by("-number")
    return papers.select_related("item__meeting__body", "of_meeting__body").prefetch_related(
        Prefetch("versions", versions)
    )


def paper_visible_to(user, code: str) -> Paper | None:
    """One paper, with ``shown`` set to the version this person reads; None when it is not theirs to know of."""
    paper = _whole(Paper.objects.filter(code=code)).first()
    if paper is None or not user.is_authenticated:
        return None
    if paper.meeting is None:
        seen = is_staff(user) or may(user, READ, paper)
    elif audience_of(user, paper.meeting) == Audience.STAFF:
        seen = True  # a withdrawn paper too
    else:
        seen = papers_for(user, paper.meeting).filter(pk=paper.pk).exists()
    return show(paper, user) if seen else None


def show(paper: Paper, user) -> Paper:
    """The version this person reads: the newest for who prepares it or holds a grant, else the newest that was sent."""
    versions = list(paper.versions.all())
    sent = [version for version in versions if version.sent_at]
    paper.newest = versions[0] if versions else None
    reads_newest = is_staff(user) or not sent or (len(sent) < len(versions) and may(user, READ, paper))
    paper.shown = paper.newest if reads_newest else sent[0]
    return paper


def in_order(papers) -> list[Paper]:
    """As they lie in the packet. ``place`` is 会议文件（n）: fixed once sent, until then what it would be."""
    ordered = sorted(papers, key=lambda paper: paper.rank)
    last = max((paper.number or 0 for paper in ordered), default=0)
    for paper in ordered:
        paper.place = paper.number
        if paper.number is None and paper.kind not in INSIDE:
            last += 1
            paper.place = last
    return ordered


def to_send(meeting: Meeting) -> list[Paper]:
    """Papers whose newest version nobody has been sent yet."""
    papers = in_order(papers_of(meeting).exclude(kind__in=INSIDE))
    return [paper for paper in papers if (found := paper.versions.all()) and found[0].sent_at is None]


def nothing_to_send(meeting: Meeting) -> str:
    return "" if to_send(meeting) else "没有尚未送达的文件。"


def handles_papers(user, case: Meeting | Item) -> bool:
    """会务 everywhere; a committee's people for the items of their committee, 任免 for appointments."""
    if is_officer(user):
        return True
    if user is None or not isinstance(case, Item):
        return False
    if case.kind in (ItemKind.APPOINTMENT, ItemKind.DISMISSAL) and user.has_role(Role.APPOINTMENT_OFFICER):
        return True
    return case.committee is not None and user.has_role(Role.COMMITTEE_OFFICER, case.committee)


class Missing(NamedTuple):
    """A paper an item needs and has not got, with the clock that runs for it."""

    item: Item
    kind: PaperKind
    key: str
    clock: MeetingClock | None


def items_in_need(meeting: Meeting) -> list[Item]:
    """The matters that want their papers, in agenda order."""
    return list(meeting.items.exclude(status__in=NEED_NOTHING).order_by("position", "pk"))


def missing(meeting: Meeting) -> list[Missing]:
    """What is still to come, in agenda order. Three queries."""
    items = items_in_need(meeting)
    papers = Paper.objects.filter(item__in=items, withdrawn_at=None)
    there = set(papers.values_list("item", "kind"))
    clocks = {(clock.item_id, clock.kind): clock for clock in meeting.clocks.running()}
    return [
        Missing(item, PaperKind(kind), key, clocks.get((item.pk, key)) or clocks.get((None, key)))
        for item in items
        for kind, key in deadlines.required_papers(item)
        if (item.pk, kind) not in there
    ]


def publishable(meeting: Meeting) -> QuerySet[PaperVersion]:
    """What of the papers may go to the public: marked so, sent to the members in just this state, not withdrawn.

    What lies before an item about persons never does: it is about those who were not passed as well.
    """
    newest = PaperVersion.objects.filter(paper=OuterRef("paper"), sent_at__isnull=False).order_by("-number")
    open_papers = Q(paper__publishable=True, paper__confidential=False, paper__withdrawn_at=None)
    home = Q(paper__item__meeting=meeting) | Q(paper__of_meeting=meeting)
    of_persons = Q(paper__item__kind__in=NAMES_PERSONS)
    found = PaperVersion.objects.filter(
        home, open_papers, ~of_persons, sheet__isnull=False, pk=Subquery(newest.values("pk")[:1])
    )
    return found.select_related("paper", "sheet").order_by("paper__number", "paper")


def warnings(meeting: Meeting, today: date) -> list[str]:
    """What speaks against sending the papers now: none of it forbids, each wants a reason."""
    found = [f"缺少《{row.item.title}》的{row.kind.label}" for row in missing(meeting)]
    for paper in to_send(meeting):
        newest = paper.versions.all()[0]
        if newest.failure:
            found.append(f"《{paper.name}》没有转换成功：{newest.failure}")
        elif newest.sheet_id is None:
            found.append(f"《{paper.name}》还没有转换完")
    clocks = meeting.clocks.running().filter(kind__in=SENT_BY, due_on__lt=today).select_related("item")
    for clock in clocks:
        about = f"（《{clock.item.title}》）" if clock.item else ""
        basis = f"，{clock.rule['article']}" if clock.rule.get("article") else ""
        found.append(f"{clock.label}{about}是{clock.due_on.month}月{clock.due_on.day}日{basis}，已经过了")
    return found
