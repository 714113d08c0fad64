"""Fetching is the permission check: what a person may not know of is not found."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from proposals import queries
from proposals.models import Contact
from proposals.queries.page import page_of


def case(request, code):
    proposal = page_of(request.user, code)
    if proposal is None:
        raise Http404
    return proposal


def share(request, code, pk):
    """One unit's share of a case; 404 where the person works on neither the share nor the case."""
    handling = queries.handling_visible_to(request.user, case(request, code), pk)
    if handling is None:
        raise Http404
    return handling


def of_share(handling) -> dict:
    """What every page of a share shows."""
    return {"proposal": handling.proposal, "handling": handling}


def record(request, code, pk):
    """A contact record of a case the person may see."""
    found = Contact.objects.select_related("handling__unit").filter(handling__proposal=case(request, code))
    return get_object_or_404(found, pk=pk)


def is_autosave(request) -> bool:
    """A script saves what is being written; nobody pressed a button."""
    return request.method == "POST" and request.headers.get("X-Autosave") == "1"
