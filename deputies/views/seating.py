from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from deputies import actions
from deputies.forms import CoOptForm, MandateForm
from deputies.views.detail import person
from deputies.views.keeping import only_keepers


def _seat(request, pk, form_of, act, template, done):
    deputy = person(request, pk)
    only_keepers(request)
    form = form_of(request.POST or None)
    if form.is_valid():
        try:
            act(deputy, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, done)
            return redirect(deputy)
    return render(request, template, {"deputy": deputy, "form": form})


@login_required
def give_mandate(request, pk):
    return _seat(request, pk, MandateForm, actions.give_mandate, "deputies/give_mandate.html", "已登记代表职务。")


@login_required
def co_opt(request, pk):
    return _seat(request, pk, CoOptForm, actions.co_opt, "deputies/co_opt.html", "已登记补选。")
