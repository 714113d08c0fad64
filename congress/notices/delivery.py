"""From the outbox to people, by the worker; may run anywhere, twice and late."""

from django.db import transaction
from django.utils.timezone import now

from congress.notices.channels import site
from congress.notices.models import Notice

BATCH = 500


def deliver_all() -> int:
    """Deliver until nothing waits; how many were delivered."""
    total = 0
    while delivered := deliver():
        total += delivered
    return total


@transaction.atomic
def deliver(limit: int = BATCH) -> int:
    """One batch, oldest first. Workers running at once take different rows."""
    waiting = Notice.objects.filter(delivered_at=None).order_by("pk")
    batch = list(waiting.select_for_update(skip_locked=True, of=("self",))[:limit])
    arrived = site.deliver(batch)
    Notice.objects.filter(pk__in=[notice.pk for notice in arrived]).update(delivered_at=now())
    return len(arrived)
