"""One inspection on its page, each step on a page of its own, and its papers."""

from functools import partial

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.files.send import show
from congress.pages.papers import paper_response
from congress.pages.steps import Ask, StepPages, itself, posted, step_page
from supervision import actions, rules
from supervision.documents import inspection as sheet
from supervision.flow import INSPECTION
from supervision.forms import AdoptForm
from supervision.forms import inspection as ask
from supervision.models import InspectionStatus as S
from supervision.queries.inspection import entries_of_inspection, inspections_visible_to
from supervision.views.fetch import by_office
from supervision.views.fetch import topic as found_topic


def found(request, code, pk):
    rows = inspections_visible_to(request.user).prefetch_related("team")
    return get_object_or_404(rows, pk=pk, topic__code=code)


PAGES = StepPages("supervision", INSPECTION, actions, found)
INSPECTION_STEPS = PAGES.views({
    "draft_inspection": Ask(ask.CheckPlanForm, "方案已保存。", known=lambda row: {"initial": _kept(row)}),
    "name_member": Ask(ask.MemberForm, "已加入检查组。"),
    "list_checks": Ask(ask.ChecksForm, "检查清单已补充。"),
    "adopt_inspection": Ask(AdoptForm, "方案已通过。"),
    "notify_organ": Ask(forms.Form, "通知已编号发出。", given=by_office),
    "record_visit": Ask(ask.VisitForm, "检查活动已记录。"),
    "add_assessment": Ask(ask.AssessmentForm, "第三方评估已记录。"),
    "add_problem": Ask(ask.ProblemForm, "已列入问题清单。"),
    "forward_letter": Ask(ask.LetterForm, "已记录转交。"),
    "end_check": Ask(ask.EndCheckForm, "检查已结束，报告开始计时。"),
    "report_inspection": Ask(ask.InspectionReportForm, "执法检查报告已提出。"),
    "take_problems": Ask(forms.Form, "已列入审议意见草案。"),
    "order_followup": Ask(ask.FollowUpForm, "跟踪检查已列出，请完善方案。", then=itself),
})  # fmt: skip


def _kept(row) -> dict:
    return {name: getattr(row, name) for name in ask.CheckPlanForm.base_fields}


@login_required
def plan_inspection(request, code):
    topic = found_topic(request, code)
    if not rules.may_inspect(request.user, topic):
        raise PermissionDenied
    step = partial(actions.plan_inspection, topic, by=request.user)
    page, done = "supervision/plan_inspection.html", "方案已保存，请确定检查组和检查清单。"
    form = ask.CheckPlanForm(*posted(request))
    return step_page(request, form, step, page, done, back=topic, case=topic, then=itself)


@login_required
def remove_member(request, code, pk, member):
    row = found(request, code, pk)
    person = get_object_or_404(row.team, pk=member)
    done = Ask(forms.Form, f"{person.name}已调出检查组。")
    return PAGES.page(request, row, "remove_member", done, member=person)


@login_required
def fill_line(request, code, pk, line):
    row = found(request, code, pk)
    kept = get_object_or_404(row.lines, pk=line)
    done = Ask(ask.FindingForm, "检查情况已填写。", known=lambda _: {"line": kept})
    return PAGES.page(request, row, "fill_line", done, line=kept)


@login_required
@require_safe
def inspection(request, code, pk):
    """One check: its plan and team, what was seen, what is wrong, what is advised."""
    row, user = found(request, code, pk), request.user
    inside = rules.reads_check(user, row)
    told = inside or row.status == S.REPORTED
    context = {
        "inspection": row, "topic": row.topic, "inside": inside, "today": localdate(), "told": told,
        "doors": INSPECTION.doors(user, row), "team": list(row.team.all()),
        "may_mend": rules.keeps_check(user, row) and row.status not in (S.CHECKED, S.REPORTED),
        "may_fill": rules.checks(user, row) and row.status in INSPECTION.steps["fill_line"].at,
        "lines": list(row.lines.select_related("found_by")) if told else [],
        "visits": list(row.visits.prefetch_related("files").select_related("by")) if inside else [],
        "assessments": list(row.assessments.prefetch_related("files")) if inside else [],
        "problems": list(row.problems.select_related("unit")) if told else [],
        "letters": list(row.letters.all()) if rules.is_staff(user) else [],
        "followed_by": [each for each in row.followed_by.select_related("topic")] if told else [],
        "clocks": _clocks(row) if rules.is_staff(user) else [],
        "entries": entries_of_inspection(user, row),
    }  # fmt: skip
    return render(request, "supervision/inspection.html", context)


def _clocks(row):
    kinds = ("inspection.notice", "inspection.report")
    return list(row.topic.clocks.running().filter(kind__in=kinds).order_by("due_on"))


@login_required
@require_safe
def inspection_plan(request, code, pk):
    row = found(request, code, pk)
    if not rules.reads_check(request.user, row):
        raise PermissionDenied
    context = sheet.plan(row)
    return paper_response(request, "supervision/sections.html", context, name=context["title"])


@login_required
@require_safe
def inspection_notice(request, code, pk):
    """The notice as it was sent; it names the team and is for the organ and the house."""
    row = found(request, code, pk)
    if not row.notice_no:
        raise Http404
    if not (rules.reads_check(request.user, row) or rules.hands_in(request.user, row.topic)):
        raise PermissionDenied
    return paper_response(request, "supervision/filing_letter.html", sheet.sent(row), name=row.notice["title"])


@login_required
@require_safe
def inspection_report(request, code, pk):
    row = found(request, code, pk)
    if not (row.status == S.REPORTED or rules.reads_check(request.user, row)):
        raise Http404
    context = sheet.report(row)
    return paper_response(request, "supervision/sections.html", context, name=context["title"])


@login_required
@require_safe
def inspection_file(request, code, pk, file):
    """A picture of a visit, the report of an assessment: for who reads the check."""
    row = found(request, code, pk)
    if not rules.reads_check(request.user, row):
        raise Http404
    groups = (*row.visits.prefetch_related("files"), *row.assessments.prefetch_related("files"))
    stored = next((kept for group in groups for kept in group.files.all() if kept.pk == file), None)
    return show(request, stored)
