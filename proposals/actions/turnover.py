"""换届: a term is closed; what is open goes on under the same limits and is answered to who asked (law.md 5.9)."""

from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.organs.models import Term
from congress.workflow.wanted import want_words
from deputies.actions import end_mandate
from deputies.models import EndGround, Level, Mandate
from proposals import queries, rules
from proposals.actions.tracking import roll_over
from proposals.flow import AFFAIRS
from proposals.models import Proposal
from proposals.notices import promises as notices
from proposals.queries import turnover


class Closed(NamedTuple):
    cases: int
    promises: int
    seats: int
    readers: int  # of those who left, how many keep their sign-in for their own cases


@transaction.atomic
def close_term(term: Term, *, by, basis: str) -> Closed:
    """届末结转: each open case gets a row that says so, each promise goes into the ledger of the new term, the seats
    of the old one end. Nothing is given a new day or a new number. What was closed before is passed over, so it may
    be done again when a case was forgotten.
    """
    if not rules.is_coordinator(by, None):
        raise PermissionDenied
    term = Term.objects.select_for_update().get(pk=term.pk)
    following = turnover.following(term)
    if reason := turnover.not_over(term, following, localdate()):
        raise ValidationError(reason)
    want_words("请写明依据，如关于换届选举的决定的文号。", basis=basis)
    cases = list(turnover.open_cases(term).exclude(carried_into=following))
    for case in cases:
        _carry_over(case, following, by)
    year = following.starts_on.year
    promises = list(turnover.open_promises(term).filter(year__lt=year))
    for promise in promises:
        roll_over(promise, by=by, year=year, note=f"{term}届满，结转{following}。")
    seats, readers = _end_seats(term, by, basis.strip())
    return Closed(len(cases), len(promises), seats, readers)


def _carry_over(case: Proposal, following: Term, by) -> None:
    with AFFAIRS.take("carry_over", case, by=by) as (case, facts):
        case.carried_into = following
        facts["term"] = str(following)
        notices.carried_over(case, following)


def _end_seats(term: Term, by, basis: str) -> tuple[int, int]:
    seats = Mandate.objects.filter(term=term, level=Level.DISTRICT, ends_on=None).select_related("deputy__user")
    ended = readers = 0
    for seat in seats.order_by("pk"):
        has_open = queries.unfinished_of(seat.deputy).exists()
        end_mandate(
            seat, by=by, ground=EndGround.TERM_OVER, on=max(term.ends_on, seat.starts_on), basis=basis,
            has_open_cases=has_open,
        )  # fmt: skip
        ended, readers = ended + 1, readers + has_open
    return ended, readers
