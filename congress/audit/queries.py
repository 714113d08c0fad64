"""Reading the log: by person, kind, day and object."""

from datetime import datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.timezone import make_aware

from congress.audit.models import AuditChange, SecurityEvent


def _days(found, begin, end):
    if begin:
        found = found.filter(at__gte=make_aware(datetime.combine(begin, time.min)))
    if end:
        found = found.filter(at__lt=make_aware(datetime.combine(end + timedelta(days=1), time.min)))
    return found


def _named(who: str):
    return get_user_model().objects.filter(Q(name=who) | Q(username__iexact=who)).values("pk")


def events(*, who="", kind="", begin=None, end=None, about=""):
    found = _days(SecurityEvent.objects.select_related("by"), begin, end)
    if who:
        found = found.filter(Q(by__in=_named(who)) | Q(by_name=who))
    if kind:
        found = found.filter(kind=kind)
    if about:
        found = found.filter(Q(about_label__contains=about) | Q(about_id=about))
    return found


def changes(*, who="", kind="", begin=None, end=None, about=""):
    """``about`` is a table, or a table and a row: proposals_proposal or proposals_proposal:12."""
    found = _days(AuditChange.objects.all(), begin, end)
    if who:
        found = found.filter(actor__in=_named(who))
    if kind:
        found = found.filter(op=kind)
    if about:
        table, _, row = about.partition(":")
        found = found.filter(table=table)
        found = found.filter(row_pk=row) if row else found
    return found


def names(changes) -> dict[int, str]:
    """Names of the people behind these changes, in one query."""
    pks = {change.actor for change in changes if change.actor}
    return dict(get_user_model().objects.filter(pk__in=pks).values_list("pk", "name"))
