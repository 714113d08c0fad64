"""跟踪: one promise and its steps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from congress.files.intake import intake
from proposals import actions, queries, rules
from proposals.flow import COMMITMENT, SUGGESTION
from proposals.forms.notes import NoteForm
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
    if form.is_valid():
        actions.track(proposal, by=request.user, **form.cleaned_data)
        messages.success(request, "已转入跟踪，承诺事项全部了结以后再办结。")
        return redirect(proposal)
    context = {"proposal": proposal, "form": form, "needs_reason": needs_reason, "commitments": of_case(proposal)}
    return render(request, "proposals/track.html", context | {"rounds": queries.ratings_of(proposal)})


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
    form = make_form(found)
    if form.is_valid():
        try:
            given = dict(form.cleaned_data)
            if "files" in given:
                given["files"] = [intake(upload, by=request.user) for upload in given["files"]]
            getattr(actions, name)(found, by=request.user, **given)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, done)
            return redirect(found)
    context |= {"proposal": found.proposal, "commitment": found, "form": form, "back": found.get_absolute_url()}
    return render(request, f"proposals/{name}.html", context)


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
    if form.is_valid():
        agrees, note = form.cleaned_data["agrees"], form.cleaned_data["note"]
        (actions.verify_done if agrees else actions.send_on)(found, by=request.user, note=note)
        messages.success(request, "已核验销号。" if agrees else "已退回承办单位继续落实。")
        return redirect(found)
    context = {
        "proposal": found.proposal, "commitment": found, "form": form, "back": found.get_absolute_url(),
        "reports": found.reports.select_related("by").prefetch_related("files__file").order_by("-pk"),
        "shown": set(queries.attachments_for(request.user, found.proposal).values_list("pk", flat=True)),
        "for_deputy": rules.is_signer(request.user, found.proposal),
    }  # fmt: skip
    return render(request, "proposals/verify_done.html", context)
