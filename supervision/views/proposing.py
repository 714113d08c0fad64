"""A topic's way into the plan: each step a page of its own."""

from functools import partial

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.pages.boxes import NoteForm
from congress.pages.steps import Ask, StepPages, itself, posted, step_page
from supervision import actions, rules
from supervision.flow import TOPIC
from supervision.forms import AmendForm, ProposeForm
from supervision.statistics.sources import lead_of
from supervision.views.fetch import topic as found


@login_required
def propose_topic(request):
    if not rules.proposes(request.user):
        raise PermissionDenied
    today = localdate()
    initial = {"year": today.year + (today.month >= 9), "committee": request.user.unit_as(Role.COMMITTEE_OFFICER)}
    if lead := lead_of(request.GET.get("lead", ""), today):
        initial |= {name: value for name, value in lead.initial.items() if value}
    form, make = ProposeForm(*posted(request), initial=initial), partial(actions.propose_topic, by=request.user)
    page, done = "supervision/propose_topic.html", "议题已登记。"
    return step_page(request, form, make, page, done, back="supervision:index", then=itself)


def _kept(topic) -> dict:
    units = {name: list(getattr(topic, name).all()) for name in ("joined_by", "partners")}
    initial = {name: getattr(topic, name) for name in AmendForm.base_fields if name not in units}
    return {"initial": initial | units}


def note(label, required=False):
    return partial(NoteForm, label=label, required=required)


PROPOSING = StepPages("supervision", TOPIC, actions, found).views({
    "amend_topic": Ask(AmendForm, "已修改。", known=_kept),
    "screen": Ask(note("与有关机关沟通的情况"), "已筛选。"),
    "take_up": Ask(forms.Form, "已列入计划草案。"),
    "put_back": Ask(note("移出的原因"), "已移出计划草案。"),
    "reject_topic": Ask(note("不列入的理由（向提出人说明）", required=True), "已记录不列入。"),
    "reconsider": Ask(note("重新研究的原因"), "已重新列为待筛选。"),
})  # fmt: skip
