"""The book as it is read: defaults with the district's dated rows laid over them."""

from collections import defaultdict
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.timezone import localdate

from congress.rulebook.choices import SETTINGS, kinds
from congress.rulebook.limits import LIMITS
from congress.rulebook.reckoning import Deadline, Limit, reckon
from congress.workdays.count import Calendar, load_calendar

kept: ContextVar["Book | None"] = ContextVar("congress_rulebook_kept", default=None)  # see book.one_book


class Line(NamedTuple):
    """One override; ``value`` None goes back to the default from that day on."""

    key: str
    value: Any
    unit: str
    effective_from: date
    basis: str


class Book:
    """The whole rulebook at one moment. Open one per request or task and ask it many things."""

    def __init__(self, lines: Iterable[Line] = (), *, calendar: Calendar | None = None):
        """``lines`` oldest first; of two rows for one day the later stands."""
        self._lines = defaultdict(list)
        for line in sorted(lines, key=lambda line: line.effective_from):
            self._lines[line.key].append(line)
        if calendar is not None:
            self.calendar = calendar

    @cached_property
    def calendar(self) -> Calendar:
        return load_calendar()

    def limit(self, key: str, on: date | None = None) -> Limit:
        """The limit in force ``on`` that day; its article names the district's own rule if any."""
        default = LIMITS[key]
        line = self._in_force(key, on)
        if line is None:
            return default
        value = line.value
        if default.cap is not None:
            # A row older than a stricter statute gives way to it.
            value = max(value, default.cap) if default.backward else min(value, default.cap)
        unit = line.unit or default.unit
        return replace(default, value=value, unit=unit, article=line.basis or default.article)

    def setting(self, key: str, on: date | None = None) -> Any:
        """The value in force: bool, str, int or None, tuple, dict, or a Limit for …_limit keys."""
        setting = SETTINGS[key]
        if setting.kind == kinds.LIMIT:
            limit = self.limit(setting.limit, on)
            return limit.value if setting.in_plain_number else limit
        line = self._in_force(key, on)
        if setting.kind == kinds.TABLE:
            return {**setting.default, **(line.value if line else {})}
        value = line.value if line else setting.default
        return tuple(value) if setting.kind == kinds.SEVERAL else value

    def deadline(self, key: str, start: date, *, backward: bool = False, anchor: str = "") -> Deadline:
        """The due date under the rule in force on ``start``; ``anchor`` renames the first row."""
        limit = self.limit(key, on=start)
        if anchor:
            limit = replace(limit, anchor=anchor)
        return reckon(limit, start, self.calendar, backward=backward)

    def _in_force(self, key, on):
        on = on or localdate()
        found = None
        for line in self._lines.get(key, ()):
            if line.effective_from <= on:
                found = line
        return found if found and found.value is not None else None
