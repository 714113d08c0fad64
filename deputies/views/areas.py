from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.timezone import localdate

from congress.organs.models import Term
from deputies import queries, rules


def _page(request, template, read):
    if not queries.reads_roster(request.user):
        raise PermissionDenied
    today = localdate()
    term = queries.term_asked(request.GET.get("term"), today)
    context = {"term": term, "terms": Term.objects.all(), "rows": read(term, today), "today": today}
    context["may_edit"] = rules.keeps_roster(request.user)
    return render(request, template, context)


@login_required
def delegations(request):
    return _page(request, "deputies/delegations.html", queries.delegations)


@login_required
def constituencies(request):
    return _page(request, "deputies/constituencies.html", queries.constituencies)
