"""The rungs as a condition on clocks: for each one, the latest start or due date that has reached it today."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from django.db import connection
from django.db.models import Case, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from congress.prepared import fetched
from congress.reminders.hook import Reminded
from congress.reminders.models import Reminder
from congress.rulebook.models import Clock
from congress.rulebook.reminders import START, Ladder, Rung
from congress.workdays.count import Calendar

FIELD = {START: "starts_on"}


class Days(Func):
    """Whole days from the second date to the first."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()


@dataclass(frozen=True)
class Reached:
    """All that the condition is made of: the same today and tomorrow only if every day in it is the same."""

    today: date
    is_workday: bool
    rungs: tuple[tuple[str, tuple[tuple[Rung, date], ...]], ...]  # kind -> its rungs, each with its latest origin

    def silent(self, clocks: QuerySet, name: str) -> QuerySet:
        """Of these running clocks those whose latest rung has come and has not been told, each with its ``rung``.

        Missed rungs below it are passed over: whoever slept a month is told once.
        """
        reached, whens = Q(pk__in=[]), []
        for kind, rungs in self.rungs:
            first, origin = rungs[0]
            reached |= Q(kind=kind, **{f"{FIELD.get(first.origin, 'due_on')}__lte": origin})
            whens += [self._when(kind, rung, origin) for rung, origin in reversed(rungs)]
        # A rung counted from the start is the same rung whatever becomes of the due date.
        same = Q(due_on=OuterRef("due_on")) | Q(origin=START)
        told = Reminder.objects.filter(same, clocks=name, clock=OuterRef("pk"), rung__gte=OuterRef("rung"))
        found = clocks.filter(reached).annotate(rung=Cast(Case(*whens, default=None), IntegerField()))
        return found.filter(~Exists(told), rung__isnull=False).order_by()  # in an order it would read all that runs

    def _when(self, kind, rung, origin) -> When:
        field = FIELD.get(rung.origin, "due_on")
        rest_day = rung.on_workdays and not self.is_workday
        said = Value(None) if rung.by_step or rest_day else Value(rung.offset)
        if rung.every and not rest_day:
            said += Days(Value(origin), F(field)) / rung.every * rung.every
        reached = Q(kind=kind, **{f"{field}__lte": origin})
        return When(reached & Q(due_on__gte=self.today) if rung.lapses else reached, then=said)


@dataclass(frozen=True)
class Ladders:
    by_kind: dict[str, Ladder]
    today: date
    calendar: Calendar

    @cached_property
    def reached(self) -> Reached:
        rungs = tuple(
            (kind, tuple((rung, rung.latest_origin(self.today, self.calendar)) for rung in ladder))
            for kind, ladder in self.by_kind.items()
        )
        return Reached(self.today, self.calendar.is_workday(self.today), rungs)

    def silent(self, hook: Reminded) -> QuerySet:
        """The clocks that have something to say now, each with its ``rung``."""
        return self.reached.silent(hook.all_running(), hook.name)

    def may_speak(self, hook: Reminded) -> bool:
        """False where certainly no clock has anything to say: of most kinds, at most hours, none has."""
        if hook.running:  # may look at the hour or at a setting, which Reached does not know
            return True
        return bool(fetched(connection, *any_silent(hook.clocks, self.reached)))

    def rung(self, kind: str, offset: int):
        """The rung that was reached; of a repeated one every turn."""
        return next(rung for rung in reversed(self.by_kind[kind]) if rung.offset <= offset)


@lru_cache(maxsize=64)
def any_silent(clocks: type[Clock], reached: Reached) -> tuple[str, tuple]:
    """The question, composed once a day: composing it takes the ORM longer than answering it takes the server."""
    silent = reached.silent(clocks.objects.running(), clocks._meta.label_lower)
    return silent.values("pk")[:1].query.sql_with_params()
