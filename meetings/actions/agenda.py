"""Which matters a meeting takes up, in which order, and what goes on to another body."""

from django.core.exceptions import ValidationError
from django.db.models import Max

from congress.workflow.flow import TooLate
from meetings import deadlines
from meetings.actions.receiving import count_back
from meetings.actions.topics import give_day
from meetings.flow import ITEM, MEETING
from meetings.models import Item, ItemStatus, Meeting

BEFORE_A_MEETING = (ItemStatus.PROPOSED, ItemStatus.ACCEPTED, ItemStatus.TO_COMMITTEE, ItemStatus.POSTPONED)


def place(item, *, by, meeting, note="") -> Item:
    """列入议程: at the end of the agenda; what came in after the limit is marked 逾期提交."""
    with ITEM.take("place", item, by=by, note=note) as (item, facts):
        meeting = Meeting.objects.select_for_update(of=("self",)).select_related("body", "term").get(pk=meeting.pk)
        if meeting.body_id != item.body_id:
            raise ValidationError({"meeting": f"这一议题是提交{item.body.short_name}的，不能列入{meeting.short}。"})
        if meeting.status not in MEETING.steps["reorder"].at:
            why = f"{meeting.short}{meeting.get_status_display()}，不能再列入议题。"
            raise TooLate(meeting, ITEM.steps["place"], why)
        due = deadlines.motions_due(meeting)
        item.is_late = due is not None and item.submitted_on > due
        item.meeting = meeting
        item.position = 1 + (meeting.items.aggregate(last=Max("position"))["last"] or 0)
        item.save()
        if meeting.opens_on:
            count_back(meeting)
            give_day(meeting, by=by)
        Meeting.objects.filter(pk=meeting.pk).update(version=meeting.version + 1)
        late = f"，逾期提交（最迟 {due}）" if item.is_late else ""
        facts.update(meeting=meeting.code, said=f"{meeting.short}{late}")
    return item


def take_off(item, *, by, note="") -> Item:
    """移出议程: it waits for another meeting; its clocks here have lost their object."""
    with ITEM.take("take_off", item, by=by, note=note) as (item, facts):
        meeting = item.meeting
        deadlines.void(meeting, item=item)
        facts.update(meeting=meeting.code, said=f"移出{meeting.short}")
        item.meeting, item.position, item.is_late = None, 0, False
        Meeting.objects.filter(pk=meeting.pk).update(version=meeting.version + 1)
    return item


def reorder(meeting, *, by, order, version=None) -> Meeting:
    """调整议程顺序: the codes of all items in their new order, in one act."""
    with MEETING.take("reorder", meeting, by=by, version=version) as (meeting, facts):
        items = {item.code: item for item in meeting.items.all()}
        if set(order) != set(items) or len(order) != len(items):
            raise TooLate(meeting, MEETING.steps["reorder"], "您打开页面之后，议题有增减，请按现在的议程再排。")
        before = sorted(items.values(), key=lambda item: (item.position, item.pk))
        for position, code in enumerate(order, 1):
            items[code].position = position
        Item.objects.bulk_update(items.values(), ["position"])
        moved = [
            f"《{item.title}》由第 {place} 项调为第 {item.position} 项"
            for place, item in enumerate(before, 1)
            if item.position != place
        ]
        facts.update(order=list(order), said="；".join(moved[:3]) + (f"等 {len(moved)} 项" if len(moved) > 3 else ""))
    return meeting


def forward(item, *, by, body, note="") -> Item:
    """转提: a linked copy for another body. What becomes of the copy comes back into this item by itself.

    What a meeting has taken up has been decided there; the copy needs no gate of its own. Answers the copy.
    """
    with ITEM.take("forward", item, by=by, note=note) as (item, facts):
        if body.pk == item.body_id:
            raise ValidationError({"body": "请选择另一个会议主体。"})
        if item.copies.filter(body=body).exclude(status__in=(ItemStatus.REJECTED, ItemStatus.WITHDRAWN)).exists():
            raise ValidationError({"body": f"已经转{body.short_name}。"})
        decided = item.status not in BEFORE_A_MEETING
        copy = Item.objects.create(
            source=item, body=body, kind=item.kind, title=item.title, reason=item.reason,
            proposer_kind=item.proposer_kind, proposer_unit=item.proposer_unit, submitted_on=item.submitted_on,
            committee=item.committee, reporter_name=item.reporter_name, reporter_title=item.reporter_title,
            minutes=item.minutes, needs_vote=item.needs_vote, secret_ballot=item.secret_ballot, target=item.target,
            written_only=item.written_only, proposal=item.proposal, motion=item.motion, topic=item.topic,
            ruled_at=item.meeting if decided else None,
            status=ItemStatus.ACCEPTED if decided else ItemStatus.PROPOSED,
        )  # fmt: skip
        copy.proposers.set(item.proposers.all())
        copy.units.set(item.units.all())
        with ITEM.take("propose", copy, by=by) as (copy, told):
            told["said"] = f"由{item.meeting.short if item.meeting else item.body.short_name}转来"
        facts.update(copy=copy.code, said=f"转{body.short_name}")
    return copy
