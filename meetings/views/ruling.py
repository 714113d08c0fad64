"""主任会议, and what happens to single people before the vote."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.forms import Form

from congress.files.intake import intake
from congress.pages.boxes import NoteForm
from congress.pages.steps import Ask, posted, step_page
from meetings import actions
from meetings.flow import LINE
from meetings.forms import ruling as forms
from meetings.models import LineStatus
from meetings.queries import appointments as ask
from meetings.views.appointing import OF_LINE, OF_MOTION, on_line
from meetings.views.fetch import line_of


def _waiting(motion) -> dict:
    lines = ask.lines_of(motion).filter(status=LineStatus.REVIEWED)
    return {"lines": lines, "meetings": ask.chairs_meetings()}


def _why(label: str):
    return partial(NoteForm, label=label, required=True)


RULING_STEPS = OF_MOTION.views({
    "rule_appointments": Ask(forms.RulesForm, "主任会议的决定已记录。", known=_waiting),
    "bring_appointments": Ask(Form, "已列为议题，可以列入会议议程。"),
})  # fmt: skip
HELD_STEPS = OF_LINE.views({
    "receive_complaint": Ask(forms.ComplaintForm, "举报已登记。", shown=on_line),
    "suspend_line": Ask(_why("暂缓的理由"), "已暂缓，并退提请机关调查。", shown=on_line),
    "resume_line": Ask(_why("主任会议意见"), "已恢复提请。", shown=on_line),
})  # fmt: skip


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
