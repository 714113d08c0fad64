from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404

from congress.pages.boxes import NoteForm
from congress.pages.steps import step_page, taken
from proposals import actions
from proposals.flow import MOTION
from proposals.forms.motion import (
    AssignMotionForm,
    CongressReportForm,
    HearMotionForm,
    PaperForm,
    PlanMotionForm,
    ReachGoalForm,
)
from proposals.views.motion_step import found, take


@login_required
def give_opinion(request, code):
    return take(request, code, "give_opinion", partial(PaperForm, label="意见"), "意见已提出。")


@login_required
def assign_motion(request, code):
    return take(request, code, "assign_motion", AssignMotionForm, "已交承办机关。")


@login_required
def plan_motion(request, code):
    return take(request, code, "plan_motion", PlanMotionForm, "办理方案已提交。")


@login_required
def report_motion(request, code):
    return take(request, code, "report_motion", partial(PaperForm, label="办理情况报告"), "办理情况已报告。")


@login_required
def hear_motion(request, code):
    return take(request, code, "hear_motion", HearMotionForm, "已安排审议，并邀请领衔代表列席。")


@login_required
def accept_motion(request, code):
    return take(request, code, "accept_motion", partial(PaperForm, label="审议意见"), "已登记审议通过。")


@login_required
def rehandle_motion(request, code):
    return take(request, code, "rehandle_motion", partial(PaperForm, label="审议意见"), "已要求再次办理。")


@login_required
def track_motion(request, code):
    return take(request, code, "track_motion", partial(PaperForm, label="审议意见"), "已转入继续跟踪。")


@login_required
def report_to_congress(request, code):
    return take(request, code, "report_to_congress", partial(CongressReportForm, label="报告"), "已登记向大会报告。")


@login_required
def close_motion(request, code):
    return take(request, code, "close_motion", partial(NoteForm, label="说明"), "议案已办结。")


@login_required
def reach_goal(request, code, pk):
    motion = found(request, code)
    goal = get_object_or_404(motion.goals.select_related("motion"), pk=pk)
    MOTION.require("reach_goal", motion, by=request.user)
    form = ReachGoalForm(request.POST or None)
    step, context = taken(actions.reach_goal, goal, request), {"motion": motion, "goal": goal}
    return step_page(request, form, step, "proposals/reach_goal.html", "已登记完成。", back=motion, **context)
