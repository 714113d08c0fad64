from django.contrib.auth.decorators import login_required
from django.utils.timezone import localdate

from proposals.forms.motion import GroupForm, LogWorkForm
from proposals.views.motion_step import found, take


@login_required
def form_group(request, code):
    return take(request, code, "form_group", GroupForm, "工作组已组成。", motion=found(request, code))


@login_required
def log_work(request, code):
    return take(request, code, "log_work", LogWorkForm, "已记入工作日志。", initial={"on": localdate()})
