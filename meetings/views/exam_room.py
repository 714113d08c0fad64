"""考场: pages of one machine. Nobody is signed in here; two cookies that reach no other address say which room it is
and whose seat. Without a room's key there is no such page."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from congress.pages.steps import REFUSED, act, refuse
from congress.workflow.flow import TooLate
from meetings import actions
from meetings.documents import exam as documents
from meetings.forms.exam_room import CodeForm, OpenRoomForm, given
from meetings.models import ExamRoom, ExamStatus
from meetings.queries import exam as queries
from meetings.rules.appointments import is_appointer

ROOM, SEAT = "exam_room", "exam_seat"


def _cookie(answer, name: str, value: str, until):
    answer.set_cookie(
        name, value, max_age=max(0, int((until - now()).total_seconds())), path=reverse("meetings:room"),
        httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Strict",
    )  # fmt: skip


def _forget(answer, name: str):
    answer.delete_cookie(name, path=reverse("meetings:room"), samesite="Strict")


@login_required
def open_room(request):
    """打开考场 at the machine itself: its officer is signed out, so that what is left there reaches the room alone."""
    if not is_appointer(request.user):
        raise Http404
    form = OpenRoomForm(request.POST or None)
    made = act(form, lambda **facts: actions.open_room(by=request.user, **facts))
    if made is REFUSED:
        return render(request, "meetings/exam/open_room.html", {"form": form, "back": reverse("meetings:exams")})
    (opened, key), answer = made, redirect("meetings:room")
    logout(request)
    _cookie(answer, ROOM, key, opened.closes_at)
    return answer


def _room(request) -> ExamRoom:
    key = request.COOKIES.get(ROOM, "")
    found = ExamRoom.objects.filter(key_hash=actions.digest(key), closes_at__gt=now()).first() if key else None
    if found is None or request.user.is_authenticated:
        raise Http404
    return found


def _seat(request, room):
    key = request.COOKIES.get(SEAT, "")
    return queries.seat(actions.digest(key), room) if key else None


def _page(request, template: str, room, context: dict | None = None, status: int = 200):
    answer = render(request, f"meetings/room/{template}.html", {"room": room, **(context or {})}, status=status)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


@never_cache
def room(request):
    """The code, typed in; whoever holds a seat already is led back to the paper."""
    here = _room(request)
    if sitting := _seat(request, here):
        return redirect("meetings:room_paper" if sitting.status == ExamStatus.RUNNING else "meetings:room_begin")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            key = actions.take_seat(here, form.cleaned_data["code"])
        except ValidationError as error:
            refuse(form, error)
        else:
            answer = redirect("meetings:room_begin")
            _cookie(answer, SEAT, key, here.closes_at)
            return answer
    return _page(request, "code", here, {"form": form})


@never_cache
def room_begin(request):
    """核对: name, post, time and rules; the clock begins with the button."""
    here = _room(request)
    sitting = _seat(request, here)
    if sitting is None:
        return redirect("meetings:room")
    if sitting.status == ExamStatus.PLANNED and request.method == "POST":
        try:
            sitting = actions.start_exam(sitting)
        except TooLate as late:
            return _page(request, "over", here, {"reason": late.reason}, status=409)
    if sitting.status != ExamStatus.PLANNED:
        return redirect("meetings:room_paper")
    return _page(request, "begin", here, {"sitting": sitting, "count": len(queries.paper(sitting))})


def _running(request):
    """The room and the sitting that runs at this machine; (room, None) where none does."""
    here = _room(request)
    sitting = _seat(request, here)
    return here, sitting if sitting and sitting.status == ExamStatus.RUNNING else None


def _number(asked: str) -> int:
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 4 else 1


def _left(sitting) -> int:
    return max(0, int((sitting.ends_at - now()).total_seconds()))


@never_cache
def room_paper(request):
    """A page of questions. Sent, it is saved and leads to the page asked for; after the end it is refused."""
    here, sitting = _running(request)
    if sitting is None:
        return _leave(request, here)
    if not _left(sitting):
        return _time_is_over(request, here)
    if request.method == "POST":
        try:
            actions.save_answers(sitting, given(request.POST))
        except TooLate:
            return _time_is_over(request, here)
        to = request.POST.get("to", "")
        if to == "hand_in":
            return redirect("meetings:room_hand_in")
        messages.success(request, "已保存。")
        number = _number(to or request.POST.get("page", "1"))
        return redirect(f"{resolve_url('meetings:room_paper')}?page={number}")
    context = documents.room_paper(sitting, _number(request.GET.get("page", "1")))
    return _page(request, "paper", here, {"sitting": sitting, "left": _left(sitting), **context})


@never_cache
@require_POST
def room_save(request):
    """自动保存: what was changed on the page; answers how many seconds are left, 409 when there are none."""
    _here, sitting = _running(request)
    try:
        if sitting is None:
            return HttpResponse("0", content_type="text/plain", status=409)
        actions.save_answers(sitting, given(request.POST))
    except TooLate:
        return HttpResponse("0", content_type="text/plain", status=409)
    return HttpResponse(str(_left(sitting)), content_type="text/plain")


@never_cache
def room_hand_in(request):
    """交卷: asked once more, with what is still open."""
    here, sitting = _running(request)
    if sitting is None:
        return _leave(request, here)
    if not _left(sitting):
        return _time_is_over(request, here)
    if request.method == "POST":
        try:
            actions.hand_in(sitting, {})
        except TooLate:
            return _time_is_over(request, here)
        return _leave(request, here)
    context = documents.room_paper(sitting, 1)
    return _page(request, "hand_in", here, {"sitting": sitting, "left": _left(sitting), **context})


def _leave(request, here):
    """Who has a seat and has not begun is led to the beginning. Else the seat is given up, and nothing of the exam
    is left in the browser, not even its result."""
    if not request.COOKIES.get(SEAT) or _seat(request, here):
        return redirect("meetings:room")
    answer = _page(request, "over", here, {"reason": ""})
    _forget(answer, SEAT)
    return answer


def _time_is_over(request, here):
    reason = "考试时间已到。到时以前保存的答案照常评分，之后的没有收下。"
    answer = _page(request, "over", here, {"reason": reason}, status=409 if request.method == "POST" else 200)
    _forget(answer, SEAT)
    return answer
