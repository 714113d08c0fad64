"""A step's page, the same for every step: the form, the verb, what was refused at its field, and where it leads."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import ModuleType

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render, resolve_url
from django.urls import path

from congress.files.intake import intake
from congress.workflow.flow import Flow

REFUSED = object()


def posted(request) -> tuple:
    """What a form is bound to: fields and uploads of a POST, even of one without a field; nothing of a GET."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


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
    thumb = {"for_deputy": request.user.is_deputy_only}
    return render(request, page, {**thumb, "form": form, "back": resolve_url(back), **context})


def taken(action: Callable, case, request) -> Callable:
    """The action on this case by this person, waiting for the form's fields."""
    return lambda **facts: action(case, by=request.user, **facts)


def nothing(_) -> dict:
    return {}


def itself(case):
    return case


@dataclass(frozen=True)
class Ask:
    """One step's row in a table of pages: what it asks for, and what is said when it is done."""

    form: Callable  # form(*posted(request), **known(case))
    done: str
    known: Callable = nothing  # known(case) -> what the form has to know of the case
    given: Callable = nothing  # given(user) -> what the action gets beside the form's fields
    shown: Callable = nothing  # shown(case) -> what stands on the page beside the form
    then: Callable | None = None  # where the step's answer leads, if not back to the case


@dataclass(frozen=True)
class StepPages:
    """The pages of one flow's steps."""

    app: str
    flow: Flow
    actions: ModuleType
    found: Callable  # found(request, **address) -> the case, for whoever may see it
    home: Callable = itself  # home(case) -> what has the page the case stands on

    def page(self, request, case, name: str, ask: Ask, *, back=None, **facts):
        """``facts`` go to the action and onto the page."""
        self.flow.require(name, case, by=request.user)
        form = ask.form(*posted(request), **ask.known(case))
        step = partial(getattr(self.actions, name), case, by=request.user, **ask.given(request.user), **facts)
        home, page = self.home(case), f"{self.app}/{name}.html"
        shown = {"case": home, **ask.shown(case), **facts}
        return step_page(request, form, step, page, ask.done, back=back or home, then=ask.then, **shown)

    def view(self, name: str, ask: Ask) -> Callable:
        @login_required
        def view(request, **address):
            return self.page(request, self.found(request, **address), name, ask)

        view.__name__ = view.__qualname__ = name
        return view

    def views(self, table: dict[str, Ask]) -> dict[str, Callable]:
        return {name: self.view(name, ask) for name, ask in table.items()}


def addresses(case: str, views: dict[str, Callable]) -> list:
    """Each step's page lies under its case, by its own name."""
    return [path(f"{case}{name}/", view, name=name) for name, view in views.items()]
