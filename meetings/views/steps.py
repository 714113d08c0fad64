"""A step's page, the same for every step: the form, the verb, what was refused at its field, and where it leads."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render, resolve_url

from meetings import rules


def only_officers(request) -> None:
    if not rules.is_officer(request.user):
        raise PermissionDenied


def act(form, step: Callable) -> bool:
    """Take the step; what it refuses stands at the field of that name, or above the form.

    A form whose fields are not the action's says so in ``fields_for_action``.
    """
    if not form.is_valid():
        return False
    facts = form.fields_for_action() if hasattr(form, "fields_for_action") else form.cleaned_data
    try:
        step(**facts)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def step_page(request, form, step: Callable, page: str, done: str, *, back, **context):
    """``step`` takes the form's fields; ``back`` is an address, a page's name or a thing with a page of its own."""
    if act(form, step):
        messages.success(request, done)
        return redirect(back)
    return render(request, page, {"form": form, "back": resolve_url(back), **context})


def taken(action: Callable, case, request) -> Callable:
    """The action on this case by this person, waiting for the form's fields."""
    return lambda **facts: action(case, by=request.user, **facts)
