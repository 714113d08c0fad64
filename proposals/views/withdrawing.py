from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render

from congress.pages.steps import step_page, taken
from proposals import actions
from proposals.flow import SUGGESTION
from proposals.forms import NoteForm, WithdrawForm
from proposals.views.fetch import case


@login_required
def ask_withdrawal(request, code):
    proposal = case(request, code)
    SUGGESTION.require("ask_withdrawal", proposal, by=request.user)
    form = NoteForm(request.POST or None, label="撤回缘由", required=True)
    step, done = taken(actions.ask_withdrawal, proposal, request), "已申请撤回；代表工委办结以前，本件照常办理。"
    context = {"proposal": proposal, "for_deputy": True}
    return step_page(request, form, step, "proposals/ask_withdrawal.html", done, back=proposal, **context)


@login_required
def agree_withdrawal(request, code):
    proposal = case(request, code)
    SUGGESTION.require("agree_withdrawal", proposal, by=request.user)
    if request.method == "POST":
        proposal = actions.agree_withdrawal(proposal, by=request.user)
        messages.success(request, "您已同意撤回。")
        return redirect(proposal)
    context = {"proposal": proposal, "withdrawal": proposal.open_withdrawal(), "for_deputy": True}
    return render(request, "proposals/agree_withdrawal.html", context)


@login_required
def withdraw(request, code):
    proposal = case(request, code)
    SUGGESTION.require("withdraw", proposal, by=request.user)
    asked = proposal.open_withdrawal()
    form = WithdrawForm(request.POST or None, request.FILES or None, asked=asked)

    def step(files, note):
        return actions.withdraw(proposal, by=request.user, scans=files, note=note)

    context = {"proposal": proposal, "withdrawal": asked}
    return step_page(request, form, step, "proposals/withdraw.html", "已按代表的意见撤回。", back=proposal, **context)
