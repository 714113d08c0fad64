"""分组 is changed regularly (law.md §8.1): a new list in which few sit together again, and other people convene."""

from dataclasses import dataclass, field
from itertools import combinations

from meetings.models import Answer, Capacity, Group, Meeting, Membership, Participant

AWAY = (Answer.LEAVE_APPROVED, Answer.DECLINED, Answer.DROPPED, Answer.WAITING)
SEATED = (Capacity.OBSERVER, Capacity.STAFF)  # neither deliberates


@dataclass
class Grouping:
    """One group as it is proposed or as it was."""

    members: list[Participant] = field(default_factory=list)
    convener: Participant | None = None
    vice_convener: Participant | None = None


def to_be_grouped(meeting: Meeting) -> list[Participant]:
    found = meeting.participants.exclude(status__in=AWAY).exclude(capacity__in=SEATED)
    found = found.select_related("membership__body", "deputy", "unit")
    order = list(Capacity)
    return sorted(found, key=lambda person: (order.index(person.capacity), person.position, person.pk))


def last_groups(meeting: Meeting) -> list[Group]:
    """The groups of the latest earlier meeting of this body that had any."""
    earlier = Group.objects.filter(meeting__body=meeting.body_id).exclude(meeting=meeting)
    if meeting.opens_on:
        earlier = earlier.filter(meeting__opens_on__lt=meeting.opens_on)
    newest = earlier.order_by("-meeting__opens_on", "-meeting_id").first()
    if newest is None:
        return []
    groups = newest.meeting.groups.select_related("convener", "vice_convener").prefetch_related("members__membership")
    return list(groups.order_by("position", "pk"))


def regroup(people: list[Participant], before: list[Group], count: int) -> list[Grouping]:
    """Deal the people like cards, those who sat together before one after the other: so they part.

    Leading members are dealt first, so every group has one; guests last.
    """
    was = {member.membership_id: place for place, group in enumerate(before) for member in group.members.all()}
    conveners = {group.convener.membership_id for group in before if group.convener}
    members = [person for person in people if person.votes]
    rows = [
        [person for person in members if _leads(person)],
        [person for person in members if not _leads(person)],
        [person for person in people if not person.votes],
    ]
    dealt, turn = [Grouping() for _ in range(count)], 0
    for row in rows:
        for person in sorted(row, key=lambda each: was.get(each.membership_id, -1)):  # sorting keeps the order within
            dealt[turn % count].members.append(person)
            turn += 1
    for group in dealt:
        _convene(group, conveners)
    return dealt


def together_again(now: list[list[Participant]], before: list[Group]) -> int:
    """How many pairs of members sit in one group now as they did last time."""
    pairs = {pair for group in before for pair in _pairs(group.members.all())}
    return len(pairs & {pair for people in now for pair in _pairs(people)})


def _pairs(people):
    seats = sorted(person.membership_id for person in people if person.membership_id)
    return set(combinations(seats, 2))


def _leads(person: Participant) -> bool:
    return person.membership is not None and person.membership.title != Membership.Title.MEMBER


def _convene(group: Grouping, before: set[int]) -> None:
    """A vice-chair who did not convene last time, else the first who did not; the chair presides over all."""

    def rank(person):
        title = person.membership.title if person.membership else ""
        return (
            title == Membership.Title.CHAIR,
            person.membership_id in before,
            title != Membership.Title.VICE_CHAIR,
        )

    able = sorted((person for person in group.members if person.votes), key=rank)
    group.convener, group.vice_convener = (*able[:2], None, None)[:2]
