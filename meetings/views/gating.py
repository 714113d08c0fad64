from django.contrib.auth.decorators import login_required

from congress.pages.steps import step_page, taken
from meetings import actions
from meetings.flow import ITEM
from meetings.forms import GateForm, ReferForm
from meetings.views.fetch import item as found


def take(request, code, name, form_of, done, **wanted):
    """One step of an item, taken by the action of its name and drawn by the template of its name."""
    item = found(request, code)
    ITEM.require(name, item, by=request.user)
    form = form_of(request.POST or None, item=item, **wanted)
    step = taken(getattr(actions, name), item, request)
    return step_page(request, form, step, f"meetings/{name}.html", done, back=item, case=item)


@login_required
def accept(request, code):
    return take(request, code, "accept", GateForm, "已同意列入，可以列入会议议程。")


@login_required
def reject(request, code):
    done = "已记录不列入，并向提请人说明。"
    return take(request, code, "reject", GateForm, done, label="不列入的理由（向提请人说明）", required=True)


@login_required
def refer(request, code):
    return take(request, code, "refer", ReferForm, "已交专委会、工委研究。")


@login_required
def postpone(request, code):
    return take(request, code, "postpone", GateForm, "已暂缓。", label="暂缓的原因")
