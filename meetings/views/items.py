from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.timezone import localdate

from meetings import queries, rules
from meetings.flow import ITEM
from meetings.models import MeetingClock
from meetings.views.fetch import item as found


@login_required
def item(request, code):
    """One matter: what it is, where it came from, what became of it."""
    matter = found(request, code)
    inside = rules.is_staff(request.user)
    context = {
        "item": matter,
        "doors": ITEM.doors(request.user, matter),
        "clocks": MeetingClock.objects.filter(item=matter, void_at=None) if inside else [],
        "entries": queries.item_entries_for(request.user, matter),
        "copies": queries.items_visible_to(request.user).filter(source=matter).select_related("body"),
        "inside": inside,
        "today": localdate(),
    }
    return render(request, "meetings/item.html", context)
