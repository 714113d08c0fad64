"""The parts of the look that appear hundreds of times on a page: plain functions that answer safe HTML.

Each takes what the apps have at hand: a case with a status, a Clock, the doors of a Flow, a StoredFile;
or the same as a dict. Nothing here asks the database.
"""

import re
from datetime import date, datetime
from pathlib import PurePath

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate

from congress.pages import dates

NOTHING = SafeString("")

# Whose hands a matter is in; the shape of the pill says it. Statuses are the words of the law's flow.
# fmt: off
HOLDS = {
    "draft": ("draft", "cosigning", "drafted", "unsent", "planned", "prepared", "nominating", "preparing",
              "researching"),
    "congress": ("congress", "submitted", "registered", "evaluated", "examining", "pending", "waiting", "return_asked",
                 "review_reported", "on_agenda", "delegated", "referred", "reported", "voting"),
    "unit": ("unit", "assigned", "in_progress", "sent", "acknowledged", "working", "signing", "return_requested",
             "assigned_to_organ", "plan_submitted", "comments_returned", "opinion_issued", "response_for_comment"),
    "deputy": ("deputy", "returned", "replied"),
    "again": (
        "again", "rework", "rehandle", "mediation", "reopened", "deferred", "postponed", "to_meeting", "continuing",
    ),
    "promise": ("promise", "tracking", "open"),
    "done": (
        "done", "closed", "advised", "issued", "delivered", "committed", "kept", "passed", "concluded", "counted",
        "minutes_issued", "published", "archived", "passed_on", "adopted", "accepted", "reported_to_congress",
        "conferred", "satisfied", "settled", "noted",
    ),
    "ended": (
        "ended", "withdrawn", "inadmissible", "merged", "released", "void", "cancelled", "abolished", "rejected",
        "failed", "converted", "lapsed", "offline", "called_off",
    ),
}
# fmt: on
SHAPES = {status: hold for hold, statuses in HOLDS.items() for status in statuses}


def read(thing, name: str, default=""):
    """A fact of an object or of a dict alike."""
    found = thing.get(name) if isinstance(thing, dict) else getattr(thing, name, None)
    return default if found is None else found


def parts(thing, *names) -> tuple:
    """The named facts of an object, a dict or a tuple in that order; what is missing is empty."""
    if isinstance(thing, (tuple, list)):
        return (*thing, *[""] * (len(names) - len(thing)))[: len(names)]
    return tuple(read(thing, name) for name in names)


def hold_of(thing) -> str:
    """Whose hands it is in: what the thing says itself, else by its status, else the congress."""
    if isinstance(thing, str):
        return SHAPES.get(thing, "congress")
    return read(thing, "hold") or SHAPES.get(read(thing, "status"), "congress")


def pill(thing, label: str = "") -> SafeString:
    """``{% pill proposal %}`` or ``{% pill "unit" "办理中" %}``"""
    if not label:
        said = read(thing, "get_status_display")
        label = said() if callable(said) else read(thing, "label")
    return format_html('<span class="pill" data-hold="{}">{}</span>', hold_of(thing), label)


# ---- time ----


def clock_words(clock, today: date) -> tuple[str, str]:
    """The state of time and the words for it: 还有 7 天, 明天到期, 逾期 4 天, 提前 13 天."""
    if read(clock, "void_at"):
        return "calm", "不再计时"
    met = dates.plain(read(clock, "met_at"))
    if met:
        early = (clock.due_on - met).days
        if early < 0:
            return "late", f"迟 {-early} 天"
        return "met", f"提前 {early} 天" if early else "当天办成"
    left = clock.days_left(today)
    if left < 0:
        return "late", f"逾期 {-left} 天"
    return clock.time_state(today), {0: "今天到期", 1: "明天到期"}.get(left, f"还有 {left} 天")


def clock(clock, label: str = "", today: date | None = None) -> SafeString:
    """``{% clock proposal.reply_clock %}``: words, the date, a bar of the time used. Nothing for no clock."""
    if not clock or not clock.due_on:
        return NOTHING
    today = today or localdate()
    state, words = clock_words(clock, today)
    label = label or read(clock, "label") or kind_of(clock)
    span = max((clock.due_on - clock.starts_on).days, 1) if clock.starts_on else 1
    upto = dates.plain(read(clock, "met_at")) or dates.plain(read(clock, "void_at")) or today
    used = min(max((upto - clock.starts_on).days, 0), span) if clock.starts_on else span
    return format_html(
        '<div class="clock" data-time="{}"><span class="clock-word">{}</span>'
        '<svg class="clock-bar" viewBox="0 0 {} 4" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="4"/></svg>'
        '<span class="clock-date">{}<time datetime="{}">{}</time>{}</span></div>',
        state,
        words,
        span,
        used,
        f"{label} " if label else "",
        clock.due_on.isoformat(),
        dates.short_day(clock.due_on),
        "（暂定）" if read(clock, "tentative") else "",
    )


def kind_of(clock) -> str:
    said = read(clock, "get_kind_display")
    return said() if callable(said) else ""


def ledger(rows, total: bool = True) -> SafeString:
    """``{% ledger clock.reckoning %}``: a sum in rows of label, value, source; the last is the total."""
    rows = [parts(row, "label", "value", "source") for row in rows or ()]
    if not rows:
        return NOTHING
    sums = [False] * (len(rows) - 1) + [total]
    return format_html(
        '<dl class="ledger">{}</dl>',
        format_html_join(
            "",
            "<div{}><dt>{}</dt><dd>{}{}</dd></div>",
            (
                (
                    mark_safe(' class="sum"') if is_sum else "",
                    label,
                    said(value),
                    format_html("<small>{}</small>", source) if source else "",
                )
                for (label, value, source), is_sum in zip(rows, sums, strict=True)
            ),
        ),
    )


ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def said(value):
    """A date in a sum carries its weekday; everything else is shown as it is."""
    if isinstance(value, date) or (isinstance(value, str) and ISO_DAY.fullmatch(value)):
        return dates.day(value) or value
    return value


