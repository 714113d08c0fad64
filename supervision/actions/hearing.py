"""The meeting, and the opinion that comes of it (监督法第十六条、第十七条)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.numbering.documents import document_number
from congress.pages.dates import full_day
from congress.rulebook.book import open_book
from congress.surveys.polls import graded
from congress.workflow.wanted import want_past, want_words
from supervision import deadlines, notices
from supervision.actions.obligations import fulfil
from supervision.actions.papers import keep
from supervision.documents import opinion as sheet
from supervision.flow import TOPIC
from supervision.models import OpinionItem, PaperPurpose, Poll, ReviewOpinion, Topic


def hear(topic: Topic, *, by, on: date, at: str, resolution: str = "", files=(), votes: dict | None = None) -> Topic:
    """听取和审议: at which meeting, what it resolved, and the 测评 if there was one.

    ``votes``: total, present, yes, basic, no, invalid. Called from the page here, and by the meetings app when its item
    has been deliberated.
    """
    want_past("审议日期", on=on)
    with TOPIC.take("hear", topic, by=by) as (topic, told):
        topic.heard_on, topic.heard_at = on, at
        if resolution.strip() or files:
            keep(topic, PaperPurpose.RESOLUTION, by=by, files=files, text=resolution)
        said = [f"{full_day(on)}{at}"]
        if votes:
            said.append(count(topic, Poll.Of.REPORT, on, votes).words)
        deadlines.void(topic, "report.draft", "report.final", "report.to_members", "report.comment")
        deadlines.start(topic, "opinion.compile", on=on)
        told["said"] = "；".join(said)
        _fulfil(topic, by, on)
    return topic


def _fulfil(topic, by, on) -> None:
    """What the law wanted of the year has been heard."""
    for row in topic.obligations.running():
        fulfil(row, by=by, on=on, note="常委会听取和审议")


def count(topic: Topic, of: str, on: date, votes: dict) -> Poll:
    """测评 by the rule of the district (settings 37, 38): strict majorities of all members."""
    verdict, words = judged(votes, on)
    return Poll.objects.create(topic=topic, of=of, round=topic.round, held_on=on, verdict=verdict, words=words, **votes)


def judged(votes: dict, on: date) -> tuple[str, str]:
    """The verdict of these figures, and the sum in words."""
    cast = sum(votes[name] for name in ("yes", "basic", "no", "invalid"))
    if not cast <= votes["present"] <= votes["total"]:
        raise ValidationError({"present": "出席人数不少于各项票数之和，不多于全体组成人员数。"})
    facts = {name: votes[name] for name in ("yes", "basic", "invalid", "total", "present")}
    return graded(**facts, on=on)


def conclude_topic(topic: Topic, *, by, note: str) -> Topic:
    """监督完毕 without an opinion: a piece of research, a report that needed no answer."""
    want_words("请写明监督的结果。", note=note)
    with TOPIC.take("conclude_topic", topic, by=by, note=note) as (topic, told):
        deadlines.void(topic)
        topic.outcome = note.strip()[:300]
        told["said"] = "不形成审议意见"
    return topic


def draft_opinion(topic: Topic, *, by, assessment: str, problems: str, advice: str, items: list[dict]) -> ReviewOpinion:
    """起草审议意见: what was said, item by item with unit and day (``items``: text, unit, due_on or None)."""
    if not items:
        raise ValidationError({"items": "请至少列一项交办事项。"})
    with TOPIC.take("draft_opinion", topic, by=by) as (topic, told):
        words = {"assessment": assessment, "problems": problems, "advice": advice}
        opinion, _ = ReviewOpinion.objects.update_or_create(topic=topic, round=topic.round, defaults=words)
        opinion.items.all().delete()
        OpinionItem.objects.bulk_create(
            OpinionItem(opinion=opinion, number=number, **item) for number, item in enumerate(items, 1)
        )
        deadlines.meet(topic, "opinion.compile")
        told["said"] = f"{len(items)} 项"
    return opinion


def issue_opinion(topic: Topic, *, by, office, adopted_on: date, adopted_at: str) -> ReviewOpinion:
    """印发审议意见书: adopted by the chairs' meeting, numbered, frozen, sent; every item begins to run."""
    want_past("通过日期", adopted_on=adopted_on)
    if not office.doc_prefix:
        raise ValidationError(f"{office}还没有填写机关代字，请先在单位资料中填写。")
    with TOPIC.take("issue_opinion", topic, by=by) as (topic, told):
        today = localdate()
        opinion = topic.opinions.select_for_update().get(round=topic.round)
        deadlines.start(topic, "opinion.send", on=adopted_on)
        sent = deadlines.in_time(topic, "opinion.send")
        deadlines.meet(topic, "opinion.send")
        clock = deadlines.start(topic, "opinion.response" if topic.round == 1 else "opinion.rerun", on=today)
        opinion.adopted_on, opinion.adopted_at, opinion.issued_on = adopted_on, adopted_at, today
        opinion.due_on = clock.due_on
        opinion.doc_no = document_number(office.doc_prefix, today.year, about=opinion.title[:200]).text
        for item in opinion.items.select_related("unit"):
            _open(item, today, clock.due_on)
        opinion.facts = sheet.facts(opinion, office=office)
        opinion.save()
        if open_book().setting("opinion.plan_required"):
            deadlines.start(topic, "opinion.plan", on=today)
        told["said"] = f"{opinion.doc_no}，{opinion.items.count()} 项，{opinion.due_on:%Y-%m-%d} 前报告；{sent}交办"
        notices.opinion_issued(opinion)
    return opinion


def _open(item: OpinionItem, today: date, last: date) -> None:
    item.status, item.due_on = "open", item.due_on or last
    if item.due_on <= today:
        raise ValidationError(f"第{item.number}项的完成时限（{item.due_on:%Y-%m-%d}）已经过去，请先修改审议意见。")
    item.save()
    deadlines.start_item(item, on=today, due_on=item.due_on)
