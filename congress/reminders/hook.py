"""What an app says of its clocks so that they can speak. It stands in the app's ``notices.py``, and its name
in ``settings.REMINDED``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from congress.rulebook.models import Clock


@dataclass(frozen=True)
class Line:
    """One clock that speaks now, with what its text tells and who answers for it."""

    clock: int
    kind: str
    due_on: date
    rung: int
    link: str
    facts: dict  # context of the text, without the days
    unit: int | None = None  # whose handlers and head are meant
    named: int | None = None  # the handler in person, where there is one
    asked: tuple[tuple[int, str], ...] = ()  # raters: people the app knows by no post, with their names
    not_to: tuple[str, ...] = ()  # who may not know of this case


@dataclass(frozen=True)
class Reminded:
    """``texts``: kind of clock -> kind of notice. ``lines``: the clocks found, in a fixed number of queries."""

    clocks: type[Clock]
    texts: dict[str, str]
    lines: Callable[[QuerySet], Iterable[Line]]
    # kind of digest -> (today) -> (people, notice kind, about, context) rows; told once a month
    digests: dict[str, Callable] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.clocks._meta.label_lower

    def once(self, clock: int, due_on: date, rung: int) -> str:
        """The occasion of a notice; ``still_runs`` reads it again when the notice is sent."""
        return f"{self.name}:{clock}:{due_on:%Y%m%d}:{rung}"


def hooks() -> list[Reminded]:
    return [_hook(path) for path in settings.REMINDED]


@cache
def _hook(path: str) -> Reminded:
    return import_string(path)


def still_runs(notices) -> dict[int, str]:
    """Of reminders that are about to leave the house: {pk: why} where the clock no longer runs to that day."""
    asked = {notice.pk: _occasion(notice.once) for notice in notices}
    running = set()
    for hook in hooks():
        clocks = [clock for name, clock, _due_on in asked.values() if name == hook.name]
        if clocks:
            found = hook.clocks.objects.running().filter(pk__in=clocks)
            running |= {(hook.name, *row) for row in found.values_list("pk", "due_on")}
    return {pk: "事项已经完成，或者期限已经变动" for pk, occasion in asked.items() if occasion not in running}


def _occasion(once: str) -> tuple[str, int, date]:
    name, clock, due_on, _rung = once.split(":")
    return name, int(clock), datetime.strptime(due_on, "%Y%m%d").date()
