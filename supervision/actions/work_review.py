"""工作评议: planned, opinions gathered, reported, put to a vote, its result sent to each, answered by the unit."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.numbering.documents import document_number
from congress.pages.dates import full_day
from congress.workflow.flow import NotYours
from congress.workflow.wanted import want_past, want_words
from supervision import notices, rules
from supervision.actions.hearing import judged
from supervision.documents import work_review as sheet
from supervision.flow import WORK_REVIEW
from supervision.models import ResultSheet, ReviewWord, WorkReview


@transaction.atomic
def plan_work_review(*, by, **facts) -> WorkReview:
    """制定评议方案: whose work, which part of it, by whom it is looked into; the unit hears of it."""
    if not rules.proposes(by):
        raise NotYours(f"{by} may not plan a work review")
    made = WorkReview.objects.create(**facts)
    with WORK_REVIEW.take("plan_work_review", made, by=by) as (made, told):
        told["said"] = made.title
        notices.work_review_planned(made)
    return made


def gather_words(review: WorkReview, *, by, origin: str, text: str, on: date) -> WorkReview:
    """记录评议意见: from talks, questionnaires, deputies and citizens."""
    want_past(on=on)
    with WORK_REVIEW.take("gather_words", review, by=by) as (review, told):
        ReviewWord.objects.create(review=review, origin=origin, text=text, on=on, by=by)
        told["said"] = origin
    return review


def report_work_review(review: WorkReview, *, by, report: str, advice: str, files=()) -> WorkReview:
    """提出评议报告: what was found, and what the unit is asked to do."""
    want_words("请写明评议报告和评议意见。", report=report, advice=advice)
    with WORK_REVIEW.take("report_work_review", review, by=by) as (review, told):
        review.report, review.advice = report, advice
        review.files.set(files)
        told["said"] = f"{review.collected.count()} 条意见"
    return review


def poll_work_review(review: WorkReview, *, by, on: date, at: str, votes: dict) -> WorkReview:
    """测评 at a meeting, by the rule of the district (settings 37, 38)."""
    want_past("测评日期", on=on)
    with WORK_REVIEW.take("poll_work_review", review, by=by) as (review, told):
        review.held_on, review.held_at, review.votes = on, at, votes
        review.verdict, review.words = judged(votes, on)
        told["said"] = f"{full_day(on)}{at}；{review.words}"
    return review


def send_results(review: WorkReview, *, by, office, names: dict[str, str], answer_by: date) -> WorkReview:
    """送交结果: a numbered sheet for each recipient. ``names``: kind of recipient → who it is."""
    names = {kind: name.strip() for kind, name in names.items() if name.strip()}
    missing = [ResultSheet.Kind(kind).label for kind in rules.must_be_told(review) if kind not in names]
    if missing:
        raise ValidationError(f"评议结果还应送交{'、'.join(missing)}。")
    if answer_by <= localdate():
        raise ValidationError({"answer_by": "报送整改情况的时间须在今天以后。"})
    if not office.doc_prefix:
        raise ValidationError(f"{office}还没有填写机关代字，请先在单位资料中填写。")
    with WORK_REVIEW.take("send_results", review, by=by) as (review, told):
        review.answer_by = answer_by
        made = [_sheet(review, office, kind, name) for kind, name in names.items()]
        told["said"] = "；".join(f"{each.name}（{each.doc_no}）" for each in made)
        notices.work_review_sent(review)
    return review


def _sheet(review: WorkReview, office, kind: str, name: str) -> ResultSheet:
    today = localdate()
    number = document_number(office.doc_prefix, today.year, about=f"{review.title}结果，{name}"[:200]).text
    facts = sheet.result(review, kind=kind, name=name, number=number, on=today, office=office)
    return ResultSheet.objects.create(review=review, kind=kind, name=name, doc_no=number, sent_on=today, facts=facts)


def answer_work_review(review: WorkReview, *, by, text: str, files=()) -> WorkReview:
    """报送整改情况: what the unit did about the opinion."""
    want_words("请写明整改情况。", text=text)
    with WORK_REVIEW.take("answer_work_review", review, by=by) as (review, told):
        review.answer = text
        review.answer_files.set(files)
        late = (localdate() - review.answer_by).days
        told["said"] = f"逾期 {late} 天" if late > 0 else "按期"
        notices.work_review_answered(review)
    return review
