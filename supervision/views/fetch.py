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


def office_of(user):
    """The unit in whose name this officer writes."""
    return next(post.unit for post in user.acting_posts if post.role == Role.MEETING_OFFICER)
