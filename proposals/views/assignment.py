from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from proposals import actions
from proposals.flow import HANDLING, SUGGESTION
from proposals.forms import AcknowledgeForm, AssignForm
from proposals.views.fetch import case, share


@login_required
def assign(request, code):
    proposal = case(request, code)
    SUGGESTION.require("assign", proposal, by=request.user)
    form = AssignForm(request.POST or None, proposal=proposal)
    if form.is_valid():
        try:
            actions.assign(proposal, by=request.user, **form.fields_for_action())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "已交办，承办单位和代表都已收到通知。")
            if silent := form.silent_units():
                names = "、".join(unit.label for unit in silent)
                messages.warning(
                    request, f"{names}还没有可用的账号，收不到通知也不能签收，请另行送达交办单并开通账号。"
                )
            return redirect(proposal)
    return render(request, "proposals/assign.html", {"proposal": proposal, "form": form})


@login_required
def acknowledge(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("acknowledge", handling, by=request.user)
    form = AcknowledgeForm(request.POST or None, handling=handling, user=request.user)
    if form.is_valid():
        actions.acknowledge(handling, by=request.user, **form.cleaned_data)
        messages.success(request, "已签收。")
        return redirect(handling)
    context = {"proposal": handling.proposal, "handling": handling, "form": form}
    return render(request, "proposals/acknowledge.html", context)
