from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied

from congress.pages.boxes import bare
from congress.pages.steps import step_page
from meetings.actions import lending, topics
from meetings.queries import papers
from meetings.views.fetch import item as found


@login_required
def take_papers(request, code):
    """The papers of a supervision topic, or of a motion of appointment, become papers of the item."""
    item = found(request, code)
    if not papers.handles_papers(request.user, item):
        raise PermissionDenied
    take = lending.lend if item.appointment_id else topics.take_papers
    step = partial(take, item, by=request.user)
    return step_page(
        request, bare(request), step, "meetings/take_papers.html", lambda made: f"已取用 {len(made)} 份文件。",
        back=item, case=item,
    )  # fmt: skip
