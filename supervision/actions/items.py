"""交办事项, one by one: reported with evidence, judged by the committee."""

from congress.workflow.wanted import want_words
from supervision import deadlines, notices
from supervision.flow import ITEM
from supervision.models import ItemReply, OpinionItem


def report_item(item: OpinionItem, *, by, text: str, is_result: bool = True, files=()) -> OpinionItem:
    """填报办理情况: the result with its evidence, or a word on the way that leaves the item open."""
    with ITEM.take("report_item" if is_result else "progress_item", item, by=by) as (item, told):
        reply = ItemReply.objects.create(item=item, text=text, is_result=is_result, by=by)
        reply.files.set(files)
        told["said"] = text[:80]
        if is_result:
            deadlines.end_item(item)
        notices.item_reported(item)
    return item


def settle_item(item: OpinionItem, *, by, note: str = "", **votes) -> OpinionItem:
    """评为已落实: by the committee that is responsible, with the 测评 of this item if there was one."""
    return _judge("settle_item", item, by, note, votes)


def continue_item(item: OpinionItem, *, by, note: str, **votes) -> OpinionItem:
    """评为继续推进: not yet done; it may be reported again, and goes into the next round if there is one."""
    want_words("请写明还要推进什么。", note=note)
    return _judge("continue_item", item, by, note, votes)


def _judge(name, item, by, note, votes) -> OpinionItem:
    with ITEM.take(name, item, by=by, note=note) as (item, told):
        item.verdict_note = note.strip()[:500]
        item.satisfied, item.basic, item.unsatisfied = (votes.get(key) for key in ("satisfied", "basic", "unsatisfied"))
        if item.satisfied is not None:
            told["said"] = f"满意 {item.satisfied}、基本满意 {item.basic or 0}、不满意 {item.unsatisfied or 0}"
        notices.item_judged(item, ITEM.steps[name].label.removeprefix("评为"))
    return item
