from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.timezone import localdate

from congress.pages.steps import step_page, taken
from congress.workflow.flow import TooLate
from proposals import actions, deadlines, rules
from proposals.flow import HANDLING, SUGGESTION
from proposals.forms import AskReturnForm, ReassignForm, RuleReturnForm
from proposals.models import Ruling
from proposals.views.fetch import case, share


@login_required
def ask_return(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("ask_return", handling, by=request.user)
    form = AskReturnForm(request.POST or None, handling=handling)
    step, context = taken(actions.ask_return, handling, request), {"proposal": handling.proposal, "handling": handling}
    return step_page(
        request, form, step, "proposals/ask_return.html", "已送审核。审核以前期限照常计算。", back=handling, **context
    )


@login_required
def rule_return(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("rule_return", handling, by=request.user)
    form = RuleReturnForm(request.POST or None)
    asked = handling.handings_back.select_related("asked_by", "proposed_unit").get(ruling=Ruling.PENDING)
    return step_page(
        request, form, taken(actions.rule_return, handling, request), "proposals/rule_return.html",
        lambda ruled: "已同意退办，请重新交办。" if ruled.is_unsettled else "已告知承办单位继续办理。", back=handling,
        then=lambda ruled: reverse("proposals:reassign", args=[code]) if ruled.is_unsettled else handling,
        proposal=handling.proposal, handling=handling, asked=asked, bounces=actions.bounces(handling.proposal),
    )  # fmt: skip


@login_required
def reassign(request, code):
    proposal = case(request, code)
    SUGGESTION.require("reassign", proposal, by=request.user)
    waiting = [each for each in rules.unsettled_returns(proposal) if rules.rules_returns(request.user, each.handling)]
    asked = (request.POST or request.GET).get("returned", "")
    returned = next((each for each in waiting if str(each.pk) == asked), None)
    if returned is None and asked:
        raise TooLate(proposal, SUGGESTION.steps["reassign"], "这一件已经有人重新交办。")
    returned = returned or waiting[0]
    form = ReassignForm(request.POST or None, proposal=proposal, returned=returned)
    return step_page(
        request, form, taken(actions.reassign, proposal, request), "proposals/reassign.html",
        "已重新交办，承办单位和代表都会收到通知。", back=proposal, proposal=proposal, returned=returned,
        bounces=actions.bounces(proposal), left=deadlines.days_to_answer(proposal, localdate()),
    )  # fmt: skip
