from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.utils.html import format_html
from django.utils.timezone import localdate

from congress.organs.models import Term
from congress.pages import marks
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from deputies import queries, rules
from deputies.forms import RosterFilter
from deputies.forms.listing import STANDINGS

STATES = tuple(State(key, label, (key,)) for key, label in STANDINGS.items())


def name_cell(words):
    def draw(seat):
        return format_html(
            '<a class="title" href="{}">{}</a><span class="sub">{}</span>',
            seat.deputy.get_absolute_url(),
            marks.highlight(seat.deputy.name, words),
            seat.deputy.employer,
        )

    return draw


def standing_cell(seat):
    return marks.pill({"hold": {"serving": "unit", "coming": "draft"}.get(seat.standing, "ended")}, standing(seat))


def standing(seat) -> str:
    return STANDINGS[seat.standing]


def ended(seat) -> str:
    return f"{seat.ends_on} {seat.get_end_ground_display()}" if seat.ends_on else ""


def columns(words):
    name = name_cell(words)
    return (
        Column("no", "代表证号", lambda s: s.deputy_no, sort="deputy_no", area="n", look="no", fixed=True),
        Column("name", "姓名", lambda s: s.deputy.name, draw=name, sort="deputy__name_key", area="t", fixed=True),
        Column("sex", "性别", lambda s: s.deputy.get_sex_display()),
        Column("ethnicity", "民族", lambda s: s.deputy.ethnicity, shown=False),
        Column("level", "层级", lambda s: s.get_level_display(), sort="level", shown=False),
        Column("term", "届", lambda s: str(s.term or ""), sort="term__number"),
        Column("delegation", "代表团", lambda s: str(s.delegation or ""), sort="delegation__sort_key", area="u"),
        Column("constituency", "选区", lambda s: str(s.constituency or ""), sort="constituency__number"),
        Column("employer", "工作单位及职务", lambda s: s.deputy.employer, shown=False),
        Column("origin", "产生方式", lambda s: s.get_origin_display()),
        Column("starts", "任职日期", lambda s: s.starts_on, sort="starts_on"),
        Column("standing", "状态", standing, draw=standing_cell, area="s"),
        Column("ended", "终止", ended, sort="ends_on", shown=False),
    )  # fmt: skip


@login_required
def index(request):
    """The roster is a list of seats: who sits, who sat, in which term, for whom."""
    if not queries.reads_roster(request.user):
        raise PermissionDenied
    filters = RosterFilter(request.GET, terms=Term.objects.all())
    listing = Listing(
        request,
        filters.narrow(queries.roster(request.user, localdate())),
        columns(request.GET.get("q", "")),
        name="代表名册",
        unit="位",
        states=STATES,
        state_field="standing",
        sort="name",
        filters=filters,
        key="deputies",
        empty="没有符合条件的代表。" if request.GET else "名册里还没有代表。",
    )
    context = {"listing": listing, "keeps": rules.keeps_roster(request.user)}
    context["reads_surveys"] = request.user.has_any_role(*queries.SURVEY_READERS)
    early = listing.detour() or listing.export()
    return early or render_part(request, "deputies/index.html", Listing.part, context)
