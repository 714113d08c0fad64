"""决议规定的期限, or where a resolution names none what the rulebook says (监督法第十七条)."""

from datetime import date

from django.utils.timezone import now

from congress.rulebook.book import open_book
from meetings.models import Execution, ExecutionClock

REPORT = "decision.execution"


def usual(adopted_on: date) -> date:
    return open_book().deadline(REPORT, adopted_on).due_on


def start(execution: Execution, *, named: bool) -> ExecutionClock:
    """``named``: the day stands in the resolution itself."""
    clock = ExecutionClock.start(REPORT, on=execution.decision.adopted_on, execution=execution)
    if named:
        _to(clock, execution.due_on, "决议规定的期限")
    clock.save()
    return clock


def again(execution: Execution) -> ExecutionClock:
    """要求补充: to the day that was given with it."""
    clock = ExecutionClock.start(REPORT, on=execution.decision.adopted_on, execution=execution)
    _to(clock, execution.due_on, "补充报告的期限")
    clock.save()
    return clock


def _to(clock: ExecutionClock, day: date, words: str) -> None:
    clock.due_on, clock.one_line, clock.tentative = day, words, False
    clock.reckoning = [{"label": words, "value": day.isoformat(), "source": ""}]


def meet(execution: Execution) -> None:
    ExecutionClock.objects.running().filter(execution=execution).update(met_at=now())
