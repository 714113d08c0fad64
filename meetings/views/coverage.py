"""列席全覆盖: every deputy in office with how often they came this term."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.utils.html import format_html
from django.utils.timezone import localdate

from congress.organs.queries import current_term
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.rulebook.book import setting
from meetings import rules
from meetings.queries.coverage import MOST, Coverage

STATES = tuple(
    State(str(n), "还没有列席" if not n else f"{n} 次" if n < MOST else f"{n} 次以上", (n,)) for n in range(MOST + 1)
)


def name_cell(seat):
    return format_html('<a class="title" href="{}">{}</a>', seat.deputy.get_absolute_url(), seat.deputy.name)


COLUMNS = (
    Column("name", "姓名", lambda s: s.deputy.name, draw=name_cell, sort="deputy__name_key", area="t", fixed=True),
    Column("delegation", "代表团", lambda s: str(s.delegation or ""), sort="delegation__sort_key", area="u"),
    Column("employer", "工作单位及职务", lambda s: s.deputy.employer),
    Column("times", "列席次数", lambda s: s.times, sort="times", area="s", look="num"),
    Column("last", "最近一次", lambda s: s.last_on, sort="last_on"),
)


@login_required
def coverage(request):
    if not rules.is_staff(request.user):
        raise PermissionDenied
    today = localdate()
    term = current_term(today)
    norm = setting("deputy.activity_norms")["observed_meetings"]
    covered = Coverage(term, today, norm)
    listing = Listing(
        request, covered.rows, COLUMNS, name="列席覆盖", unit="位", states=STATES, state_field="bucket", sort="times",
        key="coverage", empty="没有在任代表。",
    )  # fmt: skip
    early = listing.detour() or listing.export()
    context = {"listing": listing, "covered": covered, "term": term}
    return early or render_part(request, "meetings/coverage.html", Listing.part, context)
