from django.core.exceptions import PermissionDenied

from meetings import rules


def only_officers(request) -> None:
    if not rules.is_officer(request.user):
        raise PermissionDenied
