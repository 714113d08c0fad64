from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.audit import record
from congress.organs import actions
from congress.organs.models import Unit
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing
from congress.pages.steps import refuse
from congress.portal import queries
from congress.portal.forms.units import UnitFilter, UnitForm
from congress.portal.rules import is_of_the_house, keeps_rules, require
from deputies.queries import reads_roster

SEATS = (Role.DEPUTY, Role.FORMER_DEPUTY)  # three hundred of them, and the roster has its own page


def _name(unit):
    page = reverse("portal:unit", args=[unit.pk])
    ended = format_html(' <span class="tag">{}</span>', "已终止") if unit.valid_to else ""
    return format_html('<a class="title" href="{}">{}</a>{}', page, unit.name, ended)


COLUMNS = (
    Column("name", "全称", lambda u: u.name, sort="name", draw=_name, area="t", fixed=True),
    Column("short", "简称", lambda u: u.short_name, area="n"),
    Column("kind", "类别", lambda u: u.get_kind_display(), sort="kind", area="u"),
    Column("open", "未办结", lambda u: u.open_count, sort="open_count", look="num"),
    Column("parent", "上级", lambda u: u.parent.name if u.parent else "", area="s"),
    Column("prefix", "机关代字", lambda u: u.doc_prefix, shown=False),
    Column("phone", "联系电话", lambda u: u.phone, shown=False),
    Column("from", "成立", lambda u: u.valid_from, sort="valid_from", shown=False),
    Column("to", "终止", lambda u: u.valid_to, sort="valid_to", shown=False),
)


@login_required
def units(request):
    require(is_of_the_house(request.user))
    form = UnitFilter(request.GET or None)
    found = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.units(found.get("q", "").strip(), kind=found.get("kind", ""), life=found.get("life", ""))
    listing = Listing(request, rows, COLUMNS, name="单位", unit="个", filters=form, key="units")
    context = {"listing": listing, "may_edit": keeps_rules(request.user)}
    return listing.export() or render_part(request, "portal/units.html", Listing.part, context)


@login_required
def unit(request, pk):
    require(is_of_the_house(request.user))
    unit = get_object_or_404(Unit.objects.select_related("parent"), pk=pk)
    context = {
        "unit": unit,
        "aliases": list(unit.aliases.values_list("name", flat=True)),
        "children": unit.children.filter(valid_to=None),
        "lineage": queries.lineage(unit),
        "posts": queries.posts_of(unit).exclude(role__in=SEATS),
        "deputies": queries.posts_of(unit).filter(role=Role.DEPUTY).count(),
        "work": queries.work_of(unit, request.user),
        "today": localdate(),
        "may_edit": keeps_rules(request.user),
        "reads_roster": reads_roster(request.user),
    }
    return render(request, "portal/unit.html", context)


def _keep(request, form, act):
    """The action's own objections go to their fields."""
    try:
        kept = act(**form.facts())
    except ValidationError as error:
        refuse(form, error)
        return None
    record("setting_changed", by=request.user, request=request, about=kept, act="单位信息")
    messages.success(request, f"{kept}已保存。")
    return redirect("portal:unit", kept.pk)


@login_required
def unit_create(request):
    require(keeps_rules(request.user))
    form = UnitForm(request.POST or None)
    done = form.is_valid() and _keep(request, form, actions.create_unit)
    return done or render(request, "portal/unit_form.html", {"form": form})


@login_required
def unit_change(request, pk):
    require(keeps_rules(request.user))
    unit = get_object_or_404(Unit, pk=pk)
    form = UnitForm(request.POST or None, instance=unit)
    done = form.is_valid() and _keep(request, form, lambda **facts: actions.change_unit(unit, **facts))
    return done or render(request, "portal/unit_form.html", {"form": form, "unit": unit})
