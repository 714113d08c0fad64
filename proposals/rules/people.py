"""Who may: one question, one person, one case. ``user`` is None when the clock asks."""

from congress.accounts.models import Role
from congress.organs.models import Succession
from proposals.models import Part, Ruling


def is_system(user, _case) -> bool:
    """Steps no person takes: another step or the clock takes them."""
    return user is None


def is_coordinator(user, _case) -> bool:
    """代表工委."""
    return user is not None and user.has_role(Role.COORDINATOR)


def takes_papers(user, _case=None) -> bool:
    """Signed papers reach 代表工委, or the street committee (街道工委) a deputy's delegation belongs to."""
    return user is not None and user.has_any_role(Role.COORDINATOR, Role.STREET_OFFICER)


def streets_of_papers(user) -> set[int] | None:
    """Whose deputies' papers this person takes: the own streets'; None: everybody's."""
    return None if is_coordinator(user, None) else set(user.units_as(Role.STREET_OFFICER))


def is_coordinator_or_clock(user, case) -> bool:
    return user is None or is_coordinator(user, case)


def is_lead_deputy(user, proposal) -> bool:
    """The lead deputy in person; a former deputy keeps this right for own cases (law.md 5.9)."""
    return (
        user is not None
        and proposal.lead is not None
        and proposal.lead.user_id == user.pk
        and user.has_any_role(Role.DEPUTY, Role.FORMER_DEPUTY)
    )


def is_author(user, proposal) -> bool:
    """Who may change and submit a draft: the deputy whose draft it is, in office."""
    return is_lead_deputy(user, proposal) and user.has_role(Role.DEPUTY)


def is_signer(user, proposal) -> bool:
    """The lead or a cosigner who has confirmed."""
    if is_lead_deputy(user, proposal):
        return True
    return (
        user is not None
        and user.has_any_role(Role.DEPUTY, Role.FORMER_DEPUTY)
        and any(
            c.is_confirmed and c.deputy is not None and c.deputy.user_id == user.pk for c in proposal.cosigners.all()
        )
    )


def _own_signature(user, proposal):
    if user is None or not user.has_role(Role.DEPUTY):
        return None
    return next((c for c in proposal.cosigners.all() if c.deputy and c.deputy.user_id == user.pk), None)


def is_invited(user, proposal) -> bool:
    """A deputy in office who was asked to sign and has not said yes or no."""
    asked = _own_signature(user, proposal)
    return asked is not None and asked.is_waiting


def is_cosigner(user, proposal) -> bool:
    """A deputy in office who signed beside the lead."""
    signed = _own_signature(user, proposal)
    return signed is not None and signed.is_confirmed


def hands_out_forms(user, proposal) -> bool:
    """Who may print a 征询意见表: who signed, and the congress's own people. A unit collects no verdict on itself."""
    inside = (Role.COORDINATOR, Role.LEADER, Role.COMMITTEE_OFFICER, Role.STREET_OFFICER)
    return is_signer(user, proposal) or (user is not None and user.has_any_role(*inside))


FIGURES = (Role.COORDINATOR, Role.LEADER, Role.COMMITTEE_OFFICER, Role.DISPATCHER, Role.STREET_OFFICER)


def reads_figures(user) -> bool:
    """统计: who oversees, each over the cases they may know of."""
    return user is not None and user.has_any_role(*FIGURES)


def oversees_all(user) -> bool:
    """The office and the leaders see every case, so what they count is the district's own figure."""
    return user is not None and user.has_any_role(Role.COORDINATOR, Role.LEADER)


def works_in(user, unit) -> bool:
    return user is not None and (user.has_role(Role.HANDLER, unit) or user.has_role(Role.UNIT_HEAD, unit))


def reads_contact(user, proposal) -> bool:
    """Telephones and addresses: for the office, who signed, and the units that answer; others read the matter."""
    if is_coordinator(user, proposal) or is_signer(user, proposal):
        return True
    return any(is_answering_unit(user, share) for share in proposal.handlings.in_charge().select_related("unit"))


