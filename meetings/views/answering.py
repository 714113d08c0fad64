"""参加, 请假, 批假, 取消: on the page of one person."""

from django import forms
from django.contrib.auth.decorators import login_required

from congress.pages.steps import step_page, taken
from meetings import actions, queries
from meetings.actions.answering import sends
from meetings.flow import PARTICIPANT
from meetings.forms import DeclineForm, LeaveForm, NoteForm, RulingForm, SendForm
from meetings.rules import reads_reason
from meetings.views.fetch import person as found


def _step(request, code, pk, name, form_of, said):
    """One road for all answers: find, require, ask, act. ``form_of(person, data)`` gives the form."""
    meeting, person = found(request, code, pk)
    PARTICIPANT.require(name, person, by=request.user)
    form = form_of(person, request.POST if request.method == "POST" else None)
    return step_page(
        request, form, taken(getattr(actions, name), person, request), f"meetings/{name}.html", said, back=person,
        meeting=meeting, case=person, person=person,
        reason=person.reason if reads_reason(request.user, person) else "",
        for_deputy=not queries.sees_inside(request.user, meeting),
    )  # fmt: skip


def _sending(person, data):
    """A unit says whom it sends; a person says yes and nothing more."""
    if not sends(person):
        return forms.Form(data)
    return SendForm(data, initial={"name": person.name, "title": person.title})


@login_required
def confirm(request, code, pk):
    return _step(request, code, pk, "confirm", _sending, "已回复参加。")


@login_required
def ask_leave(request, code, pk):
    return _step(request, code, pk, "ask_leave", lambda _, data: LeaveForm(data), "请假已提交，批复后通知本人。")


@login_required
def rule_leave(request, code, pk):
    return _step(request, code, pk, "rule_leave", lambda _, data: RulingForm(data), "已批复，并通知本人。")


@login_required
def decline(request, code, pk):
    return _step(request, code, pk, "decline", lambda _, data: DeclineForm(data), "已回复不能参加。")


@login_required
def drop(request, code, pk):
    return _step(request, code, pk, "drop", lambda _, data: NoteForm(data), "已取消。")
