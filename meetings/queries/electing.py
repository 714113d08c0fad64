"""Who reads which candidate's name with an item of a meeting: nothing leaves the room before the vote."""

from congress.rulebook.book import setting
from meetings.models import CARRIED, AppointmentLine, BodyKind, Item, LineStatus, Status
from meetings.queries.appointments import appointments_visible_to, lines_of
from meetings.rules import sits_in
from meetings.rules.balloting import ballot_order

# From the papers on the members know whom they will vote on.
TOLD = (Status.PAPERS_SENT, Status.OPENED, Status.AGENDA_ADOPTED, Status.CLOSED)
WAITING = (LineStatus.SUBMITTED, LineStatus.EXPLAINED, LineStatus.DEFERRED)
HIDDEN = (LineStatus.NOT_SUBMITTED, LineStatus.SUSPENDED)


def knows_candidates(user, item: Item) -> bool:
    """The office, the leading members, the organ for its own; the members of the body once their papers are out."""
    if item.appointment_id is None:
        return False
    if appointments_visible_to(user).filter(pk=item.appointment_id).exists():
        return True
    votes = item.body.kind == BodyKind.STANDING_COMMITTEE and sits_in(user, item.body)
    return votes and item.meeting is not None and item.meeting.status in TOLD


def candidates(user, item: Item) -> list:
    """The lines of an item's motion as this person may know them; for everybody else who was passed."""
    if item.appointment_id is None:
        return []
    lines = lines_of(item.appointment)
    if knows_candidates(user, item):
        return list(lines.exclude(status__in=HIDDEN))
    if not item.is_over:
        return []
    return list(lines.filter(status__in=CARRIED, post__is_public=True, decided_at=item.meeting))


def lines_at(item: Item, statuses) -> list[AppointmentLine]:
    """The lines of an item's motion that stand at one of these."""
    if item.appointment_id is None:
        return []
    return list(lines_of(item.appointment).filter(status__in=statuses))


def ballot_of(item: Item) -> list[AppointmentLine]:
    """Who waits to be voted on, in the order of the ballot; ``silent``: a statement is due and was not given."""
    first = setting("appointment.person_order") == "appoint_first"
    found = ballot_order(lines_at(item, WAITING), appoint_first=first)
    heard = set(item.appointment.entries.filter(step="give_statement").values_list("about", flat=True) if found else ())
    for line in found:
        line.silent = line.is_appointing and line.post.needs_statement and line.pk not in heard
    return found
