"""One step for many cases: each is checked and taken by itself, and a refused one says why."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import render
from django.views.decorators.http import require_POST

from congress.pages.papers import paper_response
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, documents, queries, rules
from proposals.models import HANDED_OVER

MOST = 100


def picked(request) -> list:
    """The chosen cases this person may see; a code that names none is passed over."""
    codes = request.POST.getlist("pick")[:MOST]
    return list(queries.for_list(queries.visible_to(request.user)).filter(code__in=codes).order_by("serial", "pk"))


def refusal(error) -> str:
    if isinstance(error, TooLate):
        return error.reason
    return "您没有办理这一步的权限。" if isinstance(error, NotYours) else "；".join(error.messages)


@login_required
@require_POST
def close_all(request):
    """办结 the chosen ones. 不满意 is closed on its own page, where the reasons are written."""
    if not rules.is_coordinator(request.user, None):
        raise PermissionDenied
    done, refused = [], []
    for case in picked(request):
        try:
            if case.verdict == "low":
                raise ValidationError("代表评价不满意，须逐件写明理由后办结。")
            actions.close(case, by=request.user)
        except (TooLate, NotYours, ValidationError) as error:
            refused.append((case, refusal(error)))
        else:
            done.append(case)
    context = {"step": "办结", "done": done, "refused": refused}
    return render(request, "proposals/close_all.html", context)


@login_required
@require_POST
def print_slips(request):
    """交办单 of the chosen ones as one file to print. What has none is named before anything is printed."""
    if not rules.is_coordinator(request.user, None):
        raise PermissionDenied
    cases = picked(request)
    ready = [case for case in cases if case.status in HANDED_OVER]
    if ready and (len(ready) == len(cases) or "rest" in request.POST):
        slips = [documents.assignment_slip(case) for case in ready]
        return paper_response(request, "proposals/assignment_slip.html", slips, name=f"交办单 {len(slips)} 件")
    refused = [(case, "还没有交办，没有交办单。") for case in cases if case not in ready]
    return render(request, "proposals/print_slips.html", {"ready": ready, "refused": refused})