def is_unit(user, handling) -> bool:
    """Works on this share: the unit's handler or its head; at a desk that passes on, who sits there."""
    if user is None:
        return False
    if handling.part == Part.DISPATCH and user.has_role(Role.DISPATCHER, handling.unit):
        return True
    return user.has_role(Role.HANDLER, handling.unit) or user.has_role(Role.UNIT_HEAD, handling.unit)


def dispatches(user, handling) -> bool:
    """转办: the government's own office gives its departments what the congress gave it (law.md 5.5)."""
    return user is not None and handling.part == Part.DISPATCH and user.has_role(Role.DISPATCHER, handling.unit)


def wants_better_advice(user, handling) -> bool:
    """An opinion goes back by the unit that answers, or by the office."""
    if handling.part != Part.ASSIST or user is None:
        return False
    if is_coordinator(user, handling):
        return True
    if not user.units_as(*WORKERS):
        return False
    leading = handling.proposal.handlings.in_charge().filter(part=Part.LEAD).select_related("unit")
    return any(is_unit(user, share) for share in leading)


WORKERS = (Role.HANDLER, Role.UNIT_HEAD)


def keeps_calendar(user, _case) -> bool:
    return user is not None and user.has_any_role(Role.COORDINATOR, Role.SYSTEM_ADMIN)


def watches_clocks(user, _case) -> bool:
    """The office, and the government's own office over its departments (``queries.reminded.watched``)."""
    return user is not None and user.has_any_role(Role.COORDINATOR, Role.DISPATCHER)


def may_hand_over(user, handling) -> bool:
    """The unit's own people, the office, or who ends the post of somebody leaving."""
    return keeps_calendar(user, handling) or is_unit(user, handling)


def is_answering_unit(user, handling) -> bool:
    return handling.answers and is_unit(user, handling)


def lets_assistants_go(user, handling) -> bool:
    """The reply itself, of who was to assist with it."""
    return is_system(user, handling) and handling.part == Part.ASSIST


def is_assisting_unit(user, handling) -> bool:
    return handling.part == Part.ASSIST and is_unit(user, handling)


def is_answering_head(user, handling) -> bool:
    """A head of the unit that answers, 副职 too: may turn a draft back. Who signs it: rules/signing.py."""
    return user is not None and handling.answers and user.has_role(Role.UNIT_HEAD, handling.unit)


def is_signer_of(user, handling) -> bool:
    """A deputy asked whether a contact took place."""
    return is_signer(user, handling.proposal)


def keeps_promise(user, commitment) -> bool:
    """Who works in the unit that promised, or in the one that stands in its place since."""
    return user is not None and stands_for(user.units_as(*WORKERS), commitment.unit_id)


def keeps_promise_or_reply(user, commitment) -> bool:
    """Also the reply itself: a later letter says that it is done."""
    return is_system(user, commitment) or keeps_promise(user, commitment)


def heads_promise(user, commitment) -> bool:
    """不能办理: the word is taken back by the head of the unit who gave it."""
    return user is not None and stands_for(user.units_as(Role.UNIT_HEAD), commitment.unit_id)


def stands_for(units, unit_id) -> bool:
    return unit_id in units or (bool(units) and Succession.objects.ended_in(units).filter(old=unit_id).exists())


def verifies_promise(user, commitment) -> bool:
    """代表 or 代表工委 (law.md 5.7)."""
    return is_coordinator(user, commitment) or is_signer(user, commitment.proposal)


def is_dispatcher_of(user, handling) -> bool:
    """Sits at the desk of the government that passed this share on (law.md 5.5)."""
    above = handling.parent
    return user is not None and above is not None and user.has_role(Role.DISPATCHER, above.unit)


def rules_extensions(user, handling) -> bool:
    """The congress's own office: the limit runs from its hand-over (law.md §12 #3)."""
    return is_coordinator(user, handling)


def rules_returns(user, handling) -> bool:
    """The office, and the desk that handed the matter on to its departments (law.md 5.7)."""
    return is_coordinator(user, handling) or is_dispatcher_of(user, handling)


def reassigns(user, proposal) -> bool:
    """Who rules a return gives the matter to another unit."""
    if user is None or is_coordinator(user, proposal):
        return user is not None
    returned = proposal.handlings.filter(handings_back__ruling=Ruling.AGREED).select_related("unit", "parent__unit")
    return any(is_dispatcher_of(user, share) for share in returned)
