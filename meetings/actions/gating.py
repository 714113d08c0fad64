"""主任会议 as the gate: what goes on an agenda, what does not and why, who studies it first
(地方组织法第五十二条、第五十四条)."""

from django.core.exceptions import ValidationError

from congress.workflow.wanted import want_words
from meetings import notices
from meetings.flow import ITEM
from meetings.models import BodyKind, Item


def _decided(item: Item, meeting, facts: dict, more: str = "") -> None:
    """By which chairs' meeting; without one only where the statute puts no gate."""
    if item.body.kind == BodyKind.STANDING_COMMITTEE:
        if meeting is None:
            raise ValidationError({"ruled_at": "请选择由哪次主任会议研究决定（地方组织法第五十二条）。"})
        if meeting.body.kind != BodyKind.CHAIRS_MEETING:
            raise ValidationError({"ruled_at": "是否列入议程由主任会议决定（地方组织法第五十二条）。"})
    item.ruled_at = meeting
    by = f"{meeting.short}决定" if meeting else ""
    facts.update(meeting=meeting.code if meeting else "", said="，".join(filter(None, (by, more))))


def accept(item, *, by, ruled_at=None, note="") -> Item:
    """同意列入: it may now be placed on a meeting's agenda."""
    with ITEM.take("accept", item, by=by, note=note) as (item, facts):
        _decided(item, ruled_at, facts)
        notices.item_accepted(item, note)
    return item


def reject(item, *, by, ruled_at=None, note="") -> Item:
    """不列入: with the reason, which the proposer is told (参照北京市常委会议事规则第十一条)."""
    want_words("请写明不列入的理由，并向提请人说明。", note=note)
    with ITEM.take("reject", item, by=by, note=note) as (item, facts):
        _decided(item, ruled_at, facts)
        item.outcome = "主任会议决定不列入议程" if item.body.kind == BodyKind.STANDING_COMMITTEE else "不列入议程"
        notices.item_rejected(item, note)
    return item


def refer(item, *, by, committee, ruled_at=None, note="") -> Item:
    """交专委会、工委研究: it comes back with their opinion before it is decided."""
    with ITEM.take("refer", item, by=by, note=note) as (item, facts):
        _decided(item, ruled_at, facts, f"交{committee.label}研究")
        item.committee = committee
        notices.item_referred(item, note)
    return item


def postpone(item, *, by, ruled_at=None, note="") -> Item:
    """暂缓: neither yes nor no for now; it can be taken up again."""
    with ITEM.take("postpone", item, by=by, note=note) as (item, facts):
        _decided(item, ruled_at, facts)
        notices.item_postponed(item, note)
    return item
