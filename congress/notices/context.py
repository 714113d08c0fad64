"""The figure at the bell in the masthead (settings.FRAME_COUNTERS)."""

from django.db.models import Count

from congress.notices import queries
from congress.prepared import prepared


def unread(user) -> int:
    return _unread.first(user.pk) or 0


@prepared
def _unread(user):
    return queries.unread(user).order_by().values("to").annotate(count=Count("pk")).values_list("count", flat=True)
