from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render

from congress.pages.asked import whole
from meetings import actions, deadlines, queries, rules
from meetings.flow import MEETING
from meetings.forms import ForwardForm, NoteForm, PlaceForm
from meetings.queries import plan
from meetings.queries.versions import agenda_for
from meetings.views.fetch import meeting as found
from meetings.views.gating import take
from meetings.views.ways import ways

UP, DOWN = "up", "down"


def moved(order: list[str], asked: str) -> list[str]:
    """The order after one press of ↑ or ↓, written as ``code:up``; nonsense moves nothing."""
    code, _, way = asked.partition(":")
    if code not in order or way not in (UP, DOWN):
        return order
    here = order.index(code)
    there = here - 1 if way == UP else here + 1
    if not 0 <= there < len(order):
        return order
    order = list(order)
    order[here], order[there] = order[there], order[here]
    return order


@login_required
def agenda(request, code):
    """议程: the matters in their order. The order is set in one act, by dragging, by keys or by buttons alike."""
    meeting = found(request, code)
    if request.method == "POST":
        MEETING.require("reorder", meeting, by=request.user)
        order = moved(request.POST.getlist("order"), request.POST.get("move", ""))
        actions.reorder(meeting, by=request.user, order=order, version=whole(request.POST.get("version")))
        messages.success(request, "议程顺序已保存。")
        return redirect("meetings:agenda", meeting.code)
    officer = rules.is_officer(request.user)
    context = {
        "meeting": meeting,
        "ways": ways(request, meeting),
        "items": agenda_for(request.user, meeting),
        "may_order": officer and meeting.status in MEETING.steps["reorder"].at,
        "motions_due": deadlines.motions_due(meeting) if queries.sees_inside(request.user, meeting) else None,
        "inside": queries.sees_inside(request.user, meeting),
    }
    if context["may_order"]:
        context["waiting"], context["late"] = plan.waiting_for(meeting, context["motions_due"])
    return render(request, "meetings/agenda.html", context)


@login_required
def place(request, code):
    return take(request, code, "place", PlaceForm, "已列入议程。")


class TakeOffForm(NoteForm):
    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, label="移出的原因", **kwargs)


@login_required
def take_off(request, code):
    return take(request, code, "take_off", TakeOffForm, "已移出议程。")


@login_required
def forward(request, code):
    return take(request, code, "forward", ForwardForm, "已转提；对方的结果会自动记回本议题。")
