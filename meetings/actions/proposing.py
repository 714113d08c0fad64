"""A matter is brought before a body: by whom it may be, what it must name, and what may be mended later."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from congress.workflow.wanted import want_past
from meetings import queries, rules
from meetings.actions.receiving import count_back
from meetings.flow import ITEM
from meetings.models import BodyKind, Item, ItemKind, ItemStatus, Proposer
from meetings.queries.bodies import members_total

# What is voted on unless the office says otherwise.
VOTED = (
    ItemKind.MOTION, ItemKind.RESOLUTION, ItemKind.APPOINTMENT, ItemKind.DISMISSAL, ItemKind.ACCOUNTS,
    ItemKind.BUDGET_CHANGE,
)  # fmt: skip
# Others only deliberate what they put on their own agenda; these have a gate before them (地方组织法第五十二条).
GATED = (BodyKind.STANDING_COMMITTEE, BodyKind.CONGRESS)


@transaction.atomic
def propose(*, by, body, kind, title, proposer_kind, submitted_on, proposers=(), **facts) -> Item:
    """登记议题: the office writes down what was brought in and by whom."""
    if not rules.is_officer(by):
        raise PermissionDenied(f"{by} may not register items")
    proposers = list(proposers) if proposer_kind == Proposer.MEMBERS else []
    _check(body, kind, proposer_kind, proposers, submitted_on, facts)
    secret = facts.pop("secret_ballot", False) or kind == ItemKind.DISMISSAL
    item = Item.objects.create(
        body=body, kind=kind, title=title, proposer_kind=proposer_kind, submitted_on=submitted_on,
        status=ItemStatus.PROPOSED if body.kind in GATED else ItemStatus.ACCEPTED,
        needs_vote=facts.pop("needs_vote", False) or kind in VOTED, secret_ballot=secret,
        written_only=facts.pop("written_only", False) or kind == ItemKind.WRITTEN, **facts,
    )  # fmt: skip
    item.proposers.set(proposers)
    with ITEM.take("propose", item, by=by) as (item, told):
        told["said"] = f"{item.proposer}提请{body.short_name}"
    return item


def _check(body, kind, proposer_kind, proposers, day, facts) -> None:
    want_past("提请日期", submitted_on=day)
    if body.kind == BodyKind.STANDING_COMMITTEE:
        rules.check_proposer(kind, proposer_kind, len(proposers), members_total(body, day))
        sitting = {seat.pk for seat in queries.members_on(body, day)}
        if gone := [seat.name for seat in proposers if seat.pk not in sitting]:
            raise ValidationError({"proposers": f"{'、'.join(gone)}当日不是组成人员。"})
    if kind == ItemKind.INTERPELLATION:
        if facts.get("target") is None:
            raise ValidationError({"target": "质询案须写明质询对象（地方组织法第五十三条）。"})
        if not facts.get("reason", "").strip():
            raise ValidationError({"reason": "质询案须写明质询的问题和内容（地方组织法第五十三条）。"})
    if kind == ItemKind.DISMISSAL and not facts.get("reason", "").strip():
        raise ValidationError({"reason": "撤职案须写明撤职的对象和理由（监督法第六十二条）。"})


def amend(item, *, by, version=None, units=None, **facts) -> Item:
    """修改议题: the reporter, the minutes, who comes to listen; what it is and who brought it stay."""
    with ITEM.take("amend", item, by=by, version=version) as (item, told):
        changed = [name for name, value in facts.items() if getattr(item, name) != value]
        for name in changed:
            setattr(item, name, facts[name])
        if item.kind == ItemKind.DISMISSAL and not item.secret_ballot:
            raise ValidationError({"secret_ballot": "撤职案的表决采用无记名投票（监督法第六十二条）。"})
        words = [Item._meta.get_field(name).verbose_name for name in changed]
        if units is not None and {unit.pk for unit in units} != set(item.units.values_list("pk", flat=True)):
            item.units.set(units)
            words.append(Item._meta.get_field("units").verbose_name)
        if "kind" in changed and item.meeting:
            item.save()
            count_back(item.meeting)
        told["said"] = f"修改了{'、'.join(words)}" if words else "没有改动"
    return item
