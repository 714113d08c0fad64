"""审查建议: received from anybody, taken up or not within ten days, answered; read with number and query code."""

import uuid

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, now

from congress.numbering.issue import issue
from congress.workflow.wanted import want_words
from supervision import notices
from supervision.flow import REVIEW_REQUEST
from supervision.models import RequestClock, ReviewRequest

LIMIT = "filing.petition_refusal"


def suggest_review(*, key: uuid.UUID, **facts) -> ReviewRequest:
    """提出审查建议, by somebody without an account. The same form sent twice gives the same receipt."""
    if there := ReviewRequest.objects.filter(key=key).first():
        return there
    try:
        return _receive(key, facts)
    except IntegrityError:  # pressed twice, and the other one was faster
        return ReviewRequest.objects.get(key=key)


@transaction.atomic
def _receive(key: uuid.UUID, facts: dict) -> ReviewRequest:
    today = localdate()
    series, label = f"review_request:{today.year}", f"{today.year}年审查建议"
    number = issue(series, label=label, template=f"审建〔{today.year}〕{{n}}号", about=facts["document"]).text
    request = ReviewRequest.objects.create(key=key, number=number, received_on=today, **facts)
    with REVIEW_REQUEST.take("suggest_review", request, by=None) as (request, told):
        RequestClock.start(LIMIT, on=today, request=request).save()
        told["said"] = request.get_applicant_display()
        notices.request_received(request)
    return request


def accept_request(request: ReviewRequest, *, by, filing=None, note: str = "") -> ReviewRequest:
    """受理; joined to the filed document it speaks of, where there is one."""
    with REVIEW_REQUEST.take("accept_request", request, by=by, note=note) as (request, told):
        request.filing = filing
        _decided(request, told, "已受理，正在研究审查。")
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
    return request


def _decided(request: ReviewRequest, told: dict, outcome: str) -> None:
    request.outcome, request.decided_on = outcome[:500], localdate()
    told["said"] = request.outcome
    request.clocks.running().update(met_at=now())
