from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from congress.files.intake import intake
from congress.pages.asked import whole
from congress.pages.steps import step_page, taken
from congress.pages.views import too_often
from congress.rulebook.book import limit, setting
from congress.surveys import links
from congress.surveys.forms import CheckForm, PaperForm, RatingForm
from congress.surveys.links import unseen
from congress.surveys.models import Ballot, PaperEntry
from congress.surveys.queries import answer_of
from congress.workflow.flow import TooLate
from proposals import actions, queries, rules
from proposals.flow import SUGGESTION
from proposals.forms import NoteForm
from proposals.views.fetch import case

PENDING = PaperEntry.State.PENDING


@login_required
def rate(request, code):
    proposal = case(request, code)
    step = SUGGESTION.require("rate", proposal, by=request.user)
    if said := rules.own_work(request.user, proposal):
        raise TooLate(proposal, step, said)
    evaluation, invitation = queries.evaluation_of(request.user, proposal)
    if invitation is None:
        raise PermissionDenied
    ballot = answer_of(invitation)
    form = RatingForm(evaluation.survey, request.POST or None, ballot=ballot)
    if form.is_valid():
        try:
            actions.rate(proposal, by=request.user, **form.answer)
        except ValidationError as error:  # the window closed between the page and the press
            form.add_error(None, error)
        else:
            until = evaluation.survey.closes_on
            messages.success(request, f"谢谢您的评价，已经收到。{until.month}月{until.day}日 前可以修改。")
            return redirect(proposal)
    context = {
        "proposal": proposal, "form": form, "evaluation": evaluation, "invitation": invitation, "ballot": ballot,
        "letters": queries.letters_of(proposal), "study": limit("evaluation.study").words, "for_deputy": True,
    }  # fmt: skip
    return render(request, "proposals/rate.html", context)


@unseen
@require_safe
def enter_rating(request, place, key):
    """The whole link of a message: on to the address without its key. Nothing is changed by opening it."""
    try:
        return links.enter(request, place, key, to=reverse("proposals:rate_by_link", args=[place]))
    except links.TooOften:
        return too_often(request)


@unseen
def rate_by_link(request, place):
    """The rating and the reply it asks about, for who came by the whole link. Signed in, it leads to the case."""
    invitation = links.invitation_at(place)
    evaluation = queries.evaluation_asking(invitation)
    if evaluation and invitation.user_id and invitation.user_id == request.user.pk:
        is_over = rules.window_shut(evaluation.proposal)
        return redirect("proposals:detail" if is_over else "proposals:rate", evaluation.proposal.code)
    if not (evaluation and links.opens(request, invitation) and setting("evaluation.link_without_sign_in")):
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(request.path)
    proposal, is_open = evaluation.proposal, not rules.window_shut(evaluation.proposal)
    form = RatingForm(evaluation.survey, request.POST or None, ballot=answer_of(invitation)) if is_open else None
    if form and form.is_valid():
        try:
            actions.rate(proposal, by=invitation.user, channel=Ballot.Channel.LINK, **form.answer)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect(request.path)
    context = {
        "proposal": proposal, "form": form, "evaluation": evaluation, "invitation": invitation,
        "ballot": answer_of(invitation), "letters": queries.letters_of(proposal),
        "study": limit("evaluation.study").words, "for_deputy": True,
    }  # fmt: skip
    return render(request, "proposals/rate_by_link.html", context)


@login_required
def key_in(request, code):
    """``?rater=`` comes from the QR code on the printed form."""
    proposal = case(request, code)
    SUGGESTION.require("key_in", proposal, by=request.user)
    evaluation = proposal.current_evaluation()
    raters = evaluation.raters.select_related("invitation", "deputy").order_by("pk")
    asked = request.POST.get("rater") or request.GET.get("rater")
    rater = get_object_or_404(raters, pk=whole(asked)) if asked else raters.first()
    form = PaperForm(evaluation.survey, request.POST or None, request.FILES or None)
    if form.is_valid():
        facts = dict(form.answer)
        try:
            facts["scan"] = intake(facts["scan"], by=request.user, kinds=("pdf", "jpg", "png"))
            actions.key_in(proposal, by=request.user, rater=rater, **facts)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "已录入，请另一位同志复核。")
            return redirect(proposal)
    context = {"proposal": proposal, "form": form, "raters": raters, "rater": rater}
    return render(request, "proposals/key_in.html", context)


@login_required
def verify(request, code):
    """One form named in the address, and named again by what is posted: the page may be older than the case."""
    proposal = case(request, code)
    step = SUGGESTION.require("verify", proposal, by=request.user)
    entry = _paper_asked(request, proposal)
    if said := rules.already_checked(entry):
        raise TooLate(proposal, step, said)
    form = CheckForm(request.POST if "entry" in request.POST else None)
    others = [each for each in queries.papers_of(proposal).filter(state=PENDING) if each != entry]
    own = entry.entered_by_id == request.user.pk
    context = {"proposal": proposal, "entry": entry, "own": own, "others": others}
    step, done = (
        partial(actions.verify, proposal, by=request.user, entry=entry),
        f"{entry.invitation.name}的纸质评价：复核结果已记录。",
    )
    return step_page(request, form, step, "proposals/verify.html", done, back=proposal, **context)


def _paper_asked(request, proposal):
    """The form named; where none is, one this person may check comes before one's own."""
    papers = queries.papers_of(proposal)
    if asked := request.POST.get("entry") or request.GET.get("entry"):
        return get_object_or_404(papers, pk=whole(asked))
    waiting = sorted(papers.filter(state=PENDING), key=lambda each: each.entered_by_id == request.user.pk)
    if not waiting:  # checked since the step was found open
        raise Http404
    return waiting[0]


@login_required
def conclude(request, code):
    proposal = case(request, code)
    SUGGESTION.require("conclude", proposal, by=request.user)
    if request.method == "POST":
        actions.conclude(proposal, by=request.user)
        messages.success(request, "评价已结束，承办单位可以看到结果。")
        return redirect(proposal)
    context = {"proposal": proposal, "rounds": queries.ratings_of(proposal)}
    return render(request, "proposals/conclude.html", context)


@login_required
def close(request, code):
    proposal = case(request, code)
    SUGGESTION.require("close", proposal, by=request.user)
    needs_reason = rules.dissatisfied(proposal)
    form = NoteForm(request.POST or None, label="办结意见", required=needs_reason)
    context = {"proposal": proposal, "needs_reason": needs_reason, "rounds": queries.ratings_of(proposal)}
    step = taken(actions.close, proposal, request)
    return step_page(request, form, step, "proposals/close.html", "已办结。", back=proposal, **context)
