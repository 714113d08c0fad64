from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from congress.files.intake import intake
from proposals import actions
from proposals.flow import SUGGESTION
from proposals.forms import NoteForm, WithdrawForm
from proposals.views.fetch import case


@login_required
def ask_withdrawal(request, code):
    proposal = case(request, code)
    SUGGESTION.require("ask_withdrawal", proposal, by=request.user)
    form = NoteForm(request.POST or None, label="撤回缘由", required=True)
    if form.is_valid():
        proposal = actions.ask_withdrawal(proposal, by=request.user, **form.cleaned_data)
        messages.success(request, "已申请撤回；代表工委办结以前，本件照常办理。")
        return redirect(proposal)
    return render(request, "proposals/ask_withdrawal.html", {"proposal": proposal, "form": form})


@login_required
def agree_withdrawal(request, code):
    proposal = case(request, code)
    SUGGESTION.require("agree_withdrawal", proposal, by=request.user)
    if request.method == "POST":
        proposal = actions.agree_withdrawal(proposal, by=request.user)
        messages.success(request, "您已同意撤回。")
        return redirect(proposal)
    context = {"proposal": proposal, "withdrawal": proposal.open_withdrawal()}
    return render(request, "proposals/agree_withdrawal.html", context)


@login_required
def withdraw(request, code):
    proposal = case(request, code)
    SUGGESTION.require("withdraw", proposal, by=request.user)
    asked = proposal.open_withdrawal()
    form = WithdrawForm(request.POST or None, request.FILES or None, asked=asked)
    if form.is_valid():
        try:
            scans = [intake(upload, by=request.user) for upload in form.cleaned_data["files"]]
            actions.withdraw(proposal, by=request.user, scans=scans, note=form.cleaned_data["note"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "已按代表的意见撤回。")
            return redirect(proposal)
    return render(request, "proposals/withdraw.html", {"proposal": proposal, "form": form, "withdrawal": asked})
