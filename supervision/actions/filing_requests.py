"""审查建议 of anybody: taken up or not within ten days, answered, read with number and query code. 审查要求 of a state
organ: always taken up where the document is the district's to review, and the organ is told what came of it."""

import uuid

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, now

from congress.files.intake import intake
from congress.files.kinds import FROM_PUBLIC
from congress.files.quota import check_room
from congress.numbering.issue import issue
from congress.workflow.flow import NotYours
from congress.workflow.wanted import want_words
from supervision import notices
from supervision.flow import REVIEW_REQUEST
from supervision.models import Applicant, RequestClock, RequestKind, ReviewRequest
from supervision.queries.filing import makers_of

REFUSAL, TRANSFER, ANSWER = "filing.petition_refusal", "filing.transfer", "filing.request_answer"
TEMPLATES = {RequestKind.SUGGESTION: "审建〔{year}〕{{n}}号", RequestKind.DEMAND: "审要〔{year}〕{{n}}号"}


def suggest_review(*, key: uuid.UUID, files=(), **facts) -> ReviewRequest:
    """提出审查建议, by somebody without an account. The same form sent twice gives the same receipt. ``files``: the
    uploads themselves, stored when they are the first to come."""
    if there := ReviewRequest.objects.filter(key=key).first():
        return there
    try:
        return _receive(key, files, facts)
    except IntegrityError:  # pressed twice, and the other one was faster
        return ReviewRequest.objects.get(key=key)


@transaction.atomic
def _receive(key: uuid.UUID, files, facts: dict) -> ReviewRequest:
    check_room(files)
    stored = [intake(upload, by=None, kinds=FROM_PUBLIC) for upload in files]
    request = _registered(RequestKind.SUGGESTION, key=key, **facts)
    request.files.add(*stored)
    return _begun("suggest_review", request, None, REFUSAL)


@transaction.atomic
def demand_review(*, by, organ, maker, files=(), **facts) -> ReviewRequest:
    """提出审查要求, by an organ whose own documents are filed here (参照立法法第一百一十条)."""
    if not makers_of(by).filter(pk=organ.pk).exists():
        raise NotYours(f"{by} may not demand a review for {organ}")
    if organ == maker:
        raise ValidationError({"maker": "本机关制定的文件，请自行修改、废止。"})
    facts |= {"maker_name": maker.name, "organ": organ, "filed_by": by, "applicant": Applicant.ORGANIZATION}
    request = _registered(RequestKind.DEMAND, **facts)
    request.files.add(*files)
    return _begun("demand_review", request, by, TRANSFER)


def _registered(kind: RequestKind, **facts) -> ReviewRequest:
    today = localdate()
    about, template = facts["document"], TEMPLATES[kind].format(year=today.year)
    series = "review_request" if kind == RequestKind.SUGGESTION else "review_demand"
    number = issue(f"{series}:{today.year}", label=f"{today.year}年{kind.label}", template=template, about=about)
    return ReviewRequest.objects.create(kind=kind, number=number.text, received_on=today, **facts)


def _begun(step: str, request: ReviewRequest, by, limit: str) -> ReviewRequest:
    with REVIEW_REQUEST.take(step, request, by=by) as (request, told):
        RequestClock.start(limit, on=request.received_on, request=request).save()
        told["said"] = request.who
        notices.request_received(request)
    return request


def accept_request(request: ReviewRequest, *, by, filing=None, note: str = "") -> ReviewRequest:
    """受理; joined to the filed document it speaks of, where there is one."""
    with REVIEW_REQUEST.take("accept_request", request, by=by, note=note) as (request, told):
        request.filing = filing
        _decided(request, told, "已受理，正在研究审查。")
        RequestClock.start(ANSWER, on=localdate(), request=request).save()
    return request


def refuse_request(request: ReviewRequest, *, by, note: str) -> ReviewRequest:
    """不予受理, with the reason, told within ten days (参照北京条例第二十五条)."""
    want_words("请写明理由，建议人查询时看得到。", note=note)
    with REVIEW_REQUEST.take("refuse_request", request, by=by, note=note) as (request, told):
        _decided(request, told, f"不予受理：{note.strip()}")
    return request


def pass_on_request(request: ReviewRequest, *, by, transfer_to: str, note: str) -> ReviewRequest:
    """移送 to whom the document is filed with."""
    want_words("请写明理由，建议人查询时看得到。", note=note)
    with REVIEW_REQUEST.take("pass_on_request", request, by=by, note=note) as (request, told):
        _decided(request, told, f"不属于本区审查范围，已移送{transfer_to.strip()}：{note.strip()}")
    return request


def answer_request(request: ReviewRequest, *, by, answer: str) -> ReviewRequest:
    """答复: the result of the review, in the words the suggester reads."""
    want_words("请写明答复。", answer=answer)
    with REVIEW_REQUEST.take("answer_request", request, by=by) as (request, told):
        request.answer, request.answered_on, told["said"] = answer.strip(), localdate(), f"{len(answer.strip())} 字"
        request.clocks.running().update(met_at=now())
        notices.request_decided(request, "已答复")
    return request


def _decided(request: ReviewRequest, told: dict, outcome: str) -> None:
    request.outcome, request.decided_on = outcome[:500], localdate()
    told["said"] = request.outcome
    request.clocks.running().update(met_at=now())
    notices.request_decided(request, request.outcome)
