"""Frozen versions: made, listed, read. What a version shows comes from its snapshot alone."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render

from meetings import actions, queries, rules
from meetings.flow import MEETING
from meetings.forms.freezing import FreezeForm
from meetings.queries.changes import changes
from meetings.queries.snapshot import snapshot
from meetings.queries.timetable import doubts, on_agenda, slots, unlisted
from meetings.queries.versions import changes_in, latest_version, one_before, reads_names
from meetings.views.fetch import meeting as found
from meetings.views.ways import ways


@login_required
def freeze(request, code):
    meeting = found(request, code)
    MEETING.require("freeze", meeting, by=request.user)
    form = FreezeForm(request.POST or None)
    if form.is_valid():
        try:
            version = actions.freeze(meeting, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"已定稿，这是第 {version.number} 版。")
            return redirect(version)
    last = latest_version(meeting)
    context = {
        "meeting": meeting,
        "ways": ways(request, meeting),
        "form": form,
        "last": last,
        "changes": changes(last.content, snapshot(meeting)[0]) if last else [],
        "doubts": [*doubts(meeting, slots(meeting), on_agenda(meeting)), *unlisted(meeting)],
    }
    return render(request, "meetings/freeze.html", context)


@login_required
def versions(request, code):
    meeting = found(request, code)
    context = {
        "meeting": meeting,
        "ways": ways(request, meeting),
        "versions": meeting.versions.defer("content", "inside").order_by("-number"),
        "inside": queries.sees_inside(request.user, meeting),
    }
    return render(request, "meetings/versions.html", context)


@login_required
def version(request, code, number):
    meeting = found(request, code)
    return show_version(request, meeting, get_object_or_404(meeting.versions, number=number))


def show_version(request, meeting, shown):
    """One version as this person may read it; without one, that there is none yet."""
    names = reads_names(request.user, meeting)
    before = one_before(shown, request.GET.get("before", "")[:6]) if shown else None
    context = {
        "meeting": meeting,
        "ways": ways(request, meeting),
        "version": shown,
        "before": before,
        "earlier": range(1, shown.number) if shown else (),
        "content": for_page(shown.content, names=names) if shown else None,
        "changes": changes_in(shown, before, names=names) if shown else [],
        "latest": latest_version(meeting),
        "names": names,
        "inside": rules.is_staff(request.user),
    }
    return render(request, "meetings/version.html", context)


def for_page(content, *, names):
    """The snapshot in the order in which it is read: sittings by day, people by capacity."""
    days, people = {}, {}
    for sitting in content["sittings"]:
        days.setdefault(date.fromisoformat(sitting["day"]), []).append(sitting)
    for person in content["people"] if names else ():
        people.setdefault(person["capacity_label"], []).append(person)
    return {
        "items": content["items"],
        "days": list(days.items()),
        "groups": content["groups"] if names else [],
        "people": list(people.items()),
    }
