"""The days of a topic's road (监督法第十五条、第十七条): counted back from the meeting, then on from what was done."""

from datetime import date

from django.utils.timezone import localdate, now

from congress.rulebook.book import Book, open_book
from supervision.models import OpinionItem, Topic, TopicClock

BEFORE_MEETING = ("report.draft", "report.final", "report.to_members")


def count_back(topic: Topic) -> None:
    """T−20, T−10, T−7; after a change of day, to the new one. What has been done stays done."""
    book = open_book()
    done = set(TopicClock.objects.filter(topic=topic).exclude(met_at=None).values_list("kind", flat=True))
    for key in BEFORE_MEETING:
        if key not in done:
            start(topic, key, on=topic.meeting_day, book=book)


def start(topic: Topic, key: str, *, on: date, item: OpinionItem | None = None, book: Book | None = None) -> TopicClock:
    """Begin one clock, once; from another day the running one is void and a new one runs."""
    same = TopicClock.objects.running().filter(topic=topic, item=item, kind=key)
    if found := same.filter(starts_on=on).first():
        return found
    same.update(void_at=now())
    clock = TopicClock.start(key, on=on, book=book or open_book(), topic=topic, item=item)
    clock.save()
    return clock


def start_item(item: OpinionItem, *, on: date, due_on: date) -> TopicClock:
    """An item runs to the day its opinion names for it."""
    clock = TopicClock.start("opinion.item", on=on, topic=item.opinion.topic, item=item)
    if due_on != clock.due_on:
        clock.due_on, clock.one_line, clock.tentative = due_on, f"审议意见书定于 {due_on.isoformat()}", False
        row = {"label": "审议意见书定于", "value": due_on.isoformat(), "source": "审议意见书", "sum": True}
        clock.reckoning = [row]
    clock.save()
    return clock


def meet(topic: Topic, *keys: str, item: OpinionItem | None = None) -> None:
    """What the clock waited for has been done."""
    TopicClock.objects.running().filter(topic=topic, item=item, kind__in=keys).update(met_at=now())


def in_time(topic: Topic, key: str) -> str:
    """What the timeline says of a limit that is being met today: 按期, or how late; nothing where none runs."""
    clock = TopicClock.objects.running().filter(topic=topic, item=None, kind=key).first()
    if clock is None:
        return ""
    late = (localdate() - clock.due_on).days
    return f"逾期 {late} 天（{clock.label}{clock.due_on:%Y-%m-%d}）" if late > 0 else "按期"


def void(topic: Topic, *keys: str) -> None:
    """The clock has lost its object. Without keys every running clock."""
    clocks = TopicClock.objects.running().filter(topic=topic)
    (clocks.filter(kind__in=keys) if keys else clocks).update(void_at=now())


def end_item(item: OpinionItem) -> None:
    TopicClock.objects.running().filter(item=item).update(met_at=now())
