"""The kinds of setting there are, and what each accepts."""

from dataclasses import dataclass
from typing import Any

LIMIT = "limit"  # a limit under its §12 name; changed under the limit's own key
FLAG = "flag"  # 是 / 否
CHOICE = "choice"  # one of the choices
SEVERAL = "several"  # any of the choices, as a list
NUMBER = "number"  # a whole number between low and high; None where it must first be filled in
TABLE = "table"  # one value per row named in choices; an override may name only some rows


@dataclass(frozen=True)
class Setting:
    number: int  # its row in law.md §12
    key: str
    label: str
    kind: str
    default: Any = None
    choices: tuple[tuple[Any, str], ...] = ()
    limit: str = ""
    low: int | None = 0
    high: int | None = None
    article: str = ""
    note: str = ""

    @property
    def in_plain_number(self) -> bool:
        """reply_months and notice_days read as a number; other limits read as a Limit."""
        return self.kind == LIMIT and self.key.endswith(("_days", "_months"))

    def label_of(self, value) -> str:
        """The words of one allowed value."""
        return dict(self.choices).get(value, str(value))
