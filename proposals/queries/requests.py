"""退办 and 延期 as they are read: beside the case, and waiting for whoever rules them."""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from congress.accounts.models import Role
from congress.organs.models import GOVERNMENT
from proposals.models import Extension, HandingBack, Handling, HandlingStatus, ProposalClock, Ruling
from proposals.queries import lists, sees_inside, units_of
from proposals.queries.todo import Waiting

WAITS = Exists(Extension.objects.filter(handling=OuterRef("pk"), ruling=Ruling.PENDING))


def shown_to(user, proposal) -> dict:
    """What was asked for in this case, for its page: what was agreed is everybody's, the rest the office's and the
    unit's own. The dispatcher reads those of the government's departments. Two queries.
    """
    known = Q() if sees_inside(user, proposal) else Q(ruling=Ruling.AGREED) | Q(handling__unit__in=units_of(user))
    if known and user.has_role(Role.DISPATCHER):
        known |= Q(handling__unit__kind__in=GOVERNMENT)
    of_case = Q(handling__proposal=proposal)
    extensions = Extension.objects.filter(of_case, known).select_related("handling__unit", "asked_by", "ruled_by")
    returns = HandingBack.objects.filter(of_case, known).select_related(
        "handling__unit", "handling__parent__unit", "asked_by", "ruled_by", "proposed_unit", "successor__unit"
    )
    return {"extensions": list(extensions), "returns": list(returns)}


def to_rule(user) -> Waiting:
    """Shares whose request waits for this person: the office's all, the dispatcher's the returns of its own."""
    asked_back, more_time = Q(status=HandlingStatus.RETURN_ASKED), Q(WAITS) & ~Q(status=HandlingStatus.RETURN_ASKED)
    if user.has_role(Role.COORDINATOR):
        return Waiting(Handling.objects.all(), (asked_back, more_time), _dressed)
    own = Handling.objects.filter(parent__unit__in=user.units_as(Role.DISPATCHER))
    return Waiting(own, (asked_back,), _dressed)


def _dressed(found):
    decide = ProposalClock.objects.filter(handling=OuterRef("pk"), kind="assignment.return_decide").running()
    asked = Extension.objects.filter(handling=OuterRef("pk"), ruling=Ruling.PENDING)
    day = Coalesce(Subquery(decide.values("due_on")[:1]), Subquery(asked.values("old_due_on")[:1]))
    return lists.for_share_rows(found).annotate(due_on=day)
