from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from congress.audit.leaving import as_sheet
from congress.organs.models import Term
from congress.organs.queries import current_term
from congress.pages.asked import whole
from congress.pages.steps import step_page
from meetings import actions, rules
from meetings.forms import BodyForm, EndSeatForm, SeatForm, SeatsForm
from meetings.models import Body, Membership
from meetings.queries import bodies as reading
from meetings.views.officers import only_officers


def term_asked(request) -> Term | None:
    number = whole(request.GET.get("term", ""))
    return Term.objects.filter(number=number).first() if number else current_term(localdate())


@login_required
def bodies(request):
    if not rules.is_staff(request.user):
        raise PermissionDenied
    term = term_asked(request)
    context = {
        "term": term,
        "terms": Term.objects.all(),
        "chambers": reading.chambers(request.user, term, localdate()),
        "may_write": rules.is_officer(request.user),
    }
    sheet = as_sheet(
        request, "会议主体和组成人员", ("会议主体", "姓名", "职务", "任职日期"), seats_in(context["chambers"])
    )
    return sheet or render(request, "meetings/bodies.html", context)


def seats_in(chambers):
    """Who sits where, in the order of the page."""
    for chamber in chambers:
        for seat in chamber.sitting:
            yield chamber.body.name, seat.name, str(seat.label), seat.starts_on


def _step(request, form, step, template, done, **context):
    return step_page(request, form, step, template, done, back="meetings:bodies", **context)


@login_required
def add_body(request):
    only_officers(request)
    form = BodyForm(request.POST or None)
    return _step(request, form, lambda **facts: actions.add_body(by=request.user, **facts), "meetings/add_body.html",
                 "已登记。")  # fmt: skip


@login_required
def set_seats(request, pk):
    only_officers(request)
    body = get_object_or_404(Body, pk=pk)
    form = SeatsForm(request.POST or None, body=body)
    return _step(request, form, lambda **facts: actions.set_seats(body, by=request.user, **facts),
                 "meetings/set_seats.html", "名额已登记。", body=body)  # fmt: skip


@login_required
def seat(request, pk):
    only_officers(request)
    body = get_object_or_404(Body, pk=pk)
    term = current_term(localdate())
    form = SeatForm(request.POST or None, body=body)
    return _step(request, form, lambda **facts: actions.seat(body, by=request.user, term=term, **facts),
                 "meetings/seat.html", "已登记组成人员。", body=body, term=term)  # fmt: skip


@login_required
def end_seat(request, pk):
    only_officers(request)
    held = get_object_or_404(Membership.objects.select_related("body"), pk=pk)
    form = EndSeatForm(request.POST or None)
    return _step(request, form, lambda **facts: actions.end_seat(held, by=request.user, **facts),
                 "meetings/end_seat.html", "已终止。", seat=held)  # fmt: skip
