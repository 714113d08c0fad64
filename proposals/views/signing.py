from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render

from congress.pages.steps import step_page, taken
from proposals import actions, queries
from proposals.flow import SUGGESTION
from proposals.forms import InviteForm, NoteForm
from proposals.views.fetch import case


def _around(request, proposal) -> dict:
    """What is read before one signs."""
    attachments = queries.attachments_for(request.user, proposal)
    return {"proposal": proposal, "for_deputy": True, "attachments": attachments}


@login_required
def invite(request, code):
    proposal = case(request, code)
    SUGGESTION.require("invite", proposal, by=request.user)
    form = InviteForm(request.POST or None, proposal=proposal)
    step, done = taken(actions.invite, proposal, request), "已发出邀请；每位代表本人确认后计入联名。"
    return step_page(request, form, step, "proposals/invite.html", done, back=proposal, **_around(request, proposal))


@login_required
def cosign(request, code):
    proposal = case(request, code)
    SUGGESTION.require("cosign", proposal, by=request.user)
    if request.method == "POST":
        proposal = actions.cosign(proposal, by=request.user)
        messages.success(request, "您已联名；领衔代表提交以后，每一步您都会收到通知。")
        return redirect(proposal)
    return render(request, "proposals/cosign.html", _around(request, proposal))


@login_required
def refuse(request, code):
    return _say_no(request, code, "refuse", actions.refuse, "已告知领衔代表，您不联名。")


@login_required
def step_out(request, code):
    return _say_no(request, code, "step_out", actions.step_out, "您已退出联名，已告知领衔代表。")


def _say_no(request, code, step, act, said):
    proposal = case(request, code)
    SUGGESTION.require(step, proposal, by=request.user)
    form = NoteForm(request.POST if request.method == "POST" else None, label="想说明的（可以不填）")
    context = _around(request, proposal)
    return step_page(
        request, form, taken(act, proposal, request), f"proposals/{step}.html", said, back="proposals:mine", **context
    )


@login_required
def take_back(request, code):
    proposal = case(request, code)
    SUGGESTION.require("take_back", proposal, by=request.user)
    if request.method == "POST":
        proposal = actions.take_back(proposal, by=request.user)
        messages.success(request, "已收回，可以修改；改好后请重新邀请联名。")
        return redirect("proposals:revise", proposal.code)
    return render(request, "proposals/take_back.html", _around(request, proposal))
