"""机关报告期限: what each organ owed, by when, when it came, and how late; read from the clocks of supervision."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.timezone import localdate

from congress.organs.models import UnitKind
from supervision.deadlines import DUTIES
from supervision.models import FilingClock, Obligation, TopicClock

OF_ORGANS = ("report.draft", "report.final", "opinion.plan", "opinion.response", "opinion.rerun", "opinion.item")
OF_MAKERS = ("filing.file", "filing.supplement", "filing.maker_answer", "filing.maker_amend")


@dataclass(frozen=True)
class Owed:
    organ: str
    matter: str
    label: str
    due_on: date
    done_on: date | None
    link: str

    def days_late(self, today: date) -> int:
        return max(0, ((self.done_on or today) - self.due_on).days)


def owed(year: int) -> list[Owed]:
    """Everything due in that year which was not set aside; three queries."""
    today = {"due_on__year": year, "void_at": None}
    topics = TopicClock.objects.filter(kind__in=OF_ORGANS, **today).select_related("topic__organ", "item__unit")
    filings = FilingClock.objects.filter(kind__in=OF_MAKERS, **today).select_related("filing__maker")
    duties = Obligation.objects.filter(**today).select_related("topic__organ")
    rows = [*map(_of_topic, topics), *map(_of_filing, filings), *map(_of_duty, duties)]
    return sorted(rows, key=lambda row: (row.organ, row.due_on, row.matter))


def _of_topic(clock: TopicClock) -> Owed:
    unit = clock.item.unit if clock.item else clock.topic.organ
    return _owed(unit, clock.topic, clock)


def _of_filing(clock: FilingClock) -> Owed:
    done = clock.filing.filed_on if clock.kind == "filing.file" else None
    return _owed(clock.filing.maker, clock.filing, clock, done)


def _of_duty(row: Obligation) -> Owed:
    unit = row.topic.organ if row.topic else None
    found = _owed(unit, row, row, row.met_on)
    return found if unit else replace(found, organ=UnitKind(DUTIES[row.duty].organ[0]).label)


def _owed(unit, matter, clock, done: date | None = None) -> Owed:
    if done is None and clock.met_at:
        done = localdate(clock.met_at)
    name = unit.label if unit else "未定"
    return Owed(name, matter.title, clock.label, clock.due_on, done, matter.get_absolute_url())
