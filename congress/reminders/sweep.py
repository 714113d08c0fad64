"""Ask every app's clocks which rung has come, claim it, and write the notices: all or nothing, and once."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import connection, transaction
from django.utils.timezone import localtime, now

from congress.notices.outbox import post, post_many
from congress.notices.texts import Words
from congress.reminders.hook import Line, Reminded, hooks
from congress.reminders.ladders import Ladders
from congress.reminders.models import Reminder
from congress.reminders.people import People
from congress.rulebook.book import Book, open_book
from congress.rulebook.reminders import LADDERS, Rung, first_workday, shortened

LOCK = 0x52454D49  # one sweep at a time; whoever comes second has nothing to do


def remind(moment: datetime | None = None) -> int:
    """How many clocks spoke. Outside working hours nobody is disturbed; the next sweep finds the same."""
    moment = localtime(moment or now())
    opens, closes = settings.REMIND_HOURS
    if not opens <= moment.hour < closes:
        return 0
    return sum(_sweep(hook, moment.date()) for hook in hooks())


def _sweep(hook: Reminded, today: date) -> int:
    told = total = tell(hook, today)
    while told == settings.REMIND_BATCH:
        told = tell(hook, today)
        total += told
    for key in hook.digests:
        total += tell_digest(hook, key, today)
    return total


@transaction.atomic
def tell(hook: Reminded, today: date) -> int:
    """The next clocks that have something to say, in a number of queries that does not grow with them."""
    if not _alone():
        return 0
    book = open_book()
    ladders = Ladders(district_ladders(book, hook.texts), today, book.calendar)
    silent = ladders.silent(hook.clocks.objects.all(), hook.name)
    lines = list(hook.lines(silent[: settings.REMIND_BATCH]))
    if not lines:
        return 0
    speeches = _speeches(hook, ladders, People(today), lines)
    mine = claim(hook.name, [speech.claim for speech in speeches])
    post_many(row for speech in speeches if speech.line.clock in mine for row in speech.notices(hook))
    return len(mine)


def district_ladders(book: Book, kinds) -> dict:
    """The ladders of these kinds of clock, as the district has them."""
    found = {kind: LADDERS[kind] for kind in kinds}
    if "evaluation.window" in found:
        found["evaluation.window"] = shortened(found["evaluation.window"], book.setting("evaluation.reminders"))
    return found


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return cursor.fetchone()[0]


@dataclass(frozen=True)
class Speech:
    """One clock's words and the people they are for."""

    line: Line
    rung: Rung
    people: dict[int, str]
    text: str
    values: dict[str, str]

    @property
    def claim(self):
        line, rung = self.line, self.rung
        names = json.dumps(list(self.people.values()), ensure_ascii=False)
        return line.clock, line.due_on, line.rung, rung.origin, rung.unit, names

    def notices(self, hook: Reminded):
        once, kind = hook.once(self.line.clock, self.line.due_on, self.line.rung), hook.texts[self.line.kind]
        return [(user, kind, self.text, self.line.link, once, self.values) for user in self.people]


def _speeches(hook, ladders, people, lines) -> list[Speech]:
    """A text is made once for each case, not for each person."""
    found, words = [], Words(hook.texts.values())
    for line in lines:
        rung = ladders.rung(line.kind, line.rung)
        left = (line.due_on - ladders.today).days
        said = words.say(hook.texts[line.kind], **line.facts, due_on=line.due_on, left=left, past=-left)
        found.append(Speech(line, rung, people.of(rung.to, line), *said))
    return found


CLAIM = """
INSERT INTO reminders_reminder (clocks, clock, due_on, rung, origin, unit, people, at)
SELECT %s, told.*, %s
FROM unnest(%s::bigint[], %s::date[], %s::int[], %s::text[], %s::text[], %s::jsonb[]) AS told
ON CONFLICT DO NOTHING RETURNING clock
"""


def claim(name: str, rows: list[tuple]) -> set[int]:
    """Write the rungs down. What another sweep was faster with is not ours to tell."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [name, now(), *columns])
        return {clock for (clock,) in cursor.fetchall()}


@transaction.atomic
def tell_digest(hook: Reminded, key: str, today: date) -> int:
    """What is gathered once a month, from its first workday on; a month slept through is not told later."""
    book = open_book()
    first = first_workday(today, book.calendar)
    month = (f"{hook.name}:{key}", today.year * 100 + today.month)
    if today < first or Reminder.objects.filter(clocks=month[0], clock=month[1]).exists():
        return 0
    if not claim(month[0], [(month[1], first, 0, "month", "", "[]")]):
        return 0
    told = 0
    for kind, people, about, context in hook.digests[key](today):
        told += len(post(kind, to=people, about=about, once=f"{key}:{month[1]}", **context))
    return told
