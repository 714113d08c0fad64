"""会议通知: seen before it is sent, sent, printed; answers asked for again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from congress.accounts.models import Role
from congress.pages.papers import paper_response
from meetings import actions, deadlines
from meetings.documents import notice as sheet
from meetings.flow import MEETING
from meetings.forms import NoteForm, NotifyForm
from meetings.queries.people import unanswered
from meetings.views.fetch import meeting as found


def _asked(request, code):
    meeting = found(request, code)
    MEETING.require("notify", meeting, by=request.user)
    late = deadlines.notice_is_late(meeting, localdate())
    data = request.POST if request.method == "POST" else None
    return meeting, NotifyForm(data, meeting=meeting, user=request.user, late=late)


def _page(request, meeting, form):
    people = meeting.participants.all()
    context = {
        "meeting": meeting, "case": meeting, "form": form, "due": deadlines.notice_due(meeting),
        "members": sum(person.votes for person in people), "others": sum(not person.votes for person in people),
        "office": request.user.unit_as(Role.MEETING_OFFICER),
    }  # fmt: skip
    return render(request, "meetings/notify.html", context)


@login_required
def notify(request, code):
    meeting, form = _asked(request, code)
    if form.is_valid():
        try:
            office = request.user.unit_as(Role.MEETING_OFFICER)
            paper = actions.notify(meeting, by=request.user, office=office, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"会议通知已发出，{paper.doc_no}。")
            return redirect(meeting)
    return _page(request, meeting, form)


@login_required
@require_POST
def preview_notice(request, code):
    """The paper as it would go out now; it takes no number."""
    meeting, form = _asked(request, code)
    if not form.is_valid():
        return _page(request, meeting, form)
    said, office = form.cleaned_data, request.user.unit_as(Role.MEETING_OFFICER)
    number = f"{office.doc_prefix}〔{localdate().year}〕　号"
    facts = sheet.facts(
        meeting, office=office, number=number, at=said["at"], reply_by=said["reply_by"], contact=said["contact"],
        requirements=said["requirements"], issued_on=localdate(),
    )  # fmt: skip
    return paper_response(request, "meetings/notice.html", sheet.printed(facts), name=f"{meeting.short}通知（预览）")


@login_required
@require_safe
def notice(request, code):
    """The notice as it went out, for everybody who sees the meeting."""
    meeting = found(request, code)
    paper = meeting.notices.last()
    if paper is None:
        raise Http404
    return paper_response(request, "meetings/notice.html", sheet.printed(paper.facts), name=f"{meeting.short}通知")


@login_required
def urge(request, code):
    meeting = found(request, code)
    MEETING.require("urge", meeting, by=request.user)
    form = NoteForm(request.POST if request.method == "POST" else None, label="催复内容")
    if form.is_valid():
        count = actions.urge(meeting, by=request.user, **form.cleaned_data)
        messages.success(request, f"已催复，平台通知 {count} 人；没有账号的请电话联系。")
        return redirect("meetings:people", code)
    context = {"meeting": meeting, "case": meeting, "form": form, "people": unanswered(meeting)}
    return render(request, "meetings/urge.html", context)
