"""What became of a meeting: who came, what each item ended with, what is still missing before the file is closed."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from congress.accounts.models import Role
from meetings.models import (
    HERE,
    Answer,
    BodyKind,
    BulletinKind,
    Capacity,
    Decision,
    Item,
    ItemStatus,
    Meeting,
    Opinion,
    OpinionStatus,
    Participant,
    Publication,
    Speech,
    State,
    Vote,
    VoteStatus,
)
from meetings.queries import coming, visible_to
from meetings.queries.hall import coming_oneself
from meetings.rules import STAFF, UNIT_ROLES

PUBLIC_BODIES = (BodyKind.STANDING_COMMITTEE, BodyKind.CONGRESS)
# The names stand in the title; they are nobody's business before the vote (practices: 任免决定后方可公布).
NAMES_PERSONS = ("appointment", "dismissal")
DECIDED = (ItemStatus.PASSED, ItemStatus.CONCLUDED)


# ---- who came ----


@dataclass(frozen=True)
class Came:
    present: list[Participant]
    on_leave: list[Participant]
    absent: list[Participant]
    attending: list[Participant]  # 列席, those who were registered as here


def came(meeting: Meeting) -> Came:
    """The meeting as a whole: who was at one sitting at least; without a word of why somebody was not."""
    people = meeting.participants.exclude(status__in=(Answer.DROPPED, Answer.WAITING))
    found = Came([], [], [], [])
    for person in people.select_related("unit").prefetch_related("presences").order_by("position", "pk"):
        here = any(row.state in HERE for row in person.presences.all())
        if person.capacity in (Capacity.OBSERVER, Capacity.STAFF):
            continue
        if not person.votes:
            found.attending.extend([person] if here else [])
        elif here:
            found.present.append(person)
        elif _on_leave(person):
            found.on_leave.append(person)
        else:
            found.absent.append(person)
    return found


def _on_leave(person: Participant) -> bool:
    states = {row.state for row in person.presences.all()}
    return State.ABSENT_APPROVED in states or person.status == Answer.LEAVE_APPROVED


# ---- what each item ended with ----


def items_with_results(meeting: Meeting) -> list[Item]:
    """The agenda in its order; each with its decision and the counted votes in words (``public_results``: for all)."""
    counted = Vote.objects.filter(status=VoteStatus.COUNTED).prefetch_related("lines__tallies")
    items = meeting.items.select_related("decision", "proposer_unit", "committee").order_by("position", "pk")
    items = list(items.prefetch_related(Prefetch("votes", queryset=counted, to_attr="counted"), "proposers"))
    for item in items:
        item.results = [words for vote in item.counted for words in result_words(vote)]
        item.public_results = [words for vote in item.counted for words in result_words(vote, for_public=True)]
    return items


def result_words(vote: Vote, *, for_public: bool = False) -> list[str]:
    """One sentence per line of the ballot; the sums are public, never who said what.

    Of persons the public reads those who were carried: nobody is shown as voted down.
    """
    said = []
    for line in vote.lines.all():
        if (tally := line.result) and not (for_public and vote.subject == "persons" and not tally.passed):
            head = line.text if vote.subject != "main" else ""
            said.append(f"{head}：{tally.words}" if head else tally.words)
    return said


def decision_of(item: Item) -> Decision | None:
    return Decision.objects.filter(item=item).select_related("item__meeting__body", "item__meeting__term").first()


def speeches_of(meeting: Meeting) -> QuerySet[Speech]:
    found = Speech.objects.filter(item__meeting=meeting).select_related("item", "participant")
    return found.order_by("item__position", "item", "position", "pk")


# ---- why a step is closed ----


def not_for_the_public(meeting: Meeting) -> str:
    """Only what concerns everybody is published: the standing committee and the congress."""
    return "" if meeting.body.kind in PUBLIC_BODIES else f"{meeting.body.short_name}的会议不对外公布。"


def without_minutes(meeting: Meeting) -> str:
    return "" if hasattr(meeting, "minutes") else "还没有起草纪要。"


def nothing_to_print(meeting: Meeting) -> str:
    spoken = speeches_of(meeting).filter(status=Speech.Status.CONFIRMED).exists()
    return (
        ""
        if spoken or Decision.objects.filter(item__meeting=meeting).exists()
        else "还没有本人已核对的发言和决议决定。"
    )


def not_yet_public(meeting: Meeting) -> str:
    """A public body's record is closed only after it was published."""
    if meeting.body.kind not in PUBLIC_BODIES or meeting.status == "published":
        return ""
    return "会议结果还没有公布。"


def already_public(item: Item) -> str:
    """Once out, the words stand; what is wrong is put right by another decision."""
    if item.meeting is None or item.meeting.status not in ("opened", "agenda_adopted", "closed", "minutes_issued"):
        return "会议结果已经公布，决议决定的文字不再改动。"
    decision = Decision.objects.filter(item=item).first()
    return "决议决定已经编号，文字不再改动。" if decision and decision.doc_no else ""


# ---- what is public ----


