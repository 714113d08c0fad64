from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from congress.workflow.flow import TooLate
from proposals import actions, deadlines, rules
from proposals.flow import HANDLING, SUGGESTION
from proposals.forms import AskReturnForm, ReassignForm, RuleReturnForm
from proposals.models import Ruling
from proposals.views.fetch import case, share


@login_required
def ask_return(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("ask_return", handling, by=request.user)
    form = AskReturnForm(request.POST or None, handling=handling)
    if form.is_valid():
        actions.ask_return(handling, by=request.user, **form.cleaned_data)
        messages.success(request, "已送审核。审核以前期限照常计算。")
        return redirect(handling)
    context = {"proposal": handling.proposal, "handling": handling, "form": form}
    return render(request, "proposals/ask_return.html", context)


@login_required
def rule_return(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("rule_return", handling, by=request.user)
    form = RuleReturnForm(request.POST or None)
    if form.is_valid():
        asked = actions.rule_return(handling, by=request.user, **form.cleaned_data)
        if asked.is_unsettled:
            messages.success(request, "已同意退办，请重新交办。")
            return redirect("proposals:reassign", code)
        messages.success(request, "已告知承办单位继续办理。")
        return redirect(handling)
    asked = handling.handings_back.select_related("asked_by", "proposed_unit").get(ruling=Ruling.PENDING)
    context = {
        "proposal": handling.proposal, "handling": handling, "form": form, "asked": asked,
        "bounces": actions.bounces(handling.proposal),
    }  # fmt: skip
    return render(request, "proposals/rule_return.html", context)


@login_required
def reassign(request, code):
    proposal = case(request, code)
    SUGGESTION.require("reassign", proposal, by=request.user)
    waiting = [each for each in rules.unsettled_returns(proposal) if rules.rules_returns(request.user, each.handling)]
    asked = (request.POST or request.GET).get("returned", "")
    returned = next((each for each in waiting if str(each.pk) == asked), None)
    if returned is None and asked:
        raise TooLate(proposal, SUGGESTION.steps["reassign"], "这一件已经有人重新交办。")
    returned = returned or waiting[0]
    form = ReassignForm(request.POST or None, proposal=proposal, returned=returned)
    if form.is_valid():
        try:
            actions.reassign(proposal, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "已重新交办，承办单位和代表都会收到通知。")
            return redirect(proposal)
    context = {
        "proposal": proposal, "form": form, "returned": returned, "bounces": actions.bounces(proposal),
        "left": deadlines.days_to_answer(proposal, localdate()),
    }  # fmt: skip
    return render(request, "proposals/reassign.html", context)
