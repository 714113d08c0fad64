"""催办 by hand of a topic's limits and of the year's statutory items, where those of the suggestions stand."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Value
from django.utils.timezone import localdate

from congress.reminders.people import People
from congress.reminders.watch import Row, Watched, claim
from congress.rulebook.models import Clock
from congress.rulebook.reminders import NAMED
from congress.workflow.flow import NotYours, TooLate
from supervision import notices
from supervision.flow import TOPIC
from supervision.models import Obligation, TopicClock
from supervision.notices.reminding import OFFICES
from supervision.queries import watching


def those_asked(hook, clock: Clock, by, late=ValidationError) -> tuple:
    """Whoever has a running limit in hand, but not who presses. ``late(reason)`` refuses the second press of a day."""
    today = localdate()
    if not clock.is_running:
        raise late(f"{clock.label}已经办完或者不再计时，不用催办。")
    (line,) = hook.lines(type(clock).objects.filter(pk=clock.pk).annotate(rung=Value(0)))
    people = {pk: name for pk, name in People(today).of((NAMED,), line).items() if pk != by.pk}
    if not people:
        raise ValidationError(f"{clock.label}除了您本人没有可以催办的人。")
    if not claim(clock, by=by, people=list(people.values()), today=today):
        raise late(f"{clock.label}今天已经催办过，明天可以再次催办。")
    return line, people


def watched_over(clocks, clock: Clock, by) -> Clock:
    """``clocks(user, rows)``: of these those the person watches over."""
    found = clocks(by, type(clock).objects.filter(pk=clock.pk)).first()
    if found is None:
        raise NotYours(f"{by} does not watch over this limit")
    return found


def press_case(flow, name: str, case, *, hook, clock: Clock, clocks, kind: str, by) -> list[str]:
    """One limit of a case, and the line on its timeline."""
    with flow.take(name, case, by=by) as (case, told):
        clock = watched_over(clocks, clock, by)
        line, people = those_asked(hook, clock, by, partial(TooLate, case, flow.steps[name]))
        notices.pressed(kind, hook, clock, people, line, about=case, today=localdate())
        told["said"] = f"{clock.label} {clock.due_on:%Y-%m-%d}：{'、'.join(people.values())}"
    return list(people.values())


def press_topic(clock: TopicClock, *, by) -> list[str]:
    """催办一个期限: whoever has it in hand is told, once a day; the names of who was told."""
    return press_case(
        TOPIC, "press_topic", clock.topic, hook=notices.OF_TOPICS, clock=clock, by=by,
        clocks=watching.topic_clocks_watched, kind="supervision_pressed",
    )  # fmt: skip


@transaction.atomic
def press_duty(clock: Obligation, *, by) -> list[str]:
    """催办一项法定报告事项: the committee that has its topic, and the office."""
    clock = watched_over(watching.duties_watched, clock, by)
    line, people = those_asked(notices.REMINDED, clock, by)
    notices.pressed("supervision_duty_pressed", notices.REMINDED, clock, people, line, about=clock, today=localdate())
    return list(people.values())


def rows(user, clocks) -> list[Row]:
    """For the 催办 page. One query."""
    return [
        Row(
            clock, f"{clock.topic.year}年", _title(clock), clock.topic.get_absolute_url(),
            watching.topic_clock_holder(clock, OFFICES),
        )
        for clock in watching.topic_clocks_watched(user, clocks)
    ]  # fmt: skip


def _title(clock: TopicClock) -> str:
    return f"{clock.topic.title}（第{clock.item.number}项）" if clock.item else clock.topic.title


def duty_rows(user, clocks) -> list[Row]:
    return [
        Row(row, f"{row.year}年", row.title, row.get_absolute_url(), watching.duty_holder(row))
        for row in watching.duties_watched(user, clocks)
    ]


WATCHED = Watched(clocks=TopicClock, rows=rows, urge=press_topic)
DUTIES = Watched(clocks=Obligation, rows=duty_rows, urge=press_duty)
