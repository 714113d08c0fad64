from functools import partial

from django.contrib.auth.decorators import login_required

from congress.pages.boxes import NoteForm
from proposals.forms.motion import (
    DecideForm,
    ReferMotionForm,
    RegisterMotionForm,
    ReviewMotionForm,
    WithdrawMotionForm,
)
from proposals.models import MotionStatus
from proposals.views.motion_bringing import PlainForm
from proposals.views.motion_step import found, take


@login_required
def register_motion(request, code):
    return take(request, code, "register_motion", RegisterMotionForm, "已登记，交审查机构。")


@login_required
def return_motion(request, code):
    form = partial(NoteForm, label="退回的理由（向领衔代表说明）", required=True)
    return take(request, code, "return_motion", form, "已退回，请领衔代表修改或者转作建议。")


@login_required
def withdraw_motion(request, code):
    return take(request, code, "withdraw_motion", WithdrawMotionForm, "已登记撤回。")


@login_required
def review_motion(request, code):
    return take(request, code, "review_motion", ReviewMotionForm, "审查报告已提出。")


@login_required
def put_on_agenda(request, code):
    return take(request, code, "put_on_agenda", DecideForm, "已列入大会议程。")


@login_required
def refer_motion(request, code):
    motion = found(request, code)
    return take(request, code, "refer_motion", ReferMotionForm, "已立案，闭会后审议。", motion=motion)


@login_required
def convert_motion(request, code):
    """Of a motion sent back its lead agrees; after the review the presidium has decided so."""
    form = PlainForm if found(request, code).status == MotionStatus.RETURNED else DecideForm
    return take(request, code, "convert_motion", form, "已转作建议，同原议案互相关联。")


@login_required
def adopt_motion(request, code):
    return take(request, code, "adopt_motion", DecideForm, "已登记大会通过。")


@login_required
def reject_motion(request, code):
    return take(request, code, "reject_motion", DecideForm, "已登记大会未通过。")


@login_required
def delegate_motion(request, code):
    motion = found(request, code)
    return take(request, code, "delegate_motion", ReferMotionForm, "已登记授权常委会审议。", motion=motion)
