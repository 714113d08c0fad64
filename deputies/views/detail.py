from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from congress.audit import record
from deputies import queries, rules


def person(request, pk):
    return get_object_or_404(queries.visible_to(request.user).select_related("user"), pk=pk)


def _page(request, deputy, *, revealed):
    user, own = request.user, rules.is_self(request.user, deputy)
    seats = list(queries.mandates_of(deputy))
    context = {
        "deputy": deputy,
        "seats": seats,
        "today": localdate(),
        "now": [seat for seat in seats if seat.is_in_force(localdate())],
        "revealed": revealed or own,
        "may_reveal": rules.may_reveal(user, deputy),
        "keeps": rules.keeps_roster(user),
        "reads_roster": queries.reads_roster(user),
        "for_deputy": own and not queries.reads_roster(user),
    }
    return render(request, "deputies/detail.html", context)


@login_required
def detail(request, pk):
    return _page(request, person(request, pk), revealed=False)


@login_required
@require_POST
def reveal(request, pk):
    """Telephone, address and birthday of one person, shown once and written down."""
    deputy = person(request, pk)
    if not rules.may_reveal(request.user, deputy):
        raise PermissionDenied
    record("personal_viewed", by=request.user, request=request, about=deputy, field="phone,address,born_on")
    return _page(request, deputy, revealed=True)
