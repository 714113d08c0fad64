from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from congress.accounts.models.posts import ADMINISTRATORS
from congress.portal.rules import require
from congress.portal.state import checks, jobs


@login_required
@never_cache
@require_safe
def state(request):
    require(request.user.has_any_role(*ADMINISTRATORS))
    found, scheduled = checks(), jobs()
    wrong = {}  # what to do -> of which: a clock that stands makes every job say the same
    for each in (*found, *scheduled):
        if each.advice:
            wrong.setdefault(each.advice, []).append(each.label)
    return render(request, "portal/state.html", {"checks": found, "jobs": scheduled, "wrong": wrong, "at": now()})
