from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render

from proposals import actions, rules
from proposals.flow import SUGGESTION
from proposals.forms import LogOfflineForm, TakeOfflineForm
from proposals.views.fetch import case


@login_required
def take_offline(request, code):
    proposal = case(request, code)
    SUGGESTION.require("take_offline", proposal, by=request.user)
    form = TakeOfflineForm(request.POST or None)
    if form.is_valid():
        proposal = actions.take_offline(proposal, by=request.user)
        messages.success(request, f"内容已清除，只保留编号{proposal.number}。")
        return redirect(proposal)
    return render(request, "proposals/take_offline.html", {"proposal": proposal, "form": form})


@login_required
def log_offline(request):
    if not rules.is_coordinator(request.user, None):
        raise PermissionDenied
    form = LogOfflineForm(request.POST or None)
    if form.is_valid():
        proposal = actions.log_offline(by=request.user, **form.cleaned_data)
        messages.success(request, f"已给编号{proposal.number}。")
        return redirect(proposal)
    return render(request, "proposals/log_offline.html", {"form": form})
