from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from congress.files.send import send
from deputies.queries import deputy_of
from proposals import queries, rules
from proposals.flow import HANDLING, SUGGESTION
from proposals.models import Status
from proposals.views.fetch import case

MILESTONES = ("提出", "审查", "交办", "办理", "答复", "评价", "跟踪", "办结")
REACHED = {  # how many milestones lie behind a case of this status
    Status.DRAFT: 0,
    Status.RETURNED: 0,
    Status.SUBMITTED: 1,
    Status.INADMISSIBLE: 1,
    Status.REGISTERED: 2,
    Status.ASSIGNED: 3,
    Status.IN_PROGRESS: 3,
    Status.REPLIED: 5,
    Status.EVALUATED: 7,
    Status.CLOSED: 8,
}


def milestones(proposal) -> list[dict]:
    """The step track: what is behind, where it stands, what lies ahead, with the days."""
    behind = REACHED[proposal.status]
    days = {
        "提出": proposal.submitted_on, "审查": proposal.registered_on, "交办": proposal.assigned_on,
        "答复": proposal.replied_on, "办结": proposal.closed_on,
    }  # fmt: skip
    skipped = behind == len(MILESTONES)
    return [
        {
            "label": name,
            "state": "skip" if name == "跟踪" and (skipped or behind == 7)
            else "done" if place < behind
            else "now" if place == behind
            else "todo",
            "note": f"{days[name].month}月{days[name].day}日" if days.get(name) else "",
        }
        for place, name in enumerate(MILESTONES)
    ]  # fmt: skip


@login_required
def detail(request, code):
    proposal = case(request, code)
    user = request.user
    context = {
        "proposal": proposal,
        "today": localdate(),
        "steps": milestones(proposal),
        "doors": SUGGESTION.doors(user, proposal),
        "shares": _shares(user, proposal),
        "clocks": queries.clocks_for(user, proposal),
        "letters": queries.letters_of(proposal),
        "contacts": queries.contacts_for(user, proposal),
        "entries": queries.entries_for(user, proposal),
        "rounds": queries.ratings_of(proposal) if queries.sees_ratings(user, proposal) else [],
        "attachments": queries.attachments_for(user, proposal),
        "inside": queries.sees_inside(user, proposal),
        "works_on": queries.works_on(user, proposal),
        "for_deputy": rules.is_signer(user, proposal),
    }
    return render(request, "proposals/detail.html", context)


def _shares(user, proposal):
    """Each unit's share with the doors open to this person."""
    shares = list(queries.handlings_of(proposal))
    for share in shares:
        share.proposal = proposal
        share.doors = [
            replace(door, url=reverse(f"proposals:{door.name}", args=[proposal.code, share.pk]))
            for door in HANDLING.doors(user, share)
        ]
    return shares


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
