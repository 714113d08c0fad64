"""Which limits one person must keep, for a calendar: running clocks only, each with its case and unit."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate

from congress.accounts.models import Role
from congress.surveys.models import Ballot, Invitation
from proposals.deadlines import ANSWER
from proposals.models import (
    WITH_ORGAN,
    Cosigner,
    Evaluation,
    GroupMember,
    Handling,
    MotionCutoff,
    MotionGoal,
    ProposalClock,
    Status,
)
from proposals.queries.motion import motions_asking

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


def signatures_owed(user, today) -> list[tuple[str, date, str, str]]:
    """(uid, last day, title, address) of what this deputy is asked to sign and has said nothing to. Two queries."""
    if not user.has_role(Role.DEPUTY):
        return []
    asked = Cosigner.objects.waiting().filter(
        deputy__user=user, proposal__status=Status.COSIGNING, proposal__cosign_until__gte=today
    )
    cutoff = MotionCutoff.objects.filter(session=OuterRef("motion__session")).values(day=TruncDate("at"))
    motions = motions_asking(user).annotate(until=Subquery(cutoff[:1])).filter(until__gte=today)
    found = [
        (f"cosign-{each.pk}", each.proposal.cosign_until, "确认联名：代表建议", each.proposal)
        for each in asked.select_related("proposal")
    ]
    found += [(f"motion-sign-{each.pk}", each.until, "确认附议：议案", each.motion) for each in motions]
    return [(uid, day, title, case.get_absolute_url()) for uid, day, title, case in found]


def goals_of(user) -> QuerySet[MotionGoal]:
    """What the organ's plan for a motion promised and has not reached: the organ's, and the working group's."""
    member = GroupMember.objects.filter(motion=OuterRef("motion"), user=user, left_on=None)
    mine = Q(Exists(member))
    if units := user.units_as(Role.HANDLER, Role.UNIT_HEAD):
        mine |= Q(motion__organ__in=units)
    goals = MotionGoal.objects.filter(mine, reached_on=None, motion__status__in=WITH_ORGAN)
    return goals.select_related("motion").order_by("due_on", "pk")
