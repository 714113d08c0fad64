"""The calendar feed of one person: made, made anew, revoked, and kept in step with what is due."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate, now

from congress.audit import record
from congress.portal.diary import KEPT as REMEMBERED
from congress.portal.diary import Entry, entries
from congress.portal.models import CalendarFeed, FeedEvent, new_place

FACTS = ("on", "title", "note", "url", "starts_at", "ends_at", "place", "is_tentative")
KEPT = timedelta(days=60)  # a calendar that was off so long will not miss a cancelled day


@transaction.atomic
def make_feed(user, *, request=None) -> CalendarFeed:
    """生成订阅地址; an earlier address stops working at once."""
    record("feed_made", by=user, request=request)
    facts = {"place": new_place(), "made_at": now(), "read_at": None}
    return CalendarFeed.objects.update_or_create(user=user, defaults=facts)[0]


@transaction.atomic
def revoke_feed(user, *, request=None) -> None:
    """停用订阅地址; of what it has told only the numbers are kept."""
    if CalendarFeed.objects.filter(user=user).exclude(place=None).update(place=None):
        told = FeedEvent.objects.filter(feed__user=user)
        told.update(title="", note="", url="", place="", is_cancelled=True)
        record("feed_revoked", by=user, request=request)


@transaction.atomic
def follow(feed: CalendarFeed) -> list[FeedEvent] | None:
    """What the feed says now. Whatever differs from what it said last gets the next number; what fell away is
    told as cancelled for two months, also a matter that was done in time. None: revoked a moment ago."""
    held = CalendarFeed.objects.select_for_update(of=("self",)).select_related("user")
    feed = held.filter(pk=feed.pk, place=feed.place).first()
    if feed is None:
        return None
    moment = now()
    said = {event.uid: event for event in feed.events.all()}
    due = {entry.uid: entry for entry in entries(feed.user)}
    new = [FeedEvent(feed=feed, changed_at=moment, **_facts(entry), uid=uid)
           for uid, entry in due.items() if uid not in said]  # fmt: skip
    changed = [event for uid, event in said.items() if _differs(event, due.get(uid), moment)]
    FeedEvent.objects.bulk_create(new)
    FeedEvent.objects.bulk_update(changed, [*FACTS, "sequence", "is_cancelled", "changed_at"])
    CalendarFeed.objects.filter(pk=feed.pk).update(read_at=moment)
    told = feed.events.exclude(is_cancelled=True, changed_at__lt=moment - KEPT).exclude(title="")
    events = list(told.exclude(is_cancelled=True, on__lt=localdate(moment) - REMEMBERED))  # over, and not called off
    for event in events:
        event.feed = feed
    return events


def _facts(entry: Entry) -> dict:
    facts = {name: getattr(entry, name) for name in FACTS}
    return facts | {"title": entry.title[:300]}


def _differs(event: FeedEvent, entry: Entry | None, moment) -> bool:
    """Bring one event up to date; whether anything about it is new."""
    if entry is None:
        if event.is_cancelled:
            return False
        event.is_cancelled = True
    else:
        facts = _facts(entry)
        if not event.is_cancelled and all(getattr(event, name) == value for name, value in facts.items()):
            return False
        event.is_cancelled = False
        for name, value in facts.items():
            setattr(event, name, value)
    event.sequence, event.changed_at = event.sequence + 1, moment
    return True
