from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.timezone import localdate

from congress.audit import record as note_down
from congress.pages.asked import year_asked
from congress.pages.papers import paper_response
from congress.pages.steps import step_page, taken
from congress.sheets.writing import WRITERS
from meetings import actions, documents, rules
from meetings.flow import MEETING
from meetings.forms import DaysForm, DraftAgendaForm, NoteForm, PartyReportForm, PlanForm, RecordForm, ReviseForm
from meetings.queries import plan as reading
from meetings.views.fetch import meeting as found
from meetings.views.officers import only_officers


@login_required
def plan(request):
    """年度会议计划: what is planned and held, and whether two months pass without a meeting."""
    if not rules.is_staff(request.user):
        raise PermissionDenied
    year, today = year_asked(request, since=1990), localdate()
    meetings = list(reading.of_year(request.user, year))
    if kind := WRITERS.get(request.GET.get("as")):
        name = f"{year}年会议计划"
        note_down("exported", by=request.user, request=request, list=name, rows=len(meetings), address=f"year={year}")
        return kind(name, documents.PLAN_LABELS, (documents.plan_row(meeting) for meeting in meetings))
    context = {
        "year": year, "years": range(year - 2, year + 3), "bodies": documents.by_body(meetings),
        "gaps": reading.gaps_of_year(year), "interval": reading.interval(today),
        "may_write": rules.is_officer(request.user),
    }  # fmt: skip
    return render(request, "meetings/plan.html", context)


@login_required
def plan_paper(request, year):
    if not rules.is_staff(request.user):
        raise PermissionDenied
    meetings = list(reading.of_year(request.user, year))
    return paper_response(
        request, "meetings/year_plan.html", documents.year_plan(year, meetings), name=f"{year}年会议计划"
    )


def _new(request, form, step, template, done):
    """Something that was not there yet: ``step`` answers the meeting made."""
    make = partial(step, by=request.user)
    return step_page(request, form, make, template, done, back="meetings:plan", then=lambda made: made)


@login_required
def add_meeting(request):
    only_officers(request)
    return _new(request, PlanForm(request.POST or None), actions.plan, "meetings/add_meeting.html", "已列入计划。")


@login_required
def record_meeting(request):
    only_officers(request)
    form = RecordForm(request.POST or None)
    return _new(request, form, actions.record, "meetings/record_meeting.html", "已补录。")


def _step(request, meeting, name, form, done):
    """One step of a meeting, taken by the action of its name and drawn by the template of its name."""
    step = taken(getattr(actions, name), meeting, request)
    return step_page(request, form, step, f"meetings/{name}.html", done, back=meeting, case=meeting)


def _opened(request, code, name):
    meeting = found(request, code)
    MEETING.require(name, meeting, by=request.user)
    return meeting


@login_required
def draft_agenda(request, code):
    meeting = _opened(request, code, "draft_agenda")
    return _step(request, meeting, "draft_agenda", DraftAgendaForm(request.POST or None), "议程草案已定。")


@login_required
def revise(request, code):
    meeting = _opened(request, code, "revise")
    kept = ("theme", "place", "chaired_by", "contact", "is_urgent", "note", "version")
    initial = {name: getattr(meeting, name) for name in kept}
    return _step(request, meeting, "revise", ReviseForm(request.POST or None, initial=initial), "已修改。")


@login_required
def reschedule(request, code):
    meeting = _opened(request, code, "reschedule")
    initial = {"opens_on": meeting.opens_on, "version": meeting.version}
    if meeting.closes_on != meeting.opens_on:
        initial["closes_on"] = meeting.closes_on
    done = "会期已定，各项期限已按新的首日计算。"
    return _step(request, meeting, "reschedule", DaysForm(request.POST or None, initial=initial), done)


@login_required
def report_to_party(request, code):
    meeting = _opened(request, code, "report_to_party")
    return _step(request, meeting, "report_to_party", PartyReportForm(request.POST or None), "已记录。")


@login_required
def cancel(request, code):
    meeting = _opened(request, code, "cancel")
    form = NoteForm(request.POST or None, label="取消的原因", required=True)
    return _step(request, meeting, "cancel", form, "已取消。")
