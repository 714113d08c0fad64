"""Fetching is the permission check: what a person may not know of is not found."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from congress.accounts.models import Role
from supervision import queries, rules
from supervision.models import Obligation


def topic(request, code):
    return get_object_or_404(queries.for_page(queries.visible_to(request.user)), code=code)


def plan(request, year):
    return get_object_or_404(queries.plans_visible_to(request.user), year=year)


def obligation(request, pk):
    only_office(request)
    return get_object_or_404(Obligation.objects.select_related("topic"), pk=pk)


def only_office(request) -> None:
    if not rules.is_office(request.user):
        raise PermissionDenied


def by_office(user) -> dict:
    """For an action that issues a paper: the office in whose name it is written."""
    return {"office": user.unit_as(Role.MEETING_OFFICER)}
