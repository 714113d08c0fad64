from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render

from proposals import actions
from proposals.flow import SUGGESTION
from proposals.forms import UrgeForm
from proposals.views.fetch import case


@login_required
def urge(request, code):
    proposal = case(request, code)
    SUGGESTION.require("urge", proposal, by=request.user)
    form = UrgeForm(request.POST or None)
    if form.is_valid():
        actions.urge(proposal, by=request.user, **form.cleaned_data)
        messages.success(request, "已催办。")
        return redirect(proposal)
    return render(request, "proposals/urge.html", {"proposal": proposal, "form": form})
