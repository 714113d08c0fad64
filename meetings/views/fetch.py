"""Fetching is the permission check: what a person may not know of is not found."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from meetings import queries
from meetings.queries import appointments, papers
from meetings.queries.people import person_for


def meeting(request, code):
    return get_object_or_404(queries.for_page(queries.visible_to(request.user)), code=code)


def item(request, code):
    found = queries.items_visible_to(request.user).select_related(
        "body", "meeting__body", "meeting__term", "committee", "target", "ruled_at__body", "ruled_at__term"
    )
    return get_object_or_404(found, code=code)


def person(request, code, pk):
    """Somebody on the list of a meeting, with the meeting; their own page is for them and for the office."""
    called = meeting(request, code)
    return called, get_object_or_404(person_for(request.user, called), pk=pk)


def paper(request, code):
    """One paper, with ``shown`` set to the version this person reads."""
    found = papers.paper_visible_to(request.user, code)
    if found is None:
        raise Http404
    return found


def appointment(request, code):
    """A motion of appointment; whoever has no part in it is not told there is one."""
    return get_object_or_404(appointments.for_page(appointments.appointments_visible_to(request.user)), code=code)


def line_of(request, code, pk):
    """One person of a motion, for whoever may read the motion."""
    rows = appointments.lines_visible_to(request.user)
    rows = rows.select_related("motion__unit", "motion__term", "official", "post")
    return get_object_or_404(rows, motion__code=code, pk=pk)
