"""What everybody may read, without signing in: the rows of ``Publication`` and nothing else of a meeting."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from congress.files.models import StoredFile
from congress.files.send import show
from congress.pages.paging import paginate
from meetings.queries.outcome import latest, public_meetings


@require_safe
def public(request):
    page = paginate(request, public_meetings(), per_page=20)
    rows = [(meeting.code, latest(meeting)) for meeting in page]
    return render(request, "meetings/public.html", {"page": page, "rows": rows})


@require_safe
def public_meeting(request, code):
    meeting = get_object_or_404(public_meetings(), code=code)
    found = latest(meeting)
    if found is None:
        raise Http404
    return render(request, "meetings/public_meeting.html", {"said": found.content, "row": found})


@require_safe
def public_paper(request, code, pk):
    """A file the newest publication lets out; nothing else of what lies in the house has an address here."""
    found = latest(get_object_or_404(public_meetings(), code=code))
    if found is None or str(pk) not in {paper["file"] for paper in found.content.get("papers", ())}:
        raise Http404
    return show(request, get_object_or_404(StoredFile, pk=pk))
