"""征集监督议题: called, opened and closed by the clock, written to by anybody, and each idea told what became of it."""

import uuid
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from congress.numbering.issue import issue
from congress.workflow.flow import TooLate
from congress.workflow.models import signature
from congress.workflow.wanted import want_past, want_words
from supervision import notices, rules
from supervision.actions.proposing import propose_topic
from supervision.flow import CALL, IDEA
from supervision.models import Call, CallStatus, Idea, Proposer, Topic
from supervision.rules.calling import proposer_kind

OVER = "现在不在征集时间内，没有收下。"


def plan_call(*, by, year: int, opens_on: date, closes_on: date, **facts) -> Call:
    """发起征集 for the plan of a year."""
    if not rules.is_office(by):
        raise PermissionDenied(f"{by} may not call for topics")
    _check(opens_on, closes_on, **facts)
    with transaction.atomic():
        call, made = Call.objects.get_or_create(
            year=year, defaults={"opens_on": opens_on, "closes_on": closes_on, **facts}
        )
        if not made:
            raise ValidationError({"year": f"{year}年的议题征集已经发起，请修改原来的。"})
        with CALL.take("plan_call", call, by=by) as (call, told):
            told["said"] = f"{opens_on:%Y-%m-%d}至{closes_on:%Y-%m-%d}"
    return turn(call)


def amend_call(call: Call, *, by, opens_on: date, closes_on: date, version=None, **facts) -> Call:
    """修改征集: also ends it at once, or goes on with it, by another day."""
    _check(opens_on, closes_on, **facts)
    with CALL.take("amend_call", call, by=by, version=version) as (call, told):
        if call.status != CallStatus.AHEAD:
            want_past("征集已经开始，开始日期", opens_on=opens_on)
        call.opens_on, call.closes_on = opens_on, closes_on
        for name, value in facts.items():
            setattr(call, name, value)
        told["said"] = f"{opens_on:%Y-%m-%d}至{closes_on:%Y-%m-%d}"
    return turn(call)


def _check(opens_on: date, closes_on: date, *, is_public: bool = True, for_deputies: bool = True, **_rest) -> None:
    if closes_on < opens_on:
        raise ValidationError({"closes_on": "截止日期不能早于开始日期。"})
    if not (is_public or for_deputies):
        raise ValidationError({"is_public": "请选择向谁征集。"})


def turn(call: Call) -> Call:
    """Put the call where its days say it stands; once there, nothing more happens."""
    wanted = call.stands_at(localdate())
    if wanted == CallStatus.OPEN and call.status != CallStatus.OPEN:
        with CALL.take("begin_call", call, by=None) as (call, _told):
            notices.call_opened(call)
    elif wanted == CallStatus.CLOSED and call.status != CallStatus.CLOSED:
        with CALL.take("end_call", call, by=None) as (call, told):
            told["said"] = f"收到 {call.ideas.count()} 条"
    return call


def turn_calls() -> int:
    """Every call whose day has come; how many moved. May run twice, or a month late."""
    moved = 0
    for call in Call.objects.exclude(status=CallStatus.CLOSED):
        before = call.status
        try:
            moved += turn(call).status != before
        except TooLate:  # somebody was faster
            continue
    return moved


def send_idea(*, key: uuid.UUID, call: Call, by=None, **facts) -> Idea:
    """提出议题建议, with or without an account. The same form sent twice gives the same receipt."""
    if there := Idea.objects.filter(key=key).first():
        return there
    try:
        return _receive(key, call, by, facts)
    except IntegrityError:  # pressed twice, and the other one was faster
        return Idea.objects.get(key=key)


@transaction.atomic
def _receive(key: uuid.UUID, call: Call, by, facts: dict) -> Idea:
    today = localdate()
    open_to = call.is_public if by is None else call.for_deputies
    if call.stands_at(today) != CallStatus.OPEN or not open_to:
        raise ValidationError(OVER)
    if by is not None:
        facts |= {"user": by, "proposer": proposer_kind(by), "signed": signature(by)[:120]}
    else:
        facts |= {"proposer": Proposer.PUBLIC}
    series, label = f"idea:{call.year}", f"{call.year}年监督议题征集"
    number = issue(series, label=label, template=f"议征〔{call.year}〕{{n}}号", about=facts["title"]).text
    idea = Idea.objects.create(key=key, call=call, number=number, received_on=today, **facts)
    with IDEA.take("send_idea", idea, by=by) as (idea, told):
        told["said"] = idea.get_proposer_display()
    return idea


def adopt_idea(idea: Idea, *, by, title: str, source: str, note: str = "") -> Idea:
    """采纳: it becomes a topic of its year, by the way it came (监督法第十二条)."""
    with IDEA.take("adopt_idea", idea, by=by, note=note) as (idea, told):
        idea.topic = propose_topic(
            by=by, year=idea.call.year, title=title, source=source, source_note=f"公开征集，{idea.number}",
            reason=idea.necessity, problems=idea.problem, proposed_by=idea.whose,
        )  # fmt: skip
        _decided(idea, told, "已采纳，登记为监督议题，将按程序筛选。", note)
    return idea


def merge_idea(idea: Idea, *, by, into: Topic, note: str = "") -> Idea:
    """并入议题: the same matter stands already. Its title is the house's until there is a plan."""
    with IDEA.take("merge_idea", idea, by=by, note=note) as (idea, told):
        if into.year != idea.call.year:
            raise ValidationError({"into": f"请选择{idea.call.year}年的议题。"})
        idea.topic = into
        _decided(idea, told, "已采纳，与同类议题合并研究。", note)
        told["said"] = f"并入“{into.title}”"
    return idea


def decline_idea(idea: Idea, *, by, note: str) -> Idea:
    """不采纳, with the reason that the proposer reads."""
    want_words("请写明不采纳的理由，提出人看得到。", note=note)
    with IDEA.take("decline_idea", idea, by=by, note=note) as (idea, told):
        _decided(idea, told, "没有采纳。", f"理由：{note.strip()}")
    return idea


def decline_ideas(ideas, *, by, note: str) -> tuple[int, list[str]]:
    """Many with one reason: how many were declined, and which were not because somebody had decided on them."""
    done, left = 0, []
    for idea in ideas:
        try:
            decline_idea(idea, by=by, note=note)
            done += 1
        except TooLate as late:
            left.append(f"{idea.number}：{late.reason}")
    return done, left


def reopen_idea(idea: Idea, *, by, note: str) -> Idea:
    """重新研究: what was declined or merged by mistake waits again, and its proposer is told so."""
    want_words("请写明重新研究的原因。", note=note)
    with IDEA.take("reopen_idea", idea, by=by, note=note) as (idea, told):
        idea.topic, idea.decided_on, idea.outcome = None, None, ""
        told["said"] = note.strip()
        notices.idea_decided(idea, "重新研究，结果另行告知。")
    return idea


def _decided(idea: Idea, told: dict, outcome: str, note: str) -> None:
    idea.outcome, idea.decided_on = f"{outcome}{note.strip()}"[:600], localdate()
    told["said"] = idea.outcome
    notices.idea_decided(idea, idea.outcome)
