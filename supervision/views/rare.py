"""检查、询问、质询、调查 in one list; an interpellation and a commission each on its page."""

from functools import partial

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from congress.audit import record
from congress.files.send import show
from congress.pages.boxes import NoteForm
from congress.pages.papers import paper_response
from congress.pages.steps import Ask, StepPages, itself, posted, step_page
from supervision import actions, rules
from supervision.documents import rare as sheet
from supervision.flow import COMMISSION, INTERPELLATION
from supervision.forms import judging, moving
from supervision.forms import rare as ask
from supervision.queries import rare as rows


def found_interpellation(request, code):
    return get_object_or_404(rows.interpellations_visible_to(request.user), code=code)


def found_commission(request, code):
    return get_object_or_404(rows.commissions_visible_to(request.user), code=code)


def to_home(_case):
    """Who does not join no longer reads it."""
    return "portal:home"


def of_case(case) -> dict:
    return {"case": case}


INTERPELLATION_STEPS = StepPages("supervision", INTERPELLATION, actions, found_interpellation).views({
    "sign_interpellation": Ask(forms.Form, "已确认联名。"),
    "decline_interpellation": Ask(forms.Form, "已记录。", then=to_home),
    "key_in_movers": Ask(moving.KeyInMoversForm, "签名已录入。", of_case),
    "hand_in_interpellation": Ask(forms.Form, "质询案已提交。"),
    "decide_interpellation": Ask(ask.HandOverForm, "已交受质询机关答复。"),
    "answer_interpellation": Ask(ask.InterpellationAnswerForm, "答复已记录。"),
    "give_verdict": Ask(judging.VerdictForm, "您的意见已记录。", shown=lambda case: {"answer": case.answer}),
    "key_in_verdicts": Ask(judging.KeyInVerdictsForm, "已录入，请另一位同志复核。", of_case),
    "verify_verdicts": Ask(judging.VerifyVerdictsForm, "复核结果已记录。", shown=rows.papers_to_verify),
    "judge_answer": Ask(judging.JudgeAnswerForm, "提案人的意见已汇总。", of_case, shown=rows.sum_of),
    "withdraw_interpellation": Ask(partial(NoteForm, label="撤回的情况", required=True), "质询案已撤回。"),
})  # fmt: skip
COMMISSION_STEPS = StepPages("supervision", COMMISSION, actions, found_commission).views({
    "sign_commission": Ask(forms.Form, "已确认联名。"),
    "decline_commission": Ask(forms.Form, "已记录。", then=to_home),
    "key_in_proposers": Ask(moving.KeyInMoversForm, "签名已录入。", of_case),
    "hand_in_commission": Ask(forms.Form, "提议已提交。"),
    "withdraw_commission": Ask(partial(NoteForm, label="撤回的情况", required=True), "提议已撤回。"),
    "name_commissioner": Ask(ask.CommissionerForm, "已提名。"),
    "form_commission": Ask(ask.FormCommissionForm, "表决结果已记录。"),
    "record_material": Ask(ask.MaterialForm, "材料已登记。"),
    "report_commission": Ask(ask.CommissionReportForm, "调查报告已提出。"),
    "decide_commission": Ask(ask.CommissionDecisionForm, "决议、决定已记录。"),
})  # fmt: skip


@login_required
@require_safe
def questioning(request):
    """执法检查、专题询问、质询案、特定问题调查: what there is, and where a new one begins."""
    user = request.user
    if not (rules.is_staff(user) or rules.sits(user)):
        raise PermissionDenied
    context = {
        **rows.newest(user), "is_office": rules.is_office(user), "moves": rules.moves_interpellation(user),
    }  # fmt: skip
    return render(request, "supervision/questioning.html", context)


def _made(request, form, step, page, done):
    step = partial(step, by=request.user)
    return step_page(request, form, step, page, done, back="supervision:questioning", then=itself)


