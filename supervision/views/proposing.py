"""A topic's way into the plan: each step a page of its own."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.pages.boxes import NoteForm, bare
from congress.pages.steps import step_page, taken
from supervision import actions, rules
from supervision.flow import TOPIC
from supervision.forms import AmendForm, ProposeForm
from supervision.views.fetch import topic as found


@login_required
def propose_topic(request):
    if not rules.proposes(request.user):
        raise PermissionDenied
    own = next((post.unit_id for post in request.user.acting_posts if post.role == Role.COMMITTEE_OFFICER), None)
    today = localdate()
    initial = {"year": today.year + (today.month >= 9), "committee": own}
    form, make = ProposeForm(request.POST or None, initial=initial), partial(actions.propose_topic, by=request.user)
    page, done = "supervision/propose_topic.html", "议题已登记。"
    return step_page(request, form, make, page, done, back="supervision:index", then=lambda made: made)


@login_required
def amend_topic(request, code):
    topic = _opened(request, code, "amend_topic")
    initial = {name: getattr(topic, name) for name in AmendForm.base_fields if name != "joined_by"}
    initial["joined_by"] = list(topic.joined_by.all())
    return _step(request, topic, "amend_topic", AmendForm(request.POST or None, initial=initial), "已修改。")


@login_required
def screen(request, code):
    return _noted(request, code, "screen", "已筛选。", label="与有关机关沟通的情况")


@login_required
def reject_topic(request, code):
    done = "已记录不列入。"
    return _noted(request, code, "reject_topic", done, label="不列入的理由（向提出人说明）", required=True)


@login_required
def reconsider(request, code):
    return _noted(request, code, "reconsider", "已重新列为待筛选。", label="重新研究的原因")


@login_required
def put_back(request, code):
    return _noted(request, code, "put_back", "已移出计划草案。", label="移出的原因")


@login_required
def take_up(request, code):
    topic = _opened(request, code, "take_up")
    return _step(request, topic, "take_up", bare(request), "已列入计划草案。")


def _noted(request, code, name, done, **wanted):
    topic = _opened(request, code, name)
    return _step(request, topic, name, NoteForm(request.POST or None, **wanted), done)


def _opened(request, code, name):
    topic = found(request, code)
    TOPIC.require(name, topic, by=request.user)
    return topic


def _step(request, topic, name, form, done):
    step = taken(getattr(actions, name), topic, request)
    return step_page(request, form, step, f"supervision/{name}.html", done, back=topic, case=topic)
