"""全年一览: the year of supervision on one page, as three sheets and on paper; for the house."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit.leaving import as_sheet
from congress.pages.asked import whole, year_asked
from congress.pages.papers import paper_response
from supervision import queries, rules
from supervision.documents import year as paper
from supervision.statistics.year import Owing, glance

OF_TOPICS = ("月份", "议题", "监督方式", "负责的专委会、工委", "报告机关", "状态", "审议日期", "情况")
OF_COMMITTEES = (
    "负责的专委会、工委", "计划议题", "已审议", "过了计划月份", "已办结", "已交办事项", "已落实", "落实率",
)  # fmt: skip
OF_ITEMS = ("责任单位", "交办事项", "议题", "负责的专委会、工委", "交办日期", "已经天数", "完成时限", "状态", "逾期")
OF_UNITS = ("责任单位", *(label for label, _ in Owing(None).named))
COMMITTEES, ITEMS, UNITS = "committees", "items", "units"


def _seen(request):
    """The year and the committee the address asks for; a committee nobody has narrows nothing."""
    if not rules.is_staff(request.user):
        raise PermissionDenied
    year, asked = year_asked(request), whole(request.GET.get("committee", ""))
    committees = list(queries.committees_of(year))
    chosen = next((unit for unit in committees if unit.pk == asked), None)
    return glance(year, localdate(), chosen.pk if chosen else None), committees, chosen


def _sheet(request, seen):
    name = f"{seen.year}年监督工作"
    return (
        as_sheet(request, f"{name}计划安排", OF_TOPICS, seen.topics, _topic)
        or as_sheet(request, f"{name}各委员会情况", OF_COMMITTEES, [*seen.loads, seen.whole], _load, part=COMMITTEES)
        or as_sheet(request, "未落实的交办事项", OF_ITEMS, seen.open, _item, part=ITEMS)
        or as_sheet(request, "未落实的交办事项（按单位）", OF_UNITS, seen.owing, _owing, part=UNITS)
    )


def _topic(topic) -> list:
    said = [word for word, holds in (("过了计划月份", topic.is_behind), ("有期限逾期", topic.is_late)) if holds]
    return [
        topic.month or "", topic.title, topic.methods_said, topic.committee.label if topic.committee else "",
        topic.organ.label if topic.organ else "", topic.get_status_display(), topic.heard_on or "", "、".join(said),
    ]  # fmt: skip


def _load(load) -> list:
    return [
        load.label, load.planned, load.heard, load.behind, load.closed, load.items, load.settled,
        load.settling.percent,
    ]  # fmt: skip


def _item(item) -> list:
    topic = item.opinion.topic
    return [
        item.unit.label, item.text, topic.title, topic.committee.label if topic.committee else "", item.first_on,
        item.age, item.due_on or "", item.get_status_display(), "逾期" if item.late else "",
    ]  # fmt: skip


def _owing(row) -> list:
    return [row.label, *row.cells]


@login_required
@require_safe
def year(request):
    seen, committees, chosen = _seen(request)
    if sheet := _sheet(request, seen):
        return sheet
    context = {
        "seen": seen, "year": seen.year, "years": range(seen.today.year - 2, seen.today.year + 2),
        "today": seen.today, "committees": committees, "chosen": chosen, "of_units": OF_UNITS,
    }  # fmt: skip
    return render(request, "supervision/year.html", context)


@login_required
@require_safe
def year_paper(request):
    seen, _committees, chosen = _seen(request)
    facts = paper.printed(seen, committee=chosen.label if chosen else "", labels=OF_UNITS)
    return paper_response(request, "supervision/year.html", facts, name=facts["title"])
