"""The list of all cases a person may see, and a unit's inbox: the same tool over its own shares."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.pages.htmx import render_part
from congress.pages.listing import Listing, State
from proposals import queries, rules
from proposals.forms import CaseFilter, ShareFilter
from proposals.models import Status
from proposals.queries import lists
from proposals.rules.summing_up import reads_list
from proposals.views.columns import case_columns, share_columns

CASE_STATES = tuple(State(status.value, status.label, (status.value,)) for status in Status)
SHARE_STATES = (
    State("sent", "待签收", ("sent",)),
    State("working", "办理中", ("working",)),
    State("asked", "申请退办", ("return_asked",)),
    State("signing", "待签发", ("signing",)),
    State("signed", "待核发", ("signed",)),
    State("done", "已答复", ("issued", "advised")),
)


class CaseListing(Listing):
    """Counts with one grouped question: every tab, the total, what is late and what is due."""

    @cached_property
    def figures(self):
        return lists.by_status(self.rows, localdate())

    @cached_property
    def counts(self):
        return {status: counted[0] for status, counted in self.figures.items()}

    @property
    def remark(self) -> str:
        """已逾期 2 件，三天内 3 件; nothing when time presses nobody."""
        shown = [row for status, row in self.figures.items() if not self.state or status in self.state.statuses]
        late, near = sum(row[1] for row in shown), sum(row[2] for row in shown)
        told = [f"{word} {n} 件" for word, n in (("已逾期", late), ("三天内", near)) if n]
        return "，".join(told)


def picked(case) -> tuple[str, str]:
    """What the box before a row sends, and how it is spoken."""
    return case.code, case.number or case.title


@login_required
def index(request):
    user = request.user
    office = rules.is_coordinator(user, None)
    filters = CaseFilter(request.GET, user=user)
    rows = lists.short(filters.narrow(queries.visible_to(user)))
    listing = CaseListing(
        request,
        rows,
        case_columns(user, request.GET.get("q", ""), one_session="session" in filters.asked),
        name="代表建议",
        states=CASE_STATES,
        sort="" if "q" in filters.asked else "due",
        dress=lists.dress,
        pick=picked if office else None,
        filters=filters,
        key="proposals",
        bulk="proposals/_bulk.html" if office else "",
        empty="没有符合条件的建议。" if request.GET else "还没有建议。",
    )
    context = {"listing": listing, "may_log": rules.takes_papers(user), "may_release": rules.reads_releases(user)}
    context["may_read_summaries"] = reads_list(user)
    early = listing.detour() or listing.export()
    return early or render_part(request, "proposals/index.html", Listing.part, context)


@login_required
def inbox(request):
    """承办单位的收件箱: own shares, each by the clock of its own."""
    units = request.user.units_as(Role.HANDLER, Role.UNIT_HEAD)
    if not units:
        raise PermissionDenied
    filters = ShareFilter(request.GET)
    listing = Listing(
        request,
        filters.narrow(lists.shares_of(units)),
        share_columns(one_session="session" in filters.asked),
        name="本单位承办件",
        states=SHARE_STATES,
        sort="due",
        filters=filters,
        key="inbox",
        empty="没有符合条件的承办件。" if request.GET else "还没有交给本单位的建议。",
    )
    context = {"listing": listing}
    early = listing.detour() or listing.export()
    return early or render_part(request, "proposals/inbox.html", Listing.part, context)
