"""A step's page, the same for every step: the form, the verb, what was refused at its field, and where it leads."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render, resolve_url

from congress.files.intake import intake

REFUSED = object()


def act(form, step: Callable, *, by=None):
    """Take the step and answer what it answers; REFUSED where it was not taken, and why stands at the field.

    A form whose fields are not the action's says so in ``fields_for_action``. ``by``: whose uploads in ``files``
    are stored first; a file that is refused is said at the form like everything else.
    """
    if not form.is_valid():
        return REFUSED
    facts = form.fields_for_action() if hasattr(form, "fields_for_action") else dict(form.cleaned_data)
    try:
        if by is not None and "files" in form.fields:
            facts["files"] = [intake(upload, by=by) for upload in form.cleaned_data["files"]]
        return step(**facts)
    except ValidationError as error:
        refuse(form, error)
        return REFUSED


def refuse(form, error: ValidationError) -> None:
    """Say it at its field; what is about no field of this form is said above the form."""
    said = getattr(error, "error_dict", None) or {None: error}
    for name, each in said.items():
        form.add_error(name if name in form.fields else None, each)


def step_page(request, form, step: Callable, page: str, done, *, back, then: Callable | None = None, **context):
    """``step`` takes the form's fields; ``back`` is an address, a page's name or a thing with a page of its own.

    ``done`` may be a function of what the step answered, and ``then`` is one: where it leads, if not back.
    """
    answer = act(form, step, by=request.user)
    if answer is not REFUSED:
        messages.success(request, done(answer) if callable(done) else done)
        return redirect(then(answer) if then else back)
    return render(request, page, {"form": form, "back": resolve_url(back), **context})


def taken(action: Callable, case, request) -> Callable:
    """The action on this case by this person, waiting for the form's fields."""
    return lambda **facts: action(case, by=request.user, **facts)
