"""转办 and 退回会办意见: what the government's own office and a lead unit do with other units' shares."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.organs.models import GOVERNMENT
from congress.workflow.wanted import want_words
from proposals import deadlines, notices
from proposals.actions.assignment import check_demands, check_shares, told_of
from proposals.actions.indexing import index
from proposals.flow import HANDLING
from proposals.models import Handling, HandlingStatus, Part


def subdivide(handling, *, by, shares, demands=None, note="") -> list[Handling]:
    """转办: the departments get shares of their own. The statutory limit stays the congress's; to acknowledge and to
    hand back each has its own days. ``shares`` and ``demands`` as in ``assign``.
    """
    with HANDLING.take("subdivide", handling, by=by, note=note) as (handling, facts):
        today, proposal = localdate(), handling.proposal
        _check(handling, shares)
        demands = check_demands(proposal, shares, demands, handling.demand_places)
        if handling.status == HandlingStatus.SENT:
            handling.received_on, handling.handler = today, by
        handling.status, handling.done_on = HandlingStatus.PASSED_ON, today
        handling.save()
        made = [
            Handling.objects.create(
                proposal=proposal,
                parent=handling,
                unit=unit,
                part=part,
                share=share,
                sent_on=today,
                demand_places=demands.get(unit.pk, []),
            )  # fmt: skip
            for unit, part, share in shares
        ]
        for each in made:
            deadlines.handling(each, today)
        deadlines.passed_on(handling, today)
        deadlines.refresh(proposal)
        facts.update(
            unit=handling.unit.name,
            units=told_of(made),
        )
        index(proposal)
        notices.subdivided(handling, made)
    return made


def _check(handling: Handling, shares) -> None:
    """Together with whom the congress itself has given a share."""
    if any(part == Part.DISPATCH for _, part, _ in shares):
        raise ValidationError("转办的，请选主办、会办或者分办。")
    if strangers := [unit for unit, _, _ in shares if unit.kind not in GOVERNMENT]:
        names = "、".join(unit.label for unit in strangers)
        raise ValidationError(f"{names}不属于政府系统，请由代表工委直接交办。")
    others = handling.proposal.handlings.in_charge().exclude(pk=handling.pk).select_related("unit")
    given = [(share.unit, share.part, share.share) for share in others]
    if taken := {unit.pk for unit, _, _ in given} & {unit.pk for unit, _, _ in shares}:
        names = "、".join(unit.label for unit, _, _ in shares if unit.pk in taken)
        raise ValidationError(f"{names}已经直接承办本件。")
    check_shares([*given, *shares])


def redo_advice(handling, *, by, note) -> Handling:
    """退回会办意见: what it said before stays on the timeline; the assisting unit has its days to mend it."""
    want_words("请写明要补正什么。", note=note)
    with HANDLING.take("redo_advice", handling, by=by, note=note) as (handling, facts):
        facts.update(unit=handling.unit.name, said=handling.advice.text)
        handling.done_on = None
        deadlines.advice_sent_back(handling, localdate())
        notices.advice_sent_back(handling, note)
    return handling
