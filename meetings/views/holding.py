"""任职名册: who holds what since when, the public part of it, and a person's file."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit import record
from congress.pages.context import organization
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.paging import paginate
from congress.pages.papers import paper_response
from congress.pages.steps import step_page
from meetings import actions, rules
from meetings.deadlines.holding import ends_by_term
from meetings.forms.holding import ElectedForm, EndTenureForm, RegisterFilter, SanctionForm
from meetings.models import Tenure
from meetings.queries import holding as queries
from meetings.queries.appointments import counted_offices
from meetings.rules.appointments import is_appointer, reads_files

STATES = (State("in", "在任", (queries.IN,)), State("out", "已离任", (queries.OUT,)))


def _name(tenure):
    url = reverse("meetings:official", args=[tenure.official.code])
    return format_html('<a class="title" href="{}">{}</a>', url, tenure.official.name)


def _ground(tenure) -> str:
    line = tenure.started_by
    return f"{line.decided_at.short}{line.get_verb_display()}" if line and line.decided_at else tenure.start_words


def _sworn(tenure) -> str:
    oath = getattr(tenure, "sworn", None)
    taken = oath or (getattr(tenure.started_by, "sworn", None) if tenure.started_by else None)
    return taken.oath.held_on.isoformat() if taken else ""


def columns(names_lead: bool):
    return (
        Column("name", "姓名", lambda t: t.official.name, draw=_name if names_lead else None, sort="official__name",
               area="t", fixed=True),
        Column("post", "职务", lambda t: t.label, sort="post__position", area="u", fixed=True),
        Column("organ", "机关", lambda t: t.post.get_organ_kind_display(), sort="post__organ_kind post__position",
               area="n"),
        Column("since", "任职日期", lambda t: t.starts_on, sort="starts_on"),
        Column("ground", "依据", _ground),
        Column("oath", "宣誓", _sworn, shown=False, needs=("started_by__sworn__oath",)),
        Column("until", "任期届满", ends_by_term),
        Column("left", "离任日期", lambda t: t.ends_on, sort="ends_on"),
        Column("how", "离任方式", lambda t: t.get_end_kind_display()),
    )  # fmt: skip


@login_required
@require_safe
def register(request):
    if not rules.is_staff(request.user):
        raise PermissionDenied
    filters = RegisterFilter(request.GET)
    rows = filters.narrow(queries.tenures())
    if "print" in request.GET:
        held = rows.filter(now=queries.IN).order_by("post__position", "post", "starts_on")
        context = {"title": "任职人员名册", "rows": held, "house": organization()["name"], "today": localdate()}
        record("printed", by=request.user, request=request, list="任职人员名册")
        return paper_response(request, "meetings/register.html", context, name="任职人员名册")
    listing = Listing(
        request, rows, columns(reads_files(request.user)), name="任职名册", unit="人次", states=STATES,
        state_field="now", sort="post", filters=filters, key="tenures",
    )  # fmt: skip
    empty = [post for post in counted_offices().filter(valid_to=None) if post.seats and post.holders < post.seats]
    context = {"listing": listing, "vacant": empty, "writes": is_appointer(request.user)}
    early = listing.detour() or listing.export()
    return early or render_part(request, "meetings/register.html", Listing.part, context)


@require_safe
def public_register(request):
    """任职公开: names, posts and since when; nothing else of anybody."""
    found, word = queries.public_tenures(), request.GET.get("q", "").strip()[:30]
    if word:
        found = found.filter(Q(official__name__icontains=word) | Q(post__name__icontains=word))
    page = paginate(request, found, per_page=50)
    return render(request, "meetings/public_register.html", {"page": page, "q": word})


@login_required
@require_safe
def official(request, code):
    """One person's file; every look at it is written down (law.md §3.3)."""
    person = get_object_or_404(queries.officials_visible_to(request.user), code=code)
    record("personal_viewed", by=request.user, request=request, about=person, what="任免人员档案")
    held = queries.tenures().filter(official=person).order_by("-starts_on", "-pk")
    context = {
        "person": person, "tenures": held, "sanctions": person.sanctions.select_related("file"),
        "lines": person.lines.select_related("post", "motion", "official").order_by("-motion__made_at", "position"),
        "reports": queries.reports_visible_to(request.user).filter(tenure__official=person),
        "writes": is_appointer(request.user),
    }  # fmt: skip
    return render(request, "meetings/official.html", context)


def _writer(request) -> None:
    if not is_appointer(request.user):
        raise PermissionDenied


@login_required
def register_elected(request):
    _writer(request)
    act, back = partial(actions.register_elected, by=request.user), reverse("meetings:register")
    page = "meetings/register_elected.html"
    return step_page(request, ElectedForm(request.POST or None), act, page, "当选人员已登记。", back=back)


@login_required
def end_tenure(request, pk):
    _writer(request)
    tenure = get_object_or_404(Tenure.objects.select_related("official", "post"), pk=pk)
    back = reverse("meetings:official", args=[tenure.official.code])
    act = partial(actions.end_tenure, tenure, by=request.user)
    form = EndTenureForm(request.POST or None, initial={"ends_on": localdate()})
    return step_page(request, form, act, "meetings/end_tenure.html", "离任已登记。", back=back, tenure=tenure)


@login_required
def file_sanction(request, code):
    _writer(request)
    person = get_object_or_404(queries.officials_visible_to(request.user), code=code)
    form = SanctionForm(request.POST or None, request.FILES or None, initial={"filed_on": localdate()})
    act = partial(actions.file_sanction, person, by=request.user)
    back = reverse("meetings:official", args=[person.code])
    form_page = "meetings/file_sanction.html"
    return step_page(request, form, act, form_page, "处分已备案。", back=back, person=person)
