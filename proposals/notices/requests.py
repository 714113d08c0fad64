"""退办 and 延期: who is asked to rule, and who learns what was ruled."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.outbox import post
from proposals.models import HandlingStatus, Ruling
from proposals.notices.truth import during, held_by

UNIT = (Role.HANDLER, Role.UNIT_HEAD)


def _tell(kind, handling, to, turn, **context):
    proposal = handling.proposal
    post(f"proposal_{kind}", to=to, about=proposal, once=f"{proposal.code}:{turn}", handling=handling, **context)


def extension_asked(extension):
    holds = during("extension", extension, Ruling.PENDING) | held_by(Role.COORDINATOR)
    people = holders_of(Role.COORDINATOR)
    _tell("extension_asked", extension.handling, people, f"x{extension.pk}", premise=holds, extension=extension)


def extension_ruled(extension):
    people = holders_of(*UNIT, unit=extension.handling.unit)
    _tell("extension_ruled", extension.handling, people, f"x{extension.pk}", extension=extension)


def extended(extension, signers):
    _tell("extended", extension.handling, signers, f"x{extension.pk}", extension=extension)


def return_asked(asked):
    """Who rules: the office, and the desk that passed the share on."""
    above, people = asked.handling.parent, holders_of(Role.COORDINATOR)
    if above is not None:
        people = people | holders_of(Role.DISPATCHER, unit=above.unit)
    holds = during("return", asked, Ruling.PENDING) | held_by(Role.COORDINATOR, Role.DISPATCHER)
    _tell("return_asked", asked.handling, people, f"b{asked.pk}", premise=holds, asked=asked)


def return_ruled(asked):
    people = holders_of(*UNIT, unit=asked.handling.unit)
    _tell("return_ruled", asked.handling, people, f"b{asked.pk}", asked=asked)


def reassigned(returned, signers):
    """The new unit learns of its share like any other, the deputies of the change."""
    new = returned.successor
    holds = during("handling", new, HandlingStatus.SENT) | held_by(*UNIT)
    _tell("assigned", new, holders_of(*UNIT, unit=new.unit), f"h{new.pk}", premise=holds)
    _tell("reassigned", new, signers, f"b{returned.pk}", returned=returned)
