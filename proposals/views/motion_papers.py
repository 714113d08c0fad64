"""The printed papers of a motion."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from congress.pages.papers import paper_response
from proposals.documents import motion as documents
from proposals.queries import motion as queries
from proposals.rules.motion import has_part_in_motion, is_organ, sees_motion_inside
from proposals.views.motion_step import found


def reads_letter(user, motion) -> bool:
    """The hand-over letter: for the organ, the office and who raised it."""
    if motion.organ is None or motion.assigned_on is None:
        return False
    return sees_motion_inside(user, motion) or is_organ(user, motion) or has_part_in_motion(user, motion)


@login_required
@require_safe
def motion_form(request, code):
    motion = found(request, code)
    name = f"议案专用纸 {motion.number or motion.title[:30]}"
    return paper_response(request, "proposals/motion_form.html", documents.motion_form(motion), name=name)


@login_required
@require_safe
def blank_motion_form(request):
    """议案专用纸 to be filled in and signed by hand."""
    return paper_response(request, "proposals/motion_form.html", documents.blank_motion_form(), name="代表议案专用纸")


@login_required
@require_safe
def motion_paper(request, code, pk):
    motion = found(request, code)
    paper = get_object_or_404(queries.motion_papers_for(request.user, motion), pk=pk)
    paper.motion = motion
    name = f"{paper} {motion.number or motion.title[:30]}"
    return paper_response(request, "proposals/motion_paper.html", documents.motion_paper(paper), name=name)


@login_required
@require_safe
def motion_letter(request, code):
    motion = found(request, code)
    if not reads_letter(request.user, motion):
        raise Http404
    name = f"交办函 {motion.number}"
    return paper_response(request, "proposals/motion_letter.html", documents.motion_letter(motion), name=name)
