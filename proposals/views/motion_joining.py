from functools import partial

from django.contrib.auth.decorators import login_required

from congress.pages.boxes import NoteForm
from proposals.forms.motion import MergeMotionForm
from proposals.queries import motion as queries
from proposals.views.motion_step import found, take


@login_required
def merge_motion(request, code):
    motion = found(request, code)
    form = partial(MergeMotionForm, mains=queries.motion_mains(request.user, motion))
    return take(request, code, "merge_motion", form, "已并案，提案代表都已收到通知。")


@login_required
def unmerge_motion(request, code):
    form = partial(NoteForm, label="取消并案的理由", required=True)
    return take(request, code, "unmerge_motion", form, "已取消并案，单独审议。")
