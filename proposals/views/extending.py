from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from proposals import actions, deadlines
from proposals.flow import HANDLING
from proposals.forms import AskExtensionForm, RuleExtensionForm
from proposals.models import Ruling
from proposals.views.fetch import share


@login_required
def ask_extension(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("ask_extension", handling, by=request.user)
    form = AskExtensionForm(request.POST or None, handling=handling)
    if form.is_valid():
        extension = actions.ask_extension(handling, by=request.user, **form.cleaned_data)
        told = "已送代表工委审批，审批以前原期限不变。" if extension.is_pending else "已经延期，代表会收到告知。"
        messages.success(request, told)
        return redirect(handling)
    clock = deadlines.running(handling.proposal, "proposal.reply", handling=handling).first()
    context = {"proposal": handling.proposal, "handling": handling, "form": form, "clock": clock}
    return render(request, "proposals/ask_extension.html", context)


@login_required
def rule_extension(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("rule_extension", handling, by=request.user)
    extension = handling.extensions.select_related("asked_by").get(ruling=Ruling.PENDING)
    form = RuleExtensionForm(request.POST or None, handling=handling, extension=extension)
    if form.is_valid():
        try:
            actions.rule_extension(handling, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            done = "已同意延期，承办单位和代表都会收到通知。" if form.cleaned_data["agreed"] else "已告知承办单位。"
            messages.success(request, done)
            return redirect(handling)
    context = {"proposal": handling.proposal, "handling": handling, "form": form, "extension": extension}
    return render(request, "proposals/rule_extension.html", context)
