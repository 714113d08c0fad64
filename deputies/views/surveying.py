"""The yearly survey of deputies: the office's pages, and the one page a deputy answers on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from congress.audit.leaving import as_sheet
from congress.organs.queries import current_term
from congress.pages.views import too_often
from congress.rulebook.book import setting
from congress.sheets.writing import WRITERS, xlsx_response
from congress.surveys import anonymous, links
from congress.surveys.actions import cast
from congress.surveys.figures import LABELS, reasons_of, result_of
from congress.surveys.forms import RatingForm, SlipForm
from congress.surveys.links import unseen
from congress.surveys.models import Ballot
from congress.surveys.queries import answer_of, answers, takes_paper
from deputies import actions, documents, queries, rules
from deputies.forms import SurveyForm
from deputies.views.survey_prints import print_or_return


def _held(request, pk):
    """404 for who may not know of it."""
    return get_object_or_404(queries.surveys_visible_to(request.user), pk=pk)


def _keeper(request) -> None:
    if not rules.keeps_roster(request.user):
        raise PermissionDenied


@login_required
def surveys(request):
    if not request.user.has_any_role(*queries.SURVEY_READERS):
        raise PermissionDenied
    rows = queries.surveys_with_returns(request.user)
    context = {"rows": rows, "keeps": rules.keeps_roster(request.user), "today": localdate()}
    labels = ("调查", "请谁评价", "方式", "截止", "已作答", "应作答", "状态")
    sheet = as_sheet(request, "代表满意度调查", labels, rows, survey_cells)
    return sheet or render(request, "deputies/surveys.html", context)


def survey_cells(row) -> tuple:
    survey = row.survey
    state = "已结束" if survey.closed_at else "作答中"
    return (
        str(row), row.asked, survey.get_secrecy_display(), survey.closes_on, row.answered_count, row.asked_count, state
    )  # fmt: skip


@login_required
def open_survey(request):
    """The first press shows how many are asked what; the second, on that page, sends it."""
    _keeper(request)
    today = localdate()
    form = SurveyForm(request.POST or None, term=current_term(today))
    asked = None
    if form.is_valid():
        asked = list(queries.serving_in(list(form.cleaned_data["delegations"]), today))
        if "confirm" in request.POST:
            try:
                held = actions.open_survey(by=request.user, today=today, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
                asked = None
            else:
                messages.success(request, f"已发出，请 {len(asked)} 位代表作答。")
                return redirect(held)
    context = {"form": form, "asked": asked, "without": [each for each in asked or () if not each.user_id]}
    return render(request, "deputies/open_survey.html", context)


@login_required
def survey(request, pk):
    held = _held(request, pk)
    result = result_of(held.survey)
    context = {
        "held": held, "survey": held.survey, "result": result, "reasons": reasons_of(held.survey),
        "answers": None if held.survey.is_anonymous else answers(held.survey),
        "keeps": rules.keeps_roster(request.user), "is_open": held.survey.is_open(localdate()),
        "paper": queries.survey_paper(held), "takes_paper": takes_paper(held.survey, localdate()),
        "may_close": not held.survey.closed_at and (localdate() > held.survey.closes_on or not result.silent),
    }  # fmt: skip
    return render(request, "deputies/survey.html", context)


@login_required
@require_POST
def remind_survey(request, pk):
    held = _held(request, pk)
    _keeper(request)
    try:
        told = actions.remind_survey(held, by=request.user, today=localdate())
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, f"已提醒 {told} 位还没有作答的代表；同一天不重复提醒。")
    return redirect(held)


@login_required
@require_POST
def close_survey(request, pk):
    held = _held(request, pk)
    _keeper(request)
    try:
        actions.close_survey(held, by=request.user, today=localdate())
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, "调查已结束。")
    return redirect(held)


@login_required
@require_safe
def survey_sheet(request, pk):
    """The result as it is handed round: printed."""
    held = _held(request, pk)
    context = documents.survey_result(held, result_of(held.survey), reasons_of(held.survey))
    return print_or_return(request, held, "deputies/survey_result.html", context)


@login_required
@require_safe
def survey_table(request, pk):
    held = _held(request, pk)
    result = result_of(held.survey)
    labels = [*LABELS, "基数含义", "应评价人数", "已作答", "未计入的平台作答", "统计日期"]
    told = [result.base, result.invited, result.answered, held.survey.left_out, result.on]
    rows = [[*row.cells, *told] for row in result.rows]
    write = WRITERS.get(request.GET.get("as"), xlsx_response)
    return write(f"{held.survey.title}结果", labels, rows)


@unseen
@require_safe
def enter_survey(request, place, key):
    """The whole link of a message: on to the address without its key. Nothing is changed by opening it."""
    try:
        return links.enter(request, place, key, to=reverse("deputies:answer_survey", args=[place]))
    except links.TooOften:
        return too_often(request)


@unseen
def answer_survey(request, place):
    """One screen for one person: signed in, or come by the whole link of the message."""
    invitation = links.invitation_at(place)
    held = queries.survey_asking(invitation)
    by_link = bool(held and links.opens(request, invitation) and setting("evaluation.link_without_sign_in"))
    if not by_link and not (held and invitation.user_id and invitation.user_id == request.user.pk):
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(request.path)
    survey = invitation.survey = held.survey
    context = {"held": held, "survey": survey, "invitation": invitation, "by_link": by_link, "for_deputy": True}
    if not survey.is_open(localdate()):
        return render(request, "deputies/survey_over.html", context)
    take = _take_slip if survey.is_anonymous else _take_ballot
    return take(request, invitation, context)


def _take_ballot(request, invitation, context):
    ballot = answer_of(invitation)
    form = RatingForm(invitation.survey, request.POST or None, ballot=ballot)
    if form.is_valid():
        channel = Ballot.Channel.LINK if context["by_link"] else Ballot.Channel.PORTAL
        try:
            cast(invitation, by=invitation.user, channel=channel, **form.answer)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return render(request, "deputies/survey_thanks.html", context)
    return render(request, "deputies/answer_survey.html", {**context, "form": form, "ballot": ballot})


def _take_slip(request, invitation, context):
    """The code goes into this one answer: not into the session, a message or a redirect, which are kept somewhere."""
    form = SlipForm(invitation.survey, request.POST or None, again=invitation.has_answered)
    if form.is_valid():
        try:
            code = anonymous.drop(invitation, by=invitation.user, **form.answer)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return render(request, "deputies/survey_thanks.html", {**context, "code": code})
    return render(request, "deputies/answer_survey.html", {**context, "form": form})
