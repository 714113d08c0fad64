"""A limit is met when every paper it waits for has come, whether the paper or the day of the meeting came first."""

from meetings import deadlines
from meetings.deadlines import appointments
from meetings.models import Meeting
from meetings.queries import papers as reading


def count_back(meeting: Meeting) -> None:
    """Every limit runs to the meeting's first day, of what aims at it as well; what is already there keeps it."""
    deadlines.count_back(meeting)
    appointments.move_with(meeting)
    receive(meeting)


def receive(meeting: Meeting) -> None:
    """Meet the limits of a meeting and of its items that wait for no paper any more."""
    lacking = {(row.item.pk, row.key) for row in reading.missing(meeting)}
    shared = set()
    for item in reading.items_in_need(meeting):
        for key in {key for _kind, key in deadlines.required_papers(item)} - {deadlines.WITH_MEETING}:
            if key in deadlines.OF_MEETING:
                shared.add(key)
            elif (item.pk, key) not in lacking:
                deadlines.meet(meeting, key, item=item)
    for key in shared - {key for _item, key in lacking}:
        deadlines.meet(meeting, key)
