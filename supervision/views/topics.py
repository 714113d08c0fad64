from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from supervision import queries, rules
from supervision.flow import TOPIC
from supervision.rules.planning import missing
from supervision.views.fetch import topic as found


@login_required
def topic(request, code):
    """One topic: what it is, where it came from, what was done and by whom."""
    matter, user = found(request, code), request.user
    inside = rules.is_staff(user)
    context = {
        "topic": matter,
        "doors": TOPIC.doors(user, matter),
        "lacking": missing(matter) if inside else [],
        "joined_by": list(matter.joined_by.all()),
        "obligations": list(matter.obligations.all()) if inside else [],
        "entries": queries.entries_for(user, matter),
        "inside": inside,
    }
    return render(request, "supervision/topic.html", context)
