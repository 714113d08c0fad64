from collections import defaultdict

from congress.prepared import among, prepared
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
