"""From a committed notice to what leaves the house for it. Done by the worker, once, and not by the step itself:

posting stays one INSERT however many channels a district has, a wrong setting of a channel can never undo a
step, and preferences are read for a whole batch. Notice and deliveries are marked in one transaction.
"""

from django.db import transaction
from django.utils.timezone import now

from congress.notices import truth
from congress.notices.kinds import kind_of
from congress.notices.models import Delivery, Gateway, Notice, Preference
from congress.notices.models.gateways import PERSONAL, Channel

BATCH = 500


@transaction.atomic
def plan(limit: int = BATCH) -> int:
    """One batch, oldest first. Workers running at once take different rows."""
    waiting = Notice.objects.filter(delivered_at=None).order_by("pk").select_related("to")
    batch = list(waiting.select_for_update(skip_locked=True, of=("self",))[:limit])
    if not batch:
        return 0
    why = truth.untrue(batch)
    truth.withdraw(why)
    true = [notice for notice in batch if notice.pk not in why]
    gateways = {row.channel: row for row in Gateway.objects.filter(is_active=True, channel__in=PERSONAL)}
    choices = preferences_of(notice.to_id for notice in true) if gateways else {}
    daily = {notice.pk for notice in true if waits_for_digest(notice, gateways, choices.get(notice.to_id))}
    Delivery.objects.bulk_create(
        [
            Delivery(notice=notice, gateway=gateway, person=notice.to, recipient=address, urgent=urgent(notice))
            for notice in true
            if notice.pk not in daily
            for gateway, address in ways(notice, gateways, choices.get(notice.to_id))
        ],
        ignore_conflicts=True,
    )
    Notice.objects.filter(pk__in=[notice.pk for notice in batch]).update(delivered_at=now())
    if daily:
        Notice.objects.filter(pk__in=daily).update(for_digest=True)
    return len(batch)


def preferences_of(people) -> dict[int, Preference]:
    return {row.user_id: row for row in Preference.objects.filter(user__in=set(people))}


def urgent(notice: Notice) -> bool:
    return kind_of(notice.kind).urgent


def waits_for_digest(notice: Notice, gateways: dict[str, Gateway], choice: Preference | None) -> bool:
    kind = kind_of(notice.kind)
    if not choice or not choice.daily or kind.urgent or kind.direct:
        return False
    return fits_digest(notice, gateways, choice)


def fits_digest(notice: Notice, gateways: dict[str, Gateway], choice: Preference | None) -> bool:
    """What the person wants to hear of by the way the daily mail takes. The rest goes its own ways, or none."""
    found = way_of_digest(notice.to, gateways)
    return found is not None and found in ways(notice, gateways, choice)


def way_of_digest(person, gateways: dict[str, Gateway]) -> tuple[Gateway, str] | None:
    """By mail; who has no address for it, by a short message."""
    addresses = addresses_of(person)
    for channel in (Channel.EMAIL, Channel.SMS):
        if channel in gateways and addresses[channel]:
            return gateways[channel], addresses[channel]
    return None


def ways(notice: Notice, gateways: dict[str, Gateway], choice: Preference | None):
    """(gateway, address) of each way out. Who has no mail address is told of mails by a short message."""
    kind = kind_of(notice.kind)
    wanted = [channel for channel in kind.channels if choice is None or choice.wants(kind.subject, channel)]
    addresses = addresses_of(notice.to)
    unreached = Channel.EMAIL in wanted and not (addresses[Channel.EMAIL] and Channel.EMAIL in gateways)
    if unreached and Channel.SMS not in wanted and (choice is None or choice.wants(kind.subject, Channel.SMS)):
        wanted.append(Channel.SMS)
    return [(gateways[channel], addresses[channel]) for channel in wanted if channel in gateways and addresses[channel]]


def addresses_of(person) -> dict[str, str]:
    """A number as a gateway dials it, however it was written down."""
    return {Channel.EMAIL: person.email, Channel.SMS: person.phone.replace(" ", "").replace("-", "")}
