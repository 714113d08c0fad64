from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from congress.accounts.models import Role
from congress.files.intake import intake
from deputies.queries import deputy_of
from proposals import actions, queries, rules
from proposals.flow import SUGGESTION
from proposals.forms import DraftForm, LogForm
from proposals.models import Purpose
from proposals.views.fetch import case


@login_required
def draft(request):
    deputy = deputy_of(request.user)
    if deputy is None or not request.user.has_role(Role.DEPUTY):
        raise PermissionDenied
    form = DraftForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        proposal = actions.draft(by=request.user, deputy=deputy, **form.fields_for_action())
        return _saved(request, proposal, form)
    return render(request, "proposals/draft.html", {"form": form, "for_deputy": True, "deputy": deputy})


@login_required
def revise(request, code):
    proposal = case(request, code)
    if not rules.is_author(request.user, proposal):
        raise PermissionDenied
    form = DraftForm(request.POST or None, request.FILES or None, proposal=proposal)
    if form.is_valid():
        version, facts = form.cleaned_data["version"], form.fields_for_action()
        proposal = actions.revise(proposal, by=request.user, version=version, **facts)
        return _saved(request, proposal, form)
    context = {"form": form, "proposal": proposal, "for_deputy": True, "deputy": proposal.lead}
    return render(request, "proposals/draft.html", context)


def _saved(request, proposal, form):
    for upload in form.cleaned_data["files"]:
        stored = intake(upload, by=request.user)
        actions.attach(proposal, stored, purpose=Purpose.MATERIAL, by=request.user)
    if "submit" in request.POST:
        return redirect("proposals:submit", proposal.code)
    messages.success(request, "草稿已保存，只有您看得到。")
    return redirect("proposals:revise", proposal.code)


@login_required
def submit(request, code):
    proposal = case(request, code)
    SUGGESTION.require("submit", proposal, by=request.user)
    if request.method == "POST":
        actions.submit(proposal, by=request.user)
        messages.success(request, "已提交，代表工委将在五个工作日内审查。")
        return redirect(proposal)
    context = {"proposal": proposal, "for_deputy": True, "similar": similar_cases(request, proposal)}
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
    if not rules.is_coordinator(request.user, None):
        raise PermissionDenied
    form = LogForm(request.POST or None, request.FILES or None, initial={"submitted_on": localdate()})
    if form.is_valid():
        scans = [intake(upload, by=request.user) for upload in form.cleaned_data["files"]]
        proposal = actions.log(by=request.user, scans=scans, **form.fields_for_action())
        messages.success(request, "已录入，可以接着审查登记。")
        return redirect(proposal)
    return render(request, "proposals/log.html", {"form": form})


@login_required
def similar(request):
    """The earlier cases shown while somebody writes; the words come from the form on the page."""
    words = " ".join(request.GET.get(name, "") for name in ("title", "reason", "request"))
    if len(words.strip()) < 4:
        return HttpResponse("")
    found = queries.similar_to(queries.similar_pool(request.user), words)
    return render(request, "proposals/_similar.html", {"similar": found})


def similar_cases(request, proposal):
    words = f"{proposal.title} {proposal.reason} {proposal.request}"
    return queries.similar_to(queries.similar_pool(request.user).exclude(pk=proposal.pk), words)
