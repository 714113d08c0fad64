from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render

from deputies import actions, rules
from deputies.forms import AccountForm, DetailsForm
from deputies.views.detail import person


def only_keepers(request) -> None:
    if not rules.keeps_roster(request.user):
        raise PermissionDenied


@login_required
def add_deputy(request):
    only_keepers(request)
    form = DetailsForm(request.POST or None)
    if form.is_valid():
        deputy = actions.add_deputy(by=request.user, **form.cleaned_data)
        messages.success(request, "已登记，请接着登记代表职务。")
        return redirect("deputies:give_mandate", deputy.pk)
    return render(request, "deputies/add_deputy.html", {"form": form})


@login_required
def change_details(request, pk):
    deputy = person(request, pk)
    only_keepers(request)
    form = DetailsForm(request.POST or None, instance=deputy)
    if form.is_valid():
        actions.change_details(deputy, by=request.user, **form.cleaned_data)
        messages.success(request, "已更正。")
        return redirect(deputy)
    return render(request, "deputies/change_details.html", {"deputy": deputy, "form": form})


@login_required
def link_account(request, pk):
    deputy = person(request, pk)
    only_keepers(request)
    form = AccountForm(request.POST or None)
    if form.is_valid():
        try:
            actions.link_account(deputy, by=request.user, user=form.cleaned_data["user"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "账号已关联。")
            return redirect(deputy)
    return render(request, "deputies/link_account.html", {"deputy": deputy, "form": form})
