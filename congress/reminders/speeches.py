"""Who hears what: a text is made once for all clocks that differ only in the case they are about."""

import re
from dataclasses import dataclass

from congress.notices.texts import Words
from congress.reminders.hook import Line, Reminded
from congress.reminders.ladders import Ladders
from congress.reminders.people import People
from congress.rulebook.reminders import RATER, Rung

# Stand in a text for what the case fills in; no text of people holds these two (they are no characters).
OPENS, CLOSES = "\ufdd0", "\ufdd1"
NAMED = 10  # in one text; the page has the others
PLACE = re.compile(f"{OPENS}(.*?){CLOSES}")


@dataclass(frozen=True)
class Speech:
    """One clock's words and the people they are for, by name; and what the office is told of those out of reach."""

    line: Line
    rung: Rung
    people: dict[int, str]
    text: str
    values: dict[str, str]
    office: dict[int, str]
    report: tuple[str, dict[str, str]] | None = None

    @property
    def is_heard(self) -> bool:
        """False when there is nobody: the rung stays untold until somebody is in post. Raters who have all answered
        are not nobody; there is nothing left to say to them."""
        answered = self.rung.to == (RATER,) and not self.line.missed
        return bool(self.people or self.office or answered)


def speak(hook: Reminded, ladders: Ladders, lines: list[Line]) -> list[Speech]:
    people, sayings = People(ladders.today), Sayings(hook, ladders.today)
    found = []
    for line in lines:
        rung = ladders.rung(line.kind, line.rung)
        words = sayings.of(line, hook.texts[line.kind], line.facts)
        office, report = {}, None
        if line.missed and hook.unheard:
            office = people.office()
            report = sayings.of(line, hook.unheard, {**line.facts, "missed": named(line.missed)})
        found.append(Speech(line, rung, people.of(rung.to, line), *words, office, report))
    return found


def named(people: tuple[str, ...]) -> str:
    more = f"等 {len(people)} 人" if len(people) > NAMED else ""
    return "、".join(people[:NAMED]) + more


class Sayings:
    """The words of every clock of a sweep. A template is rendered once for each kind and due date, with a mark
    where a fact of the case belongs; a fact that is empty leaves no mark, so that conditions hold."""

    def __init__(self, hook: Reminded, today):
        self.today = today
        self.words = Words([*hook.texts.values(), hook.unheard])
        self.made: dict[tuple, tuple[list[str], dict[str, list[str]]]] = {}

    def of(self, line: Line, kind: str, facts: dict) -> tuple[str, dict[str, str]]:
        key = (kind, line.due_on, *[not fact for fact in facts.values()])
        if key not in self.made:
            self.made[key] = self._make(line, kind, facts)
        text, values = self.made[key]
        return fill(text, facts), {name: fill(value, facts) for name, value in values.items()}

    def _make(self, line: Line, kind: str, facts: dict):
        marked = {name: f"{OPENS}{name}{CLOSES}" if fact else "" for name, fact in facts.items()}
        left = (line.due_on - self.today).days
        text, values = self.words.say(kind, **marked, due_on=line.due_on, left=left, past=-left)
        return pieces(text), {name: pieces(value) for name, value in values.items()}


def pieces(text: str) -> list[str]:
    """Words, the name of a fact, words, the name of a fact, words: taken apart once for thousands of cases."""
    return PLACE.split(text)


def fill(text: list[str], facts: dict) -> str:
    """A mark of nobody's making stands for nothing."""
    if len(text) == 1:
        return text[0]
    filled = text.copy()
    filled[1::2] = [str(facts.get(name, "")) for name in text[1::2]]
    return "".join(filled)
