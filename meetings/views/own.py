from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.timezone import localdate

from congress.pages.paging import paginate
from meetings.models import Answer
from meetings.queries.own import next_places, offers_to, past_places


@login_required
def mine(request):
    """A member's, a guest's or a unit's own meetings: what asks first, what may be chosen, what was."""
    today = localdate()
    ahead = list(next_places(request.user, today))
    context = {
        "ahead": [{"place": place} for place in ahead],
        "asks": sum(place.status == Answer.INVITED for place in ahead),
        "offers": offers_to(request.user, today),
        "past": paginate(request, past_places(request.user, today)),
        "for_deputy": True,
    }
    return render(request, "meetings/mine.html", context)
