from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404

from congress.pages.steps import step_page, taken
from proposals import actions, queries
from proposals.flow import HANDLING
from proposals.forms import NoteForm, SubdivideForm
from proposals.views.fetch import case, share


@login_required
def subdivide(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("subdivide", handling, by=request.user)
    form = SubdivideForm(request.POST or None, handling=handling)
    step, context = taken(actions.subdivide, handling, request), {"proposal": handling.proposal, "handling": handling}
    done = "已转办，承办单位和代表都已收到通知。"
    return step_page(request, form, step, "proposals/subdivide.html", done, back=handling, **context)


@login_required
def redo_advice(request, code, pk):
    proposal = case(request, code)
    handling = get_object_or_404(queries.handlings_of(proposal), pk=pk)  # the lead unit's hand on another's share
    handling.proposal = proposal
    HANDLING.require("redo_advice", handling, by=request.user)
    form = NoteForm(request.POST or None, label="要补正什么", required=True)
    step, context = taken(actions.redo_advice, handling, request), {"proposal": proposal, "handling": handling}
    done = "已退回会办单位补正。"
    return step_page(request, form, step, "proposals/redo_advice.html", done, back=handling, **context)
