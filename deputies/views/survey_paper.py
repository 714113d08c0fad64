"""Paper of a survey of deputies: forms to hand out, keyed in by one person, compared by another."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from congress.files.intake import intake
from congress.files.send import send
from congress.pages.exporting import hand_over
from congress.surveys import actions as surveys
from congress.surveys import anonymous
from congress.surveys.forms import CheckForm, PaperForm
from congress.surveys.models import PaperEntry
from congress.surveys.paper import PileForm
from congress.surveys.queries import silent
from deputies import documents, queries, rules
from deputies.views.survey_prints import print_or_return

SCANS = ("pdf", "jpg", "png")


def _kept(request, pk):
    held = get_object_or_404(queries.surveys_visible_to(request.user), pk=pk)
    if not rules.keeps_roster(request.user):
        raise PermissionDenied
    return held


@login_required
@require_safe
def survey_forms(request, pk):
    """One form for each who has not answered: with the name and its QR code, or nameless with a list to tick."""
    held = _kept(request, pk)
    people = list(silent(held.survey))
    if len(people) > settings.PRINT_AT_ONCE and not hasattr(request, "progress"):
        return hand_over(request, f"{held.survey.title}纸质表", "pdf")
    piles = documents.survey_forms(held, people, settings.SITE_URL)
    return print_or_return(request, held, "deputies/survey_forms.html", *piles)


@login_required
def key_in_survey(request, pk):
    """``?who=`` comes from the QR code on the form."""
    held = _kept(request, pk)
    survey = held.survey
    waiting = list(silent(survey))
    who = next((each for each in waiting if str(each.pk) == request.POST.get("who", request.GET.get("who"))), None)
    if survey.is_anonymous:
        form = PileForm(survey, request.POST or None, request.FILES or None)
    else:
        form = PaperForm(survey, request.POST or None, request.FILES or None)
        form.is_valid()  # all that is wrong is said at once
        if form.is_bound and who is None:
            form.add_error(None, "请选择是哪位代表的表。")
    if form.is_valid():
        try:
            scan = intake(form.cleaned_data["scan"], by=request.user, kinds=SCANS)
            if survey.is_anonymous:
                anonymous.hand_in(survey, by=request.user, scan=scan, **form.answer)
            else:
                surveys.key_in(who, by=request.user, **{**form.answer, "scan": scan})
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, "已录入，请另一位同志复核。")
            return redirect(held)
    context = {"held": held, "survey": survey, "form": form, "waiting": waiting, "who": who}
    return render(request, "deputies/key_in_survey.html", context)


@login_required
def verify_survey(request, pk):
    """The oldest paper that waits; a press on it takes the next."""
    held = _kept(request, pk)
    paper = queries.survey_paper(held)
    if paper is None:
        messages.info(request, "没有等待复核的纸质表。")
        return redirect(held)
    form = CheckForm(request.POST or None)
    if form.is_valid():
        check = surveys.check_paper if isinstance(paper, PaperEntry) else anonymous.check_pile
        try:
            check(paper, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, "复核结果已记录。")
            return redirect(held)
    context = {"held": held, "survey": held.survey, "form": form, "paper": paper, "rows": queries.paper_rows(paper)}
    context["own"] = paper.entered_by_id == request.user.pk
    return render(request, "deputies/verify_survey.html", context)


@login_required
@require_safe
def survey_scan(request, pk):
    """The scan of the paper that waits for its check."""
    paper = queries.survey_paper(_kept(request, pk))
    if paper is None:
        raise Http404
    return send(request, paper.scan, inline=True)
