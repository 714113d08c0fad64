"""The list of all meetings a person may see."""

from django.contrib.auth.decorators import login_required
from django.utils.html import format_html

from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import pill
from meetings import queries, rules
from meetings.models import Status
from meetings.queries.appointments import opens_board

STATES = tuple(State(status.value, status.label, (status.value,)) for status in Status)


def title_cell(meeting):
    theme = format_html('<span class="sub">{}</span>', meeting.theme) if meeting.theme else ""
    return format_html('<a class="title" href="{}">{}</a>{}', meeting.get_absolute_url(), meeting.title, theme)


COLUMNS = (
    Column("title", "会议", lambda meeting: meeting.title, draw=title_cell, area="t", fixed=True),
    Column("days", "日期", lambda meeting: meeting.days, sort="month", area="n", look="no"),
    Column("place", "地点", lambda meeting: meeting.place, area="u"),
    Column("status", "状态", lambda meeting: meeting.get_status_display(), draw=pill, area="s"),
)


@login_required
def index(request):
    rows = queries.for_page(queries.visible_to(request.user))
    listing = Listing(
        request, rows, COLUMNS, name="会议", states=STATES, sort="-month", key="meetings",
        empty="还没有会议。",
    )  # fmt: skip
    context = {"listing": listing, "reads_plan": rules.is_staff(request.user), "appoints": opens_board(request.user)}
    early = listing.detour() or listing.export()
    return early or render_part(request, "meetings/index.html", Listing.part, context)
