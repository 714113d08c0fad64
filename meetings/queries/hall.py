"""What happens in the room: who is there, whether there are enough, what lies before them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch, Q
from django.utils.timezone import localdate, localtime, now

from congress.rulebook.book import setting
from congress.surveys.majority import Majority, Outcome, quorum
from deputies.models import Level, Mandate
from meetings.models import (
    OVER,
    Answer,
    BallotLine,
    BodyKind,
    Capacity,
    Composition,
    Item,
    ItemStatus,
    Meeting,
    Participant,
    Presence,
    Sitting,
    SittingKind,
    State,
    Subject,
    Vote,
    VoteStatus,
)
from meetings.queries import members_on


@dataclass(frozen=True)
class Base:
    """全体组成人员 of one day, with how the figure came about."""

    total: int
    words: str


def base_of(meeting: Meeting, day=None) -> Base:
    """Members in office, or seats where the district counts seats (§12 #37); of the congress, its deputies."""
    day = day or meeting.opens_on or localdate()
    seats = Composition.objects.filter(body=meeting.body, term=meeting.term).values_list("seats", flat=True).first()
    if meeting.body.kind == BodyKind.CONGRESS:
        in_office = Mandate.objects.in_force(day).filter(level=Level.DISTRICT, term=meeting.term).count()
    else:
        in_office = len(members_on(meeting.body, day))
    if seats and setting("meeting.majority_denominator", day) == "seats":
        return Base(seats, f"按名额 {seats} 人计，在任 {in_office} 人")
    return Base(in_office, f"按在任 {in_office} 人计" + (f"，名额 {seats} 人" if seats else ""))


def present_at(sitting: Sitting, at: datetime | None = None, item: Item | None = None) -> list[Participant]:
    """Members with a vote who are in the room at that moment and have not stood aside for this item."""
    here = [
        row.participant
        for row in sitting.presences.filter(participant__capacity=Capacity.MEMBER).select_related("participant")
        if row.is_here(at)
    ]
    aside = set(item.recusals.values_list("participant", flat=True)) if item else set()
    return [person for person in here if person.pk not in aside]


def quorum_rule(body) -> str:
    return Majority.TWO_THIRDS if body.kind == BodyKind.CONGRESS else Majority.HALF


def quorum_of(sitting: Sitting, at: datetime | None = None) -> Outcome:
    """Whether there are enough, told as a sum; two thirds for the congress (地方组织法第十四条、第五十一条)."""
    meeting = sitting.meeting
    return quorum(present=len(present_at(sitting, at)), total=base_of(meeting).total, rule=quorum_rule(meeting.body))


def sitting_now(meeting: Meeting) -> Sitting | None:
    """The sitting the office works on: the one that runs, else the next, else the last."""
    sittings = list(meeting.sittings.order_by("starts_at"))
    moment = now()
    running = [each for each in sittings if each.ends_at >= moment]
    return (running or sittings[-1:] or [None])[0]


def first_plenary(meeting: Meeting) -> Sitting | None:
    return meeting.sittings.filter(kind=SittingKind.PLENARY).order_by("starts_at", "position").first()


def without_quorum(meeting: Meeting) -> str:
    """Why the meeting cannot open, in words; for the flow."""
    sitting = first_plenary(meeting)
    if sitting is None:
        return "日程里还没有全体会议。"
    found = quorum_of(sitting)
    return "" if found.passed else f"{found.words}。"


def first_adopted_on(meeting: Meeting):
    """The day from which its decisions must be published; None where nothing was adopted."""
    votes = Vote.objects.filter(item__meeting=meeting, item__status=ItemStatus.PASSED, status=VoteStatus.COUNTED)
    return votes.order_by("held_on").values_list("held_on", flat=True).first()


def unfinished(meeting: Meeting) -> str:
    """Why the meeting cannot close: items nobody has brought to an end."""
    left = meeting.items.exclude(status__in=(*OVER, ItemStatus.DEFERRED))
    first = left.order_by("position").first()
    return f"还有 {left.count()} 项议题没有结束，如“{first.title}”（{first.get_status_display()}）。" if first else ""


def roll(sitting: Sitting) -> list[tuple[Participant, Presence | None]]:
    """Everybody on the list with how they came to this sitting; leave that was granted is known beforehand."""
    people = sitting.meeting.participants.exclude(status="dropped").exclude(status="waiting")
    if sitting.group_id:
        people = people.filter(groups=sitting.group_id)
    mine = Prefetch("presences", queryset=Presence.objects.filter(sitting=sitting), to_attr="here")
    rank = list(Capacity)
    rows = people.select_related("unit", "membership", "deputy").prefetch_related(mine)
    ordered = sorted(rows, key=lambda person: (rank.index(person.capacity), person.position, person.pk))
    return [(person, person.here[0] if person.here else None) for person in ordered]


def counted(rows) -> list[tuple[str, int]]:
    """(word, number) for the head of the sheet: 应到 31，实到 27，请假 3，缺席 1."""
    members = [row for person, row in rows if person.capacity == Capacity.MEMBER]
    states = [row.state for row in members if row]
    here = sum(1 for row in members if row and row.is_here())
    return [
        ("应到", len(members)), ("实到", here), ("请假", states.count(State.ABSENT_APPROVED)),
        ("缺席", states.count(State.ABSENT)), ("未登记", len(members) - len(states)),
    ]  # fmt: skip


def votes_of(meeting: Meeting):
    """Every vote with its lines and counts, in the order of the agenda; amendments before what they amend."""
    votes = Vote.objects.filter(item__meeting=meeting).select_related("item", "sitting", "survey")
    return votes.prefetch_related("lines__tallies", "survey__remarks").order_by(
        "item__position", "item", "position", "pk"
    )


def shown_lines(vote: Vote, everything: bool) -> list[BallotLine]:
    """The lines of a ballot; of persons only those who were passed for whoever neither sits here nor prepares it: that
    somebody was not passed is announced in the room and published nowhere."""
    lines = list(vote.lines.all())
    if everything or vote.subject != Subject.PERSONS:
        return lines
    return [line for line in lines if line.result and line.result.passed]


def amendment_waiting(vote: Vote) -> Vote | None:
    """修正案先付表决 (law.md §8.1): the amendment of the same item that has no result yet."""
    if vote.subject == "amendment":
        return None
    waiting = (VoteStatus.PREPARED, VoteStatus.RUNNING)
    return Vote.objects.filter(item=vote.item, subject="amendment", status__in=waiting).first()


def vote_not_ready(vote: Vote) -> str:
    """Why this vote cannot begin now; for the flow."""
    item = vote.item
    if item.meeting is None or item.meeting.status not in ("opened", "agenda_adopted"):
        return "会议没有开会，不能表决。"
    if vote.is_poll is False and item.status != ItemStatus.PUT_TO_VOTE:
        return f"议题现在是“{item.get_status_display()}”，还没有交付表决。"
    if first := amendment_waiting(vote):
        return f"应当先表决修正案：{first.question}。"
    return ""


# ---- in the room ----

EARLY = timedelta(hours=1)  # how long before a sitting the doors are open


def coming_oneself(user) -> Q:
    return Q(user=user) | Q(membership__user=user) | Q(membership__deputy__user=user) | Q(deputy__user=user)


def own_seat_at(user, sitting: Sitting) -> Participant | None:
    """The list row of this person, who signs in for nobody else (law.md §8.1)."""
    found = Participant.objects.filter(coming_oneself(user), meeting=sitting.meeting)
    return found.exclude(status__in=(Answer.DROPPED, Answer.WAITING)).first()


def check_in_closed(sitting: Sitting, moment) -> str:
    """Why nobody can sign in now, or nothing."""
    if moment < sitting.starts_at - EARLY:
        return f"签到从会前一小时开始（{localtime(sitting.starts_at - EARLY):%H:%M}）。"
    return f"{sitting.name}已经结束，不能再签到；如有疏漏，请告诉会务人员。" if moment > sitting.ends_at else ""


def speaks_here(user, item) -> bool:
    """Somebody with a recorded speech on this item."""
    own = Q(participant__user=user) | Q(participant__membership__user=user) | Q(participant__deputy__user=user)
    own |= Q(participant__membership__deputy__user=user)
    return user is not None and item.speeches.filter(own).exists()


def not_in_session(item) -> str:
    """Why nothing is done with the item now: its meeting has not been opened, or is over."""
    if item.meeting is None:
        return "议题还没有列入会议。"
    if item.meeting.status not in ("opened", "agenda_adopted"):
        return f"会议现在是“{item.meeting.get_status_display()}”。"
    return ""


def votes_first(item) -> str:
    return not_in_session(item) or ("本议题需要表决，请交付表决。" if item.needs_vote else "")


def vote_begun(item) -> str:
    begun = item.votes.filter(status__in=(VoteStatus.RUNNING, VoteStatus.COUNTED)).exclude(subject="amendment")
    return not_in_session(item) or ("表决已经开始，不能撤回。" if begun.exists() else "")


def is_open_to_votes(item) -> str:
    return not_in_session(item) or ("议题已经结束。" if item.is_over and item.status != ItemStatus.CONCLUDED else "")
