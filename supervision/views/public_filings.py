"""备案文件 everybody may read: the words of the standing releases and nothing else."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from congress.files.models import StoredFile
from congress.files.send import send
from congress.pages.paging import paginate
from congress.pages.papers import paper_response
from supervision.documents import filing as sheet
from supervision.models import FilingPaper, FilingRelease


def standing():
    return FilingRelease.objects.filter(withdrawn_at=None).select_related("filing")


def _found(code) -> FilingRelease:
    return get_object_or_404(standing(), filing__code=code)


@require_safe
def public_filings(request):
    q = request.GET.get("q", "").strip()[:100]
    rows = standing().order_by("-filing__registered_on", "-pk")
    if q:
        rows = rows.filter(
            Q(content__title__icontains=q) | Q(content__doc_no__icontains=q) | Q(content__maker__icontains=q)
        )
    return render(request, "supervision/public_filings.html", {"page": paginate(request, rows, per_page=20), "q": q})


@require_safe
def public_filing(request, code):
    return render(request, "supervision/public_filing.html", {"release": _found(code)})


@require_safe
def public_filing_text(request, code):
    held = _found(code).content["text"]
    if not held:
        raise Http404
    return send(request, get_object_or_404(StoredFile, pk=UUID(held)), inline=True)


@require_safe
def public_filing_paper(request, code, pk):
    """A decision of the standing committee that was released with the document."""
    release = _found(code)
    if pk not in [known for known, _title, _number in release.content["papers"]]:
        raise Http404
    paper = get_object_or_404(FilingPaper, pk=pk, filing=release.filing_id)
    context = sheet.paper(paper)
    return paper_response(request, "supervision/filing_decision.html", context, name=context["title"])
