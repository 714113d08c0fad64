"""代表报名列席: the office offers seats, a deputy takes one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from congress.accounts.models import Role
from deputies.queries import deputy_of
from meetings import actions, queries, rules
from meetings.flow import MEETING
from meetings.forms import SignUpForm
from meetings.models import Answer
from meetings.queries.people import desk_of
from meetings.views.fetch import meeting as found


@login_required
def open_sign_up(request, code):
    meeting = found(request, code)
    MEETING.require("open_sign_up", meeting, by=request.user)
    desk = desk_of(meeting)
    now = {"quota": desk.quota, "closes_on": desk.closes_on, "topics": desk.topics} if desk else {}
    form = SignUpForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        try:
            actions.open_sign_up(meeting, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "已开放报名。" if meeting.status in rules.CALLED else "通知发出时开放报名。")
            return redirect("meetings:people", code)
    return render(
        request, "meetings/open_sign_up.html", {"meeting": meeting, "case": meeting, "form": form, "desk": desk}
    )


@login_required
def sign_up(request, code):
    """What is offered, how many are before, and the one button."""
    meeting = found(request, code)
    deputy = deputy_of(request.user)
    if deputy is None or not request.user.has_role(Role.DEPUTY):
        raise PermissionDenied
    if request.method == "POST":
        person = actions.sign_up(meeting, by=request.user, deputy=deputy)
        waits = person.status == Answer.WAITING
        messages.success(request, "名额已满，您已列入候补，有人退出时按次序递补并通知您。" if waits else "报名成功。")
        return redirect(person)
    desk = desk_of(meeting)
    place = queries.own_place(request.user, meeting)
    closed = rules.sign_up_closed(desk, localdate()) or rules.cannot_sign_up(deputy, meeting)
    context = {
        "meeting": meeting, "desk": desk, "place": place, "closed": closed, "items": queries.items_of(meeting),
        "for_deputy": True,
    }  # fmt: skip
    return render(request, "meetings/sign_up.html", context)
