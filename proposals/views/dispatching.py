from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render

from proposals import actions, queries
from proposals.flow import HANDLING
from proposals.forms import NoteForm, SubdivideForm
from proposals.views.fetch import case, share


@login_required
def subdivide(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("subdivide", handling, by=request.user)
    form = SubdivideForm(request.POST or None, proposal=handling.proposal)
    if form.is_valid():
        try:
            actions.subdivide(handling, by=request.user, **form.fields_for_action())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "已转办，承办单位和代表都已收到通知。")
            return redirect(handling)
    context = {"proposal": handling.proposal, "handling": handling, "form": form}
    return render(request, "proposals/subdivide.html", context)


@login_required
def redo_advice(request, code, pk):
    proposal = case(request, code)
    handling = get_object_or_404(queries.handlings_of(proposal), pk=pk)  # the lead unit's hand on another's share
    handling.proposal = proposal
    HANDLING.require("redo_advice", handling, by=request.user)
    form = NoteForm(request.POST or None, label="要补正什么", required=True)
    if form.is_valid():
        actions.redo_advice(handling, by=request.user, **form.cleaned_data)
        messages.success(request, "已退回会办单位补正。")
        return redirect(handling)
    context = {"proposal": handling.proposal, "handling": handling, "form": form}
    return render(request, "proposals/redo_advice.html", context)
