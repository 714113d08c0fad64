"""A step of a motion: its page, what was refused at its field, and the way back to the motion."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render

from congress.files.intake import intake
from proposals import actions
from proposals.flow import MOTION
from proposals.queries import motion as queries

FILES = {"scans": "files"}  # what an action calls the uploads, where it is not ``files``


def found(request, code):
    """Fetching is the permission check: what a person may not know of is not found."""
    return get_object_or_404(queries.motions_for_page(queries.motions_visible_to(request.user)), code=code)


def act(request, form, step) -> bool:
    """Take the step with the form's fields, its uploads stored; a refusal stands at the field it names."""
    if not form.is_valid():
        return False
    facts = form.fields_for_action() if hasattr(form, "fields_for_action") else dict(form.cleaned_data)
    try:
        if "files" in form.fields:
            facts["files"] = [intake(upload, by=request.user) for upload in form.cleaned_data["files"]]
        step(**facts)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def take(request, code, name, form_of, done, **wanted):
    """One step, taken by the action of its name and drawn by the template of its name."""
    motion = found(request, code)
    MOTION.require(name, motion, by=request.user)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = form_of(*sent, **wanted)
    action = getattr(actions, name)
    if act(request, form, lambda **facts: action(motion, by=request.user, **facts)):
        messages.success(request, done)
        return redirect(home(request, motion))
    return render(request, f"proposals/{name}.html", {"motion": motion, "form": form})


def home(request, motion):
    """The motion itself, or the list where the step took it out of this person's sight."""
    if queries.motions_visible_to(request.user).filter(pk=motion.pk).exists():
        return motion
    return "proposals:motions"
