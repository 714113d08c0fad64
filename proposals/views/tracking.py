"""跟踪: one promise and its steps."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from congress.pages.boxes import NoteForm
from congress.pages.steps import step_page, taken
from proposals import actions, queries, rules
from proposals.flow import COMMITMENT, SUGGESTION
from proposals.forms.tracking import ProgressForm, RollOverForm, SecondAnswerForm, VerifyForm
from proposals.models import Commitment
from proposals.queries.promises import of_case
from proposals.views.fetch import case


@login_required
def track(request, code):
    proposal = case(request, code)
    SUGGESTION.require("track", proposal, by=request.user)
    needs_reason = rules.dissatisfied(proposal)
    form = NoteForm(request.POST or None, label="跟踪意见", required=needs_reason)
    return step_page(
        request, form, taken(actions.track, proposal, request), "proposals/track.html",
        "已转入跟踪，承诺事项全部了结以后再办结。", back=proposal, proposal=proposal, needs_reason=needs_reason,
        commitments=of_case(proposal), rounds=queries.ratings_of(proposal),
    )  # fmt: skip


def _found(request, code, pk) -> Commitment:
    proposal = case(request, code)
    commitment = get_object_or_404(Commitment.objects.select_related("unit", "handling__unit", "reply"), pk=pk,
                                   proposal=proposal)  # fmt: skip
    commitment.proposal = proposal
    return commitment


@login_required
def commitment(request, code, pk):
    found = _found(request, code, pk)
    context = {
        "proposal": found.proposal, "commitment": found, "today": localdate(),
        "doors": COMMITMENT.doors(request.user, found),
        "clocks": [clock for clock in found.clocks.all() if clock.is_running],
        "reports": found.reports.select_related("by").prefetch_related("files__file").order_by("-pk"),
        "shown": set(queries.attachments_for(request.user, found.proposal).values_list("pk", flat=True)),
        "entries": queries.entries_for(request.user, found.proposal).filter(facts__commitment=found.pk),
        "for_deputy": rules.is_signer(request.user, found.proposal),
    }  # fmt: skip
    return render(request, "proposals/commitment.html", context)


def _step(request, code, pk, name: str, make_form, done: str, **context):
    """The page of one step of a promise; what the action refuses is said at its field."""
    found = _found(request, code, pk)
    COMMITMENT.require(name, found, by=request.user)
    step = taken(getattr(actions, name), found, request)
    context |= {"proposal": found.proposal, "commitment": found}
    return step_page(request, make_form(found), step, f"proposals/{name}.html", done, back=found, **context)


@login_required
def report_progress(request, code, pk):
    def form(_):
        return ProgressForm(request.POST or None, request.FILES or None)

    return _step(request, code, pk, "report_progress", form, "进展已经报告。")


@login_required
def claim_done(request, code, pk):
    def form(_):
        return SecondAnswerForm(request.POST or None, request.FILES or None)

    return _step(request, code, pk, "claim_done", form, "已再次答复代表，等待核验。")


@login_required
def give_up(request, code, pk):
    def form(_):
        return SecondAnswerForm(request.POST or None, request.FILES or None, label="理由")

    return _step(request, code, pk, "give_up", form, "已书面说明，代表和代表工委都会收到。")


@login_required
def roll_over(request, code, pk):
    def form(found):
        return RollOverForm(request.POST or None, commitment=found)

    return _step(request, code, pk, "roll_over", form, "已结转。")


@login_required
def verify_done(request, code, pk):
    """Agreed: struck off; not agreed: the same page sends it back to be carried on."""
    found = _found(request, code, pk)
    COMMITMENT.require("verify_done", found, by=request.user)
    form = VerifyForm(request.POST or None)

    def step(agrees, note):
        (actions.verify_done if agrees else actions.send_on)(found, by=request.user, note=note)
        return "已核验销号。" if agrees else "已退回承办单位继续落实。"

    context = {
        "proposal": found.proposal, "commitment": found,
        "reports": found.reports.select_related("by").prefetch_related("files__file").order_by("-pk"),
        "shown": set(queries.attachments_for(request.user, found.proposal).values_list("pk", flat=True)),
        "for_deputy": rules.is_signer(request.user, found.proposal),
    }  # fmt: skip
    return step_page(request, form, step, "proposals/verify_done.html", str, back=found, **context)
