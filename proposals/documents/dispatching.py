"""转办单: the paper that goes on with a case, from the government's own office to its departments, or to the unit that
takes over what another handed back."""

from congress.pages.context import organization
from congress.pages.dates import full_day
from proposals.documents.assignment import REQUIREMENTS, limits, part_of
from proposals.documents.wording import name_of
from proposals.models import HandingBack, Handling, HandlingStatus

STATUTORY = "答复期限自人大机关交办之日起算，不因转办、重新交办改变。"


def forwarding_slip(handling: Handling) -> dict | None:
    """Of a desk that has passed its share on the letter to its departments, of a share that was another's before the
    letter to its unit; None of any other: the slip of the hand-over is its paper."""
    if handling.status == HandlingStatus.PASSED_ON:
        return _passed_on(handling)
    returned = HandingBack.objects.filter(successor=handling).select_related("handling__unit").first()
    return _taken_over(handling, returned) if returned else None


def _passed_on(desk: Handling) -> dict:
    proposal = desk.proposal
    made = list(proposal.handlings.filter(parent=desk).exclude(status=HandlingStatus.RETURNED).select_related("unit"))
    entry = proposal.entries.filter(step="subdivide", handling=desk).order_by("seq").last()
    opening = (
        f"{organization()['office']}{full_day(desk.sent_on)}交办的{proposal.raised_by}提出的《{proposal.title}》"
        f"（{proposal.number}），经研究，转由你们办理。现将有关事项函告如下："
    )
    return _letter(proposal, made, entry, title="转办", opening=opening, issuer=desk.unit, on=desk.done_on)


def _taken_over(share: Handling, returned: HandingBack) -> dict:
    proposal = share.proposal
    entries = proposal.entries.filter(step="reassign", facts__new=share.unit.name)
    opening = (
        f"{proposal.raised_by}提出的《{proposal.title}》（{proposal.number}），原由{returned.handling.unit.name}办理，"
        f"经同意退办，现改由你单位{share.get_part_display()}。有关事项函告如下："
    )
    issuer = share.parent.unit if share.parent else None
    entry = entries.order_by("seq").last()
    return _letter(proposal, [share], entry, title="重新交办", opening=opening, issuer=issuer, on=share.sent_on)


def _letter(proposal, shares, entry, *, title, opening, issuer, on) -> dict:
    """``issuer`` is the desk that passes on; without one the office itself writes."""
    house = organization()
    name = issuer.name if issuer else house["office"]
    phone = issuer.phone if issuer else house["phone"]
    asked = [entry.note] if entry and entry.note else []
    return {
        "issuer": name,
        "number": "",
        "title": f"关于{title}{proposal.full_number}的函",
        "addressee": "、".join(share.unit.name for share in shares),
        "opening": [opening],
        "units": [{"name": each.unit.name, "role": each.get_part_display(), "part": part_of(each)} for each in shares],
        "limits": limits(proposal, shares),
        "requirements": [STATUTORY, *REQUIREMENTS, *asked],
        "enclosures": ["代表建议登记表"],
        "signature": name,
        "issued_on": on,
        "contact_name": name_of(entry),
        "contact_phone": entry.by.phone if entry and entry.by and entry.by.phone else phone,
        "copies": house["office"] if issuer else "",
    }
