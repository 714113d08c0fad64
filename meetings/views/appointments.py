"""任免 board: the list of motions, one motion with its people and papers, and one person of it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit import record
from congress.files.send import send
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import pill
from congress.pages.papers import paper_response
from meetings.documents import appointments as sheet
from meetings.flow import APPOINTMENT, LINE
from meetings.forms.filters import AppointmentFilter
from meetings.models import AppointmentStatus as S
from meetings.models import ExamStatus
from meetings.queries import appointments as ask
from meetings.queries.exam import sittings_visible_to
from meetings.rules.appointments import amends, is_appointer, reads_files
from meetings.views.fetch import appointment as found
from meetings.views.fetch import line_of

STATES = (
    State("draft", "起草中", (S.DRAFT,)),
    State("review", "审查中", (S.RECEIVED, S.INCOMPLETE, S.UNDER_REVIEW)),
    State("gate", "待主任会议", (S.REVIEWED,)),
    State("meeting", "提请会议", (S.SUBMITTED,)),
    State("done", "已办结", (S.CLOSED,)),
    State("off", "已撤回", (S.WITHDRAWN,)),
)


def title_cell(motion):
    link = format_html('<a class="title" href="{}">{}</a>', motion.get_absolute_url(), motion.title)
    late = format_html(' <span class="tag">逾期提请</span>') if motion.late_why else ""
    return format_html('{}{}<span class="sub">{}</span>', link, late, motion.doc_no)


COLUMNS = (
    Column("title", "任免案", lambda m: m.title, draw=title_cell, area="t", fixed=True,
           also=(("发文字号", lambda m: m.doc_no), ("逾期说明", lambda m: m.late_why))),
    Column("unit", "提请机关", lambda m: m.unit.label, sort="unit__sort_key", area="u"),
    Column("people", "人次", lambda m: m.people, sort="people", look="num"),
    Column("received", "收到日期", lambda m: m.received_on, sort="received_on", look="no"),
    Column("meeting", "会议", lambda m: m.meeting.short if m.meeting else "", sort="meeting__opens_on"),
    Column("status", "状态", lambda m: m.get_status_display(), draw=pill, area="s"),
)  # fmt: skip


@login_required
@require_safe
def appointments(request):
    user = request.user
    if not ask.opens_board(user):
        raise PermissionDenied
    hands_in = ask.units_handing_in(user).exists()
    filters = AppointmentFilter(request.GET)
    rows = filters.narrow(ask.listed(ask.appointments_visible_to(user)))
    listing = Listing(
        request, rows, COLUMNS, name="人事任免案", states=STATES, sort="-received", filters=filters, key="appointments",
        empty="没有符合条件的任免案。" if request.GET else "还没有人事任免案。",
    )  # fmt: skip
    context = {"listing": listing, "hands_in": hands_in, "is_appointer": is_appointer(user), "reads": reads_files(user)}
    early = listing.detour() or listing.export()
    return early or render_part(request, "meetings/appointments.html", Listing.part, context)


@login_required
@require_safe
def appointment(request, code):
    """One motion: who is put forward for what, what lies there and what is missing, where it stands."""
    motion, user = found(request, code), request.user
    inside = ask.reads_file_of(user, motion)
    papers = list(motion.papers.select_related("file", "line__official")) if inside else []
    lines = list(ask.lines_of(motion))
    for line in lines:
        line.checklist = ask.checklist(line, papers) if inside else []
        line.lacking = [kind.label for kind, paper in line.checklist if paper is None]
    context = {
        "motion": motion, "inside": inside, "lines": lines, "doors": APPOINTMENT.doors(user, motion),
        "may_amend": amends(user, motion) and not APPOINTMENT.refusal(APPOINTMENT.steps["amend_appointments"], motion),
        "own_papers": [paper for paper in papers if paper.line_id is None], "clocks": _clocks(motion),
        "entries": ask.entries_of(user, motion), "missing": ask.missing_papers(motion) if inside else [],
        "doubts": ask.doubts(motion) if is_appointer(user) else [], "today": localdate(),
        "items": motion.items.select_related("meeting__body", "meeting__term"), "is_appointer": is_appointer(user),
    }  # fmt: skip
    return render(request, "meetings/appointment.html", context)


def _clocks(motion):
    return [clock for clock in motion.clocks.filter(line=None) if clock.is_running]


@login_required
@require_safe
def appointment_line(request, code, pk):
    """One person: the facts of the 呈报表 and the papers, for those who may read the file; every look is recorded."""
    line, user = line_of(request, code, pk), request.user
    motion = line.motion
    inside = ask.reads_file_of(user, motion)
    if inside:
        record("personal_viewed", by=user, request=request, about=line.official, field="任免材料")
    context = {
        "line": line, "motion": motion, "inside": inside, "doors": LINE.doors(user, line),
        "checklist": ask.checklist(line, list(motion.papers.select_related("file"))) if inside else [],
        "papers": line.papers.select_related("file") if inside else [],
        "complaints": line.complaints.all() if reads_files(user) else [],
        "earlier": ask.earlier(line) if reads_files(user) else [],
        "may_amend": amends(user, motion) and not APPOINTMENT.refusal(APPOINTMENT.steps["amend_appointments"], motion),
        "entries": ask.entries_of(user, motion).filter(about=line), "today": localdate(),
        "clocks": [clock for clock in line.clocks.all() if clock.is_running],
        "sittings": sittings_visible_to(user).filter(line=line).exclude(status=ExamStatus.VOID).order_by("attempt"),
    }  # fmt: skip
    return render(request, "meetings/appointment_line.html", context)


@login_required
@require_safe
def appointment_file(request, code, pk):
    """One paper of a motion; whoever reads it is written down."""
    motion = found(request, code)
    if not ask.reads_file_of(request.user, motion):
        raise Http404
    paper = get_object_or_404(motion.papers.select_related("file", "line__official"), pk=pk)
    about = paper.line.official if paper.line else motion
    record("personal_viewed", by=request.user, request=request, about=about, field=paper.get_kind_display())
    return send(request, paper.file, inline=True)


@login_required
@require_safe
def appointment_sheet(request, code):
    """任免情况表: everybody of the motion on paper, for the chairs' meeting and the members."""
    motion = found(request, code)
    if not ask.reads_file_of(request.user, motion):
        raise Http404
    record("personal_viewed", by=request.user, request=request, about=motion, field="任免情况表")
    context = sheet.persons(motion, list(ask.lines_of(motion)))
    return paper_response(request, "meetings/appointment_sheet.html", context, name=context["title"])


@login_required
@require_safe
def review_sheet(request, code):
    """审查意见, as it goes to the chairs' meeting."""
    motion = found(request, code)
    if not (motion.review and reads_files(request.user)):
        raise Http404
    context = sheet.review(motion, list(ask.lines_of(motion)))
    return paper_response(request, "meetings/review_sheet.html", context, name=context["title"])
