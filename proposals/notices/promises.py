"""Who is told of a promise: the deputies it was made to, the unit that made it, the office that keeps the ledger."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.organs.models import Succession
from proposals.models import CommitmentStatus, Status
from proposals.notices import IN_OFFICE, _tell, coordinators, signers_of
from proposals.notices.truth import during


def keepers_of(commitment):
    """The people of the unit that promised; where it has ended, of those that stand in its place."""
    heirs = Succession.objects.ending().filter(old=commitment.unit).values_list("new", flat=True)
    return holders_of(Role.HANDLER, Role.UNIT_HEAD, units=[commitment.unit_id, *heirs])


def _told(kind, commitment, to, **context):
    turn = f"k{commitment.pk}:{commitment.version}"
    _tell(kind, commitment.proposal, to, turn=turn, commitment=commitment, **context)


def _waits(commitment, status) -> dict:
    return during("commitment", commitment, status)


def tracked(proposal):
    units = proposal.commitments.standing().values_list("unit", flat=True)
    _tell("tracked", proposal, signers_of(proposal) | holders_of(Role.HANDLER, Role.UNIT_HEAD, units=list(units)))


def progressed(commitment, report):
    _told("progressed", commitment, signers_of(commitment.proposal), report=report)


def claimed(commitment):
    people = coordinators() | signers_of(commitment.proposal)
    _told("claimed", commitment, people, premise=_waits(commitment, CommitmentStatus.CLAIMED))


def struck_off(commitment):
    _told("struck_off", commitment, signers_of(commitment.proposal) | keepers_of(commitment))


def sent_on(commitment, note):
    holds = _waits(commitment, CommitmentStatus.OPEN)
    _told("sent_on", commitment, keepers_of(commitment), premise=holds, note=note)


def given_up(commitment, report):
    _told("given_up", commitment, coordinators() | signers_of(commitment.proposal), report=report)


def rolled_over(commitment):
    _told("rolled_over", commitment, signers_of(commitment.proposal) | keepers_of(commitment))


def promises_over(proposal):
    """The last one has ended; who overlooked it finds it in the list of what waits."""
    _tell("promises_over", proposal, coordinators(), premise=during("case", proposal, Status.TRACKING) | IN_OFFICE)


def carried_over(proposal, term):
    """Who asked keeps the case, in office or out of it."""
    _tell("carried_over", proposal, signers_of(proposal), term=str(term))
