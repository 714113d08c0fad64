"""领办台账, 分类督办, and the steps by which a leader or a committee presses on."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.timezone import localdate

from congress.audit.leaving import as_sheet
from congress.pages import marks
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing
from congress.pages.steps import step_page, taken
from proposals import actions
from proposals.flow import SUGGESTION
from proposals.forms.leading import LeaderForm, LeadingNoteForm, OverseeForm
from proposals.queries import leading
from proposals.queries.oversight import INSIDE
from proposals.views.fetch import case

SUBJECTS = ("类别", "对口委员会", "全部", "已交办", "办理中", "待评价", "办结", "已逾期", "不满意", "重点督办")
FIGURES = {  # what the list of cases is asked for each figure
    "total": "", "assigned": "&state=assigned", "in_progress": "&state=in_progress", "replied": "&state=replied",
    "closed": "&state=closed", "late": "&due=late", "disliked": "&verdict=low",
}  # fmt: skip


def title_cell(row):
    proposal = row.proposal
    return format_html(
        '<a class="title" href="{}">{}</a><span class="sub">{}</span>',
        proposal.get_absolute_url(), proposal.title, proposal.full_number,
    )  # fmt: skip


def leader_cell(row):
    return format_html('{}<span class="sub">{}</span>', row.name, row.title)


def last_cell(row):
    return format_html('{}<span class="sub">{}</span>', row.last_text[:80], row.last_on) if row.last_text else ""


COLUMNS = (
    Column(
        "leader", "领办领导", lambda r: r.name, draw=leader_cell, sort="name", area="n", fixed=True,
        also=(("职务", lambda r: r.title),),
    ),
    Column(
        "title", "建议", lambda r: r.proposal.title, draw=title_cell, area="t", fixed=True,
        also=(("编号", lambda r: r.proposal.full_number),),
    ),
    Column("organ", "所在机关", lambda r: r.organ.label, area="u"),
    Column(
        "status", "办理状态", lambda r: r.proposal.get_status_display(), draw=lambda r: marks.pill(r.proposal), area="s"
    ),
    Column("due", "期限", lambda r: r.proposal.due_on, sort="proposal__due_on", area="d"),
    Column("last", "最近进展", lambda r: r.last_text or "", draw=last_cell, also=(("进展日期", lambda r: r.last_on),)),
    Column("since", "领办日期", lambda r: r.since, sort="since", shown=False),
    Column("until", "结束日期", lambda r: r.until, sort="until", shown=False),
)  # fmt: skip


@login_required
def leaders(request):
    rows = leading.leaders_visible_to(request.user)
    listing = Listing(request, rows, COLUMNS, name="领导领办建议", empty="还没有领导领办的建议。")
    return listing.export() or render_part(request, "proposals/leaders.html", Listing.part, {"listing": listing})


def subject_cells(category) -> tuple:
    figures = (category.stands[name] for name in FIGURES)
    return category.name, category.committee.label if category.committee else "", *figures, category.keys


@login_required
def subjects(request):
    if not request.user.has_any_role(*INSIDE):
        raise PermissionDenied
    rows = leading.by_subject(request.user, localdate())
    if sheet := as_sheet(request, "分类督办", SUBJECTS, rows, subject_cells):
        return sheet
    for category in rows:
        category.figures = [
            (label, category.stands[name], f"?category={category.pk}{asked}")
            for label, (name, asked) in zip(SUBJECTS[2:], FIGURES.items(), strict=False)
        ]
    return render(request, "proposals/subjects.html", {"rows": rows, "labels": SUBJECTS[2:]})


def _step(request, code, name: str, form, done: str):
    proposal = case(request, code)
    SUGGESTION.require(name, proposal, by=request.user)
    step, context = taken(getattr(actions, name), proposal, request), {"leading": leading.leading_of(proposal)}
    return step_page(request, form, step, f"proposals/{name}.html", done, back=proposal, proposal=proposal, **context)


@login_required
def name_leader(request, code):
    return _step(
        request, code, "name_leader", LeaderForm(request.POST or None), "领办领导已登记，承办单位和代表都已通知。"
    )


@login_required
def report_leading(request, code):
    form = LeadingNoteForm(request.POST or None, initial={"on": localdate()})
    return _step(request, code, "report_leading", form, "领办进展已记录。")


@login_required
def oversee(request, code):
    return _step(request, code, "oversee", OverseeForm(request.POST or None), "督办意见已发给承办单位。")
