from django import forms
from django.contrib.auth.decorators import login_required

from congress.pages.boxes import prose
from proposals.forms.motion import DecideForm
from proposals.views.motion_bringing import PlainForm
from proposals.views.motion_step import take


class AppealForm(forms.Form):
    reason = prose("复议理由", 6, 2000)


@login_required
def appeal_motion(request, code):
    return take(request, code, "appeal_motion", AppealForm, "已要求复议，请其他提案代表本人确认。")


@login_required
def join_appeal(request, code):
    return take(request, code, "join_appeal", PlainForm, "已同意复议。")


@login_required
def uphold_motion(request, code):
    return take(request, code, "uphold_motion", DecideForm, "已登记维持原决定。")


@login_required
def reconsider_motion(request, code):
    return take(request, code, "reconsider_motion", DecideForm, "已登记，重新审查决定。")
