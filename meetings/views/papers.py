"""会议文件: the list of a meeting, one paper, and everything the office does with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from congress.accounts import grants
from congress.accounts.models import User
from congress.audit import record
from congress.files.intake import intake
from congress.files.send import send
from congress.pages.security import POLICY
from congress.workflow.flow import Flow
from meetings import actions, rules
from meetings.actions.converting import convert
from meetings.actions.papers import FLAGS
from meetings.flow import MEETING
from meetings.forms.papers import (
    AddPaperForm,
    PaperForm,
    PaperNoteForm,
    ReplacePaperForm,
    RewritePaperForm,
    SharePaperForm,
    WritePaperForm,
)
from meetings.models import PaperKind
from meetings.queries import items_of
from meetings.queries import papers as reading
from meetings.views import fetch
from meetings.views.ways import ways

SENDING = Flow("sending", *(MEETING.steps[name] for name in ("send_papers", "send_late")))  # the doors of this room


@login_required
@require_safe
def papers(request, code):
    """All papers of a meeting this person may read, in the order of the packet."""
    meeting = fetch.meeting(request, code)
    user = request.user
    audience = reading.audience_of(user, meeting)
    inside = audience == reading.Audience.STAFF
    found = [reading.show(paper, user) for paper in reading.in_order(reading.papers_for(user, meeting))]
    context = {
        "meeting": meeting, "ways": ways(request, meeting), "groups": _groups(found), "count": len(found),
        "inside": inside, "audience": audience, "today": localdate(),
        "missing": reading.missing(meeting) if inside else [],
        "withdrawn": reading.withdrawn_from(meeting) if inside else [],
        "may_add": reading.handles_papers(user, meeting),
        "doors": SENDING.doors(user, meeting),
        "underway": any(paper.newest.is_underway for paper in found if paper.newest),
    }  # fmt: skip
    return render(request, "meetings/papers.html", context)


def _groups(found) -> list[tuple]:
    """Papers under the item they belong to; those of the meeting itself last."""
    groups: dict = {}
    for paper in found:
        groups.setdefault(paper.item, []).append(paper)
    return list(groups.items())


@login_required
@require_safe
@never_cache
def paper(request, code):
    one = fetch.paper(request, code)
    inside = rules.is_staff(request.user)
    handles = reading.handles_papers(request.user, one.case) and not one.is_withdrawn
    context = {
        "paper": one, "meeting": one.meeting, "inside": inside, "handles": handles, "version": one.shown,
        "versions": one.versions.all() if inside else [],
        "shared": grants.who_may(reading.READ, one) if handles else [], "share": SharePaperForm(),
    }  # fmt: skip
    answer = render(request, "meetings/paper.html", context)
    answer["Content-Security-Policy"] = f"{POLICY}; frame-src 'self'"  # the sheet is shown on the page
    return answer


@login_required
@require_safe
@never_cache
def paper_file(request, code):
    """The version this person reads; ``?version=`` an older one, ``?original`` as it came in, for the office."""
    one = fetch.paper(request, code)
    version = one.shown
    if rules.is_staff(request.user) and (asked := request.GET.get("version", "")):
        version = next((each for each in one.versions.all() if str(each.number) == asked), None)
    if version is None:
        raise Http404
    original = "original" in request.GET and (rules.is_staff(request.user) or version.sheet is None)
    stored = version.file if original or version.sheet is None else version.sheet
    if stored is None:
        raise Http404
    if one.confidential:
        what = f"保密会议文件 第{version.number}稿"
        record("downloaded", by=request.user, request=request, about=one, what=what)
    return send(request, stored, inline="download" not in request.GET and not original)


@login_required
def add_paper(request, code):
    """A paper of the meeting or of one of its items, as a file."""
    return _add(request, AddPaperForm, "meetings/add_paper.html", meeting=fetch.meeting(request, code))


@login_required
def write_paper(request, code):
    return _add(request, WritePaperForm, "meetings/write_paper.html", meeting=fetch.meeting(request, code))


@login_required
def add_item_paper(request, code):
    """A paper of one item, which may not have a meeting yet."""
    return _add(request, AddPaperForm, "meetings/add_paper.html", item=fetch.item(request, code))


@login_required
def write_item_paper(request, code):
    return _add(request, WritePaperForm, "meetings/write_paper.html", item=fetch.item(request, code))


def _add(request, form_class, template, *, meeting=None, item=None):
    case = item or meeting
    _require(reading.handles_papers(request.user, case))
    initial = {name: request.GET[name] for name in ("item", "kind", "title") if name in request.GET}
    if initial.get("kind") == PaperKind.REPORT_DRAFT:
        initial |= {"to_print": False, "mark": "征求意见稿"}
    items = items_of(meeting) if meeting else None
    form = form_class(request.POST or None, request.FILES or None, initial=initial, items=items)
    if form.is_valid():
        asked = form.cleaned_data
        try:
            file = intake(asked["file"], by=request.user, kinds=form.fields["file"].kinds) if "file" in asked else None
            words = {"file": file, "body": asked.get("body", "")}
            made = actions.add_paper(asked.get("item") or case, by=request.user, **words, **form.facts)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"已收到《{made.name}》。")
            return redirect("meetings:papers", meeting.code) if meeting else redirect(item)
    return render(request, template, {"form": form, "case": case})


@login_required
def replace_paper(request, code):
    one = _handled(request, code)
    newest = one.newest
    written = newest is not None and newest.is_written
    if written:
        form = RewritePaperForm(request.POST or None, initial={"body": newest.body})
    else:
        form = ReplacePaperForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        asked = form.cleaned_data
        try:
            file = None if written else intake(asked["file"], by=request.user, kinds=form.fields["file"].kinds)
            actions.replace_paper(one, by=request.user, file=file, body=asked.get("body", ""), note=asked["note"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "已换成新的一稿，以前的稿子都在。")
            return redirect(one)
    return render(request, "meetings/replace_paper.html", {"form": form, "case": one, "written": written})


@login_required
def change_paper(request, code):
    one = _handled(request, code)
    initial = {name: getattr(one, name) for name in ("kind", "title", "mark", *FLAGS)}
    form = PaperForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.change_paper(one, by=request.user, **form.facts)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "已修改。")
            return redirect(one)
    return render(request, "meetings/change_paper.html", {"form": form, "case": one})


@login_required
def withdraw_paper(request, code):
    one = _handled(request, code)
    form = PaperNoteForm(request.POST or None, label="撤下的原因")
    if form.is_valid():
        try:
            actions.withdraw_paper(one, by=request.user, note=form.cleaned_data["note"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"《{one.name}》已撤下。")
            return redirect("meetings:papers", one.meeting.code) if one.meeting else redirect(one.item)
    return render(request, "meetings/withdraw_paper.html", {"form": form, "case": one})


@login_required
@require_POST
def move_paper(request, code):
    one = _handled(request, code)
    actions.move_paper(one, by=request.user, up=request.POST.get("way") == "up")
    return redirect("meetings:papers", one.meeting.code) if one.meeting else redirect(one.item)


@login_required
@require_POST
def convert_paper(request, code):
    """Ask the worker again, when it was lost or the file could not be read."""
    one = _handled(request, code)
    if one.newest and not one.newest.sheet_id:
        convert(one.newest, by=request.user)
        messages.success(request, "已请后台重新转换。")
    return redirect(one)


@login_required
@require_POST
def share_paper(request, code):
    one = _handled(request, code)
    form = SharePaperForm(request.POST)
    if form.is_valid():
        try:
            actions.share_paper(one, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, f"{form.cleaned_data['person'].name}可以阅读这份文件了。")
    for errors in form.errors.values():
        messages.error(request, errors[0])
    return redirect(one)


@login_required
@require_POST
def unshare_paper(request, code):
    one = _handled(request, code)
    asked = request.POST.get("person", "")
    person = get_object_or_404(User, pk=asked if asked.isdecimal() and len(asked) < 19 else 0)
    try:
        actions.unshare_paper(one, by=request.user, person=person, why=request.POST.get("why", ""))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, f"已撤销{person.name}的授权。")
    return redirect(one)


def _handled(request, code):
    one = fetch.paper(request, code)
    _require(reading.handles_papers(request.user, one.case))
    return one


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied
