"""One inspection on its page, each step on a page of its own, and its papers."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.files.send import send
from congress.pages.boxes import bare
from congress.pages.papers import paper_response
from congress.pages.steps import step_page
from supervision import actions, rules
from supervision.documents import inspection as sheet
from supervision.flow import INSPECTION
from supervision.forms import AdoptForm
from supervision.forms import inspection as ask
from supervision.models import InspectionStatus as S
from supervision.queries.inspection import entries_of_inspection, inspections_visible_to
from supervision.views.fetch import office_of
from supervision.views.fetch import topic as found_topic

# step: form, what is said when it is done
STEPS = {
    "name_member": (ask.MemberForm, "已加入检查组。"),
    "list_checks": (ask.ChecksForm, "检查清单已补充。"),
    "adopt_inspection": (AdoptForm, "方案已通过。"),
    "record_visit": (ask.VisitForm, "检查活动已记录。"),
    "add_assessment": (ask.AssessmentForm, "第三方评估已记录。"),
    "add_problem": (ask.ProblemForm, "已列入问题清单。"),
    "forward_letter": (ask.LetterForm, "已记录转交。"),
    "end_check": (ask.EndCheckForm, "检查已结束，报告开始计时。"),
    "report_inspection": (ask.InspectionReportForm, "执法检查报告已提出。"),
    "order_followup": (ask.FollowUpForm, "跟踪检查已列出，请完善方案。"),
}


def _asked(request):
    return (request.POST, request.FILES) if request.method == "POST" else ()


def found(request, code, pk):
    rows = inspections_visible_to(request.user).prefetch_related("team")
    return get_object_or_404(rows, pk=pk, topic__code=code)


def _page(request, row, name, form, done, *, then=None, **more):
    INSPECTION.require(name, row, by=request.user)
    step = partial(getattr(actions, name), row, by=request.user, **more)
    page = f"supervision/{name}.html"
    return step_page(request, form, step, page, done, back=row, case=row, then=then)


def _step_view(name, form, done):
    then = (lambda made: made) if name == "order_followup" else None

    @login_required
    def view(request, code, pk):
        return _page(request, found(request, code, pk), name, form(*_asked(request)), done, then=then)

    view.__name__ = view.__qualname__ = name
    return view


VIEWS = {name: _step_view(name, *row) for name, row in STEPS.items()}


@login_required
def plan_inspection(request, code):
    topic = found_topic(request, code)
    if not rules.may_inspect(request.user, topic):
        raise PermissionDenied
    step = partial(actions.plan_inspection, topic, by=request.user)
    page, done = "supervision/plan_inspection.html", "方案已保存，请确定检查组和检查清单。"
    form = ask.CheckPlanForm(*_asked(request))
    return step_page(request, form, step, page, done, back=topic, case=topic, then=lambda made: made)


@login_required
def draft_inspection(request, code, pk):
    row = found(request, code, pk)
    kept = {name: getattr(row, name) for name in ask.CheckPlanForm.base_fields}
    form = ask.CheckPlanForm(*_asked(request), initial=kept)
    return _page(request, row, "draft_inspection", form, "方案已保存。")


@login_required
def notify_organ(request, code, pk):
    office = office_of(request.user) if rules.is_office(request.user) else None
    return _page(request, found(request, code, pk), "notify_organ", bare(request), "通知已编号发出。", office=office)


@login_required
def take_problems(request, code, pk):
    return _page(request, found(request, code, pk), "take_problems", bare(request), "已列入审议意见草案。")


@login_required
def remove_member(request, code, pk, member):
    row = found(request, code, pk)
    person = get_object_or_404(row.team, pk=member)
    return _page(request, row, "remove_member", bare(request), f"{person.name}已调出检查组。", member=person)


@login_required
def fill_line(request, code, pk, line):
    row = found(request, code, pk)
    kept = get_object_or_404(row.lines, pk=line)
    known = {"verdict": kept.verdict, "finding": kept.finding}
    form = ask.FindingForm(*_asked(request), initial=known)
    form.fields["finding"].help_text = f"{kept.number}. {kept.text}"
    return _page(request, row, "fill_line", form, "检查情况已填写。", line=kept)


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
    if stored is None:
        raise Http404
    return send(request, stored, inline="download" not in request.GET)
