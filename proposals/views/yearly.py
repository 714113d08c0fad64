"""承办单位评分 and 办理情况报告: a year's figures put to use."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from congress.audit.leaving import as_sheet
from congress.files.send import show
from congress.organs.models import Unit
from proposals import actions, rules, statistics
from proposals.actions.yearly import underway
from proposals.forms import ReportForm, ScoreForm
from proposals.models import PrintedReport, YearReport
from proposals.statistics import FEW, report, scoring, yearly
from proposals.views.figures import asked_year


def one_year(request) -> int:
    return asked_year(request, statistics.years(request.user)) or localdate().year


def scored(user, year: int) -> list[scoring.Score]:
    """Who sees a part of the cases compares nobody."""
    rows = scoring.scores(statistics.of_year(user, year), year, localdate())
    return rows if rules.oversees_all(user) else [row._replace(place=None) for row in rows]


@login_required
@require_safe
def scores(request):
    """Every unit by the weights of the district, each number with its sum behind it."""
    if not rules.reads_figures(request.user):
        raise PermissionDenied
    year = one_year(request)
    rows = scored(request.user, year)
    points, title = scoring.weights(year), f"{year}年承办单位评分"
    worths = [f"{scoring.LABELS[key]}（{worth}分）" for key, worth in points.items()]
    heads = ["名次", "承办单位", "交办件数", *worths, "得分"]
    cells = [[row.place or "", row.group.label, row.count, *map(_earned, row.items), row.said] for row in rows]
    if sheet := as_sheet(request, title, heads, cells):
        return sheet
    context = {
        "title": title, "year": year, "years": statistics.years(request.user), "rows": rows, "few": FEW,
        "points": [(scoring.LABELS[key], worth) for key, worth in points.items()], "scheme": scoring.scheme(year),
        "may_edit": rules.is_coordinator(request.user, None), "ranks": any(row.place for row in rows),
    }  # fmt: skip
    return render(request, "proposals/scores.html", context)


def _earned(item) -> str:
    return "—" if item.earned is None else f"{item.earned:.1f}"


@login_required
@require_safe
def scorecard(request, pk):
    """One unit's sum, line by line; its own people read theirs."""
    unit, user, year = get_object_or_404(Unit, pk=pk), request.user, one_year(request)
    reads = rules.reads_figures(user)
    if not (reads or rules.works_in(user, unit)):
        raise PermissionDenied
    row = next((row for row in scored(user, year) if row.group.key == unit.pk), None)
    context = {
        "unit": unit, "year": year, "years": statistics.years(user), "row": row, "reads": reads, "few": FEW,
        "scheme": scoring.scheme(year), "title": f"{unit.label}{year}年办理评分",
    }  # fmt: skip
    return render(request, "proposals/scorecard.html", context)


@login_required
@require_safe
def own_score(request):
    """办理评分, for who works in a unit: the card of the first of their units."""
    units = request.user.units_as(*rules.WORKERS)
    if not units:
        raise PermissionDenied
    return redirect("proposals:scorecard", min(units))


@login_required
def weigh(request):
    """评分办法."""
    if not rules.is_coordinator(request.user, None):
        raise PermissionDenied
    year = localdate().year
    points = scoring.weights(year)
    form = ScoreForm(request.POST or None, points=points, initial={"from_year": year})
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("from_year", "basis")}
        made = actions.weigh(by=request.user, points=form.points, **facts)
        messages.success(request, f"评分办法已保存，从{made.from_year}年起施行。")
        return redirect(f"{reverse('proposals:scores')}?year={made.from_year}")
    return render(request, "proposals/weigh.html", {"form": form})


@login_required
def write_report(request, year):
    """The words of the yearly report; the figures stand in the paper by themselves."""
    if not rules.is_coordinator(request.user, None):
        raise PermissionDenied
    kept = YearReport.objects.select_related("changed_by").filter(year=year).first()
    drafted = {} if kept else report.default_words(_counted(request, year))
    form = ReportForm(request.POST or None, instance=kept, initial=drafted)
    if form.is_valid():
        actions.write_report(by=request.user, year=year, **form.cleaned_data)
        messages.success(request, "报告文字已保存。")
        return redirect("proposals:write_report", year)
    return render(request, "proposals/write_report.html", {"form": form, "year": year, "kept": kept})


@login_required
@never_cache
def year_report(request, year):
    """The report as it was printed so far; the worker prints it anew with the words and figures of the day."""
    if not rules.oversees_all(request.user):
        raise PermissionDenied
    _counted(request, year)
    if request.method == "POST":
        try:
            return redirect(actions.print_report(by=request.user, year=year))
        except ValidationError as error:
            messages.error(request, error.messages[0])
    printed, title = PrintedReport.objects.filter(year=year).select_related("file", "made_by"), f"{year}年办理情况报告"
    heads = ("编印时间", "统计截至", "建议件数", "编印人")
    cells = [[each.made_at, each.counted_on, each.cases, each.made_by.name] for each in printed]
    if sheet := as_sheet(request, title, heads, cells):
        return sheet
    context = {
        "title": title, "year": year, "printed": printed, "work": underway(request.user, year),
        "writes": rules.is_coordinator(request.user, None),
    }  # fmt: skip
    return render(request, "proposals/year_report.html", context)


@login_required
@require_safe
def printed_report(request, pk):
    """One printing, as long as somebody may read the district's own figures."""
    if not rules.oversees_all(request.user):
        raise PermissionDenied
    return show(request, get_object_or_404(PrintedReport, pk=pk).file)


def _counted(request, year: int) -> yearly.Year:
    if not 2000 <= year <= 2100:
        raise Http404
    counted = yearly.count(request.user, year, localdate())
    if not counted.total["all"]:
        raise Http404
    return counted
