"""复议: who stand for a motion that was turned into a suggestion ask the presidium to decide once more."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.workflow.wanted import want_past, want_words
from proposals.actions.motion_deciding import write_paper
from proposals.actions.withdrawing import end_for_motion
from proposals.flow import MOTION
from proposals.models import Motion, MotionAppeal, MotionPaper
from proposals.notices import motion as notices
from proposals.rules.motion_appeal import open_appeal, voices_needed


def appeal_motion(motion, *, by, reason) -> Motion:
    """要求复议: by the lead, with the reason; the others say in person whether they agree."""
    want_words("请写明要求复议的理由。", reason=reason)
    with MOTION.take("appeal_motion", motion, by=by, note=reason) as (motion, facts):
        MotionAppeal.objects.create(motion=motion, reason=reason.strip())
        facts["said"] = f"须有{voices_needed(motion)}名提案人同意"
        notices.appeal_asked(motion, reason)
    return motion


def join_appeal(motion, *, by) -> Motion:
    """同意复议: in person; with the last voice needed the office puts it before the presidium."""
    with MOTION.take("join_appeal", motion, by=by) as (motion, facts):
        appeal, own = open_appeal(motion), motion.signers.get(deputy__user=by)
        if own in appeal.voices.all():
            raise ValidationError("您已经同意复议。")
        appeal.voices.add(own)
        count = open_appeal(motion).count
        facts["said"] = f"{own.name}，连同领衔代表共{count}名"
        if count == voices_needed(motion):
            notices.appeal_ripe(motion)
    return motion


def uphold_motion(motion, *, by, on, where, text) -> Motion:
    """维持原决定: the presidium has looked at it again, and it stays a suggestion."""
    return _rule("uphold_motion", motion, MotionAppeal.Ruling.UPHELD, by=by, on=on, where=where, text=text)


def reconsider_motion(motion, *, by, on, where, text) -> Motion:
    """重新审查决定: the suggestion it was turned into ends, the motion is before the presidium again."""
    return _rule("reconsider_motion", motion, MotionAppeal.Ruling.CHANGED, by=by, on=on, where=where, text=text)


def _rule(step, motion, ruling, *, by, on, where, text) -> Motion:
    want_past("决定日期", on=on)
    with MOTION.take(step, motion, by=by) as (motion, facts):
        write_paper(motion, MotionPaper.Kind.DECISION, by=by, text=text, on=on, where=where)
        motion.appeals.filter(ruling="").update(ruling=ruling, ruled_on=localdate())
        facts["said"] = where
        if ruling == MotionAppeal.Ruling.CHANGED:
            end_for_motion(motion.converted_to, by=by, motion=motion)
            motion.converted_to = None
        notices.motion_decided(motion, MOTION.steps[step].label)
    return motion