def latest(meeting: Meeting) -> Publication | None:
    """What the public reads of this meeting today: results before the preview, the newest of each."""
    return max(meeting.publications.all(), key=lambda row: (row.stage == "result", row.pk), default=None)


def public_meetings() -> QuerySet[Meeting]:
    """Meetings of which something was published, the newest first. Needs nobody's sign-in."""
    out = Meeting.objects.filter(publications__isnull=False, body__kind__in=PUBLIC_BODIES).exclude(status="cancelled")
    return out.distinct().prefetch_related("publications").order_by("-opens_on", "-pk")


# ---- opinions ----


def opinions_visible_to(user) -> QuerySet[Opinion]:
    """The office all; a unit what was handed to it; who said something, their own."""
    if not user.is_authenticated:
        return Opinion.objects.none()
    if user.has_any_role(*STAFF):
        return Opinion.objects.filter(meeting__in=visible_to(user))
    mine = Q(participant__in=Participant.objects.filter(coming_oneself(user)))
    if units := user.units_as(*UNIT_ROLES):
        mine |= Q(unit__in=units) & ~Q(status=OpinionStatus.COLLECTED)
    return Opinion.objects.filter(mine)


def own_places(user, meeting: Meeting) -> QuerySet[Participant]:
    """In whose name this person may say something: their own place, or their unit's."""
    return meeting.participants.filter(coming(user)).exclude(status__in=(Answer.DROPPED, Answer.WAITING))


def may_speak_up(user, meeting: Meeting) -> bool:
    """Everybody who was called to the meeting; the office for whoever speaks without an account."""
    return user is not None and (user.has_role(Role.MEETING_OFFICER) or own_places(user, meeting).exists())


# ---- the file ----


@dataclass(frozen=True)
class Sheet:
    """One line of the archive's checklist."""

    label: str
    there: bool
    words: str
    needed: bool = True


def checklist(meeting: Meeting) -> list[Sheet]:
    """What belongs to the file of this meeting, what is there and what is missing."""
    items = items_with_results(meeting)
    passed = [item for item in items if item.status == ItemStatus.PASSED]
    decided = [item for item in passed if getattr(item, "decision", None) and item.decision.doc_no]
    speeches = list(speeches_of(meeting).values_list("status", flat=True))
    checked = speeches.count(Speech.Status.CONFIRMED)
    open_votes = Vote.objects.filter(item__meeting=meeting, status__in=(VoteStatus.PREPARED, VoteStatus.RUNNING))
    minutes, notice = getattr(meeting, "minutes", None), meeting.notices.last()
    version, papers = meeting.versions.last(), _papers(meeting)
    unheard = meeting.opinions.filter(
        status__in=(OpinionStatus.COLLECTED, OpinionStatus.HANDED_ON, OpinionStatus.ANSWERED)
    )
    unsaid, pending = unheard.count(), open_votes.count()
    roll = sum(1 for each in meeting.sittings.all() if each.presences.exists())
    sittings = meeting.sittings.count()
    out, public = latest(meeting), meeting.body.kind in PUBLIC_BODIES
    return [
        Sheet("会议通知", bool(notice), notice.doc_no if notice else "没有发文"),
        Sheet("议程、日程定稿", bool(version), f"第{version.number}版" if version else "没有定稿"),
        Sheet("会议文件", bool(papers), f"{papers} 份", needed=bool(items)),
        Sheet("签到表", roll == sittings, f"{roll} / {sittings} 场已登记", needed=bool(sittings)),
        Sheet("表决结果", not pending, f"{pending} 项没有结果" if pending else "已齐"),
        Sheet("发言记录", checked == len(speeches), f"{checked} / {len(speeches)} 篇本人已核对", needed=bool(speeches)),
        Sheet("决议决定", len(decided) == len(passed), f"{len(decided)} / {len(passed)} 件已编号", needed=bool(passed)),
        Sheet("会议纪要", bool(minutes and minutes.doc_no), minutes.doc_no if minutes else "没有起草"),
        Sheet("简报、公报", meeting.bulletins.exists(), f"{meeting.bulletins.count()} 期", needed=False),
        Sheet("意见的办理和反馈", not unsaid, f"{unsaid} 条没有办结" if unsaid else "已齐"),
        Sheet("公布", bool(out and out.stage == "result"), "已公布" if out else "没有公布", needed=public),
    ]  # fmt: skip


def _papers(meeting: Meeting) -> int:
    own = meeting.papers.filter(withdrawn_at=None).count()
    return own + sum(item.papers.filter(withdrawn_at=None).count() for item in meeting.items.all())


def missing(sheets: list[Sheet]) -> list[Sheet]:
    return [each for each in sheets if each.needed and not each.there]


def next_number(meeting: Meeting, kind: BulletinKind) -> int:
    """简报 are counted within the meeting, 公报 within the year."""
    if kind == BulletinKind.BRIEF:
        return 1 + meeting.bulletins.filter(kind=kind).count()
    year = meeting.opens_on.year
    same = meeting.bulletins.model.objects.filter(kind=kind, meeting__body=meeting.body, meeting__opens_on__year=year)
    return 1 + same.count()
