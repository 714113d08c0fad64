"""议题来源: what the portal's own figures suggest, by the six ways, each with its evidence and the form it fills."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.accounts.models import Role
from congress.audit.leaving import as_sheet
from proposals.rules import oversees_all
from supervision import rules
from supervision.models import Source
from supervision.statistics.sources import leads

LABELS = ("来源", "问题", "依据", "负责的专委会、工委", "单位")


def _way(user, lead) -> tuple[str, str]:
    """(address, button): how this person may go on from it."""
    if lead.source == Source.STATUTORY:
        return (lead.decide, "列为议题") if rules.is_office(user) else ("", "")
    if lead.decide:
        return lead.decide, "研究"
    if not rules.proposes(user):
        return "", ""
    return f"{reverse('supervision:propose_topic')}?{urlencode({'lead': lead.key})}", "据此登记议题"


def _evidence(user, lead) -> str:
    """The list behind a figure, for who reads all of it."""
    if lead.source != Source.DEPUTY_SUGGESTIONS or oversees_all(user):
        return lead.link
    own = lead.committee and lead.committee.pk in user.units_as(Role.COMMITTEE_OFFICER)
    return lead.link if own else ""


@login_required
@require_safe
def sources(request):
    user = request.user
    if not rules.is_staff(user):
        raise PermissionDenied
    found = leads(localdate())
    every = [lead for rows in found.values() for lead in rows]
    if sheet := as_sheet(request, "监督议题来源", LABELS, every, _cells):
        return sheet
    groups = [
        (Source(source).label, [(lead, _evidence(user, lead), *_way(user, lead)) for lead in rows])
        for source, rows in found.items()
    ]
    return render(request, "supervision/sources.html", {"groups": groups, "today": localdate()})


def _cells(lead) -> list:
    units = (unit.label if unit else "" for unit in (lead.committee, lead.organ))
    return [Source(lead.source).label, lead.label, lead.said, *units]
