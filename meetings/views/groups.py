from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from meetings import actions
from meetings.flow import MEETING
from meetings.forms.groups import CountForm, GroupsForm
from meetings.queries.regroup import last_groups, to_be_grouped, together_again
from meetings.views.fetch import meeting as found
from meetings.views.ways import ways


@login_required
def groups(request, code):
    meeting = found(request, code)
    MEETING.require("arrange", meeting, by=request.user)
    now, people = _groups(meeting), to_be_grouped(meeting)
    form = GroupsForm(request.POST or None, groups=now, people=people)
    if now and form.is_valid():
        actions.keep_groups(meeting, by=request.user, groups=form.fields_for_action())
        messages.success(request, "分组已保存。")
        return redirect("meetings:groups", meeting.code)
    before = last_groups(meeting)
    context = {
        "meeting": meeting,
        "ways": ways(request, meeting),
        "form": form,
        "groups": now,
        "people": people,
        "before": before[0].meeting if before else None,
        "again": together_again([group.members.all() for group in now], before),
        "count_form": CountForm(initial={"count": len(now) or len(before) or 3}),
    }
    return render(request, "meetings/groups.html", context)


def _groups(meeting):
    found_ = meeting.groups.select_related("meeting", "convener", "vice_convener")
    return list(found_.prefetch_related("members__membership").order_by("position", "pk"))


@login_required
@require_POST
def propose_groups(request, code):
    meeting = found(request, code)
    MEETING.require("arrange", meeting, by=request.user)
    form = CountForm(request.POST)
    if form.is_valid():
        try:
            actions.propose_groups(meeting, by=request.user, count=form.cleaned_data["count"])
        except ValidationError as error:
            messages.error(request, error.messages[0])
    else:
        messages.error(request, "分成 2 到 8 组。")
    return redirect("meetings:groups", meeting.code)
