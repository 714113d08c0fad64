"""期限重算: the calendar, or the day a limit counts from, has changed; running limits are reckoned again."""

from itertools import groupby

from django.db import transaction

from congress.rulebook.models import Moved
from congress.surveys.models import Survey
from congress.workdays.count import Calendar, load_calendar
from proposals import deadlines, notices, queries
from proposals.flow import AFFAIRS
from proposals.models import ProposalClock


def calendar_moves(calendar: Calendar | None = None) -> list[Moved]:
    """What this calendar does to every running clock; changes nothing. Two queries."""
    calendar = calendar or load_calendar()
    clocks = queries.all_running_clocks()
    return _moves(clocks, calendar)


def _moves(clocks, calendar) -> list[Moved]:
    found = [clock.recompute(calendar, deadlines.start_of(clock)) for clock in clocks if clock.rule]
    return [moved for moved in found if moved]


def recalendar(*, by, note: str = "", calendar: Calendar | None = None) -> list[Moved]:
    """期限重算: move what the changed calendar moves, one timeline row per case; a second run finds nothing."""
    calendar = calendar or load_calendar()
    done = []
    with transaction.atomic():
        found = sorted(calendar_moves(calendar), key=lambda moved: moved.clock.proposal_id)
        for _, of_case in groupby(found, key=lambda moved: moved.clock.proposal_id):
            done += _recalendar_case(list(of_case), calendar, by=by, note=note)
        shifted = [moved for moved in done if moved.is_moved]
        notices.recalendared(shifted)
    return done


def _recalendar_case(found, calendar, *, by, note):
    if not any(moved.is_moved for moved in found):
        for moved in found:  # only 暂定 became final: the explanation changes, nothing happened to the case
            _set(moved)
        return found
    with AFFAIRS.take("recalendar", found[0].clock.proposal, by=by, note=note) as (proposal, facts):
        # The case is locked now: a limit met a moment ago stays as it was met.
        clocks = ProposalClock.objects.running().filter(proposal=proposal)
        found = _moves(clocks.select_related("handling__unit", "proposal__session"), calendar)
        for moved in found:
            moved.clock.proposal = proposal
            _set(moved)
        deadlines.refresh(proposal)
        facts["clocks"] = [_words(moved) for moved in found if moved.is_moved]
    return found


def _set(moved):
    clock = moved.clock
    clock.starts_on = moved.starts_on
    clock.set_to(moved.deadline)
    clock.save()
    if clock.kind == "evaluation.window" and moved.is_moved:
        _survey_of(clock).update(closes_on=clock.due_on, reckoning=clock.reckoning)


def _survey_of(clock):
    running = clock.proposal.evaluations.order_by("-round").values("survey")[:1]
    return Survey.objects.filter(pk__in=running, closed_at=None)


def _words(moved):
    unit = moved.clock.handling.unit.name if moved.clock.handling else ""
    return {
        "label": moved.clock.label, "unit": unit,
        "old": moved.old_due_on.isoformat(), "new": moved.new_due_on.isoformat(),
    }  # fmt: skip
