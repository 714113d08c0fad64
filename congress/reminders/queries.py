from collections import defaultdict

from congress.reminders.models import Reminder
from congress.rulebook.models import Clock


def told(model: type[Clock], clocks: list[int]) -> dict[int, list[Reminder]]:
    """What each of these clocks has said, newest first. One query."""
    found = defaultdict(list)
    rows = Reminder.objects.filter(clocks=model._meta.label_lower, clock__in=clocks).order_by("-at", "-rung")
    for reminder in rows:
        found[reminder.clock].append(reminder)
    return found
