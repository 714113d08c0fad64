"""催办 of a motion's limits by hand, on the page where the suggestions' stand."""

from django.core.exceptions import ValidationError
from django.db.models import Value
from django.utils.timezone import localdate

from congress.reminders.people import People
from congress.reminders.watch import Row, Watched, claim
from congress.workflow.flow import NotYours, TooLate
from proposals.flow import MOTION
from proposals.models import MotionClock
from proposals.notices import motion as notices
from proposals.queries.motion_clocks import motion_clock_holder, motion_clock_roles, motion_clocks_watched


def press_motion(clock: MotionClock, *, by) -> list[str]:
    """催办一个期限: whoever has the motion in hand is told, once a day; the names of who was told."""
    with MOTION.take("press_motion", clock.motion, by=by) as (motion, facts):
        today, step = localdate(), MOTION.steps["press_motion"]
        clock = motion_clocks_watched(by, MotionClock.objects.filter(pk=clock.pk)).first()
        if clock is None:
            raise NotYours(f"{by} does not watch over this limit")
        if not clock.is_running:
            raise TooLate(motion, step, f"{clock.label}已经办完或者不再计时，不用催办。")
        (line,) = notices.lines(MotionClock.objects.filter(pk=clock.pk).annotate(rung=Value(0)))
        roles = motion_clock_roles(clock)
        people = {pk: name for pk, name in People(today).of(roles, line).items() if pk != by.pk}
        if not people:
            raise ValidationError(f"{clock.label}除了您本人没有可以催办的人。")
        if not claim(clock, by=by, people=list(people.values()), today=today):
            raise TooLate(motion, step, f"{clock.label}今天已经催办过，明天可以再次催办。")
        notices.motion_pressed(clock, people, line, roles, by=by, today=today)
        facts["said"] = f"{clock.label} {clock.due_on}：{'、'.join(people.values())}"
    return list(people.values())


def motion_rows(user, clocks) -> list[Row]:
    """For the 催办 page. Two queries."""
    return [
        Row(clock, clock.motion.number, clock.motion.title, clock.motion.get_absolute_url(), motion_clock_holder(clock))
        for clock in motion_clocks_watched(user, clocks)
    ]


WATCHED = Watched(clocks=MotionClock, rows=motion_rows, urge=press_motion)
