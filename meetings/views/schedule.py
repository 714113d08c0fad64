"""The schedule: staff see the draft as it is being made, everybody else the frozen version."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from congress.pages.htmx import render_part
from congress.rulebook.book import setting
from meetings import actions, queries
from meetings.flow import MEETING
from meetings.forms.schedule import EntryForm, SittingForm, SpeakersForm
from meetings.models import Entry
from meetings.queries.timetable import doubts, on_agenda, said, slots
from meetings.queries.versions import latest_version
from meetings.views.fetch import item as found_item
from meetings.views.fetch import meeting as found
from meetings.views.freezing import show_version
from meetings.views.ways import ways


@login_required
def schedule(request, code):
    meeting = found(request, code)
    if not queries.sees_inside(request.user, meeting):
        return show_version(request, meeting, latest_version(meeting))
    return show_draft(request, meeting)


def show_draft(request, meeting, error=""):
    items, timetable = on_agenda(meeting), slots(meeting)
    step = MEETING.steps["arrange"]
    context = {
        "meeting": meeting,
        "ways": ways(request, meeting),
        "slots": [(slot, [(row, said(row.entry)) for row in slot.rows]) for slot in timetable],
        "doubts": doubts(meeting, timetable, items),
        "items": items,
        "usual": setting("meeting.speech_minutes"),
        "latest": latest_version(meeting),
        "may_write": step.who(request.user, meeting) and not MEETING.refusal(step, meeting),
        "freeze": next((door for door in MEETING.doors(request.user, meeting) if door.name == "freeze"), None),
        "error": error,
    }
    return render_part(request, "meetings/schedule.html", "meetings/_timetable.html", context)


@login_required
@require_POST
def propose_schedule(request, code):
    meeting = found(request, code)
    try:
        actions.propose_schedule(meeting, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, "已按议程生成日程初稿，请逐项核对。")
    return redirect("meetings:schedule", meeting.code)


@login_required
@require_POST
def arrange(request, code):
    """One press up or down (``move``), or the whole new order after a drag (``order``)."""
    meeting, error = found(request, code), ""
    move = request.POST.get("move", "").split(":")
    try:
        if len(move) == 2:
            pk = int(move[0]) if move[0].isdecimal() and len(move[0]) < 19 else 0
            line = get_object_or_404(_lines(meeting), pk=pk)
            actions.move_entry(line, by=request.user, up=move[1] == "up")
        else:
            actions.arrange(meeting, by=request.user, order=_pairs(request.POST.getlist("order")))
    except ValidationError as refused:
        error = refused.messages[0]
    if request.headers.get("HX-Request"):
        return show_draft(request, meeting, error)
    if error:
        messages.error(request, error)
    return redirect("meetings:schedule", meeting.code)


def _pairs(told):
    parts = [each.partition(":") for each in told]
    if not all(part.isdecimal() and len(part) < 19 for home, _, pk in parts for part in (home, pk)):
        raise ValidationError("日程的次序没有传完整，请再试一次。")
    return [(int(home), int(pk)) for home, _, pk in parts]


def _lines(meeting):
    return Entry.objects.filter(sitting__meeting=meeting).select_related("sitting__meeting", "item")


@login_required
def new_sitting(request, code):
    return _sitting(request, found(request, code), None)


@login_required
def sitting(request, code, pk):
    meeting = found(request, code)
    return _sitting(request, meeting, get_object_or_404(meeting.sittings, pk=pk))


def _sitting(request, meeting, sitting):
    MEETING.require("arrange", meeting, by=request.user)
    dropped = sitting and "drop" in request.POST
    form = SittingForm(None if dropped else request.POST or None, meeting=meeting, sitting=sitting)
    if dropped or form.is_valid():
        try:
            if dropped:
                actions.drop_sitting(sitting, by=request.user)
            else:
                actions.keep_sitting(meeting, by=request.user, sitting=sitting, **form.fields_for_action())
        except ValidationError as error:
            messages.error(request, error.messages[0]) if dropped else form.add_error(None, error)
        else:
            return redirect("meetings:schedule", meeting.code)
    context = {"meeting": meeting, "ways": ways(request, meeting), "form": form, "sitting": sitting}
    return render(request, "meetings/sitting.html", context)


@login_required
def new_entry(request, code):
    meeting = found(request, code)
    asked = request.GET.get("sitting", "")
    home = meeting.sittings.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 19 else None
    return _entry(request, meeting, None, {"sitting": home} if home else {})


@login_required
def entry(request, code, pk):
    meeting = found(request, code)
    return _entry(request, meeting, get_object_or_404(_lines(meeting), pk=pk), {})


def _entry(request, meeting, entry, initial):
    MEETING.require("arrange", meeting, by=request.user)
    if entry and "drop" in request.POST:
        actions.drop_entry(entry, by=request.user)
        return redirect("meetings:schedule", meeting.code)
    form = EntryForm(request.POST or None, instance=entry, initial=initial, meeting=meeting)
    if form.is_valid():
        actions.keep_entry(meeting, by=request.user, entry=entry, **form.cleaned_data)
        return redirect("meetings:schedule", meeting.code)
    context = {"meeting": meeting, "ways": ways(request, meeting), "form": form, "entry": entry}
    return render(request, "meetings/entry.html", context)


@login_required
def speakers(request, code):
    item = found_item(request, code)
    meeting = found(request, item.meeting.code if item.meeting else "")
    MEETING.require("arrange", meeting, by=request.user)
    members = queries.members_on(meeting.body, meeting.opens_on or localdate())
    usual = setting("meeting.speech_minutes")
    form = SpeakersForm(request.POST or None, item=item, members=members, usual=usual)
    if form.is_valid():
        actions.keep_speakers(item, by=request.user, speakers=form.speakers())
        messages.success(request, "中心发言人已保存。")
        return redirect("meetings:schedule", meeting.code)
    context = {"meeting": meeting, "ways": ways(request, meeting), "item": item, "form": form, "usual": usual}
    return render(request, "meetings/speakers.html", context)
