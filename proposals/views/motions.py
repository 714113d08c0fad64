"""The list of motions a person may see, and the page of one."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.module_loading import import_string
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.files.send import send
from congress.organs.queries import latest_session
from congress.pages import marks
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from proposals import rules
from proposals.flow import MOTION
from proposals.forms.motion import MotionFilter
from proposals.models import WITH_ORGAN, MotionClock, MotionStatus
from proposals.queries import motion as queries
from proposals.rules import motion as who
from proposals.rules.motion_appeal import NEEDLESS, voices_needed
from proposals.views.motion_papers import reads_letter
from proposals.views.motion_step import found

S = MotionStatus
STATES = (
    State("gathering", "联名、待登记", (S.DRAFT, S.COSIGNING, S.SUBMITTED, S.RETURNED)),
    State("deciding", "审查、决定", (S.REGISTERED, S.MERGED, S.REVIEW_REPORTED, S.ON_AGENDA)),
    State("deliberating", "待审议、待交办", (S.REFERRED, S.DELEGATED, S.ADOPTED)),
    State("handling", "办理中", (S.ASSIGNED_TO_ORGAN, S.PLAN_SUBMITTED, S.REPORTED, S.REHANDLE, S.TRACKING)),
    State("done", "已审议、办结", (S.ACCEPTED, S.REPORTED_TO_CONGRESS, S.CLOSED)),
    State("converted", "转作建议", (S.CONVERTED,)),
    State("ended", "未通过、终止", (S.REJECTED, S.WITHDRAWN, S.LAPSED)),
)
MILESTONES = ("联名", "提交", "审查", "决定", "交办", "办理", "审议", "办结")
REACHED = {
    S.DRAFT: 0, S.COSIGNING: 0, S.RETURNED: 0, S.SUBMITTED: 1, S.WITHDRAWN: 1, S.LAPSED: 1, S.REGISTERED: 2,
    S.MERGED: 2, S.REVIEW_REPORTED: 3, S.ON_AGENDA: 3, S.CONVERTED: 4, S.REJECTED: 4, S.ADOPTED: 4, S.DELEGATED: 4,
    S.REFERRED: 4,
    S.ASSIGNED_TO_ORGAN: 5, S.PLAN_SUBMITTED: 5, S.REHANDLE: 5, S.TRACKING: 5, S.REPORTED: 6, S.ACCEPTED: 7,
    S.REPORTED_TO_CONGRESS: 7, S.CLOSED: 8,
}  # fmt: skip


def clock_of(motion) -> MotionClock | None:
    if not motion.due_on:
        return None
    return MotionClock(starts_on=motion.due_on, due_on=motion.due_on, rule={"label": motion.due_label})


def _title(motion):
    return format_html(
        '<a class="title" href="{}">{}</a><span class="sub">领衔 {}</span>',
        motion.get_absolute_url(), motion.title, motion.lead.name,
    )  # fmt: skip


def _due(motion):
    clock = clock_of(motion)
    return marks.clock(clock, clock.label.removesuffix("期限"), localdate()) if clock else ""


def _number(motion):
    below = format_html('<span class="sub">{}</span>', motion.session.short) if motion.session else ""
    return format_html("{}{}", motion.number, below if motion.number else "")


COLUMNS = (
    Column("number", "编号", lambda m: m.number, sort="session_id serial", draw=_number, look="no", area="n",
           fixed=True, also=(("届次会议", lambda m: m.session.short if m.session else ""),)),
    Column("title", "标题与领衔代表", lambda m: m.title, draw=_title, area="t", fixed=True,
           also=(("领衔代表", lambda m: m.lead.name),)),
    Column("organ", "承办机关", lambda m: m.organ.label if m.organ else "", look="s", area="u"),
    Column("status", "状态", lambda m: m.get_status_display(), draw=marks.pill, area="s", fixed=True),
    Column("due", "期限", lambda m: m.due_on, sort="due_on", draw=_due, look="due", area="d",
           also=(("期限事项", lambda m: m.due_label),)),
    Column("committee", "审查、审议机构", lambda m: m.committee.label if m.committee else "", shown=False),
    Column("submitted", "提出日期", lambda m: m.submitted_on, sort="submitted_on", shown=False),
    Column("converted", "转作的建议", lambda m: m.converted_to.full_number if m.converted_to else "", shown=False),
)  # fmt: skip


@login_required
def motions(request):
    user = request.user
    filters = MotionFilter(request.GET)
    rows = filters.narrow(queries.motions_visible_to(user)).select_related(
        "lead", "organ", "committee", "session__term", "converted_to__session__term", "converted_to__term"
    )
    listing = Listing(
        request, rows, COLUMNS, name="议案", states=STATES, sort="due", filters=filters, key="motions",
        empty="没有符合条件的议案。" if request.GET else "还没有议案。",
    )  # fmt: skip
    session = latest_session(localdate())
    context = {
        "listing": listing,
        "for_deputy": user.is_deputy_only,
        "may_draft": user.has_role(Role.DEPUTY),
        "may_log": rules.is_coordinator(user, None),
        "asking": queries.motions_asking(user),
        "session": session,
        "cutoff": queries.motion_cutoff(session),
    }
    early = listing.detour() or listing.export()
    return early or render_part(request, "proposals/motions.html", Listing.part, context)


def milestones(motion) -> list[dict]:
    behind = REACHED[motion.status]
    days = {"提交": motion.submitted_on, "审查": motion.registered_on, "决定": motion.decided_on,
            "交办": motion.assigned_on, "审议": motion.heard_on, "办结": motion.closed_on}  # fmt: skip
    return [
        {
            "label": name,
            "state": "done" if place < behind else "now" if place == behind else "todo",
            "note": f"{days[name].month}月{days[name].day}日" if days.get(name) else "",
        }
        for place, name in enumerate(MILESTONES)
    ]


def _reads_appeals(user, shown) -> bool:
    return who.has_part_in_motion(user, shown) or who.sees_motion_inside(user, shown)


@login_required
def motion(request, code):
    shown, user = found(request, code), request.user
    suggestion = shown.converted_to
    context = {
        "motion": shown,
        "for_deputy": user.is_deputy_only,
        "today": localdate(),
        "steps": milestones(shown),
        "doors": [door for door in MOTION.doors(user, shown) if door.reason not in NEEDLESS],
        "clocks": sorted(shown.clocks.filter(void_at=None), key=lambda c: (c.met_at is not None, c.due_on)),
        "papers": queries.motion_papers_for(user, shown),
        "originals": shown.files.filter(paper=None, log=None).select_related("file"),
        "logs": queries.motion_logs_for(user, shown),
        "entries": queries.motion_entries_for(user, shown),
        "least": who.least_signers(shown),
        "may_revise": who.is_motion_lead(user, shown) and shown.status in (S.DRAFT, S.COSIGNING, S.RETURNED),
        "is_organ": who.is_organ(user, shown) and shown.status in WITH_ORGAN,
        "suggestion": suggestion,
        "items": [item for path in settings.MOTION_ITEMS for item in import_string(path)(user, shown)],
        "appeals": shown.appeals.all() if _reads_appeals(user, shown) else (),
        "voices_needed": voices_needed(shown),
        "may_print_letter": reads_letter(user, shown),
        "cutoff": queries.motion_cutoff(shown.session) if shown.status in (S.DRAFT, S.COSIGNING) else None,
    }
    return render(request, "proposals/motion.html", context)


@login_required
def motion_file(request, code, pk):
    shown = found(request, code)
    kept = get_object_or_404(queries.motion_files_for(request.user, shown), file_id=pk)
    return send(request, kept.file, inline="inline" in request.GET)
