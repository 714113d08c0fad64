"""What a motion sets going: the organ's plan and report, the standing committee's hearing, the word to the congress."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.pages.dates import full_day
from congress.workflow.wanted import want_words
from proposals.actions.motion_deciding import write_paper
from proposals.actions.motion_joining import follow_motions
from proposals.deadlines import motion as clocks
from proposals.flow import MOTION
from proposals.models import Motion, MotionGoal, MotionPaper, MotionStatus
from proposals.notices import motion as notices

PAPER = MotionPaper.Kind


def give_opinion(motion, *, by, text, files=()) -> Motion:
    """提出机关意见: within thirty days of the session, for the committee's deliberation."""
    with MOTION.take("give_opinion", motion, by=by) as (motion, facts):
        units = by.units_as("handler", "unit_head")
        asked = motion.consulted.filter(unit__in=units, answered_on=None).select_related("unit").first()
        if asked is None:
            raise ValidationError({"text": "本单位已经提出过意见。"})
        write_paper(motion, PAPER.OPINION, by=by, text=text, unit=asked.unit, files=files)
        asked.answered_on = localdate()
        asked.save(update_fields=["answered_on"])
        facts["said"] = asked.unit.label
        if not motion.consulted.filter(answered_on=None).exists():
            clocks.meet_motion(motion, "motion.organ_opinion")
        clocks.refresh_motion(motion)
        notices.opinion_given(motion, asked.unit)
    return motion


def assign_motion(motion, *, by, organ, text, files=()) -> Motion:
    """交机关办理: with the committee's report on its deliberation; from here runs the organ's limit."""
    with MOTION.take("assign_motion", motion, by=by) as (motion, facts):
        write_paper(motion, PAPER.RESULT, by=by, text=text, unit=motion.committee, files=files)
        motion.organ, motion.assigned_on = organ, localdate()
        clocks.meet_motion(motion, "motion.review_result")
        clocks.void_motion(motion, "motion.organ_opinion")
        clocks.start_motion("motion.handling_report", motion, on=localdate())
        clocks.refresh_motion(motion)
        facts["said"] = organ.label
        notices.motion_assigned(motion)
    return motion


def plan_motion(motion, *, by, text, goals, files=()) -> Motion:
    """提交办理方案: measures, and goals each with its day (seed 0 ¶16: 明确目标和时限)."""
    with MOTION.take("plan_motion", motion, by=by) as (motion, facts):
        if not goals:
            raise ValidationError("请至少写明一个办理目标和完成时限。")
        if early := [day for _words, day in goals if day < localdate()]:
            raise ValidationError(f"完成时限 {early[0]} 已经过去，请写以后的日期。")
        write_paper(motion, PAPER.PLAN, by=by, text=text, unit=motion.organ, files=files)
        MotionGoal.objects.bulk_create(
            MotionGoal(motion=motion, place=place, text=words, due_on=day)
            for place, (words, day) in enumerate(goals, motion.goals.count() + 1)
        )
        facts["said"] = f"办理目标{len(goals)}个，最迟{max(day for _, day in goals)}完成"
        notices.motion_planned(motion)
    return motion


def reach_goal(goal, *, by, evidence) -> MotionGoal:
    """登记目标完成: by the organ, with what shows it; the group sees it at once."""
    want_words("请写明完成情况。", evidence=evidence)
    with MOTION.take("reach_goal", goal.motion, by=by) as (motion, facts):
        goal = motion.goals.select_for_update().get(pk=goal.pk)
        if goal.reached_on:
            raise ValidationError({"evidence": f"这个目标已在 {goal.reached_on} 登记完成。"})
        goal.reached_on, goal.evidence = localdate(), evidence.strip()
        goal.save(update_fields=["reached_on", "evidence"])
        facts["said"] = goal.text
        notices.goal_reached(motion, goal)
    return goal


def report_motion(motion, *, by, text, files=()) -> Motion:
    """报告办理情况: to the standing committee, in time or late; the clock says which."""
    with MOTION.take("report_motion", motion, by=by) as (motion, facts):
        paper = write_paper(motion, PAPER.REPORT, by=by, text=text, unit=motion.organ, files=files)
        motion.heard_on, motion.heard_at = None, ""  # each report has a hearing of its own
        clocks.meet_motion(motion, *clocks.HANDLING)
        clocks.refresh_motion(motion)
        facts["said"] = f"第{paper.round}次报告"
        notices.motion_reported(motion)
    return motion


def hear_motion(motion, *, by, on, where) -> Motion:
    """安排常委会审议: the lead deputy is invited to attend (参照上海市代表议案规定第十九条、第二十一条)."""
    with MOTION.take("hear_motion", motion, by=by) as (motion, facts):
        motion.heard_on, motion.heard_at = on, where
        facts["said"] = f"{where}，{full_day(on)}，邀请{motion.lead.name}代表列席"
        notices.motion_heard(motion)
    return motion


def _deliberated(name, motion, by, text, files, after) -> Motion:
    with MOTION.take(name, motion, by=by) as (motion, facts):
        paper = write_paper(
            motion, PAPER.DELIBERATION, by=by, text=text, on=motion.heard_on, where=motion.heard_at, files=files
        )
        facts["said"] = motion.heard_at
        if after:
            after(motion, paper)
        clocks.refresh_motion(motion)
        notices.motion_deliberated(motion, MOTION.steps[name].label)
    return motion


def accept_motion(motion, *, by, text, files=()) -> Motion:
    """审议通过: every goal of the plan has been reached."""
    return _deliberated("accept_motion", motion, by, text, files, None)


def rehandle_motion(motion, *, by, text, files=()) -> Motion:
    """要求再次办理: the organ reports again within a month of the hearing (参照上海市代表议案规定第二十一条)."""

    def again(motion, paper):
        clocks.start_motion("motion.rehandle", motion, on=paper.on)

    return _deliberated("rehandle_motion", motion, by, text, files, again)


def track_motion(motion, *, by, text, files=()) -> Motion:
    """继续跟踪: a weighty matter is followed from year to year (seed 0 ¶16)."""

    def onward(motion, paper):
        clocks.next_year(motion, paper.on)

    return _deliberated("track_motion", motion, by, text, files, onward)


def report_to_congress(motion, *, by, text, where, files=()) -> Motion:
    """向大会报告: printed for the next session."""
    with MOTION.take("report_to_congress", motion, by=by) as (motion, facts):
        write_paper(motion, PAPER.CONGRESS, by=by, text=text, where=where, files=files)
        facts["said"] = where
        notices.motion_to_congress(motion)
    return motion


def close_motion(motion, *, by, note="") -> Motion:
    """办结议案: nothing is owed any more."""
    with MOTION.take("close_motion", motion, by=by, note=note) as (motion, _):
        motion.closed_on = localdate()
        clocks.void_motion(motion)
        clocks.refresh_motion(motion)
        motion.status = MotionStatus.CLOSED
        notices.motion_closed(motion)
        follow_motions(motion, "close_along")
    return motion
