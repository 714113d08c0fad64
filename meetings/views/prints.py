"""Papers printed from a frozen version."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from congress.pages.papers import paper_response
from meetings import rules
from meetings.documents import agenda as papers
from meetings.documents.regie import regie
from meetings.queries.versions import reads_names
from meetings.views.fetch import meeting as found

# paper -> (its facts, who may print it)
FOR_ALL, FOR_WHO_COMES, FOR_STAFF = "all", "who comes", "staff"
PAPERS = {
    "agenda": (papers.agenda, FOR_ALL),
    "schedule": (papers.schedule, FOR_ALL),
    "groups": (papers.groups, FOR_WHO_COMES),
    "people": (papers.people, FOR_WHO_COMES),
    "changes": (papers.change_sheet, FOR_WHO_COMES),
    "regie": (regie, FOR_STAFF),
}


@login_required
@require_safe
def version_paper(request, code, number, paper):
    meeting = found(request, code)
    version = get_object_or_404(meeting.versions, number=number)
    make, audience = PAPERS.get(paper, (None, None))
    if make is None or not _may(request.user, meeting, audience):
        raise Http404
    context = make(version)
    if not context:
        raise Http404
    name = f"{meeting.short} {context['title']} 第{version.number}版"
    return paper_response(request, f"meetings/{paper}.html", context, name=name)


def _may(user, meeting, audience):
    if audience == FOR_STAFF:
        return rules.is_staff(user)
    return audience == FOR_ALL or reads_names(user, meeting)
