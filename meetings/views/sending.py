from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from meetings import actions
from meetings.flow import MEETING
from meetings.forms.papers import PaperNoteForm
from meetings.queries import papers as reading
from meetings.views import fetch


@login_required
def send_papers(request, code):
    return _send(request, code, "send_papers", actions.send_papers)


@login_required
def send_late(request, code):
    return _send(request, code, "send_late", actions.send_late)


def _send(request, code, step, action):
    meeting = fetch.meeting(request, code)
    MEETING.require(step, meeting, by=request.user)
    warnings = reading.warnings(meeting, localdate()) if step == "send_papers" else []
    form = PaperNoteForm(
        request.POST or None, label="仍然送达的原因" if warnings else "说明", required=bool(warnings),
        help_text="记入会议经过。",
    )  # fmt: skip
    if form.is_valid():
        try:
            action(meeting, by=request.user, note=form.cleaned_data["note"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "已送达，并通知了能阅读的人。")
            return redirect("meetings:papers", code)
    context = {"form": form, "case": meeting, "warnings": warnings, "papers": reading.to_send(meeting)}
    return render(request, f"meetings/{step}.html", context)
