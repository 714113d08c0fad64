"""交办 and 签收: from the office to the units."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.numbering.documents import document_number
from congress.organs.models import UnitKind
from congress.workflow.wanted import want_past, want_words
from proposals import deadlines, notices, rules
from proposals.actions.indexing import index
from proposals.actions.joining import hand_over_along
from proposals.flow import HANDLING, SUGGESTION
from proposals.models import OPEN_SHARES, Handling, HandlingStatus, Part, Proposal, Status

GIVEN_OUT = (Part.SEPARATE, Part.DISPATCH)  # whose shares may be of some of the demands


def assign(proposal, *, by, shares, demands=None, note="", decided_at="", decided_on: date | None = None) -> Proposal:
    """交办: give a registered suggestion to its units and start the statutory clock.

    ``shares`` is a list of (unit, part, what this unit does); ``demands`` says of a unit's key which of the numbered
    demands it answers, where the units answer different ones. Where the chairs' meeting gives out what was raised
    between sessions (§12 #4), ``decided_at`` names it and ``decided_on`` its day.
    """
    check_shares(shares)
    demands = check_demands(proposal, shares, demands)
    if rules.chairs_give_out(proposal):
        note = _given_out_by_chairs(decided_at, decided_on) + note
    with SUGGESTION.take("assign", proposal, by=by, note=note) as (proposal, facts):
        today = localdate()
        proposal.assigned_on = today
        handlings = [
            Handling.objects.create(
                proposal=proposal,
                unit=unit,
                part=part,
                share=share,
                demand_places=demands.get(unit.pk, []),
                sent_on=today,
            )
            for unit, part, share in shares
        ]
        deadlines.meet(proposal, "proposal.session_assign", "proposal.intersession_assign")
        for handling in handlings:
            deadlines.handling(handling, today)
        proposal.status = SUGGESTION.steps["assign"].to
        deadlines.refresh(proposal)
        proposal.paper_no = _slip_number(by, proposal, today)
        facts.update(
            slip=proposal.paper_no,
            units=told_of(handlings),
            due_on=proposal.due_on and proposal.due_on.isoformat(),
        )
        index(proposal)
        notices.assigned(proposal, handlings)
        hand_over_along(proposal, handlings)
    return proposal


def _given_out_by_chairs(decided_at: str, decided_on: date | None) -> str:
    """Which meeting it was, for the timeline."""
    want_words("请写明研究交办的主任会议。", decided_at=decided_at)
    if decided_on is None:
        raise ValidationError({"decided_on": "请填写主任会议研究的日期。"})
    want_past("主任会议研究的日期", decided_on=decided_on)
    return f"{decided_on:%Y-%m-%d} {decided_at}研究交办。"


def acknowledge(handling, *, by, handler=None) -> Handling:
    """签收: the unit confirms receipt and names who works on it."""
    with HANDLING.take("acknowledge", handling, by=by) as (handling, facts):
        today = localdate()
        handling.received_on, handling.handler = today, handler or by
        deadlines.meet(handling.proposal, "assignment.acknowledge", handling=handling)
        deadlines.received(handling, today)
        facts.update(unit=handling.unit.name, handler=handling.handler.name)
        notices.acknowledged(handling)
        begin_when_all_acknowledged(handling)
    return handling


def begin_when_all_acknowledged(handling: Handling) -> None:
    """The last receipt moves the proposal on, unless the reply was quicker; its row is already locked."""
    if handling.proposal.status != Status.ASSIGNED or handling.part == Part.DISPATCH:
        return
    others = handling.proposal.handlings.exclude(pk=handling.pk)
    at_a_desk = Q(part=Part.DISPATCH, status__in=OPEN_SHARES)  # received there, but not yet by any department
    if others.filter(Q(status=HandlingStatus.SENT) | at_a_desk).exists():
        return
    with SUGGESTION.take("begin", handling.proposal, by=None) as (proposal, _):
        handling.proposal = proposal


def check_shares(shares) -> None:
    """Who answers is settled: one lead unit, or several that each answer a part; or a desk that will settle it."""
    units = [unit.pk for unit, _, _ in shares]
    parts = [part for _, part, _ in shares]
    if len(units) != len(set(units)):
        raise ValidationError("同一个单位只能承办一次。")
    if parts.count(Part.LEAD) > 1:
        raise ValidationError("只能有一个主办单位；各办一部分的，请都选分办。")
    if Part.LEAD in parts and Part.SEPARATE in parts:
        raise ValidationError("有主办单位时其他单位为会办；没有主办单位时才分办。")
    if Part.DISPATCH in parts:
        _check_dispatch(shares, parts)
    elif Part.LEAD not in parts and parts.count(Part.SEPARATE) < 2:
        raise ValidationError("请选择一个主办单位，或者两个以上分办单位。")
    if any(part == Part.SEPARATE and not share.strip() for _, part, share in shares):
        raise ValidationError("分办的，请写明每个单位承办的部分。")


def told_of(handlings) -> list[dict]:
    """For the timeline: who got which part."""
    return [
        {"unit": h.unit.name, "part": h.get_part_display(), "share": h.share}
        | ({"demands": h.demand_places} if h.demand_places else {})
        for h in handlings
    ]


def check_demands(proposal, shares, demands, within=()) -> dict[int, list[int]]:
    """Which demands each unit answers. Given out at all, each goes to somebody and each answering unit has its own;
    ``within``: those a desk of dispatch was given, which it gives on."""
    every = list(within) or list(proposal.demands.values_list("place", flat=True)) if demands or within else []
    chosen = {unit: sorted(set(places)) for unit, places in (demands or {}).items() if places}
    if not chosen:
        return {unit.pk: every for unit, part, _ in shares if part in GIVEN_OUT} if within else {}
    for unit, part, _ in shares:
        if (unit.pk in chosen) != (part in GIVEN_OUT):
            raise ValidationError(_ill_given(unit, part))
    given = {place for places in chosen.values() for place in places}
    if strange := sorted(given - set(every)):
        raise ValidationError(f"没有第{'、'.join(map(str, strange))}条诉求可以分给承办单位。")
    if left := [place for place in every if place not in given]:
        raise ValidationError(f"第{'、'.join(map(str, left))}条诉求没有单位答复，请分给承办单位。")
    return chosen


def _ill_given(unit, part) -> str:
    if part in GIVEN_OUT:
        return f"没有选择{unit.label}答复哪几条诉求；要么每个分办单位都选，要么都不选，由各单位逐条答复。"
    return f"{unit.label}是{Part(part).label}单位，不必选择诉求：主办单位逐条答复，会办单位向主办单位提出意见。"


def _check_dispatch(shares, parts) -> None:
    if parts.count(Part.DISPATCH) > 1 or Part.LEAD in parts:
        raise ValidationError("转办的，由政府办公室（督查室）确定主办单位；直接交办的其他单位请选会办或者分办。")
    if any(part == Part.DISPATCH and unit.kind != UnitKind.DISPATCHER for unit, part, _ in shares):
        raise ValidationError("转办只能交给政府办公室（督查室），由其分给有关部门。")


def _slip_number(by, proposal: Proposal, today) -> str:
    """交办单文号 of the office that hands over; the office without a 机关代字 issues unnumbered slips."""
    office = by.unit_as(Role.COORDINATOR)
    if office is None or not office.doc_prefix:
        return ""
    return document_number(office.doc_prefix, today.year, about=f"交办 {proposal}"[:200]).text
