"""What waits for whom, from the facts themselves: nothing is marked to be done, so nothing is forgotten.

Each question is rows with a ``due_on``; a page takes the first of them and counts the rest by day.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from congress.rulebook.models import URGENT
from congress.surveys.models import Ballot, Invitation, PaperEntry
from proposals.models import Contact, Evaluation, Handling, HandlingStatus, Part, Proposal, ProposalClock, Status
from proposals.queries import lists, visible_to

RUNNING = (Status.REGISTERED, Status.ASSIGNED, Status.IN_PROGRESS, Status.REPLIED, Status.EVALUATED)
# A share that lies with its unit; a signed one waits for the office itself.
AT_UNIT = Handling.objects.filter(status__in=(HandlingStatus.SENT, HandlingStatus.WORKING, HandlingStatus.SIGNING))
WITH_UNITS = (Status.ASSIGNED, Status.IN_PROGRESS)


def soon(today) -> Q:
    """Late, within three days or within this week: what somebody who oversees wants to know of."""
    return Q(due_on__lte=max(today + timedelta(URGENT), today + timedelta(6 - today.weekday())))


def ready_to_conclude(today) -> Q:
    """The rating window is over, or everybody who counts has answered, and no paper waits for its check."""
    silent = Invitation.objects.filter(~Exists(Ballot.objects.filter(invitation=OuterRef("pk"))), counts=True)
    evaluation = Evaluation.objects.filter(proposal=OuterRef("pk"), survey__closed_at=None)
    over = evaluation.filter(
        Q(survey__closes_on__lt=today) | ~Exists(silent.filter(survey=OuterRef("survey"))),
        ~Exists(PaperEntry.objects.filter(invitation__survey=OuterRef("survey"), state=PaperEntry.State.PENDING)),
    )
    return Q(status=Status.REPLIED) & Q(Exists(over))


def office_cases(user, today) -> QuerySet[Proposal]:
    """审查, 交办, 结束评价, 办结, and the units that are late or nearly so."""
    own = Q(status__in=(Status.SUBMITTED, Status.REGISTERED, Status.EVALUATED)) | ready_to_conclude(today)
    pressing = Q(status__in=WITH_UNITS, due_on__lte=today + timedelta(URGENT))
    return visible_to(user).filter(own | pressing & Q(Exists(AT_UNIT.filter(proposal=OuterRef("pk")))))


def overseen_cases(user, today) -> QuerySet[Proposal]:
    return visible_to(user).filter(soon(today), status__in=RUNNING)


def to_issue() -> QuerySet[Handling]:
    """Signed replies that wait for the office's look at their form."""
    return lists.shares(Q(status=HandlingStatus.SIGNED))


def unit_shares(handles, heads) -> QuerySet[Handling]:
    """签收 and 起草 for who works in a unit, 签发 for its head."""
    at_work = Q(unit__in=handles, status__in=(HandlingStatus.SENT, HandlingStatus.WORKING))
    return lists.shares(at_work | Q(unit__in=heads, status=HandlingStatus.SIGNING) & ~Q(part=Part.ASSIST))


def papers_by_others(user) -> QuerySet[PaperEntry]:
    """Keyed-in ratings that a second person must compare; never the one who keyed them in."""
    case = Evaluation.objects.filter(survey=OuterRef("invitation__survey"))
    return (
        PaperEntry.objects.filter(Exists(case), state=PaperEntry.State.PENDING)
        .exclude(entered_by=user)
        .annotate(
            due_on=Subquery(case.values("survey__closes_on")[:1]),
            case_code=Subquery(case.values("proposal__code")[:1]),
            case_title=Subquery(case.values("proposal__title")[:1]),
            case_number=Subquery(case.values("proposal__number")[:1]),
        )
        .select_related("entered_by", "invitation")
    )


def denied_contacts() -> QuerySet[Contact]:
    """A deputy said the talk did not take place, and no other has been recorded since."""
    later = Contact.objects.filter(handling=OuterRef("handling"), pk__gt=OuterRef("pk"))
    return (
        Contact.objects.filter(~Exists(later), verdict=Contact.Verdict.DENIED)
        .exclude(handling__proposal__status__in=(Status.EVALUATED, Status.CLOSED))
        .annotate(due_on=Subquery(_reply_clock().values("due_on")[:1]))
        .select_related("handling__unit", "handling__proposal")
        .defer("handling__proposal__reason", "handling__proposal__request", "handling__proposal__text_index")
    )


def _reply_clock():
    return ProposalClock.objects.filter(handling=OuterRef("handling"), kind="proposal.reply").running()
