from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from congress.files.intake import intake
from congress.workflow.flow import TooLate
from proposals import actions, queries, rules
from proposals.flow import HANDLING
from proposals.forms import NoteForm, ReplyForm, SignForm
from proposals.queries.likeness import letters_like
from proposals.views.fetch import is_autosave, share


def _page(request, step, handling, form, status=200, **more):
    reply = queries.reply_of(handling)
    context = {"proposal": handling.proposal, "handling": handling, "reply": reply, "form": form, **more}
    return render(request, f"proposals/{step}.html", context, status=status)


def _alike(handling) -> list:
    """Earlier letters that say the same, shown to who signs and who issues."""
    reply = queries.reply_of(handling)
    return letters_like(reply) if reply else []


@login_required
def compose(request, code, pk):
    handling = share(request, code, pk)
    if is_autosave(request):
        return _keep_draft(request, handling)
    HANDLING.require("compose", handling, by=request.user)
    form = ReplyForm(request.POST or None, request.FILES or None, handling=handling)
    if form.is_valid():
        facts = form.fields_for_action()
        if facts["version"] != handling.version:
            return _written_elsewhere(request, form, handling)
        facts["files"] = [intake(upload, by=request.user) for upload in facts["files"]]
        actions.compose(handling, by=request.user, **facts)
        if "present" in request.POST:
            return _on_to_the_head(handling, code, pk)
        messages.success(request, "草稿已保存。")
        return redirect("proposals:compose", code, pk)
    missing = handling.current_reply().gaps() if "check" in request.GET and handling.current_reply() else []
    return _page(request, "compose", handling, form, missing=missing)


def _keep_draft(request, handling):
    """The script saves while somebody writes, half done as it is; faults come back as words."""
    form = ReplyForm(request.POST, handling=handling, is_whole=False)
    if not form.is_valid():
        faults = [error for errors in form.errors.values() for error in errors]
        return JsonResponse({"faults": faults}, status=422)
    facts = form.fields_for_action()
    facts.pop("files")
    try:
        kept = actions.keep_draft(handling, by=request.user, **facts)
    except TooLate as late:
        return JsonResponse({"faults": [late.reason]}, status=409)
    return JsonResponse({"url": request.path, "version": kept.version})


def _written_elsewhere(request, form, handling):
    """Nothing typed is lost: it stands on the page, and pressing again puts it in place of the other text."""
    form.add_error(None, "这份答复在别处（另一台设备或者另一个页面）改过。再按一次就用本页的内容代替它。")
    form.data = form.data.copy()
    form.data["version"] = handling.version
    return _page(request, "compose", handling, form, status=409)


def _on_to_the_head(handling, code, pk):
    """A draft that still lacks something is kept, and its page says what."""
    if rules.unanswered(handling):
        return redirect(f"{reverse('proposals:compose', args=[code, pk])}?check")
    return redirect("proposals:present", code, pk)


@login_required
def present(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("present", handling, by=request.user)
    form = NoteForm(request.POST or None, label="给负责人的话")
    if form.is_valid():
        actions.present(handling, by=request.user, **form.cleaned_data)
        messages.success(request, "已送负责人签发。")
        return redirect(handling)
    return _page(request, "present", handling, form)


@login_required
def sign_off(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("sign_off", handling, by=request.user)
    form = SignForm(request.POST or None, handling=handling)
    if form.is_valid():
        try:
            actions.sign_off(handling, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "已签发，送代表工委核发。")
            return redirect(handling)
    return _page(request, "sign_off", handling, form, alike=_alike(handling))


@login_required
def turn_back(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("turn_back", handling, by=request.user)
    form = NoteForm(request.POST or None, label="请经办人怎样修改", required=True)
    if form.is_valid():
        actions.turn_back(handling, by=request.user, **form.cleaned_data)
        messages.success(request, "已退回经办人。")
        return redirect(handling)
    return _page(request, "turn_back", handling, form)


@login_required
def issue(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("issue", handling, by=request.user)
    form = NoteForm(request.POST or None, label="核发说明")
    if form.is_valid():
        actions.issue(handling, by=request.user, **form.cleaned_data)
        messages.success(request, "答复已发给代表。")
        return redirect(handling)
    return _page(request, "issue", handling, form, alike=_alike(handling))


@login_required
def correct(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("correct", handling, by=request.user)
    form = NoteForm(request.POST or None, label="哪里不合规范", required=True)
    if form.is_valid():
        actions.correct(handling, by=request.user, **form.cleaned_data)
        messages.success(request, "已退回承办单位规范。")
        return redirect(handling)
    return _page(request, "correct", handling, form)
