from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from congress.files.intake import intake
from proposals import actions, queries
from proposals.flow import SUGGESTION
from proposals.forms import LogAgainForm
from proposals.views.fetch import case


@login_required
def log_again(request, code):
    proposal = case(request, code)
    SUGGESTION.require("log_again", proposal, by=request.user)
    form = LogAgainForm(request.POST or None, request.FILES or None, proposal=proposal)
    if form.is_valid():
        try:
            scans = [intake(upload, by=request.user) for upload in form.cleaned_data["files"]]
            actions.log_again(proposal, by=request.user, scans=scans, **form.fields_for_action())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "修改稿已录入，可以接着审查登记。")
            return redirect(proposal)
    context = {"proposal": proposal, "form": form, "returned": queries.returned_note(proposal)}
    return render(request, "proposals/log_again.html", context)
