"""主任会议, and what happens to single people before the vote."""

from functools import partial

from django.contrib.auth.decorators import login_required

from congress.files.intake import intake
from congress.pages.boxes import NoteForm, bare
from congress.pages.steps import step_page
from meetings import actions
from meetings.flow import APPOINTMENT, LINE
from meetings.forms import ruling as forms
from meetings.models import LineStatus
from meetings.queries import appointments as ask
from meetings.views.appointing import line_step, posted, step
from meetings.views.fetch import appointment as found
from meetings.views.fetch import line_of


@login_required
def rule_appointments(request, code):
    motion = found(request, code)
    lines = ask.lines_of(motion).filter(status=LineStatus.REVIEWED)
    form = forms.RulesForm(*posted(request), lines=lines, meetings=ask.chairs_meetings())
    return step(request, motion, "rule_appointments", form, "主任会议的决定已记录。")


@login_required
def bring_appointments(request, code):
    motion = found(request, code)
    APPOINTMENT.require("bring_appointments", motion, by=request.user)
    take = partial(actions.bring_appointments, motion, by=request.user)
    page, done = "meetings/bring_appointments.html", "已列为议题，可以列入会议议程。"
    return step_page(request, bare(request), take, page, done, back=motion, case=motion)


@login_required
def receive_complaint(request, code, pk):
    return line_step(request, code, pk, "receive_complaint", forms.ComplaintForm(*posted(request)), "举报已登记。")


@login_required
def suspend_line(request, code, pk):
    form = NoteForm(*posted(request), label="暂缓的理由", required=True)
    return line_step(request, code, pk, "suspend_line", form, "已暂缓，并退提请机关调查。")


@login_required
def report_investigation(request, code, pk):
    line = line_of(request, code, pk)
    LINE.require("report_investigation", line, by=request.user)
    form = forms.InvestigationForm(*posted(request))

    def take(finding, file=None):
        stored = intake(file, by=request.user) if file else None
        return actions.report_investigation(line, by=request.user, finding=finding, file=stored)

    page = "meetings/report_investigation.html"
    return step_page(request, form, take, page, "调查报告已报送。", back=line, case=line.motion, line=line)


@login_required
def resume_line(request, code, pk):
    form = NoteForm(*posted(request), label="主任会议意见", required=True)
    return line_step(request, code, pk, "resume_line", form, "已恢复提请。")
