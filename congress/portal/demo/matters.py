"""What the deputies ask for: titles and answers after published cases, with invented places."""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from random import Random

from congress.portal.demo.names import SLOTS


@dataclass(frozen=True)
class Matter:
    topic: str  # the line of the table: two cases of one topic and place raise the same matter
    title: str
    reason: str
    demands: tuple[str, ...]
    answers: tuple[str, ...]
    lead: str
    others: tuple[str, ...]
    are_separate: bool
    category: str
    reply_class: str

    @property
    def request(self) -> str:
        return "\n".join(f"{place}. {text}。" for place, text in enumerate(self.demands, 1))

    @property
    def shape(self) -> tuple:
        """Two matters of one shape can stand in for each other on the same road."""
        return len(self.demands), len(self.answers), len(self.others), self.are_separate, self.reply_class

    @property
    def units(self) -> tuple[str, ...]:
        return self.lead, *self.others


class Table:
    """Hands out matters, never the same title twice in one year as long as there are others."""

    def __init__(self, rng: Random):
        self.rng, self.turn, self.given = rng, 0, set()
        with (Path(__file__).parent / "matters.tsv").open(encoding="utf-8") as file:
            self.rows = list(csv.DictReader(file, delimiter="\t"))
        rng.shuffle(self.rows)
        self.longest = max(self.rows, key=lambda row: len(row["title"]))
        self.turns = [row for row in self.rows if row is not self.longest]
        self.shapes = defaultdict(list)
        for row in self.turns:
            self.shapes[self._fill(row).shape].append(row)

    def take(self, year: int, *, unit: str = "", assisted: bool | None = None, code: str = "") -> Matter:
        """The next matter that has not been raised this year, of this unit or kind if one is named."""
        for turn in range(len(self.turns) * 40):
            row = self.turns[self.turn % len(self.turns)]
            self.turn += 1
            matter = self._fill(row)
            again = (year, matter.title) in self.given and turn < len(self.turns) * 30
            if again or not _fits(matter, unit, assisted, code):
                continue
            self.given.add((year, matter.title))
            return matter
        raise LookupError(f"no matter is left for {year}: {unit} {assisted} {code}")

    def long(self) -> Matter:
        """The one with a title of 135 characters, as they do come in."""
        return self._fill(self.longest)

    def recognise(self, title: str) -> Matter | None:
        """The matter of a title that came from here; None of one that somebody else wrote."""
        for row in self.rows:
            parts = re.split(r"\{(\w+)\}", row["title"])
            pattern = "".join(f"(?P<{part}>.+)" if place % 2 else re.escape(part) for place, part in enumerate(parts))
            if found := re.fullmatch(pattern, title):
                return self._fill(row, found.groupdict())
        return None

    def like(self, matter: Matter, year: int) -> Matter:
        """One of the same shape and of wholly other units or the same ones; its title is new this year if any is."""
        rows = self.shapes[matter.shape] or [self.longest]
        for turn in range(40):
            found = self._fill(self.rng.choice(rows))
            crosses = found.units != matter.units and set(found.units) & set(matter.units)
            if not crosses and (turn > 30 or (year, found.title) not in self.given):
                break
        else:
            return matter
        self.given.add((year, found.title))
        return found

    def _fill(self, row: dict, known=()) -> Matter:
        places = {slot: self.rng.choice(names) for slot, names in SLOTS.items()} | dict(known)
        text = {column: value.format(**places) for column, value in row.items()}
        demands, answers = text["demands"].split("；"), text["answers"].rstrip("。").split("；")
        if len(demands) != len(answers):
            answers = ["；".join(answers)]
        lead, *others = text["units"].lstrip("*").replace(",", "+").split("+")
        return Matter(
            row["title"], text["title"], text["reason"], tuple(demands), tuple(f"{a}。" for a in answers),
            lead, tuple(others), text["units"].startswith("*"), text["category"], text["class"],
        )  # fmt: skip


def _fits(matter: Matter, unit: str, assisted: bool | None, code: str) -> bool:
    return (
        (not unit or (matter.lead == unit and not matter.are_separate))
        and (assisted is None or bool(matter.others) == assisted)
        and (not code or matter.reply_class == code)
    )
