"""A thousand shares of a small district, each with one reminder to tell, and what came of them."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.timezone import localdate, now

from congress.accounts.models import Post, Role, User
from congress.notices.models import Delivery, Notice
from congress.organs.models import Term, Unit, UnitKind
from congress.rulebook.book import open_book
from congress.workdays.count import load_calendar
from proposals.models import Channel, Handling, HandlingStatus, Origin, Part, Proposal, ProposalClock, Status

UNITS = 10
KIND = "proposal.reply"
LONG_AGO = date(2021, 12, 1)


class Outcome(NamedTuple):
    """One line of the drill; it failed when anything was lost or doubled."""

    name: str
    rounds: int
    lost: int
    doubled: int
    value: float
    unit: str

    @property
    def line(self) -> str:
        return json.dumps({**self._asdict(), "value": round(self.value, 2)}, ensure_ascii=False)


def units() -> list[Unit]:
    """Ten units with one handler each; made once."""
    made = []
    for n in range(UNITS):
        unit, is_new = Unit.objects.get_or_create(name=f"演练{n}局", valid_to=None, kind=UnitKind.DEPARTMENT)
        if is_new:
            user = User.objects.create(username=f"drill{n}", name=f"演练{n}", email=f"drill{n}@example.cn")
            Post.objects.create(user=user, role=Role.HANDLER, unit=unit, starts_on=LONG_AGO)
        made.append(unit)
    return made


def workday() -> date:
    """The drill may run on a Sunday; its workers live on the next workday."""
    return load_calendar().next_workday(localdate())


def set_up(
    many: int, due_on: date, unit_of: Callable[[int], int] = lambda n: n % UNITS, *, alone: bool = True
) -> list[int]:
    """So many running clocks that end on this day, and unless asked otherwise no others; their ids."""
    if alone:
        ProposalClock.objects.running().update(void_at=now())
        Delivery.objects.all().delete()
    term = Term.objects.get_or_create(number=18, defaults={"starts_on": LONG_AGO})[0]
    where = units()
    facts = {"channel": Channel.INTERSESSION, "origin": Origin.ONLINE, "status": Status.IN_PROGRESS, "term": term}
    cases = Proposal.objects.bulk_create(
        Proposal(title=f"关于第{n}处河堤的建议", number=f"第{n}号", **facts) for n in range(many)
    )
    shares = Handling.objects.bulk_create(
        Handling(proposal=case, unit=where[unit_of(n)], part=Part.LEAD, status=HandlingStatus.WORKING, sent_on=due_on)
        for n, case in enumerate(cases)
    )
    book, started = open_book(), due_on - timedelta(days=90)
    clocks = [
        ProposalClock.start(KIND, on=started, book=book, proposal_id=share.proposal_id, handling=share)
        for share in shares
    ]
    for clock in clocks:
        clock.due_on = due_on
    return [clock.pk for clock in ProposalClock.objects.bulk_create(clocks)]


def told(clocks: list[int]) -> Counter:
    """Reminders that have arrived, by clock."""
    found = Notice.objects.filter(kind="proposal_remind_reply", delivered_at__isnull=False)
    counted = Counter(int(once.split(":")[1]) for once in found.values_list("once", flat=True))
    return Counter({clock: counted[clock] for clock in clocks})


def is_told(clocks: list[int], times: int = 1):
    return lambda: all(count >= times for count in told(clocks).values())


def tally(name: str, clocks: list[int], *, times: int = 1, rounds: int, value: float, unit: str) -> Outcome:
    counts = told(clocks).values()
    lost = sum(max(0, times - count) for count in counts)
    doubled = sum(max(0, count - times) for count in counts)
    return Outcome(name, rounds, lost, doubled, value, unit)
