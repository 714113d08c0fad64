"""Awards: what may be put forward, and the sums of the votes."""

from django.db.models import Count, Exists, OuterRef, QuerySet

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from congress.organs.models import Unit
from proposals.models import ANSWERING, Award, AwardBallot, AwardKind, Handling, Nominee, Proposal, Status, Voters


def candidates(award: Award) -> QuerySet:
    """Suggestions closed in the year, or the units that answered one."""
    closed = Proposal.objects.filter(status=Status.CLOSED, closed_on__year=award.year)
    if award.kind == AwardKind.SUGGESTION:
        return closed.select_related("session__term", "term").order_by("pk")
    answered = Handling.objects.filter(unit=OuterRef("pk"), part__in=ANSWERING, proposal__in=closed.values("pk"))
    return Unit.objects.filter(Exists(answered)).order_by("name")


def nominees(award: Award) -> QuerySet[Nominee]:
    return award.nominees.select_related("unit", "proposal__lead", "proposal__session__term", "proposal__term")


def counted(award: Award) -> list[Nominee]:
    """With the votes cast for each, most first."""
    found = nominees(award).annotate(cast=Count("ballots"))
    return list(found.order_by("-cast", "pk"))


def voters_of(award: Award) -> QuerySet[User]:
    if award.voters == Voters.DEPUTIES:
        return holders_of(Role.DEPUTY)
    return holders_of(Role.LEADER, Role.COMMITTEE_OFFICER)


def ballot_of(user, award: Award) -> AwardBallot | None:
    return award.ballots.filter(voter=user).first()


def awards() -> QuerySet[Award]:
    return Award.objects.annotate(named=Count("nominees", distinct=True), voted=Count("ballots", distinct=True))
