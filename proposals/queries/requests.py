"""退办 and 延期 as they are read: beside the case, and waiting for whoever rules them."""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from congress.accounts.models import Role
from congress.organs.models import GOVERNMENT
from proposals.models import Extension, Handling, HandlingStatus, ProposalClock, Ruling
from proposals.queries import asked, lists, sees_inside, unit_keys_of
from proposals.queries.todo import Waiting

WAITS = Exists(Extension.objects.filter(handling=OuterRef("pk"), ruling=Ruling.PENDING))


def shown_to(user, proposal) -> dict:
    """What was asked for in this case, for its page: what was agreed is everybody's, the rest the office's and the
    unit's own. The dispatcher reads those of the government's departments. Two queries.
    """
    found = {"extensions": asked.extensions(proposal.pk), "returns": asked.returns(proposal.pk)}
    if not any(found.values()) or sees_inside(user, proposal):
        return found
    units, kinds = unit_keys_of(user), GOVERNMENT if user.has_role(Role.DISPATCHER) else ()

    def is_known(each) -> bool:
        unit = each.handling.unit
        return each.ruling == Ruling.AGREED or unit.pk in units or unit.kind in kinds

    return {name: [each for each in rows if is_known(each)] for name, rows in found.items()}


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
