from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from congress.audit import queries, record, seals, sheets
from congress.audit.forms import FilterForm
from congress.audit.models import AuditSeal
from congress.sheets.writing import WRITERS

READERS = "audit_admin"  # accounts stand above this package, so the role is named by its value
FOUND = {"events": queries.events, "changes": queries.changes}


def _found(request, of: str):
    if not request.user.has_role(READERS):
        raise PermissionDenied
    if of not in FOUND:
        raise Http404
    form = FilterForm(request.GET or None, of=of)
    return form, FOUND[of](**form.chosen())


@login_required
def index(request, of="events"):
    form, found = _found(request, of)
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    if of == "changes":
        names = queries.names(page)
        for change in page:
            change.actor_name = names.get(change.actor, "")
    context = {
        "of": of,
        "form": form,
        "page": page,
        "seals": [AuditSeal.objects.filter(table=table).last() for table in seals.SEALED],
    }
    return render(request, "audit/index.html", context)


@login_required
def export(request, of):
    form, found = _found(request, of)
    asked = {key: str(value) for key, value in form.chosen().items() if value}
    record("exported", by=request.user, request=request, what=f"audit {of}", rows=found.count(), asked=asked)
    labels, rows = sheets.SHEETS[of]
    write = WRITERS.get(request.GET.get("as"), WRITERS["xlsx"])
    return write(f"审计日志 {localdate():%Y-%m-%d}", labels, rows(found))


@login_required
@require_POST
def verify(request):
    """核对审计链: every sealed row against its digest."""
    if not request.user.has_role(READERS):
        raise PermissionDenied
    seals.seal_all()
    results = [(table, *seals.verify(table)) for table in seals.SEALED]
    return render(request, "audit/verify.html", {"results": results})