STATES = {"done": "（已过）", "now": "（现在）", "skip": "（不经过）"}


def track(steps, tall: bool = False, label: str = "办理步骤") -> SafeString:
    """``{% track steps %}``: each (label, done|now|todo|skip, note); ``tall=True`` shows the notes."""
    items = format_html_join(
        "",
        '<li data-step="{}"{}><span>{}{}</span>{}</li>',
        (
            (
                state,
                mark_safe(' aria-current="step"') if state == "now" else "",
                name,
                format_html('<span class="vh">{}</span>', STATES[state]) if state in STATES else "",
                format_html("<small>{}</small>", note) if note and tall else "",
            )
            for name, state, note in (parts(step, "label", "state", "note") for step in steps)
        ),
    )
    return format_html('<ol class="track{}" aria-label="{}">{}</ol>', " track-tall" if tall else "", label, items)


# ---- what can be done ----


def doors(doors, case=None) -> SafeString:
    """``{% doors doors proposal %}``: the open steps first; a closed one keeps its place and says why."""
    listed = sorted(doors or (), key=lambda door: (not read(door, "open"), not read(door, "primary")))
    if not listed:
        return NOTHING
    here = case.get_absolute_url() if case is not None else ""
    rows = [open_door(door, here) if read(door, "open") else closed_door(door, i) for i, door in enumerate(listed)]
    return format_html('<ul class="doors">{}</ul>', mark_safe("".join(rows)))


def open_door(door, here: str) -> SafeString:
    """A step's page lies under the page of its case and is named like the step."""
    look = " btn-primary" if read(door, "primary") else " btn-danger" if read(door, "danger") else ""
    url = read(door, "url") or f"{here}{read(door, 'name')}/"
    return format_html('<li><a class="btn btn-wide{}" href="{}">{}</a></li>', look, url, read(door, "label"))


def closed_door(door, place: int) -> SafeString:
    return format_html(
        '<li><button type="button" class="btn btn-wide" disabled aria-describedby="door-{}">{}</button>'
        '<p id="door-{}">{}</p></li>',
        place,
        read(door, "label"),
        place,
        read(door, "reason"),
    )


def tabs(items, label: str = "分栏") -> SafeString:
    """``{% tabs states label="按状态" %}``: each a (label, url, count, here)."""
    links = format_html_join(
        "",
        '<a href="{}"{}>{}{}</a>',
        (
            (
                url,
                mark_safe(' aria-current="true"') if here else "",
                name,
                format_html(" <b>{}</b>", count) if count not in ("", None) else "",
            )
            for name, url, count, here in (parts(item, "label", "url", "count", "here") for item in items)
        ),
    )
    return format_html('<nav class="tabs" aria-label="{}">{}</nav>', label, links)


# ---- files ----


def size(count) -> str:
    """``180 kB``, ``2.1 MB``"""
    if not isinstance(count, (int, float)):
        return ""
    for unit, step in (("GB", 1e9), ("MB", 1e6)):
        if count >= step:
            return f"{count / step:.1f} {unit}"
    return f"{max(round(count / 1e3), 1)} kB"


def file_link(stored, url: str = "", note: str = "") -> SafeString:
    """``{% file_link reply.letter url %}``: kind, name, size. Without an address it is told, not linked."""
    if not stored:
        return NOTHING
    name = read(stored, "name") or read(stored, "filename") or str(stored)
    kind = (PurePath(name).suffix[1:] or str(read(stored, "kind")))[:4].upper()
    pages = read(stored, "pages")
    about = " · ".join(word for word in (note, pages and f"{pages} 页", size(read(stored, "size"))) if word)
    small = format_html("<small>{}</small>", about) if about else ""
    stem = name[: -len(PurePath(name).suffix)] if PurePath(name).suffix else name
    if url:
        return format_html('<a class="file" href="{}" data-kind="{}"><span>{}</span>{}</a>', url, kind, stem, small)
    return format_html('<span class="file" data-kind="{}"><span>{}</span>{}</span>', kind, stem, small)


# ---- words ----


def highlight(text, words) -> SafeString:
    """``{{ title|highlight:q }}``: the words of the search marked, everything else escaped."""
    text, found = str(text or ""), [re.escape(word) for word in str(words or "").split()]
    if not found:
        return escape(text)
    pieces = re.split(f"({'|'.join(sorted(found, key=len, reverse=True))})", text, flags=re.IGNORECASE)
    return format_html_join(
        "",
        "{}",
        ((format_html("<mark>{}</mark>", piece) if i % 2 else piece,) for i, piece in enumerate(pieces)),
    )


def shown(value):
    """A cell of a list: days and yes-or-no in Chinese, nothing for nothing, safe HTML as it is."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return dates.moment(value)
    return value.isoformat() if isinstance(value, date) else value


def at(moment) -> SafeString:
    """A ``<time>`` of a moment or a day, as the timeline says it."""
    if not moment:
        return NOTHING
    stamp = moment.isoformat() if isinstance(moment, (date, datetime)) else str(moment)
    return format_html('<time datetime="{}">{}</time>', stamp, dates.moment(moment))
