from collections import defaultdict
from collections.abc import Iterator

from django.db.models import IntegerField, Value

from congress.prepared import among, prepared
from congress.reminders.hook import Line, Reminded, hooks
from congress.reminders.models import Reminder
from congress.rulebook.models import Clock


def told(model: type[Clock], clocks: list[int]) -> dict[int, list[Reminder]]:
    """What each of these clocks has said, newest first. One query."""
    found = defaultdict(list)
    for reminder in _told(model._meta.label_lower, list(clocks)):
        found[reminder.clock].append(reminder)
    return found


@prepared
def _told(kind, clocks):
    return Reminder.objects.filter(clocks=kind, clock__in=among(clocks)).order_by("-at", "-rung")


def owed_by(user) -> Iterator[tuple[Reminded, Line]]:
    """Every running limit that would be told to this person in person, for the own calendar."""
    for hook in (each for each in hooks() if each.in_calendars):
        running = hook.all_running().filter(kind__in=hook.texts).annotate(rung=Value(0, IntegerField()))
        for line in hook.lines(running):
            if any(each.user == user.pk for each in line.asked):
                yield hook, line
