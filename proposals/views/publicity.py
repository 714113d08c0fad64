"""The office's side of 公开: the page before the button, the desk of all decisions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render

from congress.audit.leaving import as_sheet
from congress.pages.paging import paginate
from congress.pages.steps import REFUSED, act, taken
from proposals import actions, rules
from proposals.flow import SUGGESTION
from proposals.forms import ReleaseForm, WithholdForm
from proposals.models import ReleaseScope
from proposals.parsing.personal import guarded, personal, texts
from proposals.queries import publicity as queries
from proposals.views.fetch import case

DESK_LABELS = ("编号", "标题", "代表意见", "公开情况", "状态", "办结日期")


@login_required
def publish(request, code):
    proposal = case(request, code)
    SUGGESTION.require("publish", proposal, by=request.user)
    widest = rules.widest(proposal)
    form = ReleaseForm(request.POST or None, request.FILES or None, widest=widest, checks=actions.CHECKS)
    if form.is_valid() and "preview" not in request.POST:
        release = act(form, taken(actions.publish, proposal, request), by=request.user)
        if release is not REFUSED:
            messages.success(request, "已向社会公开。")
            return redirect(release)
    context = {"proposal": proposal, "form": form, "widest": widest, **_preview(proposal, form, widest)}
    return render(request, "proposals/publish.html", context)


def _preview(proposal, form, widest) -> dict:
    """The page as the public would read it now, and what a second look should fall upon."""
    asked = getattr(form, "cleaned_data", {})
    scope, words = asked.get("scope") or widest, asked.get("words") or []
    raw = texts(actions.draft_release(proposal, scope=scope))
    return {
        "said": actions.draft_release(proposal, scope=scope, words=words),
        "is_whole": scope == ReleaseScope.FULL,
        "found": personal(raw),
        "covers": [(word, raw.count(word)) for word in dict.fromkeys(words)],
        "guarded": guarded(raw),
        "silent": rules.silent_units(proposal),
    }


@login_required
def withhold(request, code):
    return _inside(request, code, "withhold", "已记为不予公开。")


@login_required
def retract(request, code):
    return _inside(request, code, "retract", "已撤下，原网址改为说明。")


def _inside(request, code, step, said):
    proposal = case(request, code)
    SUGGESTION.require(step, proposal, by=request.user)
    form = WithholdForm(request.POST or None)
    if form.is_valid():
        getattr(actions, step)(proposal, by=request.user, **form.cleaned_data)
        messages.success(request, said)
        return redirect(proposal)
    return render(request, f"proposals/{step}.html", {"proposal": proposal, "form": form})


@login_required
def releases(request):
    """公开审查: every numbered case by where it stands, what waits first."""
    if not rules.reads_releases(request.user):
        raise PermissionDenied
    sums = queries.counts(queries.counted())
    here = request.GET.get("stand", queries.WAITING)
    found = queries.of_stand(queries.counted(), here)
    if sheet := as_sheet(request, "建议公开情况", DESK_LABELS, found, desk_cells):
        return sheet
    page = paginate(request, found, per_page=50)
    tabs = [(label, f"?stand={word}", cases, word == here) for word, label, cases in sums]
    stood = [(each, queries.stand_of(each)) for each in page]
    rows = [(each, queries.LABELS[word], word == queries.RENEWED) for each, word in stood]
    context = {"page": page, "rows": rows, "tabs": tabs, "may_publish": rules.is_coordinator(request.user, None)}
    return render(request, "proposals/releases.html", context)


def desk_cells(each) -> tuple:
    stood = queries.LABELS[queries.stand_of(each)]
    wish, status = each.get_publication_display(), each.get_status_display()
    return each.full_number, each.title, wish, stood, status, each.closed_on
