"""应到未到: the list of summoned officials who did not come, and how often each had no reason."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing
from congress.pages.steps import posted, step_page
from supervision import actions, rules
from supervision.forms import AbsenceForm
from supervision.models import SummonedAbsence


def times_cell(row):
    if row.times < actions.ALARM:
        return str(row.times)
    return format_html('{} <span class="tag">多次</span>', row.times)


COLUMNS = (
    Column("name", "姓名", lambda a: a.name, sort="name", area="t", fixed=True),
    Column("title", "职务", lambda a: a.title),
    Column("unit", "单位", lambda a: a.unit.label, sort="unit__sort_key", area="u"),
    Column("meeting", "会议", lambda a: a.meeting),
    Column("on", "日期", lambda a: a.on, sort="on", area="d"),
    Column("reason", "请假理由", lambda a: a.reason or "没有理由", area="s"),
    Column("times", "没有理由的次数", lambda a: a.times, draw=times_cell, sort="times"),
)  # fmt: skip


@login_required
@require_safe
def absences(request):
    if not rules.is_staff(request.user):
        raise PermissionDenied
    same = SummonedAbsence.objects.filter(name=OuterRef("name"), unit=OuterRef("unit"), reason="").order_by()
    times = Coalesce(Subquery(same.values("name").annotate(n=Count("pk")).values("n")), 0)
    rows = SummonedAbsence.objects.select_related("unit").annotate(times=times)
    listing = Listing(
        request, rows, COLUMNS, name="应到未到登记", unit="次", sort="-on", key="absences", empty="没有登记应到未到。"
    )  # fmt: skip
    context = {"listing": listing, "keeps": rules.is_office(request.user), "alarm": actions.ALARM}
    early = listing.detour() or listing.export()
    return early or render_part(request, "supervision/absences.html", Listing.part, context)


@login_required
def record_absence(request):
    if not rules.is_office(request.user):
        raise PermissionDenied
    step, form = partial(actions.record_absence, by=request.user), AbsenceForm(*posted(request))
    page = "supervision/record_absence.html"
    return step_page(request, form, step, page, "已登记。", back="supervision:absences")
