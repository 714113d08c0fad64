import re
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from congress.accounts.models import Role
from congress.files.intake import intake
from congress.rulebook.book import limit
from deputies.queries import deputy_of
from proposals import actions, queries, rules
from proposals.flow import SUGGESTION
from proposals.forms import DraftForm, LogForm
from proposals.models import WRITTEN_ON, Purpose
from proposals.models.proposal import new_code
from proposals.views.fetch import case, is_autosave

CODE = re.compile(r"[0-9a-f]{10}")


@login_required
def draft(request):
    deputy = deputy_of(request.user)
    if deputy is None or not request.user.has_role(Role.DEPUTY):
        raise PermissionDenied
    wanted = request.POST.get("code", "")
    if wanted and queries.signed_by(request.user).filter(code=wanted).exists():
        return revise(request, wanted)  # sent twice: the answer to the first was lost on its way
    form = DraftForm(request.POST or None, request.FILES or None, deputy=deputy, found=_found_units(request))
    if _may_save(request, form):
        code = wanted if CODE.fullmatch(wanted) and not queries.is_taken(wanted) else ""
        proposal = actions.draft(by=request.user, deputy=deputy, code=code, **form.fields_for_action())
        return _saved(request, proposal, form)
    return _written(request, form, deputy)


@login_required
def revise(request, code):
    proposal = case(request, code)
    if not rules.is_author(request.user, proposal):
        raise PermissionDenied
    if is_autosave(request) and proposal.status not in WRITTEN_ON:
        return JsonResponse({"faults": [f"本件已经{proposal.get_status_display()}，不能再修改。"]}, status=409)
    form = DraftForm(request.POST or None, request.FILES or None, proposal=proposal, found=_found_units(request))
    if _may_save(request, form):
        version, facts = form.cleaned_data["version"], form.fields_for_action()
        if version is not None and version != proposal.version:
            return _written_elsewhere(request, form, proposal)
        proposal = actions.revise(proposal, by=request.user, version=version, **facts)
        return _saved(request, proposal, form)
    if request.method == "GET":  # a draft handed in meanwhile is no longer written on
        actions.check_revisable(proposal, by=request.user)
    return _written(request, form, proposal.lead, proposal)


def _found_units(request):
    return list(queries.units_like(request.POST.get("unit_words", ""), today=localdate()))


def _may_save(request, form) -> bool:
    """Looking for a unit only draws the page again, with everything typed."""
    return "find" not in request.POST and form.is_valid()


def _written(request, form, deputy, proposal=None, status=200):
    """The page somebody writes on; a script saving by itself gets the faults as words."""
    if is_autosave(request):
        faults = [error for errors in form.errors.values() for error in errors]
        return JsonResponse({"faults": faults}, status=409 if status == 409 else 422)
    if "find" in request.POST:
        form.errors.clear()
    context = {
        "form": form, "deputy": deputy, "proposal": proposal, "for_deputy": True,
        "code": proposal.code if proposal else request.POST.get("code") or new_code(),
        "unit_words": request.POST.get("unit_words", ""),
        "attachments": queries.attachments_for(request.user, proposal) if proposal else [],
        "returned": queries.returned_note(proposal) if proposal else None,
        "missing": _missing(proposal) if proposal and "check" in request.GET else [],
        "files_lost": bool(request.FILES) and not form.is_valid(),
    }  # fmt: skip
    return render(request, "proposals/draft.html", context, status=status)


def _written_elsewhere(request, form, proposal):
    """Both texts are kept: this one stands on the page, pressing again puts it in place of the other."""
    form.add_error(None, "您在别处（另一台设备或者另一个页面）改过这份草稿。再按一次就用本页的内容代替它。")
    form.data = form.data.copy()
    form.data["version"] = proposal.version
    return _written(request, form, proposal.lead, proposal, status=409)


def _missing(proposal):
    found = rules.missing(proposal)
    return found if proposal.no_interest else [*found, ("no_interest", "无利益关系的确认")]


