"""催办 of a topic's limits by hand, on the page where those of the suggestions stand."""

from django.core.exceptions import ValidationError
from django.db.models import Value
from django.utils.timezone import localdate

from congress.reminders.people import People
from congress.reminders.watch import Row, Watched, claim
from congress.rulebook.reminders import NAMED
from congress.workflow.flow import NotYours, TooLate
from supervision import notices
from supervision.flow import TOPIC
from supervision.models import TopicClock
from supervision.notices.reminding import OFFICES, topic_lines
from supervision.queries.watching import topic_clock_holder, topic_clocks_watched


def press_topic(clock: TopicClock, *, by) -> list[str]:
    """催办一个期限: whoever has it in hand is told, once a day; the names of who was told."""
    with TOPIC.take("press_topic", clock.topic, by=by) as (topic, told):
        today, step = localdate(), TOPIC.steps["press_topic"]
        clock = topic_clocks_watched(by, TopicClock.objects.filter(pk=clock.pk)).first()
        if clock is None:
            raise NotYours(f"{by} does not watch over this limit")
        if not clock.is_running:
            raise TooLate(topic, step, f"{clock.label}已经办完或者不再计时，不用催办。")
        (line,) = topic_lines(TopicClock.objects.filter(pk=clock.pk).annotate(rung=Value(0)))
        people = {pk: name for pk, name in People(today).of((NAMED,), line).items() if pk != by.pk}
        if not people:
            raise ValidationError(f"{clock.label}除了您本人没有可以催办的人。")
        if not claim(clock, by=by, people=list(people.values()), today=today):
            raise TooLate(topic, step, f"{clock.label}今天已经催办过，明天可以再次催办。")
        notices.topic_pressed(clock, people, line, today=today)
        told["said"] = f"{clock.label} {clock.due_on:%Y-%m-%d}：{'、'.join(people.values())}"
    return list(people.values())


def rows(user, clocks) -> list[Row]:
    """For the 催办 page. One query."""
    return [
        Row(
            clock, f"{clock.topic.year}年", _title(clock), clock.topic.get_absolute_url(),
            topic_clock_holder(clock, OFFICES),
        )
        for clock in topic_clocks_watched(user, clocks)
    ]  # fmt: skip


def _title(clock: TopicClock) -> str:
    return f"{clock.topic.title}（第{clock.item.number}项）" if clock.item else clock.topic.title


WATCHED = Watched(clocks=TopicClock, rows=rows, urge=press_topic)
