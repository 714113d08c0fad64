"""职务 as data: the list, one post, and what the reviewing office changes of it."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing
from congress.pages.steps import step_page
from congress.rulebook.book import setting
from meetings import actions
from meetings.forms.filters import OfficeFilter
from meetings.forms.offices import AbolishForm, OfficeForm, RenameOfficeForm
from meetings.models import OfficialPost
from meetings.queries.appointments import counted_offices
from meetings.queries.holding import after_reform, of_ended_organs
from meetings.rules.appointments import is_appointer, reads_files

NEEDS = (
    ("考试", "needs_exam"), ("供职发言", "needs_statement"), ("任命书", "needs_certificate"), ("宣誓", "needs_oath"),
    ("任职机关组织宣誓", "sworn_at_organ"),
    ("逐人表决", "individual_vote"),
)  # fmt: skip


def needs(post) -> str:
    return "、".join(word for word, name in NEEDS if getattr(post, name))


def name_cell(post):
    return format_html('<a class="title" href="{}">{}</a>', post.get_absolute_url(), post.name)


def vacant(post) -> int | str:
    return max(post.seats - post.holders, 0) if post.seats else ""


COLUMNS = (
    Column("name", "职务", lambda p: p.name, draw=name_cell, sort="position", area="t", fixed=True),
    Column("organ", "机关", lambda p: p.get_organ_kind_display(), sort="organ_kind position", area="u"),
    Column("authority", "产生方式", lambda p: p.get_authority_display(), sort="authority"),
    Column("nominator", "提请人", lambda p: p.get_nominator_display(), sort="nominator"),
    Column("needs", "程序", needs),
    Column("seats", "职数", lambda p: p.seats or "", look="no"),
    Column("holders", "在任", lambda p: p.holders, sort="holders", look="no"),
    Column("vacant", "空缺", vacant, look="no"),
)  # fmt: skip


@login_required
@require_safe
def offices(request):
    if not reads_files(request.user):
        raise PermissionDenied
    filters = OfficeFilter(request.GET)
    listing = Listing(
        request, filters.narrow(counted_offices()), COLUMNS, name="职务", sort="name", filters=filters,
        key="offices", empty="没有符合条件的职务。" if request.GET else "还没有登记职务，可以按法律一次生成。",
    )  # fmt: skip
    context = {"listing": listing, "may_write": is_appointer(request.user), "of_ended": of_ended_organs()}
    early = listing.detour() or listing.export()
    return early or render_part(request, "meetings/offices.html", Listing.part, context)


@login_required
@require_safe
def office(request, pk):
    """One post: how it is filled, what it needs, who holds it and who did before."""
    if not reads_files(request.user):
        raise PermissionDenied
    post = get_object_or_404(OfficialPost.objects.select_related("organ"), pk=pk)
    tenures = post.tenures.select_related("official", "term").order_by("ends_on", "-starts_on")
    sitting = [tenure for tenure in tenures if tenure.ends_on is None]
    before = [tenure for tenure in tenures if tenure.ends_on is not None]
    context = {
        "post": post, "needs": needs(post), "sitting": sitting, "before": before,
        "may_write": is_appointer(request.user) and post.valid_to is None,
    }  # fmt: skip
    return render(request, "meetings/office.html", context)


def _writer(request) -> None:
    if not is_appointer(request.user):
        raise PermissionDenied


@login_required
def add_office(request):
    _writer(request)
    form = OfficeForm(request.POST or None, initial={"needs_exam": True, "needs_certificate": True, "is_public": True})
    keep = partial(actions.keep_office, by=request.user)
    return step_page(request, form, keep, "meetings/add_office.html", "职务已登记。", back="meetings:offices")


@login_required
def change_office(request, pk):
    _writer(request)
    post = get_object_or_404(OfficialPost, pk=pk)
    form = OfficeForm(request.POST or None, initial={name: getattr(post, name) for name in OfficeForm.base_fields})
    keep = partial(actions.keep_office, post, by=request.user)
    return step_page(request, form, keep, "meetings/change_office.html", "已修改。", back=post, post=post)


@login_required
def abolish_office(request, pk):
    _writer(request)
    post = get_object_or_404(OfficialPost, pk=pk)
    keep = partial(actions.abolish_office, post, by=request.user)
    page = "meetings/abolish_office.html"
    return step_page(request, AbolishForm(request.POST or None), keep, page, "已撤销。", back=post, post=post)


@login_required
def rename_office(request, pk):
    _writer(request)
    post = get_object_or_404(OfficialPost.objects.select_related("organ"), pk=pk)
    form = RenameOfficeForm(request.POST or None, initial=after_reform(post))
    rename = partial(actions.rename_office, post, by=request.user)
    context = {"post": post, "anew": setting("appointment.rename_needs_new")}
    page, done = "meetings/rename_office.html", "职务已更名。"
    return step_page(request, form, rename, page, done, back=post, then=lambda made: made, **context)


@login_required
@require_POST
def standard_offices(request):
    _writer(request)
    made = actions.standard_offices(by=request.user)
    messages.success(request, f"已按法律生成 {len(made)} 个职务。" if made else "法律规定的职务都已登记。")
    return redirect("meetings:offices")
