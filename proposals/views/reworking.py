from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from congress.files.intake import intake
from congress.rulebook.book import limit, setting
from proposals import actions, queries
from proposals.flow import SUGGESTION
from proposals.forms import ConveneForm, ReworkForm, SettleForm
from proposals.models import Mediation
from proposals.queries import rounds
from proposals.views.fetch import case


def _page(request, step, proposal, form, **more):
    context = {"proposal": proposal, "form": form, "rounds": queries.ratings_of(proposal), **more}
    return render(request, f"proposals/{step}.html", context)


@login_required
def rework(request, code):
    proposal = case(request, code)
    SUGGESTION.require("rework", proposal, by=request.user)
    form = ReworkForm(request.POST or None, proposal=proposal)
    if form.is_valid():
        try:
            actions.rework(proposal, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "已退回重新办理，承办单位和代表都已通知。")
            return redirect(proposal)
    letters, again = queries.letters_of(proposal), limit("rework.reply").words
    return _page(request, "rework", proposal, form, letters=letters, again=again)


@login_required
def convene(request, code):
    proposal = case(request, code)
    SUGGESTION.require("convene", proposal, by=request.user)
    form = ConveneForm(request.POST or None)
    if form.is_valid():
        try:
            actions.convene(proposal, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "已召集，代表和承办单位都已通知。")
            return redirect(proposal)
    kind = Mediation.Form(setting("rework.second_failure")).label
    return _page(request, "convene", proposal, form, kind=kind, letters=queries.letters_of(proposal))


@login_required
def settle(request, code):
    proposal = case(request, code)
    SUGGESTION.require("settle", proposal, by=request.user)
    meeting = rounds.open_mediation(proposal)
    form = SettleForm(request.POST or None, request.FILES or None, proposal=proposal, meeting=meeting)
    if form.is_valid():
        try:
            said = form.cleaned_data | {"files": [intake(each, by=request.user) for each in form.cleaned_data["files"]]}
            actions.settle(proposal, by=request.user, **said)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "协调结果已记录。")
            return redirect(proposal)
    return _page(request, "settle", proposal, form, meeting=meeting)
