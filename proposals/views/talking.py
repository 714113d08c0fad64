from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from congress.files.intake import intake
from proposals import actions
from proposals.flow import HANDLING
from proposals.forms import AdviseForm, ConfirmForm, ContactForm
from proposals.views.fetch import record, share


def _with_files(request, form):
    """The form's arguments, its uploads turned into stored files."""
    files = [intake(upload, by=request.user) for upload in form.cleaned_data["files"]]
    return {**form.cleaned_data, "files": files}


@login_required
def contact(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("contact", handling, by=request.user)
    form = ContactForm(request.POST or None, request.FILES or None, initial={"on": localdate()})
    if form.is_valid():
        actions.contact(handling, by=request.user, **_with_files(request, form))
        messages.success(request, "已记录，请代表核实。")
        return redirect(handling)
    context = {"proposal": handling.proposal, "handling": handling, "form": form}
    return render(request, "proposals/contact.html", context)


@login_required
def confirm(request, code, pk):
    contact = record(request, code, pk)
    HANDLING.require("confirm", contact.handling, by=request.user)
    form = ConfirmForm(request.POST or None)
    if form.is_valid():
        try:
            actions.confirm(contact, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            messages.info(request, error.messages[0])
        else:
            messages.success(request, "谢谢，已经记下。")
        return redirect(contact.handling)
    context = {"proposal": contact.handling.proposal, "contact": contact, "form": form, "for_deputy": True}
    return render(request, "proposals/confirm.html", context)


@login_required
def advise(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("advise", handling, by=request.user)
    form = AdviseForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        actions.advise(handling, by=request.user, **_with_files(request, form))
        messages.success(request, "会办意见已交主办单位。")
        return redirect(handling)
    context = {"proposal": handling.proposal, "handling": handling, "form": form}
    return render(request, "proposals/advise.html", context)
