"""退办 and 重新交办: a unit says the matter is not its own and whose it is; the case loses no day by it."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, now

from congress.organs.models import GOVERNMENT, UnitKind
from congress.workflow.flow import TooLate
from congress.workflow.wanted import want_words
from proposals import deadlines, notices, rules
from proposals.actions.assignment import begin_when_all_acknowledged
from proposals.actions.extending import grant
from proposals.actions.indexing import index
from proposals.flow import HANDLING, SUGGESTION
from proposals.models import Extension, HandingBack, Handling, HandlingStatus, Part, Proposal, Ruling

SHORT_OF_DAYS = "重新交办时距答复期限不足三十日。"


def ask_return(handling, *, by, reason, proposed_unit) -> HandingBack:
    """申请退办: who says so has received the share, so an unacknowledged one counts as acknowledged."""
    want_words("请写明不属于本单位职责的理由。", reason=reason)
    if proposed_unit is None or proposed_unit.pk == handling.unit_id:
        raise ValidationError({"proposed_unit": "请写明应当由哪个单位办理。"})
    with HANDLING.take("ask_return", handling, by=by) as (handling, facts):
        today, was_sent = localdate(), handling.status == HandlingStatus.SENT
        asked = HandingBack.objects.create(handling=handling, reason=reason, proposed_unit=proposed_unit, asked_by=by)
        if was_sent:
            handling.received_on, handling.handler = today, by
            deadlines.meet(handling.proposal, "assignment.acknowledge", handling=handling)
        deadlines.return_asked(handling, today)
        handling.extensions.filter(ruling=Ruling.PENDING).update(ruling=Ruling.MOOT)
        facts.update(unit=handling.unit.name, proposed=proposed_unit.name, reason=reason)
        notices.return_asked(asked)
        if was_sent:
            begin_when_all_acknowledged(handling)
    return asked


def rule_return(handling, *, by, agreed: bool, note="") -> HandingBack:
    """审核退办: agreed, the case waits for its next unit; refused with the reason, the unit works on."""
    if not agreed and not note.strip():
        raise ValidationError({"note": "请写明不同意的理由。"})
    with HANDLING.take("rule_return" if agreed else "refuse_return", handling, by=by, note=note) as (handling, facts):
        asked = handling.handings_back.select_related("proposed_unit").get(ruling=Ruling.PENDING)
        asked.handling, asked.ruled_by, asked.ruled_at, asked.ruling_note = handling, by, now(), note
        asked.ruling = Ruling.AGREED if agreed else Ruling.REFUSED
        asked.save()
        if agreed:
            deadlines.returned(handling, localdate())
            handling.handler = None
        else:
            deadlines.meet(handling.proposal, "assignment.return_decide", handling=handling)
        deadlines.refresh(handling.proposal)
        facts.update(unit=handling.unit.name, proposed=asked.proposed_unit.name, bounces=bounces(handling.proposal))
        notices.return_ruled(asked)
    return asked


def bounces(proposal: Proposal) -> int:
    """How often units of this case were let off."""
    return HandingBack.objects.filter(handling__proposal=proposal, ruling=Ruling.AGREED).count()


def reassign(proposal, *, by, returned: HandingBack, unit, share="", extend=False, note="") -> Proposal:
    """重新交办: the returned share goes to another unit; its answer stays due when it was (§12 #9 says otherwise).

    Without a unit an assisting share ends there. ``extend``: the new unit gets more time at once.
    """
    with SUGGESTION.take("reassign", proposal, by=by, note=note) as (proposal, facts):
        returned = rules.unsettled_returns(proposal).filter(pk=returned.pk).first()
        if returned is None:
            raise TooLate(proposal, SUGGESTION.steps["reassign"], "这一件已经有人重新交办。")
        old, today = returned.handling, localdate()
        _check(proposal, old, unit, by)
        facts.update(old=old.unit.name, part=old.get_part_display())
        if unit is not None:
            returned.successor = new = _next_share(proposal, old, unit, share, today)
            facts.update(new=unit.name, part=new.get_part_display())
        returned.settled_on = today
        returned.save()
        if unit is not None:
            deadlines.passed_to(new, today)
            if extend:
                _more_time(new, by)
            notices.reassigned(returned)
        if not rules.unsettled_returns(proposal).exists():
            deadlines.settled(proposal)
        deadlines.refresh(proposal)
        facts["due_on"] = proposal.due_on and proposal.due_on.isoformat()
        index(proposal)
    return proposal


def _check(proposal, old: Handling, unit, by) -> None:
    if unit is None:
        if old.part != Part.ASSIST:
            raise ValidationError({"unit": "请选择承办单位。"})
        return
    if unit.pk == old.unit_id:
        raise ValidationError({"unit": "已经同意这个单位退办，请另选单位。"})
    if unit.kind not in GOVERNMENT and not rules.is_coordinator(by, proposal):
        raise ValidationError({"unit": "不属于政府系统的单位，请由代表工委重新交办。"})
    if proposal.handlings.filter(unit=unit).exclude(status=HandlingStatus.RETURNED).exists():
        raise ValidationError({"unit": "这个单位已经承办本件。"})


def _next_share(proposal, old: Handling, unit, share, today) -> Handling:
    """The same part of the work; what a desk of dispatch hands back is answered by whoever gets it instead."""
    part = old.part
    if part == Part.DISPATCH and unit.kind != UnitKind.DISPATCHER:
        others = proposal.handlings.in_charge().filter(part=Part.SEPARATE)
        part = Part.SEPARATE if old.demand_places or others.exists() else Part.LEAD
    return Handling.objects.create(
        proposal=proposal, unit=unit, part=part, share=share or old.share, demand_places=old.demand_places,
        parent=old.parent, sent_on=today,
    )  # fmt: skip


def _more_time(share: Handling, by) -> None:
    """Fewer than thirty days are left and the unit is new to it: extended without being asked."""
    longer = deadlines.extensions_open_to(share)
    if not longer:
        raise ValidationError("按规定不能再延长，请不选延期。")
    months, before = longer[-1].rule["value"], deadlines.running(share.proposal, "proposal.reply", handling=share).get()
    grant(
        Extension(
            handling=share, reason=SHORT_OF_DAYS, asked_by=by, months=months, old_due_on=before.due_on,
            new_due_on=longer[-1].due_on,
        ),
        by,
    )  # fmt: skip
