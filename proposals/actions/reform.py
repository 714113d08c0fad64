"""机构改革 and 移交: open work changes hands; what is finished keeps the names of its day."""

from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.accounts.queries import holders_of
from proposals import deadlines, notices
from proposals.actions.assignment import begin_when_all_acknowledged
from proposals.actions.indexing import index
from proposals.flow import AFFAIRS
from proposals.models import Category, Handling, HandlingStatus, Proposal
from proposals.queries.leaving import open_shares
from proposals.rules import WORKERS


class Fate(NamedTuple):
    """What the move would do to one share; shown before anybody decides."""

    handling: Handling
    own: Handling | None  # the share the successor has already in this case

    @property
    def words(self) -> str:
        if self.own is None:
            return "改由承接单位办理"
        if self.handling.answers and not self.own.answers:
            return f"改由承接单位{self.handling.get_part_display()}，其原{self.own.get_part_display()}件并入"
        return f"承接单位已有{self.own.get_part_display()}件，并入该件"


def fates(old, new) -> list[Fate]:
    """The open shares of ``old`` beside those ``new`` has in the same cases. Two queries."""
    shares = list(open_shares(old))
    own = {share.proposal_id: share for share in open_shares(new)} if new and new.pk else {}
    return [Fate(share, own.get(share.proposal_id)) for share in shares]


def move_work(old, new, *, by, on: date, shares=None, note: str = "") -> list[Handling]:
    """承办单位变更: the open shares of a unit that is no more go to its successor (``shares``: only these).

    Issued replies, given opinions and every timeline row keep the old name. Where the successor has an open
    share in the same case one of the two ends, the weaker one.
    """
    with transaction.atomic():
        found = open_shares(old).order_by("proposal_id", "pk")
        if shares is not None:
            found = found.filter(pk__in=shares)
        moved = [_move(handling, new, by=by, on=on, note=note) for handling in found]
        if shares is None:
            _move_subjects(old, new)
    return moved


def _move(handling, new, *, by, on, note):
    own = open_shares(new).filter(proposal=handling.proposal_id).first()
    if own is not None and (own.answers or not handling.answers):
        return _join(handling, own, by=by, note=note)
    if own is not None:
        _join(own, handling, by=by, note=note)
    old = handling.unit
    with AFFAIRS.take("move_work", handling, by=by, note=note) as (handling, facts):
        handling.unit = new
        if handling.handler and not holders_of(*WORKERS, units=[old, new]).filter(pk=handling.handler_id).exists():
            handling.handler = None
        facts.update(old=old.name, new=new.name, part=handling.get_part_display(), on=on.isoformat())
        handling.save()
        index(handling.proposal)
        notices.work_moved(handling, old)
    return handling


def _join(weaker, stronger, *, by, note):
    """并入: one unit has one open share in a case."""
    with AFFAIRS.take("join_share", weaker, by=by, note=note) as (weaker, facts):
        waited = weaker.status == HandlingStatus.SENT
        deadlines.void(weaker.proposal, handling=weaker)
        _take_over(weaker, stronger)
        weaker.status = AFFAIRS.steps["join_share"].to
        weaker.save()
        deadlines.refresh(weaker.proposal)
        facts.update(unit=weaker.unit.name, part=weaker.get_part_display(), into=stronger.get_part_display())
        if waited:
            begin_when_all_acknowledged(weaker)
    return weaker


def _take_over(weaker, stronger) -> None:
    """What the ended share was to do, and which demands it was to answer, is the other's now."""
    if weaker.share and weaker.share not in stronger.share:
        stronger.share = "；".join(filter(None, [stronger.share, weaker.share]))[:200]
    if weaker.answers and stronger.demand_places:
        both = {*weaker.demand_places, *stronger.demand_places}
        stronger.demand_places = sorted(both) if weaker.demand_places else []
    Handling.objects.filter(pk=stronger.pk).update(share=stronger.share, demand_places=stronger.demand_places)


def _move_subjects(old, new):
    """Subjects overseen by the old committee, and wishes in cases not yet handed over."""
    Category.objects.filter(committee=old).update(committee=new)
    for proposal in Proposal.objects.filter(preferred_units=old, assigned_on=None):
        proposal.preferred_units.remove(old)
        proposal.preferred_units.add(new)


def hand_over(handlings, *, to, by, note: str = "") -> list[Handling]:
    """移交经办: who worked on these shares leaves; a colleague of the same unit goes on."""
    moved = []
    with transaction.atomic():
        for handling in sorted(handlings, key=lambda share: (share.proposal_id, share.pk)):
            with AFFAIRS.take("hand_over", handling, by=by, note=note) as (handling, facts):
                if not holders_of(*WORKERS, unit=handling.unit).filter(pk=to.pk).exists():
                    raise ValidationError({"successor": f"{to.name}在{handling.unit}没有经办岗位。"})
                before = handling.handler
                handling.handler = to
                facts.update(unit=handling.unit.name, old=before.name if before else "", new=to.name)
                notices.handed_over(handling, to, before)
            moved.append(handling)
    return moved
