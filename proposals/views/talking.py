from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from congress.pages.steps import step_page, taken
from proposals import actions
from proposals.flow import HANDLING
from proposals.forms import AdviseForm, ConfirmForm, ContactForm
from proposals.views.fetch import of_share, record, share


@login_required
def contact(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("contact", handling, by=request.user)
    form = ContactForm(request.POST or None, request.FILES or None, initial={"on": localdate()})
    step, context = taken(actions.contact, handling, request), of_share(handling)
    return step_page(request, form, step, "proposals/contact.html", "已记录，请代表核实。", back=handling, **context)


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
    step, context = taken(actions.advise, handling, request), of_share(handling)
    return step_page(request, form, step, "proposals/advise.html", "会办意见已交主办单位。", back=handling, **context)
