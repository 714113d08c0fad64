"""What everybody may read, without signing in: issued plans, and published topics (监督法第十条、第十七条)."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.files.send import show
from congress.pages.paging import paginate
from congress.pages.papers import paper_response
from supervision import queries
from supervision.documents import opinion as letter
from supervision.documents import plan as sheet
from supervision.models import InquiryStatus
from supervision.queries.inquiry import streamed
from supervision.queries.road import public_topics, published_papers


@require_safe
def public(request):
    newest = queries.versions().order_by("plan__year", "-number").distinct("plan__year")
    page = paginate(request, sorted(newest, key=lambda version: -version.plan.year), per_page=20)
    first = page.number == 1
    topics, streams = (public_topics()[:50], streamed(localdate())) if first else ([], [])
    context = {"page": page, "topics": topics, "streams": streams}
    return render(request, "supervision/public.html", context)


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


@require_safe
def public_topic(request, code):
    """One topic with its report, opinion and response."""
    topic = get_object_or_404(public_topics(), code=code)
    context = {
        "topic": topic, "papers": published_papers(topic), "polls": topic.polls.all(),
        "opinions": topic.opinions.exclude(doc_no="").prefetch_related("items__unit"), "checks": topic.checks.all(),
        "streams": topic.inquiries.filter(status=InquiryStatus.HELD).exclude(stream=""),
    }  # fmt: skip
    return render(request, "supervision/public_topic.html", context)


@require_safe
def public_topic_paper(request, code, pk):
    """A file the publication lets out; nothing else of what lies in the house has an address here."""
    topic = get_object_or_404(public_topics(), code=code)
    kept = get_object_or_404(published_papers(topic).exclude(file=None), pk=pk)
    return show(request, kept.file)


@require_safe
def public_opinion(request, code, number):
    topic = get_object_or_404(public_topics(), code=code)
    issued = get_object_or_404(topic.opinions.exclude(doc_no=""), round=number)
    return paper_response(request, "supervision/opinion.html", letter.printed(issued), name=issued.title)
