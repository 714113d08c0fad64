from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from congress.files.send import send
from deputies.queries import deputy_of
from proposals import queries
from proposals.flow import HANDLING, SUGGESTION
from proposals.views.fetch import case


@login_required
def detail(request, code):
    proposal = case(request, code)
    user = request.user
    handlings = list(queries.handlings_of(proposal))
    for handling in handlings:
        handling.proposal = proposal
        handling.doors = HANDLING.doors(user, handling)
    context = {
        "proposal": proposal,
        "today": localdate(),
        "handlings": handlings,
        "doors": SUGGESTION.doors(user, proposal),
        "letters": queries.letters_of(proposal),
        "entries": queries.entries_for(user, proposal),
        "rounds": queries.ratings_of(proposal) if queries.sees_ratings(user, proposal) else [],
        "attachments": queries.attachments_for(user, proposal),
        "inside": queries.sees_inside(user, proposal),
    }
    return render(request, "proposals/detail.html", context)


@login_required
def mine(request):
    deputy = deputy_of(request.user)
    found = queries.for_list(queries.signed_by(request.user))
    return render(request, "proposals/mine.html", {"proposals": found, "deputy": deputy, "for_deputy": True})


@login_required
def file(request, code, pk):
    proposal = case(request, code)
    attachment = get_object_or_404(queries.attachments_for(request.user, proposal), file_id=pk)
    return send(request, attachment.file, inline="inline" in request.GET)
