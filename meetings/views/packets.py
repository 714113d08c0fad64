"""文件汇编: the editions of a meeting, one edition, what changed since an earlier one, and the reader's own copy."""

import tempfile
from pathlib import Path

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from congress.audit import record
from congress.files.send import show
from congress.pages.papers import pdf_response
from congress.printing import pdf
from congress.printing.changes import changed, in_words
from meetings import rules
from meetings.actions import make_copies
from meetings.actions import packets as actions
from meetings.documents.packets import pages_only
from meetings.forms.packets import PacketForm
from meetings.models import Packet, PacketFor
from meetings.queries import own_place
from meetings.queries import packets as reading
from meetings.views import fetch
from meetings.views.ways import ways


@login_required
@never_cache
def packets(request, code):
    """The editions this person may have; the office makes the next one here."""
    meeting = fetch.meeting(request, code)
    makes = rules.is_officer(request.user)
    if request.method == "POST" and not makes:
        raise PermissionDenied
    form = PacketForm(request.POST or None, meeting=meeting) if makes else None
    if form is not None and form.is_valid():
        try:
            work = actions.make_packet(form.cleaned_data["version"], by=request.user, **form.asked)
        except actions.AlreadyMade as made:
            messages.info(request, made.messages[0])
            return redirect(made.packet)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect(work)
    context = {
        "meeting": meeting, "ways": ways(request, meeting), "form": form, "has_version": meeting.versions.exists(),
        "packets": reading.packets_for(request.user, meeting),
        "underway": actions.underway(meeting).filter(owner=request.user).first() if makes else None,
    }  # fmt: skip
    return render(request, "meetings/packets.html", context)


@login_required
@never_cache
@require_safe
def packet(request, pk):
    one = _found(request, pk)
    before = reading.earlier(one)
    asked = request.GET.get("since", "")
    since = next((each for each in before if str(each.edition) == asked), before[0] if before else None)
    context = {
        "packet": one, "meeting": one.meeting, "earlier": before, "since": since,
        "changes": _changes(since, one) if since else None, "rows": _rows(one),
        "inside": rules.is_staff(request.user),
        "copies": rules.is_officer(request.user) and one.is_personal and one.audience == PacketFor.MEMBERS,
    }  # fmt: skip
    return render(request, "meetings/packet.html", context)


def _rows(packet: Packet) -> list[dict]:
    """The contents: what lies where."""
    heads = {piece["name"]: piece for piece in packet.recipe["pieces"]}
    return [
        {**each, "head": heads[each["name"]]["head"], "mark": heads[each["name"]]["mark"],
         "at": in_words(each["numbers"][: each["pages"]])}
        for each in packet.facts["papers"] if heads[each["name"]]["is_listed"]
    ]  # fmt: skip


def _changes(old: Packet, new: Packet) -> dict:
    found = changed(old.facts, new.facts)
    rows = [row | {"out": in_words(row["out"]), "into": in_words(row["into"])} for row in found["rows"]]
    return found | {"rows": rows}


@login_required
@never_cache
@require_safe
def packet_file(request, pk):
    """The stored edition; who is to have a copy with their name on it gets that instead."""
    one = _found(request, pk)
    name = f"{one}（{request.user.name}）" if one.is_personal and not rules.is_staff(request.user) else str(one)
    if any(piece["is_watermarked"] for piece in one.recipe["pieces"]) or _has_confidential(one):
        record("downloaded", by=request.user, request=request, about=one, what="含保密文件的文件汇编")
    if name == str(one) and "mine" not in request.GET:
        return show(request, one.file)
    return _own_copy(request, one, name)


@login_required
@require_POST
def packet_copies(request, pk):
    """All members' copies at once, for the office that has them printed."""
    one = _found(request, pk)
    if not rules.is_officer(request.user):
        raise PermissionDenied
    try:
        work = make_copies(one, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(one)
    record("downloaded", by=request.user, request=request, about=one, what="全体组成人员的个人册")
    return redirect(work)


def _own_copy(request, one: Packet, name: str):
    """Bound anew from parts that are kept, with the numbers of the edition."""
    place = own_place(request.user, one.meeting)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.pdf"
        try:
            actions.copy_for(one, path, name=request.user.name, number=actions.number_of(place))
        except pdf.PrintError as error:
            return render(request, "components/print_failed.html", {"error": error}, status=503)
        return pdf_response(request, path.read_bytes(), name=name)


def _has_confidential(packet: Packet) -> bool:
    return packet.papers.filter(paper__confidential=True).exists()


@login_required
@never_cache
@require_safe
def packet_changes(request, pk, edition):
    """换页: the sheet that says what goes out and in, and behind it the pages themselves."""
    one = _found(request, pk)
    since = next((each for each in reading.earlier(one) if each.edition == edition), None)
    if since is None or (one.is_personal and not rules.is_staff(request.user)):
        raise Http404
    found = _changes(since, one)
    title = f"{one.meeting.short}文件汇编换页（第{since.edition}版到第{one.edition}版）"
    context = {"title": "换页单", "packet": one, "since": since, "changes": found}
    try:
        sheet = pdf.render("meetings/packet_changes.html", context, title=title)
    except pdf.PrintError as error:
        return render(request, "components/print_failed.html", {"error": error}, status=503)
    if _has_confidential(one):
        record("downloaded", by=request.user, request=request, about=one, what="含保密文件的换页")
    pages = pages_only(one.file.path, found["pages"]) if found["pages"] else None
    return pdf_response(request, pdf.bind([sheet, *([pages] if pages else [])], title=title), name=title)


def _found(request, pk) -> Packet:
    one = get_object_or_404(Packet.objects.select_related("meeting__body", "meeting__term", "file", "version"), pk=pk)
    if not reading.packet_visible_to(request.user, one):
        raise Http404
    return one
