"""The year's plan: its page, its papers, and a page for each step of it."""

from collections import Counter
from functools import partial

from django import forms
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit import record as note_down
from congress.pages.papers import paper_response
from congress.pages.steps import Ask, StepPages, itself, posted, step_page
from congress.sheets.writing import WRITERS
from supervision import actions, queries, rules
from supervision.documents import plan as sheet
from supervision.flow import PLAN
from supervision.forms import AdjustForm, AdoptForm, GuideForm, OpenPlanForm, ReportForm
from supervision.models import TopicStatus
from supervision.views.fetch import by_office, only_office
from supervision.views.fetch import plan as found


@login_required
@require_safe
def plans(request):
    """All years: where each plan stands, and how much of it is done."""
    context = {
        "plans": queries.plans_visible_to(request.user).prefetch_related("versions"),
        "may_open": rules.is_office(request.user), "is_staff": rules.is_staff(request.user),
    }  # fmt: skip
    return render(request, "supervision/plans.html", context)


@login_required
@require_safe
def plan(request, year):
    """计划: month by month, with what was adopted and how it was changed since."""
    year_plan, user = found(request, year), request.user
    inside = rules.is_staff(user)
    topics = list(queries.of_plan(year_plan).prefetch_related("joined_by")) if inside else []
    if inside and (kind := WRITERS.get(request.GET.get("as"))):
        note_down("exported", by=user, request=request, list=year_plan.title, rows=len(topics), address=f"year={year}")
        return kind(year_plan.title, sheet.LABELS, (sheet.topic_row(n, topic) for n, topic in enumerate(topics, 1)))
    context = {
        "plan": year_plan, "topics": topics, "versions": list(year_plan.versions.all()), "inside": inside,
        "doors": PLAN.doors(user, year_plan), "entries": queries.entries_for(user, year_plan),
        "waiting": Counter(queries.ready_for(year_plan).values_list("status", flat=True)) if inside else {},
        "going": sum(topic.status != TopicStatus.CANCELLED for topic in topics),
    }  # fmt: skip
    return render(request, "supervision/plan.html", context)


@login_required
@require_safe
def plan_paper(request, year):
    """The draft as the chairs' meeting gets it."""
    year_plan = found(request, year)
    only_office(request)
    return paper_response(
        request, "supervision/plan.html", sheet.draft_paper(year_plan), name=f"{year_plan.title}（草案）"
    )


@login_required
@require_safe
def version_paper(request, year, number):
    version = get_object_or_404(found(request, year).versions.select_related("plan"), number=number)
    return paper_response(request, "supervision/plan.html", sheet.paper(version), name=version.title)


@login_required
def open_plan(request):
    only_office(request)
    form = OpenPlanForm(*posted(request), initial={"year": localdate().year + 1})
    make = partial(actions.open_plan, by=request.user)
    page = "supervision/open_plan.html"
    return step_page(request, form, make, page, "计划已建立。", back="supervision:plans", then=itself)


PLAN_STEPS = StepPages("supervision", PLAN, actions, found).views({
    "draft_plan": Ask(
        GuideForm, "已保存。", known=lambda plan: {"initial": {"guide": plan.guide, "version": plan.version}}
    ),
    "adopt_plan": Ask(
        AdoptForm, "已记录主任会议通过，各议题列入年度计划。",
        shown=lambda plan: {"topics": list(queries.of_plan(plan).filter(status=TopicStatus.IN_PLAN_DRAFT))},
    ),
    "publish_plan": Ask(
        forms.Form, "计划已印发，并在网站公布。", given=by_office,
        shown=lambda plan: {"rows": sheet.content(plan)["rows"]},
    ),
    "adjust_plan": Ask(
        AdjustForm, "计划已调整，新的版本已印发和公布。", given=by_office, known=lambda plan: {"plan": plan}
    ),
    "report_plan": Ask(ReportForm, "已记录。"),
})  # fmt: skip
