"""Which limits one person must keep, for a calendar: running clocks only, each with its case and unit."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from congress.accounts.models import Role
from congress.surveys.models import Ballot, Invitation
from proposals.deadlines import ANSWER
from proposals.models import Evaluation, Handling, ProposalClock

# A unit's whole answer is the unit's to keep, the window for rating the deputies'; the rest of a case is the office's.
NOT_OFFICE = (*ANSWER, "evaluation.window")
CHECKED = "office.check"  # hangs on a share, but it is the office that checks
OFFICE_RULES = (CHECKED, "assignment.return_decide")


def limits_of(user) -> QuerySet[ProposalClock]:
    """Every running limit of this person under the posts that count just now. One query with its cases and units."""
    mine = Q(pk__in=[])
    if units := user.units_as(Role.HANDLER, Role.UNIT_HEAD):
        mine |= Q(handling__unit__in=units) & ~Q(kind__in=("assignment.return", *OFFICE_RULES))
    if user.has_role(Role.COORDINATOR):
        mine |= (Q(handling=None) & ~Q(kind__in=NOT_OFFICE)) | Q(kind__in=OFFICE_RULES)
    if user.has_role(Role.DEPUTY):
        asked = Invitation.objects.filter(~Exists(Ballot.objects.filter(invitation=OuterRef("pk"))), user=user)
        unrated = Evaluation.objects.filter(
            Exists(asked.filter(survey=OuterRef("survey"))), proposal=OuterRef("proposal"), survey__closed_at=None
        )
        aside = Handling.objects.answered_by(user).filter(proposal=OuterRef("proposal"))
        mine |= Q(kind="evaluation.window") & Q(Exists(unrated)) & ~Q(Exists(aside))
    found = ProposalClock.objects.running().filter(mine)
    return found.select_related("proposal__session__term", "proposal__term", "handling__unit").order_by("due_on", "pk")
