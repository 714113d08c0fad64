from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse

from congress.files.intake import intake
from proposals import actions, queries, rules
from proposals.flow import HANDLING
from proposals.forms import NoteForm, ReplyForm, SignForm
from proposals.views.fetch import share


def _page(request, step, handling, form, **more):
    reply = queries.reply_of(handling)
    context = {"proposal": handling.proposal, "handling": handling, "reply": reply, "form": form, **more}
    return render(request, f"proposals/{step}.html", context)


@login_required
def compose(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("compose", handling, by=request.user)
    form = ReplyForm(request.POST or None, request.FILES or None, handling=handling)
    if form.is_valid():
        facts = form.fields_for_action()
        facts["files"] = [intake(upload, by=request.user) for upload in facts["files"]]
        actions.compose(handling, by=request.user, **facts)
        if "present" in request.POST:
            return _on_to_the_head(handling, code, pk)
        messages.success(request, "草稿已保存。")
        return redirect("proposals:compose", code, pk)
    missing = handling.current_reply().gaps() if "check" in request.GET and handling.current_reply() else []
    return _page(request, "compose", handling, form, missing=missing)


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
    return _page(request, "sign_off", handling, form)


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
    return _page(request, "issue", handling, form)


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
