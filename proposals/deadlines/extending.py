"""延期: the same start, a later day, never beyond what the statute allows (代表法第五十一条)."""

from dataclasses import replace
from datetime import date

from django.utils.timezone import now

from congress.rulebook.book import open_book, reckon
from congress.rulebook.reckoning import as_rule
from proposals.deadlines.clocks import running
from proposals.models import Handling, ProposalClock

EXTENDED = "proposal.extended"


def extensions_open_to(share: Handling) -> list[ProposalClock]:
    """The longer limits this share could still be given, nearest first, as unsaved clocks: each tells its months,
    its day and its sum. Empty when it has been extended, or no answer is owed.
    """
    clock = running(share.proposal, "proposal.reply", handling=share).order_by("due_on").first()
    if clock is None:
        return []
    book = open_book()
    most = book.limit(EXTENDED, on=clock.starts_on)
    found = []
    for months in range(clock.rule["value"] + 1, most.value + 1):
        limit = replace(most, value=months, anchor=clock.rule["anchor"])
        facts = {"proposal": share.proposal, "handling": share, "starts_on": clock.starts_on}
        longer = ProposalClock(kind=EXTENDED, rule=as_rule(limit), **facts)
        longer.set_to(reckon(limit, clock.starts_on, book.calendar))
        found.append(longer)
    return found


def extend(share: Handling, months: int) -> tuple[date, ProposalClock]:
    """Put the longer limit in place of the first one; (the old day, the new clock)."""
    longer = next(clock for clock in extensions_open_to(share) if clock.rule["value"] == months)
    clock = running(share.proposal, "proposal.reply", handling=share).get()
    clock.void_at = now()
    clock.save(update_fields=["void_at"])
    longer.save()
    return clock.due_on, longer
