"""What waits for whom, from the facts themselves: nothing is marked to be done, so nothing is forgotten.

Each answer is rows with a ``due_on``; a page takes the first of them and counts the rest by day. The figure
beside 待办 stands on every page, so it is counted from the bare rows, and only up to a bound.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from congress.rulebook.models import URGENT
from congress.surveys.models import Ballot, Grade, Invitation, PaperEntry
from proposals.deadlines import ANSWER
from proposals.models import (
    JUDGED,
    RUNNING,
    Commitment,
    Contact,
    Evaluation,
    Handling,
    HandlingStatus,
    Part,
    ProposalClock,
    Status,
)
from proposals.queries import lists, visible_to

# A share that lies with its unit; a signed one waits for the office itself.
AT_UNIT = Handling.objects.filter(status__in=(HandlingStatus.SENT, HandlingStatus.WORKING, HandlingStatus.SIGNING))
WITH_UNITS = (Status.ASSIGNED, Status.IN_PROGRESS, Status.REWORK)
DISLIKED = Q(status=Status.EVALUATED, verdict=Grade.LOW)


class Waiting(NamedTuple):
    """The rows of ``among`` for which one of ``when`` holds; no row answers to two of them."""

    among: QuerySet
    when: tuple[Q, ...]
    dress: Callable[[QuerySet], QuerySet]  # adds the ``due_on`` and what a page shows of a row

    @property
    def rows(self) -> QuerySet:
        return self.dress(self.among.filter(reduce(or_, self.when)))

    @property
    def bare(self) -> list[QuerySet]:
        """The keys alone, one question for each condition: the server stops when it has counted enough."""
        return [self.among.filter(condition).order_by().values_list("pk") for condition in self.when]


def soon(today) -> Q:
    """Late, within three days or within this week: what somebody who oversees wants to know of."""
    return Q(due_on__lte=max(today + timedelta(URGENT), today + timedelta(6 - today.weekday())))


def late_clocks(today) -> QuerySet[ProposalClock]:
    """Days of their own that units have let pass: receipt, opinion, reply; what is signed lies with the office."""
    return ProposalClock.objects.running().filter(
        kind__in=lists.SHARE_CLOCKS, due_on__lt=today, handling__in=AT_UNIT.values("pk")
    )


def late_at_unit(today, unit=None) -> Q:
    """The cases behind the figure of a late unit, or of all of them."""
    clocks = late_clocks(today).filter(proposal=OuterRef("pk"))
    return Q(Exists(clocks.filter(handling__unit=unit) if unit else clocks))


def ready_to_conclude(today) -> Q:
    """The rating window is over, or everybody who counts has answered, and no paper waits for its check."""
    silent = Invitation.objects.filter(~Exists(Ballot.objects.filter(invitation=OuterRef("pk"))), counts=True)
    evaluation = Evaluation.objects.filter(proposal=OuterRef("pk"), survey__closed_at=None)
    over = evaluation.filter(
        Q(survey__closes_on__lt=today) | ~Exists(silent.filter(survey=OuterRef("survey"))),
        ~Exists(PaperEntry.objects.filter(invitation__survey=OuterRef("survey"), state=PaperEntry.State.PENDING)),
    )
    return Q(status=Status.REPLIED) & Q(Exists(over))


def office_cases(user, today) -> Waiting:
    """审查, 交办, 办结, the units that are late or nearly so, 结束评价."""
    own = Q(status__in=(Status.SUBMITTED, Status.REGISTERED, Status.EVALUATED, Status.MEDIATION))
    pressing = Q(status__in=WITH_UNITS, due_on__lte=today + timedelta(URGENT))
    late = pressing & Q(Exists(AT_UNIT.filter(proposal=OuterRef("pk"))))
    kept = Q(status=Status.TRACKING) & ~Q(STANDS)
    return Waiting(visible_to(user), (own, late, ready_to_conclude(today), kept), _with_promises)


STANDS = Exists(Commitment.objects.standing().filter(proposal=OuterRef("pk")))


def _with_promises(found: QuerySet) -> QuerySet:
    """A judged case is filed, or tracked while something it was promised stands."""
    return lists.for_rows(found).annotate(is_promised=STANDS)


def overseen_cases(user, today) -> Waiting:
    return Waiting(visible_to(user), (soon(today) & Q(status__in=RUNNING),), lists.for_rows)


def to_issue() -> Waiting:
    """Signed replies that wait for the office's look at their form."""
    return Waiting(Handling.objects.all(), (Q(status=HandlingStatus.SIGNED),), lists.for_share_rows)


def unit_shares(handles, heads) -> Waiting:
    """签收 and 起草 for who works in a unit, 签发 for its head."""
    at_work = Q(unit__in=handles, status__in=(HandlingStatus.SENT, HandlingStatus.WORKING)) & ~Q(part=Part.DISPATCH)
    to_sign = Q(unit__in=heads, status=HandlingStatus.SIGNING) & ~Q(part=Part.ASSIST)
    return Waiting(Handling.objects.all(), (at_work, to_sign), lists.for_share_rows)


def to_pass_on(desks) -> Waiting:
    """What the congress gave to these desks and no department has yet."""
    lying = Q(unit__in=desks, part=Part.DISPATCH, status__in=(HandlingStatus.SENT, HandlingStatus.WORKING))
    return Waiting(Handling.objects.all(), (lying,), lists.for_share_rows)


def papers_by_others(user) -> Waiting:
    """Keyed-in ratings that a second person must compare; never the one who keyed them in."""
    of_a_case = Q(Exists(Evaluation.objects.filter(survey=OuterRef("invitation__survey"))))
    pending = Q(of_a_case, ~Q(entered_by=user), state=PaperEntry.State.PENDING)
    return Waiting(PaperEntry.objects.all(), (pending,), _for_paper_rows)


def _for_paper_rows(papers: QuerySet[PaperEntry]) -> QuerySet[PaperEntry]:
    case = Evaluation.objects.filter(survey=OuterRef("invitation__survey"))
    return papers.annotate(
        due_on=Subquery(case.values("survey__closes_on")[:1]),
        case_code=Subquery(case.values("proposal__code")[:1]),
        case_title=Subquery(case.values("proposal__title")[:1]),
        case_number=Subquery(case.values("proposal__number")[:1]),
    ).select_related("entered_by", "invitation")


def denied_contacts() -> Waiting:
    """A deputy said the talk did not take place, and no other has been recorded since."""
    later = Contact.objects.filter(handling=OuterRef("handling"), pk__gt=OuterRef("pk"))
    at_work = ~Q(handling__proposal__status__in=JUDGED) | Q(handling__proposal__status=Status.REWORK)
    denied = Q(at_work, ~Exists(later), verdict=Contact.Verdict.DENIED)
    return Waiting(Contact.objects.all(), (denied,), _for_contact_rows)


def _for_contact_rows(contacts: QuerySet[Contact]) -> QuerySet[Contact]:
    return (
        contacts.annotate(due_on=Subquery(_reply_clock().values("due_on")[:1]))
        .select_related("handling__unit", "handling__proposal")
        .defer("handling__proposal__reason", "handling__proposal__request", "handling__proposal__text_index")
    )


def _reply_clock():
    return ProposalClock.objects.filter(handling=OuterRef("handling"), kind__in=ANSWER).running()
