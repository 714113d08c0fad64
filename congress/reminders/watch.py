"""Every running clock that presses, of whatever app, for who watches over it; and the button that asks by hand.

An app hooks in with a ``Watched`` beside its actions, and its name in ``settings.WATCHED``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from congress.reminders.models import Reminder, Urging
from congress.rulebook.models import SOON, Clock


@dataclass
class Row:
    """One clock on the 催办 page."""

    clock: Clock
    number: str
    title: str
    link: str
    holder: str  # whose turn it is, in a word: the unit, the office, the deputies
    state: str = ""  # soon, urgent, late
    told: Reminder | Urging | None = None  # the last that was said of it, and to whom

    @property
    def name(self) -> str:
        return self.clock._meta.label_lower

    @property
    def key(self) -> str:
        """The clock in a form: which table, which row."""
        return f"{self.name}:{self.clock.pk}"

    @property
    def label(self) -> str:
        return self.clock.label

    @property
    def due_on(self) -> date:
        return self.clock.due_on


@dataclass(frozen=True)
class Watched:
    """``rows(user, clocks)``: of these clocks those this person watches over, in a fixed number of queries.
    ``urge(clock, by=)``: tells the holders and the timeline, once a day (``claim``); the names of who was told."""

    clocks: type[Clock]
    rows: Callable[[object, QuerySet], Iterable[Row]]
    urge: Callable[..., list[str]]

    @property
    def name(self) -> str:
        return self.clocks._meta.label_lower


def hooks() -> list[Watched]:
    return [_hook(path) for path in settings.WATCHED]


@cache
def _hook(path: str) -> Watched:
    return import_string(path)


def pressing(user, today: date) -> list[Row]:
    """Late, urgent and soon, of every kind, the first due first: one open-ended question for each app."""
    found = []
    for hook in hooks():
        for row in hook.rows(user, hook.clocks.objects.due_by(today + timedelta(days=SOON))):
            row.state = row.clock.time_state(today)
            found.append(row)
    return sorted(found, key=lambda row: (row.due_on, row.key))


def with_ledger(rows: list[Row]) -> list[Row]:
    """Each row with what was last said of its clock. Two queries for each app."""
    for name in {row.name for row in rows}:
        mine = {row.clock.pk: row for row in rows if row.name == name}
        for model in (Reminder, Urging):
            said = model.objects.filter(clocks=name, clock__in=mine)
            for each in said.order_by("clock", "-at", "-pk").distinct("clock"):
                row = mine[each.clock]
                if row.told is None or row.told.at < each.at:
                    row.told = each
    return rows


def find(key: str, user) -> tuple[Watched, Clock] | None:
    """The clock a form names, running or not, if this person watches over it."""
    name, _, number = key.partition(":")
    hook = next((hook for hook in hooks() if hook.name == name), None)
    if hook is None or not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    row = next(iter(hook.rows(user, hook.clocks.objects.filter(pk=number))), None)
    return (hook, row.clock) if row else None


def claim(clock: Clock, *, by, people: list[str], today: date) -> bool:
    """Whether this is the first press of the day."""
    return Urging.objects.get_or_create(
        clocks=clock._meta.label_lower, clock=clock.pk, on=today,
        defaults={"by": by, "by_name": by.name, "people": people},
    )[1]  # fmt: skip
