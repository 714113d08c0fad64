from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from congress.accounts.models import Role
from congress.organs.queries import latest_session
from congress.pages.boxes import NoteForm
from congress.pages.steps import step_page
from congress.rulebook.book import setting
from deputies.queries import deputy_of, led_by
from proposals import actions, rules
from proposals.forms.motion import CutoffForm, InviteSignersForm, LogMotionForm, MotionForm
from proposals.queries import motion as queries
from proposals.rules.motion import least_signers
from proposals.views.motion_step import found, take


def _going_on(request, motion):
    """Where a saved text leads: to inviting, when that is what its author pressed."""
    return redirect("proposals:invite_signers" if "invite" in request.POST else "proposals:revise_motion", motion.code)


def _team(deputy):
    """The delegation in whose name this deputy may raise a motion."""
    return led_by(deputy, localdate()) if setting("motion.by_delegation") else None


@login_required
def draft_motion(request):
    deputy = deputy_of(request.user)
    if deputy is None or not request.user.has_role(Role.DEPUTY):
        raise PermissionDenied
    form = MotionForm(request.POST or None, team=_team(deputy))
    if form.is_valid():
        motion = actions.draft_motion(by=request.user, deputy=deputy, **form.fields_for_action())
        messages.success(request, "草稿已存好。")
        return _going_on(request, motion)
    context = {"form": form, "for_deputy": True, "least": setting("motion.min_signers")}
    return render(request, "proposals/motion_draft.html", context)


@login_required
def revise_motion(request, code):
    motion = found(request, code)
    actions.check_motion_revisable(motion, by=request.user)
    start = {name: getattr(motion, name) for name in MotionForm.Meta.fields} | {"version": motion.version}
    form = MotionForm(request.POST or None, initial=start, team=_team(motion.lead))
    if form.is_valid():
        version = form.cleaned_data["version"]
        motion = actions.revise_motion(motion, by=request.user, version=version, **form.fields_for_action())
        messages.success(request, "已存好。")
        return _going_on(request, motion)
    context = {"form": form, "for_deputy": True, "motion": motion, "least": least_signers(motion)}
    return render(request, "proposals/motion_draft.html", context)


@login_required
def invite_signers(request, code):
    return take(request, code, "invite_signers", InviteSignersForm, "已邀请；每位代表本人确认以后计入联名。")


@login_required
def sign_motion(request, code):
    return take(request, code, "sign_motion", PlainForm, "已确认附议。")


@login_required
def refuse_motion(request, code):
    return take(request, code, "refuse_motion", PlainForm, "已谢绝。")


@login_required
def leave_motion(request, code):
    form = partial(NoteForm, label="退出的缘由", required=True)
    return take(request, code, "leave_motion", form, "已退出附议。")


@login_required
def hand_in(request, code):
    return take(request, code, "hand_in", PlainForm, "议案已提交。")


@login_required
def abandon_motion(request, code):
    return take(request, code, "abandon_motion", partial(NoteForm, label="缘由"), "已放弃。")


class PlainForm(NoteForm):
    """A step that asks for nothing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["note"]


@login_required
def log_motion(request):
    if not rules.is_coordinator(request.user, None):
        raise PermissionDenied
    session = latest_session(localdate())
    start = {"submitted_on": localdate(), "session": session if session and session.sits_on(localdate()) else None}
    form = LogMotionForm(request.POST or None, request.FILES or None, initial=start)

    def step(files, **facts):
        return actions.log_motion(by=request.user, scans=files, **facts)

    return step_page(
        request, form, step, "proposals/motion_log.html", "纸质议案已登记在案，可以接着编号登记。",
        back="proposals:motions", then=lambda made: made,
    )  # fmt: skip


@login_required
def set_cutoff(request):
    if not rules.is_coordinator(request.user, None):
        raise PermissionDenied
    session = latest_session(localdate())
    standing = queries.motion_cutoff(session)
    start = {"session": session}
    if standing:
        last = standing.last_meeting_at
        start |= {"at": localtime(standing.at), "basis": standing.basis, "last_meeting_at": last and localtime(last)}
    form = CutoffForm(request.POST or None, initial=start)
    if form.is_valid():
        actions.set_cutoff(by=request.user, **form.cleaned_data)
        messages.success(request, "截止时间已登记；此后提交的按闭会期间提出处理。")
        return redirect(reverse("proposals:motions"))
    return render(request, "proposals/motion_cutoff.html", {"form": form, "standing": standing})
