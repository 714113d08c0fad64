"""人选 at the meeting: met, heard, put off. The count itself is the meeting's own page of votes."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.pages.boxes import NoteForm
from congress.pages.steps import step_page, taken
from meetings import actions
from meetings.flow import LINE
from meetings.forms.electing import MeetForm, StatementForm
from meetings.queries.appointments import lines_visible_to

STEPS = ("meet_members", "give_statement", "defer_line")


def found_line(request, code, pk):
    """A line whose motion the person may know of; nobody else learns that there is one (404)."""
    lines = lines_visible_to(request.user).select_related("motion__unit", "motion__term", "official", "post")
    return get_object_or_404(lines, pk=pk, motion__code=code)


def door_url(line, name: str) -> str:
    return reverse(f"meetings:{name}", args=[line.motion.code, line.pk])


def with_doors(user, lines, names) -> list:
    """The lines, each with the steps that are open to the person now and their addresses."""
    for line in lines:
        doors = LINE.doors(user, line)
        line.ways = [(door.label, door_url(line, door.name)) for door in doors if door.open and door.name in names]
    return lines


def act(request, line, form, step: str, done: str):
    """Back to the item at the meeting where the line stands on an agenda, else to the line."""
    item = line.motion.items.order_by("-pk").first()
    back = reverse("meetings:item", args=[item.code]) if item else line.get_absolute_url()
    page = f"meetings/{step}.html"
    return step_page(
        request, form, taken(getattr(actions, step), line, request), page, done, back=back, case=item or line, line=line
    )  # fmt: skip


@login_required
def meet_members(request, code, pk):
    line = found_line(request, code, pk)
    LINE.require("meet_members", line, by=request.user)
    return act(request, line, MeetForm(request.POST or None), "meet_members", "已登记与组成人员见面。")


@login_required
def give_statement(request, code, pk):
    line = found_line(request, code, pk)
    LINE.require("give_statement", line, by=request.user)
    form = StatementForm(request.POST or None, request.FILES or None)
    return act(request, line, form, "give_statement", "供职发言已登记。")


@login_required
def defer_line(request, code, pk):
    line = found_line(request, code, pk)
    LINE.require("defer_line", line, by=request.user)
    form = NoteForm(request.POST or None, label="暂不付表决的理由", required=True)
    return act(request, line, form, "defer_line", "已登记暂不付表决。")
