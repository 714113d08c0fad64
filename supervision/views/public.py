"""What everybody may read, without signing in: the issued versions of the plans and nothing else (监督法第十条)."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from congress.pages.paging import paginate
from congress.pages.papers import paper_response
from supervision import queries
from supervision.documents import plan as sheet


@require_safe
def public(request):
    newest = queries.versions().order_by("plan__year", "-number").distinct("plan__year")
    page = paginate(request, sorted(newest, key=lambda version: -version.plan.year), per_page=20)
    return render(request, "supervision/public.html", {"page": page})


def _versions(year):
    found = list(queries.versions().filter(plan__year=year))
    if not found:
        raise Http404
    return found


@require_safe
def public_plan(request, year):
    versions = _versions(year)
    return render(request, "supervision/public_plan.html", {"newest": versions[0], "versions": versions})


@require_safe
def public_paper(request, year, number):
    version = next((each for each in _versions(year) if each.number == number), None)
    if version is None:
        raise Http404
    return paper_response(request, "supervision/plan.html", sheet.paper(version), name=version.title)
