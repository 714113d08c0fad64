"""One inquiry on its page, the steps before the sitting, and its papers."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from congress.pages.papers import paper_response
from congress.pages.steps import Ask, StepPages, itself, posted, step_page
from supervision import actions, rules
from supervision.documents import inquiry as sheet
from supervision.flow import INQUIRY, TOPIC
from supervision.forms import AdoptForm
from supervision.forms import inquiry as ask
from supervision.models import InquiryStatus as S
from supervision.queries import inquiry as rows
from supervision.views.fetch import topic as found_topic


def found(request, code, pk):
    return get_object_or_404(rows.inquiries_visible_to(request.user), pk=pk, topic__code=code)


def _kept(row) -> dict:
    return {"initial": {name: getattr(row, name) for name in ask.InquiryPlanForm.base_fields}}


PAGES = StepPages("supervision", INQUIRY, actions, found)
INQUIRY_STEPS = PAGES.views({
    "draft_inquiry": Ask(ask.InquiryPlanForm, "方案已保存。", known=_kept),
    "name_respondent": Ask(ask.RespondentForm, "应询人已确定。"),
    "prepare_question": Ask(ask.QuestionForm, "已加入题库。", known=lambda row: {"inquiry": row}),
    "adopt_inquiry": Ask(AdoptForm, "方案已通过。"),
})  # fmt: skip


@login_required
def plan_inquiry(request, code):
    topic = found_topic(request, code)
    if not rules.may_inquire(request.user, topic):
        raise PermissionDenied
    step = partial(actions.plan_inquiry, topic, by=request.user)
    page, done = "supervision/plan_inquiry.html", "方案已保存，请确定应询人、准备问题。"
    form = ask.InquiryPlanForm(*posted(request))
    return step_page(request, form, step, page, done, back=topic, case=topic, then=itself)


@login_required
def note_inquiry(request, code):
    topic = found_topic(request, code)
    TOPIC.require("note_inquiry", topic, by=request.user)
    step, page = partial(actions.note_inquiry, topic, by=request.user), "supervision/note_inquiry.html"
    return step_page(request, ask.NoteInquiryForm(*posted(request)), step, page, "询问已记录。", back=topic, case=topic)


@login_required
@require_safe
def inquiry(request, code, pk):
    """One inquiry: its plan, who answers, what was asked and answered."""
    row, user = found(request, code, pk), request.user
    questions = rows.whole(row)
    context = {
        "inquiry": row, "topic": row.topic, "doors": INQUIRY.doors(user, row), "proposed": sheet.proposed(row),
        "respondents": list(row.respondents.select_related("unit")), "bank": rows.bank_for(user, row, questions),
        "asked": rows.asked(questions) if rules.reads_sitting(user, row) else [],
        "is_sitting": row.status in (S.SITTING, S.HELD) and rules.keeps_inquiry(user, row),
        "inside": rules.is_staff(user), "entries": rows.entries_of_inquiry(user, row),
    }  # fmt: skip
    return render(request, "supervision/inquiry.html", context)


@login_required
@require_safe
def inquiry_plan(request, code, pk):
    row = found(request, code, pk)
    if not rules.reads_sitting(request.user, row):
        raise Http404
    context = sheet.plan(row)
    return paper_response(request, "supervision/sections.html", context, name=context["title"])


@login_required
@require_safe
def inquiry_record(request, code, pk):
    row = found(request, code, pk)
    if not rules.reads_sitting(request.user, row) or row.status not in (S.SITTING, S.HELD):
        raise Http404
    context = sheet.record(row, rows.asked(rows.whole(row)))
    return paper_response(request, "supervision/sections.html", context, name=context["title"])
