"""征集监督议题: the public form with receipt and query page, the page of who is signed in, and the office's calls."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.pages.paging import paginate
from congress.pages.receipts import looked_up
from congress.pages.steps import REFUSED, act, posted, step_page, taken
from supervision import actions, rules
from supervision.flow import CALL
from supervision.forms import AmendCallForm, IdeaForm, PlanCallForm, PublicIdeaForm
from supervision.models import Call, Idea
from supervision.queries import calling
from supervision.views.fetch import only_office

# ---- everybody ----


def public_call(request):
    """In season the form, out of it a word on when. What was received is answered with number and code, shown once."""
    today = localdate()
    call = calling.open_call(today, public=True)
    form = PublicIdeaForm(*posted(request)) if call else None
    if request.method == "POST" and call:
        made = act(form, partial(actions.send_idea, call=call))
        if made is not REFUSED:
            return render(request, "supervision/idea_received.html", {"made": made})
    coming, last = (None, None) if call else calling.nearest_calls(today, public=True)
    context = {"call": call, "form": form, "coming": coming, "last": last}
    status = 409 if request.method == "POST" and not call else 200
    return render(request, "supervision/public_call.html", context, status=status)


def idea_status(request):
    """研究结果, for who has the receipt: what became of the idea, and nobody's name."""
    form, found = looked_up(request, Idea.objects.select_related("topic"), example="议征〔2027〕3号")
    fate = calling.fate(found) if found else ""
    return render(request, "supervision/idea_status.html", {"form": form, "found": found, "fate": fate})


# ---- who is signed in ----


@login_required
def own_ideas(request):
    """A deputy's, a member's, an organ's own ideas with what became of them; in season the form for another."""
    today = localdate()
    call = calling.open_call(today, public=False)
    form = IdeaForm(*posted(request)) if call else None
    if request.method == "POST" and call:
        made = act(form, partial(actions.send_idea, call=call, by=request.user))
        if made is not REFUSED:
            messages.success(request, f"已收到，收件号{made.number}。")
            return redirect("supervision:own_ideas")
    page = paginate(request, calling.own_ideas(request.user), per_page=20)
    for idea in page:
        idea.fate = calling.fate(idea)
    coming, last = (None, None) if call else calling.nearest_calls(today, public=False)
    context = {"call": call, "form": form, "page": page, "coming": coming, "last": last}
    status = 409 if request.method == "POST" and not call else 200
    return render(request, "supervision/own_ideas.html", context, status=status)


# ---- the office ----


@login_required
@require_safe
def calls(request):
    if not rules.is_staff(request.user):
        raise PermissionDenied
    page = paginate(request, calling.with_counts(Call.objects.all()), per_page=10)
    return render(request, "supervision/calls.html", {"page": page, "is_office": rules.is_office(request.user)})


@login_required
def plan_call(request):
    only_office(request)
    form, make = PlanCallForm(*posted(request)), partial(actions.plan_call, by=request.user)
    return step_page(request, form, make, "supervision/plan_call.html", "征集已发起。", back="supervision:calls")


@login_required
def amend_call(request, year):
    only_office(request)
    call = get_object_or_404(Call, year=year)
    CALL.require("amend_call", call, by=request.user)
    initial = {name: getattr(call, name) for name in AmendCallForm.base_fields}
    form, step = AmendCallForm(*posted(request), initial=initial), taken(actions.amend_call, call, request)
    page = "supervision/amend_call.html"
    return step_page(request, form, step, page, "已修改。", back="supervision:calls", case=call)
