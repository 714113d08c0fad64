"""公民旁听: the public form with receipt and query page, and the office's seats, list and decisions."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit import record
from congress.pages.boxes import NoteForm
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import pill
from congress.pages.papers import paper_response
from congress.pages.receipts import looked_up
from congress.pages.steps import REFUSED, Ask, StepPages, act, posted
from meetings import actions, rules
from meetings.documents.observing import observer_sheet
from meetings.flow import MEETING, OBSERVER
from meetings.forms.observing import ObserverCallForm, ObserverForm
from meetings.models import ObserverStatus
from meetings.queries import observing as queries
from meetings.rules.observing import observing_closed
from meetings.views.fetch import meeting as found_meeting
from meetings.views.ways import ways

# ---- everybody ----


@require_safe
def observe(request):
    """Where there are seats now; out of season a word on it."""
    return render(request, "meetings/observe.html", {"calls": list(queries.open_calls(localdate()))})


def observe_meeting(request, code):
    """The form. What was received is answered with number and code, shown once."""
    call = get_object_or_404(queries.calls(), meeting__code=code)
    closed = observing_closed(call)
    form = None if closed else ObserverForm(*posted(request))
    if request.method == "POST" and form:
        made = act(form, partial(actions.send_observer, call=call))
        if made is not REFUSED:
            return render(request, "meetings/observer_received.html", {"made": made, "call": call})
    context = {"call": call, "form": form, "closed": closed}
    status = 409 if request.method == "POST" and closed else 200
    return render(request, "meetings/observe_meeting.html", context, status=status)


def observe_status(request):
    """答复, for who has the receipt: what became of it, and nobody's name."""
    form, found = looked_up(request, queries.observers(), example="旁听〔2026〕3号")
    fate = queries.fate(found) if found else ""
    return render(request, "meetings/observe_status.html", {"form": form, "found": found, "fate": fate})


# ---- the office ----

STATES = tuple(State(each.value, each.label, (each.value,)) for each in ObserverStatus)


def number_cell(observer):
    return format_html('<a class="title" href="{}">{}</a>', observer.get_absolute_url(), observer.number)


# Without names and telephones, so that a list may leave the house.
COLUMNS = (
    Column("number", "收件号", lambda each: each.number, draw=number_cell, sort="pk", area="t", fixed=True),
    Column("employer", "单位或者职业", lambda each: each.employer, area="u"),
    Column("received", "收到日期", lambda each: each.received_on, sort="received_on", area="n"),
    Column("decided", "答复日期", lambda each: each.decided_on, sort="decided_on"),
    Column("status", "状态", lambda each: each.get_status_display(), draw=pill, area="s"),
)


def _only_office(request):
    if not rules.is_officer(request.user):
        raise PermissionDenied


@login_required
@require_safe
def observers(request, code):
    meeting = found_meeting(request, code)
    _only_office(request)
    listing = Listing(
        request, queries.observers_of(meeting), COLUMNS, name=f"{meeting.short}旁听报名", unit="人", states=STATES,
        sort="number", empty="还没有人报名旁听。",
    )  # fmt: skip
    doors = [door for door in MEETING.doors(request.user, meeting) if door.name == "open_observing"]
    call = queries.calls().filter(meeting=meeting).first()
    context = {"meeting": meeting, "ways": ways(request, meeting), "listing": listing, "call": call, "doors": doors}
    return listing.export() or render_part(request, "meetings/observers.html", Listing.part, context)


@login_required
@require_safe
def observers_sheet(request, code):
    meeting = found_meeting(request, code)
    _only_office(request)
    record("personal_viewed", by=request.user, request=request, about=meeting, field="旁听人员名单")
    context = observer_sheet(meeting)
    return paper_response(request, "meetings/observer_list.html", context, name=context["title"])


@login_required
def open_observing(request, code):
    meeting = found_meeting(request, code)
    MEETING.require("open_observing", meeting, by=request.user)
    call = queries.calls().filter(meeting=meeting).first()
    now = {name: getattr(call, name) for name in ("places", "closes_on", "intro")} if call else {}
    form = ObserverCallForm(*posted(request), initial=now)
    if request.method == "POST" and act(form, partial(actions.open_observing, meeting, by=request.user)) is not REFUSED:
        messages.success(request, "已开放公民旁听报名。")
        return redirect("meetings:observers", code)
    return render(request, "meetings/open_observing.html", {"meeting": meeting, "case": meeting, "form": form})


def found_observer(request, code):
    _only_office(request)
    return get_object_or_404(queries.observers(), code=code)


@login_required
@require_safe
def observer(request, code):
    """Who asks, which is shown to the office that answers, and that it was shown is written down."""
    row = found_observer(request, code)
    record("personal_viewed", by=request.user, request=request, about=row, field="name,phone")
    context = {
        "observer": row, "meeting": row.call.meeting, "doors": OBSERVER.doors(request.user, row),
        "fate": queries.fate(row), "entries": row.entries.order_by("-seq"),
    }  # fmt: skip
    return render(request, "meetings/observer.html", context)


OBSERVER_STEPS = StepPages("meetings", OBSERVER, actions, found_observer).views({
    "accept_observer": Ask(partial(NoteForm, label="告诉报名人的话"), "已安排旁听。"),
    "decline_observer": Ask(partial(NoteForm, label="没有安排的原因", required=True), "已答复。"),
})  # fmt: skip
