from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render

from congress.pages.steps import REFUSED, act, step_page, taken
from proposals import actions
from proposals.flow import HANDLING, SUGGESTION
from proposals.forms import AcknowledgeForm, AssignForm
from proposals.views.fetch import case, of_share, share


@login_required
def assign(request, code):
    proposal = case(request, code)
    SUGGESTION.require("assign", proposal, by=request.user)
    form = AssignForm(request.POST or None, proposal=proposal)
    if act(form, taken(actions.assign, proposal, request)) is REFUSED:
        return render(request, "proposals/assign.html", {"proposal": proposal, "form": form})
    messages.success(request, "已交办，承办单位和代表都已收到通知。")
    if silent := form.silent_units():
        names = "、".join(unit.label for unit in silent)
        messages.warning(request, f"{names}还没有可用的账号，收不到通知也不能签收，请另行送达交办单并开通账号。")
    return redirect(proposal)


@login_required
def acknowledge(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("acknowledge", handling, by=request.user)
    form = AcknowledgeForm(request.POST or None, handling=handling, user=request.user)
    step, context = taken(actions.acknowledge, handling, request), of_share(handling)
    return step_page(request, form, step, "proposals/acknowledge.html", "已签收。", back=handling, **context)
