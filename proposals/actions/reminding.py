"""催办 by hand, beside the ladder that speaks by itself."""

from django.core.exceptions import ValidationError
from django.db.models import Value
from django.utils.timezone import localdate

from congress.reminders.people import People
from congress.reminders.watch import Row, Watched, claim
from congress.workflow.flow import NotYours, TooLate
from proposals import deadlines, notices
from proposals.flow import AFFAIRS, SUGGESTION
from proposals.models import Proposal, ProposalClock
from proposals.queries import reminded


def urge(proposal, *, by, note) -> Proposal:
    """催办: the office asks those who still owe something, in its own words, once a day."""
    with SUGGESTION.take("urge", proposal, by=by, note=note) as (proposal, facts):
        people = notices.urged(proposal, reminded.owing(proposal), note)
        facts.update(people=[person.name for person in people])
    return proposal


def press(clock: ProposalClock, *, by) -> list[str]:
    """催办一个期限: whoever has it in hand is told, once a day; the names of who was told."""
    with AFFAIRS.take("press", clock.proposal, by=by) as (proposal, facts):
        today, step = localdate(), AFFAIRS.steps["press"]
        mine = reminded.watched(by, ProposalClock.objects.filter(pk=clock.pk))
        clock = mine.first()
        if clock is None:
            raise NotYours(f"{by} does not watch over this limit")
        if not clock.is_running:
            raise TooLate(proposal, step, f"{clock.label}已经办完或者不再计时，不用催办。")
        (line,) = deadlines.lines(ProposalClock.objects.filter(pk=clock.pk).annotate(rung=Value(0)))
        roles = reminded.holders(clock)
        found = People(today).of(roles, line)
        people = {pk: name for pk, name in found.items() if pk != by.pk}
        if not people:
            raise ValidationError(f"{clock.label}除了您本人没有可以催办的人。")
        if not claim(clock, by=by, people=list(people.values()), today=today):
            raise TooLate(proposal, step, f"{clock.label}今天已经催办过，明天可以再次催办。")
        notices.pressed(clock, people, line, roles, by=by, today=today)
        facts.update(limit=clock.label, due_on=clock.due_on.isoformat(), people=list(people.values()))
    return list(people.values())


def rows(user, clocks) -> list[Row]:
    """For the 催办 page. One query."""
    return [
        Row(clock, clock.proposal.number, clock.proposal.title, clock.proposal.get_absolute_url(), holder)
        for clock in reminded.watched(user, clocks)
        for holder in [reminded.holder_word(clock)]
    ]


WATCHED = Watched(clocks=ProposalClock, rows=rows, urge=press)
