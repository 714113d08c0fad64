"""表决: prepared, begun, counted, corrected; every outcome with its sum."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from congress.pages.boxes import NoteForm
from congress.pages.papers import paper_response
from congress.pages.steps import Ask, StepPages, step_page, taken
from meetings import actions, queries, rules
from meetings.documents.hall import result_sheet
from meetings.flow import ITEM, VOTE
from meetings.forms.voting import CountForm, PrepareVoteForm, PutToVoteForm, StartVoteForm
from meetings.models import ItemKind, Method, VoteStatus
from meetings.queries import hall as room
from meetings.queries.electing import ballot_of
from meetings.queries.polling import polls_asking, still_silent
from meetings.views.fetch import item as found_item
from meetings.views.fetch import meeting as found_meeting
from meetings.views.ways import ways


def found_vote(request, code, pk):
    """A vote of a meeting the person sees; before it has a result only the office knows of it."""
    meeting = found_meeting(request, code)
    votes = room.votes_of(meeting)
    if not queries.sees_inside(request.user, meeting):
        votes = votes.filter(status=VoteStatus.COUNTED)
    vote = get_object_or_404(votes, pk=pk)
    vote.item.meeting = meeting
    vote.shown = room.shown_lines(vote, reads_all(request.user, meeting))
    return vote


def reads_all(user, meeting) -> bool:
    return queries.sees_inside(user, meeting) or rules.sits_in(user, meeting.body)


@login_required
def votes(request, code):
    meeting = found_meeting(request, code)
    found = room.votes_of(meeting)
    if not queries.sees_inside(request.user, meeting):
        found = found.filter(status=VoteStatus.COUNTED)
    found, everything = list(found), reads_all(request.user, meeting)
    for vote in found:
        vote.item.meeting = meeting
        vote.shown = room.shown_lines(vote, everything)
        vote.doors = _doors(request.user, vote)
        vote.reasons = [each.text for each in vote.survey.remarks.all()] if vote.survey and everything else []
    context = {
        "meeting": meeting, "ways": ways(request, meeting), "votes": found, "base": room.base_of(meeting),
        "writes": rules.is_officer(request.user), "polls": polls_asking(request.user, meeting),
    }  # fmt: skip
    return render(request, "meetings/votes.html", context)


def _doors(user, vote):
    return [
        (door, reverse(f"meetings:{door.name}", args=[vote.item.meeting.code, vote.pk]))
        for door in VOTE.doors(user, vote)
    ]


@login_required
def put_to_vote(request, code):
    item = found_item(request, code)
    ITEM.require("put_to_vote", item, by=request.user)
    method = Method.SECRET if item.secret_ballot or item.kind == ItemKind.DISMISSAL else Method.MACHINE
    form = PutToVoteForm(request.POST or None, initial={"question": item.title, "method": method})
    page, more = "meetings/put_to_vote.html", {"ballot": ballot_of(item)}
    return _item_act(request, item, form, actions.put_to_vote, "已交付表决。", page, **more)


@login_required
def prepare_vote(request, code):
    item = found_item(request, code)
    ITEM.require("prepare_vote", item, by=request.user)
    subject = "persons" if item.kind == ItemKind.APPOINTMENT else "poll"
    first = {"question": item.title, "subject": subject}
    form = PrepareVoteForm(request.POST or None, initial=first, body=item.meeting.body)
    return _item_act(request, item, form, actions.prepare_vote, "表决已拟定。", "meetings/prepare_vote.html")


def _item_act(request, item, form, action, done, page, **more):
    back = reverse("meetings:votes", args=[item.meeting.code])
    return step_page(request, form, taken(action, item, request), page, done, back=back, case=item, **more)


def _itself(vote) -> dict:
    return {"vote": vote}


def _start(vote) -> dict:
    return {"vote": vote, "initial": {"sitting": room.sitting_now(vote.item.meeting)}}


def _room(vote) -> dict:
    """What the count will be judged by, shown before it begins."""
    sitting = room.sitting_now(vote.item.meeting)
    return {
        "vote": vote,
        "base": room.base_of(vote.item.meeting),
        "quorum": room.quorum_of(sitting) if sitting else None,
    }


def _awaited(vote) -> dict:
    """Of a poll on the telephones: who has said nothing yet."""
    return {"vote": vote, "silent": still_silent(vote)}


def _again(vote) -> dict:
    return {"vote": vote, "corrects": True}


VOTE_STEPS = StepPages("meetings", VOTE, actions, found_vote).views({
    "start_vote": Ask(StartVoteForm, "表决开始，请录入结果。", known=_start, shown=_room),
    "count_votes": Ask(CountForm, "结果已录入。", known=_itself, shown=_awaited),
    "correct_count": Ask(CountForm, "结果已更正，原来的录入仍然保留。", known=_again, shown=_itself),
    "cancel_vote": Ask(partial(NoteForm, label="作废的原因", required=True), "本次表决已作废。", shown=_itself),
})  # fmt: skip


@login_required
def vote_sheet(request, code, pk):
    """表决结果单, for signature by those who watched and counted."""
    vote = found_vote(request, code, pk)
    context = result_sheet(vote, vote.shown)
    return paper_response(request, "meetings/result_sheet.html", context, name=f"表决结果{vote.pk}")
