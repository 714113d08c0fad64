"""A calendar as text (RFC 5545): all that calendars on telephones and desks read, and nothing more.

Written by hand because it is forty lines; the tests read it back with the ``icalendar`` library.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.utils.timezone import localtime

from congress.portal.models import FeedEvent

OCTETS = 75
# China has one time and, since 1991, no summer time; a calendar that lacks the zone learns it from here.
ZONE = (
    "BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "X-LIC-LOCATION:Asia/Shanghai", "BEGIN:STANDARD",
    "DTSTART:19910915T000000", "TZOFFSETFROM:+0900", "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


def text(name: str, events: Iterable[FeedEvent]) -> str:
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//congress//portal//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escape(name)}", "X-WR-TIMEZONE:Asia/Shanghai", "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        "X-PUBLISHED-TTL:PT4H", *ZONE,
    ]  # fmt: skip
    for event in events:
        lines += list(event_lines(event))
    return "".join(f"{fold(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def event_lines(event: FeedEvent) -> Iterator[str]:
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}-{event.feed.user_id}@{host}"
    yield f"DTSTAMP:{moment(event.changed_at)}"
    yield f"LAST-MODIFIED:{moment(event.changed_at)}"
    yield f"SEQUENCE:{event.sequence}"
    if event.starts_at:
        yield f"DTSTART;TZID=Asia/Shanghai:{local(event.starts_at)}"
        yield f"DTEND;TZID=Asia/Shanghai:{local(event.ends_at or event.starts_at + timedelta(hours=1))}"
    else:
        yield f"DTSTART;VALUE=DATE:{day(event.on)}"
        yield f"DTEND;VALUE=DATE:{day(event.on + timedelta(days=1))}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{escape(event.title)}"
    if event.note:
        yield f"DESCRIPTION:{escape(event.note)}"
    if event.place:
        yield f"LOCATION:{escape(event.place)}"
    if event.url:
        yield f"URL:{settings.SITE_URL}{event.url}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'TENTATIVE' if event.is_tentative else 'CONFIRMED'}"
    yield "END:VEVENT"


def escape(words: str) -> str:
    """Backslash, comma, semicolon and the line break have a meaning of their own; control characters have no place."""
    for mark in "\\;,":
        words = words.replace(mark, f"\\{mark}")
    words = words.replace("\r\n", "\n").replace("\n", "\\n")
    return "".join(letter for letter in words if letter >= " " and letter != "\x7f")


def fold(line: str) -> str:
    """At most 75 octets to a line; a Chinese character has three and is never cut."""
    parts, size = [""], 0
    for letter in line:
        weight = len(letter.encode())
        if size + weight > OCTETS:
            parts.append("")
            size = 1  # the blank that begins a continued line
        parts[-1] += letter
        size += weight
    return "\r\n ".join(parts)


def day(on: date) -> str:
    return f"{on:%Y%m%d}"


def local(at: datetime) -> str:
    return f"{localtime(at):%Y%m%dT%H%M%S}"


def moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
