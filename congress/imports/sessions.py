"""届 and 次会议 that a sheet names and nobody has entered yet: made at commit, on the day somebody gives for them.

A key is what stands in choices and addresses: ``18`` for a term, ``18-5`` for a session of it.
"""

from collections import Counter
from datetime import date, timedelta

from congress.organs.models import CongressSession, Term


class SessionIndex:
    def __init__(self, chosen: dict[str, str] | None = None):
        self.chosen = chosen or {}  # key -> the first day, as it is written
        self.terms = {term.number: term for term in Term.objects.all()}
        found = CongressSession.objects.select_related("term")
        self.sessions = {(each.term.number, each.number): each for each in found}

    def missing(self, term: int | None, session: int | None) -> list[str]:
        """Keys of what is unknown, the term before its session."""
        keys = [str(term)] if term and term not in self.terms else []
        return keys + ([f"{term}-{session}"] if term and session and (term, session) not in self.sessions else [])

    def unknown(self, named) -> list[list]:
        """[key, label, rows] for the preview page; ``named`` are (term, session) of each row."""
        rows = Counter(key for pair in named for key in self.missing(*pair))
        return [[key, label(key), rows[key]] for key in sorted(rows, key=numbers)]

    def faults(self, days: dict[str, str]) -> dict[str, str]:
        """Why a day given for a key cannot be, by key. A blank day makes nothing and is no fault."""
        given = {key: _day(words) for key, words in days.items() if words}
        starts = {number: term.starts_on for number, term in self.terms.items()}
        opened = {key: each.opens_on for key, each in self.sessions.items()}
        for key, day in given.items():
            spot = numbers(key)
            (starts if len(spot) == 1 else opened)[spot[0] if len(spot) == 1 else spot] = day
        said = {key: self._fault(numbers(key), given[key], starts, opened) for key in given}
        return {key: words for key, words in said.items() if words}

    def _fault(self, spot, day, starts, opened) -> str:
        if day is None:
            return "请写明日期，例如 2021-11-30。"
        if len(spot) == 1:
            return _out_of_order(spot[0], day, starts, "第{}届")
        term, session = spot
        if starts.get(term) is None:
            return f"请同时填写第{term}届的起始日期。"
        after = min((on for number, on in starts.items() if on and number > term), default=date.max)
        if not starts[term] <= day < after:
            until = "" if after == date.max else f"，到 {after - timedelta(1)} 为止"
            return f"不在第{term}届任期内（{starts[term]} 起{until}）。"
        return _out_of_order(session, day, {n: on for (of, n), on in opened.items() if of == term}, "第{}次会议")

    def adopt(self) -> None:
        """Make what was chosen and is still missing. A term lasts until the one after it begins."""
        for key in sorted(self.chosen, key=numbers):
            spot, day = numbers(key), _day(self.chosen[key])
            if day is None or not self.missing(spot[0], spot[1] if len(spot) > 1 else None):
                continue
            if len(spot) == 1:
                after = [term.starts_on for number, term in self.terms.items() if number > spot[0]]
                ends_on = min(after) - timedelta(1) if after else None
                self.terms[spot[0]] = Term.objects.create(number=spot[0], starts_on=day, ends_on=ends_on)
            elif spot[0] in self.terms:
                term = self.terms[spot[0]]
                self.sessions[spot] = CongressSession.objects.create(term=term, number=spot[1], opens_on=day)


def numbers(key: str) -> tuple[int, ...]:
    return tuple(map(int, key.split("-")))


def label(key: str) -> str:
    term, *session = numbers(key)
    return f"第{term}届" + (f"第{session[0]}次会议" if session else "")


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _out_of_order(number: int, day: date, days: dict, words: str) -> str:
    """The day must lie after that of each lower number and before that of each higher one."""
    for other, on in sorted(days.items()):
        if on and other != number and (other < number) != (on < day):
            return f"{words.format(other)} {on} 开始，{words.format(number)}应在其{'后' if other < number else '前'}。"
    return ""