def _saved(request, proposal, form):
    if is_autosave(request):
        where = reverse("proposals:revise", args=[proposal.code])
        return JsonResponse({"url": where, "code": proposal.code, "version": proposal.version})
    for upload in form.cleaned_data["files"]:
        stored = intake(upload, by=request.user)
        actions.attach(proposal, stored, purpose=Purpose.MATERIAL, by=request.user)
    if dropped := request.POST.get("drop"):
        attachment = proposal.attachments.select_related("proposal").filter(file_id=_uuid(dropped)).first()
        if attachment:
            actions.detach(attachment, by=request.user)
        messages.success(request, "附件已移除，其余内容已保存。")
        return redirect("proposals:revise", proposal.code)
    if "submit" in request.POST:
        return redirect("proposals:submit", proposal.code)
    messages.success(request, "草稿已保存，只有您看得到。")
    return redirect("proposals:revise", proposal.code)


def _uuid(text):
    try:
        return UUID(text)
    except ValueError:
        return None


@login_required
def submit(request, code):
    proposal = case(request, code)
    step = SUGGESTION.steps["submit"]
    is_own = proposal.status in step.at and step.who(request.user, proposal)
    if request.method == "GET" and is_own and rules.incomplete(proposal):
        return redirect(f"{reverse('proposals:revise', args=[code])}?check")
    SUGGESTION.require("submit", proposal, by=request.user)
    days = limit("proposal.examine").words
    if request.method == "POST":
        actions.submit(proposal, by=request.user)
        messages.success(request, f"已提交，代表工委将在 {limit('proposal.examine').words}内审查，有结果会通知您。")
        return redirect(proposal)
    context = {"proposal": proposal, "for_deputy": True, "similar": similar_cases(request, proposal)}
    context["attachments"] = queries.attachments_for(request.user, proposal)
    context["days"], context["today"] = days, localdate()
    context["uncounted"] = [each.name for each in proposal.cosigners.all() if each.is_waiting]
    return render(request, "proposals/submit.html", context)


@login_required
@require_POST
def discard(request, code):
    actions.discard(case(request, code), by=request.user)
    messages.success(request, "草稿已删除。")
    return redirect("proposals:mine")


@login_required
@require_POST
def detach(request, code, pk):
    attachment = get_object_or_404(case(request, code).attachments.select_related("proposal"), file_id=pk)
    actions.detach(attachment, by=request.user)
    messages.success(request, "附件已移除。")
    return redirect("proposals:revise", code)


@login_required
def log(request):
    if not rules.takes_papers(request.user):
        raise PermissionDenied
    wanted = request.POST.get("code", "")
    if proposal := queries.logged_by(request.user, wanted):
        return _logged(request, proposal)  # pressed twice: the answer to the first was still on its way
    streets = rules.streets_of_papers(request.user)
    form = LogForm(
        request.POST or None, request.FILES or None, initial={"submitted_on": localdate()}, streets=streets
    )  # fmt: skip
    if form.is_valid():
        scans = [intake(upload, by=request.user) for upload in form.cleaned_data["files"]]
        code = wanted if CODE.fullmatch(wanted) and not queries.is_taken(wanted) else ""
        try:
            proposal = actions.log(by=request.user, scans=scans, code=code, **form.fields_for_action())
        except IntegrityError:  # both presses at once: the other one came first
            proposal = queries.logged_by(request.user, wanted)
            if proposal is None:
                raise
        return _logged(request, proposal)
    context = {"form": form, "files_lost": bool(request.FILES), "code": wanted or new_code()}
    context["may_log_offline"] = rules.is_coordinator(request.user, None)
    return render(request, "proposals/log.html", context)


def _logged(request, proposal):
    if "another" in request.POST:
        messages.success(request, f"《{proposal.title}》已录入，请录下一件。")
        return redirect("proposals:log")
    is_office = rules.is_coordinator(request.user, proposal)
    messages.success(request, "已录入，可以接着审查登记。" if is_office else "已录入，由代表工委审查登记。")
    return redirect(proposal)


@login_required
def similar(request):
    """The earlier cases shown while somebody writes; the words come from the form on the page.

    Long texts come by POST: an address has no room for them, and logs keep addresses.
    """
    asked = request.POST or request.GET
    words = " ".join(asked.get(name, "") for name in ("title", "reason", "request"))
    if len(words.strip()) < 4:
        return HttpResponse("")
    pool = queries.similar_pool(request.user).exclude(code=asked.get("code", ""))
    return render(request, "proposals/_similar.html", {"similar": queries.similar_to(pool, words)})


def similar_cases(request, proposal):
    words = f"{proposal.title} {proposal.reason} {proposal.request}"
    return queries.similar_to(queries.similar_pool(request.user).exclude(pk=proposal.pk), words)
