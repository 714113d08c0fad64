"""现场: the roll of each sitting, and the steps of the meeting and its items."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from congress.pages.boxes import NoteForm
from congress.pages.papers import paper_response
from congress.pages.steps import step_page, taken
from congress.printing.qr import svg
from meetings import actions, queries, rules
from meetings.documents.hall import attendance_sheet
from meetings.flow import ITEM, MEETING
from meetings.forms.hall import ConfirmSpeechForm, ConveneForm, RecuseForm, RollForm, SpeechForm
from meetings.models import Sitting, Speech
from meetings.queries import hall as room
from meetings.queries.changes import changes
from meetings.queries.snapshot import snapshot
from meetings.queries.versions import latest_version
from meetings.views.fetch import item as found_item
from meetings.views.fetch import meeting as found_meeting
from meetings.views.ways import ways

SIGNER = "meetings.check_in"
# What is done in the room; the rest has its own pages.
MEETING_DOORS = ("convene", "adopt_agenda", "close")
ITEM_DOORS = ("explain", "deliberate", "prepare_vote", "put_to_vote", "conclude", "defer", "withdraw", "recuse")
FRESH = 90  # seconds a code on the screen is good for: nobody signs in from elsewhere by a picture of it


def _inside(request, meeting):
    if not queries.sees_inside(request.user, meeting) and not rules.sits_in(request.user, meeting.body):
        raise PermissionDenied


def _sitting(meeting, pk) -> Sitting | None:
    if pk is None:
        return room.sitting_now(meeting)
    return get_object_or_404(meeting.sittings, pk=pk)


@login_required
def hall(request, code, pk=None):
    """The roll of one sitting with its quorum, and the items with what can be done with each now."""
    meeting = found_meeting(request, code)
    _inside(request, meeting)
    sitting = _sitting(meeting, pk)
    writes = rules.is_officer(request.user)
    roll = room.roll(sitting) if sitting else []
    form = RollForm(request.POST if writes and request.POST else None, sitting=sitting, roll=roll) if sitting else None
    if request.method == "POST":
        MEETING.require("mark_presence", meeting, by=request.user)
    if form and form.is_valid():
        try:
            rest = "present" if form.cleaned_data["rest"] else ""
            actions.mark_presence(sitting, by=request.user, states=form.states(), rest=rest)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "签到情况已登记。")
            return redirect("meetings:hall_sitting", code, sitting.pk)
    items = list(queries.items_of(meeting))
    for each in items:
        each.doors = [door for door in ITEM.doors(request.user, each) if door.open and door.name in ITEM_DOORS]
    doors = [door for door in MEETING.doors(request.user, meeting) if door.name in MEETING_DOORS]
    context = {
        "meeting": meeting, "ways": ways(request, meeting), "sittings": meeting.sittings.all(), "sitting": sitting,
        "form": form, "counted": room.counted(roll), "quorum": room.quorum_of(sitting) if sitting else None,
        "base": room.base_of(meeting), "items": items, "writes": writes, "doors": doors,
    }  # fmt: skip
    return render(request, "meetings/hall.html", context)


@login_required
def attendance(request, code, pk):
    """签到表, to be signed by hand; with what is known already."""
    meeting = found_meeting(request, code)
    _inside(request, meeting)
    sitting = _sitting(meeting, pk)
    return paper_response(
        request,
        "meetings/attendance_sheet.html",
        attendance_sheet(sitting),
        name=f"{meeting.short}{sitting.name}签到表",
    )


@login_required
def hall_screen(request, code, pk):
    """The picture on the wall: a code that changes, and how many have come."""
    meeting = found_meeting(request, code)
    if not rules.is_officer(request.user):
        raise PermissionDenied
    sitting = _sitting(meeting, pk)
    key = signing.dumps(sitting.pk, salt=SIGNER)
    place = request.build_absolute_uri(reverse("meetings:check_in", args=[meeting.code, sitting.pk]) + f"?key={key}")
    context = {
        "meeting": meeting, "sitting": sitting, "code": svg(place), "counted": room.counted(room.roll(sitting)),
        "quorum": room.quorum_of(sitting),
    }  # fmt: skip
    part = request.headers.get("HX-Request")
    return render(request, "meetings/_screen.html" if part else "meetings/hall_screen.html", context)


@login_required
def check_in(request, code, pk):
    """本人签到: by the code on the wall, for nobody else."""
    meeting = found_meeting(request, code)
    sitting = _sitting(meeting, pk)
    person = room.own_seat_at(request.user, sitting)
    if person is None:
        raise Http404
    error, fresh = "", _is_fresh(request.GET.get("key", ""), sitting)
    if request.method == "POST" and fresh:
        try:
            row = actions.check_in(sitting, by=request.user)
        except ValidationError as refused:
            error = refused.messages[0]
        else:
            messages.success(request, f"已签到（{row.get_state_display()}）。")
            return redirect("meetings:check_in", code, pk)
    here = sitting.presences.filter(participant=person).first()
    context = {
        "meeting": meeting, "sitting": sitting, "person": person, "here": here, "fresh": fresh, "error": error,
        "for_deputy": True,
    }  # fmt: skip
    return render(request, "meetings/check_in.html", context)


def _is_fresh(key: str, sitting) -> bool:
    try:
        return signing.loads(key, salt=SIGNER, max_age=FRESH) == sitting.pk
    except signing.BadSignature:
        return False


def _act(request, case, form, action, done: str, page: str, *, back=None, **more):
    return step_page(request, form, taken(action, case, request), page, done, back=back or case, case=case, **more)


@login_required
def convene(request, code):
    meeting = found_meeting(request, code)
    MEETING.require("convene", meeting, by=request.user)
    form = ConveneForm(request.POST or None, initial={"chaired_by": meeting.chaired_by})
    sitting = room.first_plenary(meeting)
    more = {"quorum": room.quorum_of(sitting), "base": room.base_of(meeting)}
    return _act(request, meeting, form, actions.convene, "会议已经开会。", "meetings/convene.html", **more)


@login_required
def adopt_agenda(request, code):
    meeting = found_meeting(request, code)
    MEETING.require("adopt_agenda", meeting, by=request.user)
    form = NoteForm(request.POST or None)
    last = latest_version(meeting)
    more = {"last": last, "changes": changes(last.content, snapshot(meeting)[0]) if last else []}
    return _act(request, meeting, form, actions.adopt_agenda, "议程已通过。", "meetings/adopt_agenda.html", **more)


@login_required
def close(request, code):
    meeting = found_meeting(request, code)
    MEETING.require("close", meeting, by=request.user)
    form = NoteForm(request.POST or None)
    return _act(request, meeting, form, actions.close, "会议已经闭会。", "meetings/close.html")


def _item_step(request, code, name: str, form: NoteForm, done: str):
    item = found_item(request, code)
    ITEM.require(name, item, by=request.user)
    return _act(request, item, form, getattr(actions, name), done, f"meetings/{name}.html")


@login_required
def explain(request, code):
    return _item_step(request, code, "explain", NoteForm(request.POST or None), "已记录听取说明、报告。")


@login_required
def deliberate(request, code):
    return _item_step(request, code, "deliberate", NoteForm(request.POST or None), "已记录审议。")


@login_required
def conclude(request, code):
    form = NoteForm(request.POST or None, label="审议结果", required=True)
    return _item_step(request, code, "conclude", form, "已记录审议结果。")


@login_required
def defer(request, code):
    form = NoteForm(request.POST or None, label="暂不付表决的理由", required=True)
    return _item_step(request, code, "defer", form, "已记录暂不付表决。")


@login_required
def withdraw(request, code):
    form = NoteForm(request.POST or None, label="撤回的理由", required=True)
    return _item_step(request, code, "withdraw", form, "已记录撤回。")


@login_required
def recuse(request, code):
    item = found_item(request, code)
    ITEM.require("recuse", item, by=request.user)
    form = RecuseForm(request.POST or None, item=item)
    more = {"recusals": item.recusals.select_related("participant")}
    return _act(request, item, form, actions.recuse, "已登记回避。", "meetings/recuse.html", **more)


@login_required
def record_speech(request, code):
    item = found_item(request, code)
    ITEM.require("record_speech", item, by=request.user)
    form = SpeechForm(request.POST or None, item=item)
    more = {"speeches": item.speeches.select_related("participant")}
    return _act(
        request, item, form, actions.record_speech, "发言已记录，待本人核对。", "meetings/record_speech.html", **more
    )


@login_required
def confirm_speech(request, pk):
    """The speaker's own page; nobody else's, whoever they are."""
    speech = get_object_or_404(Speech.objects.select_related("item__meeting__body", "participant"), pk=pk)
    if speech.participant.account != request.user:
        raise Http404
    form = ConfirmSpeechForm(request.POST or None, initial={"text": speech.text})
    more = {"speech": speech, "back": reverse("meetings:item", args=[speech.item.code]), "for_deputy": True}
    return _act(request, speech, form, actions.confirm_speech, "发言已核对。", "meetings/confirm_speech.html", **more)
