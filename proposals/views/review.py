from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render

from proposals import actions
from proposals.flow import SUGGESTION
from proposals.forms import DeclineForm, NoteForm, RegisterForm
from proposals.views.drafting import similar_cases
from proposals.views.fetch import case


@login_required
def register(request, code):
    proposal = case(request, code)
    SUGGESTION.require("register", proposal, by=request.user)
    similar = similar_cases(request, proposal)
    form = RegisterForm(request.POST or None, proposal=proposal, similar=similar)
    if form.is_valid():
        proposal = actions.register(proposal, by=request.user, **form.cleaned_data)
        messages.success(request, f"已登记为{proposal.full_number}。")
        return redirect(proposal)
    context = {"proposal": proposal, "form": form, "similar": similar}
    return render(request, "proposals/register.html", context)


@login_required
def send_back(request, code):
    proposal = case(request, code)
    SUGGESTION.require("send_back", proposal, by=request.user)
    form = NoteForm(request.POST or None, label="请代表怎样修改", required=True)
    if form.is_valid():
        actions.send_back(proposal, by=request.user, **form.cleaned_data)
        messages.success(request, "已退回代表修改。")
        return redirect(proposal)
    return render(request, "proposals/send_back.html", {"proposal": proposal, "form": form})


@login_required
def decline(request, code):
    proposal = case(request, code)
    SUGGESTION.require("decline", proposal, by=request.user)
    form = DeclineForm(request.POST or None)
    if form.is_valid():
        actions.decline(proposal, by=request.user, **form.cleaned_data)
        messages.success(request, "已按不作为建议处理，并向代表说明。")
        return redirect(proposal)
    return render(request, "proposals/decline.html", {"proposal": proposal, "form": form})