@login_required
def move_interpellation(request):
    """A member begins one and names who else is asked; the office enters what was signed on paper."""
    if not rules.moves_interpellation(request.user):
        raise PermissionDenied
    form = moving.MoveForm(*posted(request), office=rules.is_office(request.user))
    page, done = "supervision/move_interpellation.html", "质询案已登记。"
    return _made(request, form, actions.move_interpellation, page, done)


@login_required
def propose_commission(request):
    """A member begins it and names who else is asked; the office enters the chairs' word or a signed paper."""
    if not rules.moves_interpellation(request.user):
        raise PermissionDenied
    form = ask.ProposeCommissionForm(*posted(request), office=rules.is_office(request.user))
    page = "supervision/propose_commission.html"
    return _made(request, form, actions.propose_commission, page, "提议已登记。")


@login_required
@require_safe
def interpellation(request, code):
    case, user = found_interpellation(request, code), request.user
    entries = case.entries.order_by("-seq")
    context = {
        "case": case, "doors": INTERPELLATION.doors(user, case), "signers": case.signers.all(),
        "papers": case.papers.all() if rows.reads_motion(user, case) else (), "answers": list(case.answers.all()),
        "is_staff": rules.is_staff(user), "entries": entries if rules.is_staff(user) else entries.filter(is_open=True),
        "for_deputy": user.is_deputy_only, **rows.verdicts_of(user, case),
    }  # fmt: skip
    return render(request, "supervision/interpellation.html", context)


@login_required
@require_safe
def interpellation_paper(request, code):
    context = sheet.interpellation(found_interpellation(request, code))
    return paper_response(request, "supervision/sections.html", context, name=context["title"])


@login_required
@require_safe
def verdict_sheet(request, code):
    """To be signed by those who say on paper what they think of the answer."""
    case = found_interpellation(request, code)
    if not rows.reads_motion(request.user, case) or not case.at_answer:
        raise Http404
    context = sheet.verdict_sheet(case, request.build_absolute_uri(case.get_absolute_url()))
    return paper_response(request, "supervision/verdict_sheet.html", context, name=context["title"])


@login_required
@require_safe
def interpellation_file(request, code, file):
    """The paper with their hands on it: for the movers and the house, not for the organ."""
    case = found_interpellation(request, code)
    return show(request, rows.file_of(request.user, case, file))


@login_required
@require_safe
def commission_file(request, code, file):
    return show(request, found_commission(request, code).papers.filter(pk=file).first())


@login_required
@require_safe
def material_file(request, code, pk, file):
    material = found_material(request, code, pk)
    stored = material.files.filter(pk=file).first()
    if stored is None:
        raise Http404
    record("downloaded", by=request.user, request=request, about=material, what="调查材料")
    return show(request, stored)


def found_material(request, code, pk):
    case = found_commission(request, code)
    if not rules.keeps_materials(request.user, case):
        raise Http404
    return get_object_or_404(case.materials.all(), pk=pk)


@login_required
@require_POST
def material_source(request, code, pk):
    """Who gave it, for those who search; each look is written down."""
    material = found_material(request, code, pk)
    if not rules.sits_in_commission(request.user, material.commission):
        raise PermissionDenied
    record("personal_viewed", by=request.user, request=request, about=material, what="调查材料提供人")
    context = {"case": material.commission, "material": material}
    return render(request, "supervision/material_source.html", context)


@login_required
@require_safe
def commission(request, code):
    case, user = found_commission(request, code), request.user
    context = {
        "case": case, "doors": COMMISSION.doors(user, case), "members": list(case.members.all()),
        "papers": case.papers.all(), "sits": rules.sits_in_commission(user, case), "signers": case.signers.all(),
        "materials": rows.materials_of(user, case), "for_deputy": user.is_deputy_only,
        "entries": case.entries.order_by("-seq"), "is_staff": rules.is_staff(user),
    }  # fmt: skip
    return render(request, "supervision/commission.html", context)


@login_required
@require_safe
def commission_paper(request, code):
    context = sheet.commission(found_commission(request, code))
    return paper_response(request, "supervision/sections.html", context, name=context["title"])
