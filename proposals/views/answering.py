from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from congress.pages.steps import REFUSED, act, step_page, taken
from congress.workflow.flow import TooLate
from proposals import actions, queries, rules
from proposals.flow import HANDLING
from proposals.forms import NoteForm, ReplyForm, SignForm
from proposals.queries.likeness import letters_like
from proposals.views.fetch import is_autosave, of_share, share


def _shown(handling) -> dict:
    return of_share(handling) | {"reply": queries.reply_of(handling)}


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
        if form.cleaned_data["version"] != handling.version:
            return _written_elsewhere(request, form, handling)
        if act(form, taken(actions.compose, handling, request), by=request.user) is not REFUSED:
            if "present" in request.POST:
                return _on_to_the_head(handling, code, pk)
            messages.success(request, "草稿已保存。")
            return redirect("proposals:compose", code, pk)
    missing = handling.current_reply().gaps() if "check" in request.GET and handling.current_reply() else []
    context = _shown(handling) | {"form": form, "missing": missing, "owed": rules.talks_owed(handling)}
    if "check" in request.GET:
        context["unsigned"] = rules.nobody_signs(handling)
    return render(request, "proposals/compose.html", context)


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
    return render(request, "proposals/compose.html", _shown(handling) | {"form": form}, status=409)


def _on_to_the_head(handling, code, pk):
    """A draft that still lacks something is kept, and its page says what."""
    if rules.not_presentable(handling):
        return redirect(f"{reverse('proposals:compose', args=[code, pk])}?check")
    return redirect("proposals:present", code, pk)


def _step(request, code, pk, name, form_of, done):
    """One step of the letter: asked on its page, taken by the action of the same name."""
    handling = share(request, code, pk)
    HANDLING.require(name, handling, by=request.user)
    action, context = taken(getattr(actions, name), handling, request), _shown(handling)
    if name in ("sign_off", "issue"):
        context["alike"] = _alike(handling)
    if name == "present":
        context["to_sign"] = rules.signers_in(handling.unit)
    return step_page(request, form_of(handling), action, f"proposals/{name}.html", done, back=handling, **context)


def _note(request, label, *, required=False):
    return lambda _: NoteForm(request.POST or None, label=label, required=required)


@login_required
def present(request, code, pk):
    return _step(request, code, pk, "present", _note(request, "给负责人的话"), "已送负责人签发。")


@login_required
def sign_off(request, code, pk):
    def form_of(handling):
        return SignForm(request.POST or None, handling=handling)

    return _step(request, code, pk, "sign_off", form_of, "已签发，送代表工委核发。")


@login_required
def turn_back(request, code, pk):
    form_of = _note(request, "请经办人怎样修改", required=True)
    return _step(request, code, pk, "turn_back", form_of, "已退回经办人。")


@login_required
def issue(request, code, pk):
    return _step(request, code, pk, "issue", _note(request, "核发说明"), "答复已发给代表。")


@login_required
def correct(request, code, pk):
    form_of = _note(request, "哪里不合规范", required=True)
    return _step(request, code, pk, "correct", form_of, "已退回承办单位规范。")
