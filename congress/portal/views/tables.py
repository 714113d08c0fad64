"""届次、类别、办理结果分类: one page of rows each, one form each."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from congress.audit import record
from congress.audit.leaving import as_sheet
from congress.organs.models import CongressSession, Term
from congress.portal.forms import tables
from congress.portal.rules import is_of_the_house, keeps_rules, require
from congress.portal.views.calendar import ask_then_do
from congress.rulebook.book import setting
from proposals.actions import adopt_scheme
from proposals.models import Category, ReplyClass
from proposals.rules import schemes

# name in the address -> form, heading, the list it belongs to
FORMS = {
    "term": (tables.TermForm, "届", "portal:terms"),
    "session": (tables.SessionForm, "会议", "portal:terms"),
    "category": (tables.CategoryForm, "建议类别", "portal:categories"),
    "delegation": (tables.DelegationForm, "代表团", "deputies:delegations"),
    "constituency": (tables.ConstituencyForm, "选区", "deputies:constituencies"),
    "class": (tables.ReplyClassForm, "办理结果分类", "portal:categories"),
}
SOON = timedelta(days=365)


@login_required
def terms(request):
    require(is_of_the_house(request.user))
    today = localdate()
    found = list(Term.objects.prefetch_related("sessions"))
    current = next((term for term in found if term.starts_on <= today), None)
    ends_on = current.ends_on if current else None
    context = {
        "terms": found,
        "current": current,
        "renewal": ends_on if ends_on and today <= ends_on <= today + SOON else None,
        "sitting": CongressSession.objects.filter(opens_on__lte=today, closes_on__gte=today).first(),
        "may_edit": keeps_rules(request.user),
    }
    labels = ("届", "起始", "届满", "会议", "开幕", "闭幕")
    sheet = as_sheet(request, "届次", labels, term_cells(found))
    return sheet or render(request, "portal/terms.html", context)


def term_cells(terms):
    """One line for each session; a term without one yet is a line too."""
    for term in terms:
        sittings = [(each.ordinal, each.opens_on, each.closes_on) for each in term.sessions.all()]
        for sitting in sittings or [("", None, None)]:
            yield str(term), term.starts_on, term.ends_on, *sitting


@login_required
def categories(request):
    require(is_of_the_house(request.user))
    categories, classes = Category.objects.select_related("committee"), ReplyClass.objects.all()
    context = {"categories": categories, "classes": classes, "may_edit": keeps_rules(request.user)}
    return (
        as_sheet(request, "建议类别", ("类别", "对口委员会", "状态"), categories, category_cells)
        or as_sheet(request, "办理结果分类", ("代号", "含义", "要求", "状态"), classes, class_cells, part="classes")
        or render(request, "portal/categories.html", context)
    )


@login_required
def scheme(request):
    """The rows of the scheme the rules name (setting 15), put into use at one press."""
    require(keeps_rules(request.user))
    chosen = setting("reply.category_scheme")
    form = tables.SchemeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with transaction.atomic():
            used, retired = adopt_scheme(chosen, **form.cleaned_data)
            facts = {"scheme": chosen, "used": [str(row) for row in used], "retired": [str(row) for row in retired]}
            record("setting_changed", by=request.user, request=request, act="办理结果分类", changed=facts)
        messages.success(request, f"已启用 {len(used)} 类，停用 {len(retired)} 类；已经发出的答复不变。")
        return redirect("portal:categories")
    classes = ReplyClass.objects.filter(is_active=True)
    context = {"form": form, "chosen": chosen, "rows": schemes.rows_of(chosen), "classes": classes}
    return render(request, "portal/scheme.html", context)


def category_cells(row: Category) -> tuple:
    return row.name, row.committee.name if row.committee else "", standing(row)


def class_cells(row: ReplyClass) -> tuple:
    return row.code, row.label, "、".join(row.demands), standing(row)


def standing(row) -> str:
    return "使用中" if row.is_active else "停用"


@login_required
def row(request, table, pk=None):
    """A new row, or one to correct."""
    require(keeps_rules(request.user))
    if table not in FORMS:
        raise Http404
    kind, heading, back = FORMS[table]
    found = get_object_or_404(kind._meta.model, pk=pk) if pk else None
    form = kind(request.POST or None, instance=found)
    if form.is_valid() and found and table == "session" and "closes_on" in form.changed_data:
        return _move_close(request, form)
    if form.is_valid():
        with transaction.atomic():
            kept = form.save()
            changed = {name: str(form.cleaned_data[name]) for name in form.changed_data}
            record("setting_changed", by=request.user, request=request, about=kept, act=heading, **{"changed": changed})
        messages.success(request, f"{kept}已保存。")
        return redirect(back)
    return render(request, "portal/row.html", {"form": form, "heading": heading, "back": back, "found": found})


def _move_close(request, form):
    """闭幕日期: limits counted from it (大会期间 suggestions, law.md 5.2) move along."""
    session = form.instance
    changed = {name: str(form.cleaned_data[name]) for name in form.changed_data}
    sent = [(name, value) for name, value in request.POST.items() if name in form.fields]
    return ask_then_do(
        request, form.save, back=(reverse("portal:terms"), "届次"), title=str(session), fields=sent,
        note=f"{session}闭幕日期改为 {session.closes_on or '待定'}", act="调整会期", about=session, changed=changed,
    )  # fmt: skip
