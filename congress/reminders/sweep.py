"""Ask every app's clocks which rung has come, claim it, and write the notices: all or nothing, and once."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.conf import settings
from django.db import connection, transaction
from django.utils.timezone import localtime, now

from congress.notices.outbox import Ready, post, post_many
from congress.prepared import fetched
from congress.reminders.hook import Reminded, hooks
from congress.reminders.ladders import Ladders
from congress.reminders.models import Reminder
from congress.reminders.speeches import Speech, speak
from congress.reminders.truth import premise
from congress.rulebook.book import Book, one_book, open_book
from congress.rulebook.reminders import COORDINATOR, LADDERS, OWN_DAYS, first_workday, shortened, with_offsets

LOCK = 0x52454D49  # one sweep at a time; whoever comes second has nothing to do


def remind(moment: datetime | None = None) -> int:
    """How many clocks spoke. Outside working hours nobody is disturbed; the next sweep finds the same."""
    moment = localtime(moment or now())
    opens, closes = settings.REMIND_HOURS
    if not opens <= moment.hour < closes:
        return 0
    with one_book():
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
    if not ladders.may_speak(hook):
        return 0
    lines = list(hook.lines(ladders.silent(hook)[: settings.REMIND_BATCH]))
    if not lines:
        return 0
    speeches = speak(hook, ladders, lines)
    mine = claim(hook.name, claims(speech for speech in speeches if speech.is_heard))
    post_many(ready for speech in speeches if speech.line.clock in mine for ready in notices(hook, speech))
    return len(mine)


def notices(hook: Reminded, speech: Speech) -> Iterator[Ready]:
    """One for all who are led to the same place; and one to the office for those who cannot be told."""
    line = speech.line
    once, holds = hook.once(line.clock, line.due_on, line.rung), premise(hook, line, speech.rung.to)
    own, led = {each.user: each.link for each in line.asked}, defaultdict(list)
    for person in speech.people:
        led[own.get(person) or line.link].append(person)
    for link, people in led.items():
        kind = hook.texts[line.kind]
        yield Ready(people, kind, speech.text, link, once, speech.values, *line.about, holds)
    if speech.report:
        holds, (text, values) = premise(hook, line, (COORDINATOR,)) | {"missed": True}, speech.report
        yield Ready(list(speech.office), hook.unheard, text, line.link, once, values, *line.about, holds)


def district_ladders(book: Book, kinds) -> dict:
    """The ladders of these kinds of clock, as the district has them; without those of which it wants no rung."""
    found = {kind: LADDERS[kind] for kind in kinds}
    for kind in found.keys() & OWN_DAYS.keys():
        days = book.setting(OWN_DAYS[kind])
        found[kind] = with_offsets(found[kind], tuple(-day for day in days))
    if "evaluation.window" in found:
        found["evaluation.window"] = shortened(found["evaluation.window"], book.setting("evaluation.reminders"))
    return {kind: ladder for kind, ladder in found.items() if ladder}


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return cursor.fetchone()[0]


CLAIM = """
INSERT INTO reminders_reminder (clocks, clock, due_on, rung, origin, unit, people, at)
SELECT %s, told.*, %s FROM jsonb_to_recordset(%s::jsonb)
    AS told (clock bigint, due_on date, rung int, origin text, unit text, people jsonb)
ON CONFLICT DO NOTHING RETURNING clock
"""


def claim(name: str, rows: list[dict]) -> set[int]:
    """Write the rungs down. What another sweep was faster with is not ours to tell."""
    return {clock for (clock,) in fetched(connection, CLAIM, (name, now(), json.dumps(rows, ensure_ascii=False)))}


def claims(speeches: Iterable[Speech]) -> list[dict]:
    return [
        {
            "clock": each.line.clock, "due_on": each.line.due_on.isoformat(), "rung": each.line.rung,
            "origin": each.rung.origin, "unit": each.rung.unit, "people": [*(each.people | each.office).values()],
        }
        for each in speeches
    ]  # fmt: skip


@transaction.atomic
def tell_digest(hook: Reminded, key: str, today: date) -> int:
    """What is gathered once a month, from its first workday on; a month slept through is not told later."""
    book = open_book()
    first = first_workday(today, book.calendar)
    month = (f"{hook.name}:{key}", today.year * 100 + today.month)
    if today < first or Reminder.objects.filter(clocks=month[0], clock=month[1]).exists():
        return 0
    gathered = list(hook.digests[key](today))
    row = {"clock": month[1], "due_on": first.isoformat(), "rung": 0, "origin": "month", "unit": "", "people": []}
    if not gathered or not claim(month[0], [row]):
        return 0
    told = 0
    for kind, people, about, context in gathered:
        told += len(post(kind, to=people, about=about, once=f"{key}:{month[1]}", **context))
    return told
