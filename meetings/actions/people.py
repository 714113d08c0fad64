"""The list of people: everybody in one act, before the notice and after it."""

from meetings.actions.notifying import tell_later
from meetings.flow import MEETING, PARTICIPANT
from meetings.models import Answer, Meeting, Participant
from meetings.queries.people import Candidate


def invite(meeting: Meeting, *, by, people: list[Candidate]) -> list[Participant]:
    """拟定参会名单: put these on the list; who is on it already stays as they are, who was struck off comes back."""
    with MEETING.take("invite", meeting, by=by) as (meeting, facts):
        here = {_key(row): row for row in meeting.participants.all() if _key(row)}
        added = []
        for each in people:
            found = here.get(_mark(each))
            if found is None:
                added.append(_add(meeting, each, place=len(here) + len(added)))
            elif found.status == Answer.DROPPED:
                with PARTICIPANT.take("recall", found, by=by):
                    added.append(found)
        facts.update(said=f"列入{len(added)}位（个）", people=[str(each) for each in added])
        tell_later(meeting, added)
    return added


def _key(row: Participant):
    """By what the same person is known on the list; who is only a name is never the same."""
    for kind in ("membership", "deputy", "unit"):
        if pk := getattr(row, f"{kind}_id"):
            return kind, pk
    return None


def _mark(each: Candidate):
    for kind in ("membership", "deputy", "unit"):
        if thing := getattr(each, kind):
            return kind, thing.pk
    return None


def _add(meeting: Meeting, each: Candidate, *, place: int) -> Participant:
    made = Participant.objects.create(
        meeting=meeting, capacity=each.capacity, membership=each.membership, deputy=each.deputy, unit=each.unit,
        name=each.name, title=each.title, ground=each.ground[:200], position=place,
    )  # fmt: skip
    made.items.set(each.items)
    return made
