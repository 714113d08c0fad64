from django.contrib.auth.decorators import login_required

from congress.pages.steps import step_page, taken
from congress.rulebook.book import limit, setting
from proposals import actions, queries
from proposals.flow import SUGGESTION
from proposals.forms import ConveneForm, ReworkForm, SettleForm
from proposals.models import Mediation
from proposals.queries import rounds
from proposals.views.fetch import case


def _page(request, name, proposal, form, done, **more):
    """A step after the verdict, with every round so far beside it."""
    step, context = taken(getattr(actions, name), proposal, request), {"rounds": queries.ratings_of(proposal), **more}
    return step_page(request, form, step, f"proposals/{name}.html", done, back=proposal, proposal=proposal, **context)


@login_required
def rework(request, code):
    proposal = case(request, code)
    SUGGESTION.require("rework", proposal, by=request.user)
    form = ReworkForm(request.POST or None, proposal=proposal)
    letters, again = queries.letters_of(proposal), limit("rework.reply").words
    done = "已退回重新办理，承办单位和代表都已通知。"
    return _page(request, "rework", proposal, form, done, letters=letters, again=again)


@login_required
def convene(request, code):
    proposal = case(request, code)
    SUGGESTION.require("convene", proposal, by=request.user)
    form = ConveneForm(request.POST or None)
    kind, letters = Mediation.Form(setting("rework.second_failure")).label, queries.letters_of(proposal)
    done = "已召集，代表和承办单位都已通知。"
    return _page(request, "convene", proposal, form, done, kind=kind, letters=letters)


@login_required
def settle(request, code):
    proposal = case(request, code)
    SUGGESTION.require("settle", proposal, by=request.user)
    meeting = rounds.open_mediation(proposal)
    form = SettleForm(request.POST or None, request.FILES or None, proposal=proposal, meeting=meeting)
    return _page(request, "settle", proposal, form, "协调结果已记录。", meeting=meeting)
