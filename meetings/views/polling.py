"""One screen for one member in the room: the poll, and once the code by which alone the answer can be changed."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import render

from congress.surveys import anonymous
from congress.surveys.forms import SlipForm
from congress.surveys.links import invitation_at, unseen
from meetings.models import VoteStatus
from meetings.queries.polling import poll_of


@unseen
@login_required
def answer_poll(request, place):
    """The code goes into this one answer: not into the session, a message or a redirect, which are kept somewhere."""
    invitation = invitation_at(place)
    vote = poll_of(invitation, request.user)
    if vote is None:
        raise Http404
    context = {
        "vote": vote, "meeting": vote.item.meeting, "survey": vote.survey, "invitation": invitation, "for_deputy": True,
    }  # fmt: skip
    if vote.status != VoteStatus.RUNNING:
        return render(request, "meetings/poll_over.html", context)
    form = SlipForm(vote.survey, request.POST or None, again=invitation.has_answered)
    if form.is_valid():
        try:
            code = anonymous.drop(invitation, by=request.user, **form.answer)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return render(request, "meetings/poll_thanks.html", {**context, "code": code})
    return render(request, "meetings/answer_poll.html", {**context, "form": form})
