"""参会人员: the list as everybody may read it, and the page on which the office makes it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from congress.pages import dates, marks
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.papers import paper_response
from meetings import actions, queries, rules
from meetings.documents.people import sheet
from meetings.flow import MEETING, PARTICIPANT
from meetings.forms import InviteForm
from meetings.models import Answer, Capacity
from meetings.queries.people import candidates, people_of
from meetings.rules.observing import not_for_citizens
from meetings.views.fetch import meeting as found
from meetings.views.fetch import person as found_person
from meetings.views.ways import ways

STATES = tuple(State(each.value, each.label, (each.value,)) for each in Capacity)
HOLDS = {
    Answer.INVITED: "draft", Answer.CONFIRMED: "done", Answer.LEAVE_REQUESTED: "congress",
    Answer.LEAVE_APPROVED: "ended", Answer.LEAVE_REFUSED: "again", Answer.WAITING: "promise",
    Answer.DECLINED: "ended", Answer.DROPPED: "ended",
}  # fmt: skip


def answer_cell(person):
    return marks.pill(HOLDS[person.status], person.get_status_display())


def name_cell(person):
    return format_html('<a class="title" href="{}">{}</a>', person.get_absolute_url(), name_of(person))


def name_of(person) -> str:
    return person.name or (f"{person.unit.label}（人员待定）" if person.unit else "")


NAMES = (
    Column("name", "姓名", name_of, sort="name", area="t", fixed=True),
    Column("title", "单位及职务", lambda person: person.title, area="u"),
    Column("capacity", "身份", lambda person: person.get_capacity_display(), sort="rank position", area="n"),
)
INSIDE = (
    Column("name", "姓名", name_of, draw=name_cell, sort="name", area="t", fixed=True),
    *NAMES[1:],
    Column("answer", "回复", lambda person: person.get_status_display(), draw=answer_cell, sort="status", area="s"),
    Column("answered", "回复时间", lambda person: person.answered_at, sort="answered_at"),
    Column("ground", "邀请依据", lambda person: person.ground),
)


@login_required
def people(request, code):
    meeting = found(request, code)
    inside = queries.sees_inside(request.user, meeting)
    listing = Listing(
        request, people_of(meeting, request.user), INSIDE if inside else NAMES, name=f"{meeting.short}参会人员",
        unit="位", states=STATES, state_field="capacity", sort="capacity", per_page=100, empty="名单还没有拟定。",
    )  # fmt: skip
    context = {
        "meeting": meeting,
        "ways": ways(request, meeting),
        "listing": listing,
        "inside": inside,
        "seats_citizens": rules.is_officer(request.user) and not not_for_citizens(meeting),
        "doors": [door for door in MEETING.doors(request.user, meeting) if door.name in LIST_DOORS],
    }
    return listing.export() or render_part(request, "meetings/people.html", Listing.part, context)


@login_required
@require_safe
def people_sheet(request, code):
    """参会人员名单 as a paper; the remarks are the office's."""
    meeting = found(request, code)
    inside = queries.sees_inside(request.user, meeting)
    context = sheet(meeting, request.user, inside=inside)
    return paper_response(request, "meetings/attendance_list.html", context, name=context["title"])


LIST_DOORS = ("invite", "notify", "open_sign_up", "urge")


@login_required
def invite(request, code):
    meeting = found(request, code)
    MEETING.require("invite", meeting, by=request.user)
    heaps = candidates(meeting)
    form = InviteForm(request.POST or None, heaps=heaps)
    if form.is_valid():
        added = actions.invite(meeting, by=request.user, people=form.people())
        messages.success(request, f"已列入 {len(added)} 位（个）。")
        return redirect("meetings:people", code)
    picked = set(request.POST.getlist("pick")) if request.POST else None
    for heap in heaps:
        for each in heap.people:
            each.on = each.ticked if picked is None else each.key in picked
    return render(request, "meetings/invite.html", {"meeting": meeting, "form": form, "heaps": heaps})


@login_required
def person(request, code, pk):
    """One person's own page: what is asked of them and what they answered; the office's page about them."""
    meeting, person = found_person(request, code, pk)
    inside = queries.sees_inside(request.user, meeting)
    person.hold = HOLDS[person.status]
    own_items = list(person.items.all())
    context = {
        "meeting": meeting,
        "person": person,
        "doors": PARTICIPANT.doors(request.user, person),
        "said": _said(request.user, person),
        "items": [item for item in queries.items_of(meeting) if not own_items or item in own_items],
        "own_items": own_items,
        "entries": person.entries.order_by("-seq") if inside else [],
        "inside": inside,
        "own": rules.is_person(request.user, person),
        "called": meeting.notices.exists(),
        "for_deputy": not inside,
    }
    return render(request, "meetings/person.html", context)


def _said(user, person) -> list[tuple[str, str]]:
    """The answer in rows. Why somebody is away is read by that person, by who rules on it, and by who files it."""
    rows = [("回复时间", dates.moment(person.answered_at))] if person.answered_at else []
    if person.name and person.unit:
        rows.append(("到会人员", f"{person.name}，{person.title}"))
    if person.reason and rules.reads_reason(user, person):
        rows.append(("请假事由", person.reason))
    if person.ruling:
        rows.append(("批示", f"{person.ruling}（{person.ruled_by_name}）"))
    return rows
