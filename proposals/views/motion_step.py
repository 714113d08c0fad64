"""A step of a motion: its page, what was refused at its field, and the way back to the motion."""

from django.shortcuts import get_object_or_404

from congress.pages.steps import step_page, taken
from proposals import actions
from proposals.flow import MOTION
from proposals.queries import motion as queries

FILES = {"scans": "files"}  # what an action calls the uploads, where it is not ``files``


def found(request, code):
    """Fetching is the permission check: what a person may not know of is not found."""
    return get_object_or_404(queries.motions_for_page(queries.motions_visible_to(request.user)), code=code)


def take(request, code, name, form_of, done, **wanted):
    """One step, taken by the action of its name and drawn by the template of its name."""
    motion = found(request, code)
    MOTION.require(name, motion, by=request.user)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = form_of(*sent, **wanted)
    step = taken(getattr(actions, name), motion, request)
    return step_page(
        request, form, step, f"proposals/{name}.html", done, back=motion, then=lambda _: home(request, motion),
        motion=motion,
    )  # fmt: skip


def home(request, motion):
    """The motion itself, or the list where the step took it out of this person's sight."""
    if queries.motions_visible_to(request.user).filter(pk=motion.pk).exists():
        return motion
    return "proposals:motions"
