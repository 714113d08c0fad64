"""The year's plan: its page, its papers, and a page for each step of it."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit import record as note_down
from congress.pages.boxes import bare
from congress.pages.papers import paper_response
from congress.pages.steps import step_page, taken
from congress.sheets.writing import WRITERS
from supervision import actions, queries, rules
from supervision.documents import plan as sheet
from supervision.flow import PLAN
from supervision.forms import AdjustForm, AdoptForm, GuideForm, OpenPlanForm, ReportForm
from supervision.models import TopicStatus
from supervision.views.fetch import office_of, only_office
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
        "waiting": queries.ready_for(year_plan).count() if inside else 0,
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
    form = OpenPlanForm(request.POST or None, initial={"year": localdate().year + 1})
    make = partial(actions.open_plan, by=request.user)
    page = "supervision/open_plan.html"
    return step_page(request, form, make, page, "计划已建立。", back="supervision:plans", then=lambda made: made)


@login_required
def draft_plan(request, year):
    year_plan = _opened(request, year, "draft_plan")
    form = GuideForm(request.POST or None, initial={"guide": year_plan.guide, "version": year_plan.version})
    return _step(request, year_plan, "draft_plan", form, "已保存。")


@login_required
def adopt_plan(request, year):
    year_plan = _opened(request, year, "adopt_plan")
    done = "已记录主任会议通过，各议题列入年度计划。"
    topics = list(queries.of_plan(year_plan).filter(status=TopicStatus.IN_PLAN_DRAFT))
    return _step(request, year_plan, "adopt_plan", AdoptForm(request.POST or None), done, topics=topics)


@login_required
def publish_plan(request, year):
    year_plan = _opened(request, year, "publish_plan")
    form = bare(request)
    step = partial(actions.publish_plan, year_plan, by=request.user, office=office_of(request.user))
    words = sheet.content(year_plan)
    page = "supervision/publish_plan.html"
    return step_page(
        request, form, step, page, "计划已印发，并在网站公布。", back=year_plan, case=year_plan, rows=words["rows"]
    )


@login_required
def adjust_plan(request, year):
    year_plan = _opened(request, year, "adjust_plan")
    form = AdjustForm(request.POST or None, plan=year_plan)
    step = partial(actions.adjust_plan, year_plan, by=request.user, office=office_of(request.user))
    page, done = "supervision/adjust_plan.html", "计划已调整，新的版本已印发和公布。"
    return step_page(request, form, step, page, done, back=year_plan, case=year_plan)


@login_required
def report_plan(request, year):
    year_plan = _opened(request, year, "report_plan")
    return _step(request, year_plan, "report_plan", ReportForm(request.POST or None), "已记录。")


def _opened(request, year, name):
    year_plan = found(request, year)
    PLAN.require(name, year_plan, by=request.user)
    return year_plan


def _step(request, year_plan, name, form, done, **context):
    step = taken(getattr(actions, name), year_plan, request)
    return step_page(request, form, step, f"supervision/{name}.html", done, back=year_plan, case=year_plan, **context)
