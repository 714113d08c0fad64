"""When a decision on a motion may be asked about again, by how many, and until when."""

from datetime import timedelta

from django.utils.timezone import localdate, now

from congress.rulebook.book import setting
from congress.surveys.majority import needed
from proposals.models import Channel, MotionCutoff, Status
from proposals.rules.motion import _own_place

BEFORE_LAST = timedelta(hours=4)  # 参照上海市代表议案规定第十四条
NOT_OURS, OVER = "只有大会期间由主席团作出的决定可以要求复议。", "大会已经闭幕，不能再要求复议。"
NOBODY_ASKED, NOBODY_WAITS = "代表没有要求复议。", "没有等待同意的复议要求。"
NEEDLESS = (NOT_OURS, OVER, NOBODY_ASKED, NOBODY_WAITS)  # nothing a button should be drawn for
STILL_HERE = (Status.SUBMITTED, Status.RETURNED, Status.REGISTERED)  # the suggestion it became lies with the office


def open_appeal(motion):
    return motion.appeals.filter(ruling="").prefetch_related("voices").first()


def voices_needed(motion) -> int:
    """More than half of who stand for it, and ten at least."""
    return max(needed(motion.head_count), setting("motion.min_signers"))


def agrees_to_appeal(user, motion) -> bool:
    """A signer who stands for the motion and has not said so yet."""
    place = _own_place(user, motion)
    return place is not None and place.counts


def time_is_up(motion) -> str:
    """Of a decision of the presidium, while it sits: four hours before its last meeting, where that hour is known."""
    if motion.channel != Channel.SESSION or motion.decided_on is None:
        return NOT_OURS
    closes_on = motion.session.closes_on
    if closes_on and localdate() > closes_on:
        return OVER
    known = MotionCutoff.objects.filter(session=motion.session).exclude(last_meeting_at=None).first()
    if known and now() > known.last_meeting_at - BEFORE_LAST:
        return "要求复议须在主席团最后一次会议四小时以前提出（参照上海市代表议案规定第十四条）。"
    if motion.converted_to and motion.converted_to.status not in STILL_HERE:
        return "转作的建议已经交办，不能再要求复议。"
    return ""


def no_appeal(motion) -> str:
    if motion.appeals.exists():
        return "本件已经要求过复议。"
    return time_is_up(motion)


def not_to_be_joined(motion) -> str:
    return NOBODY_WAITS if open_appeal(motion) is None else time_is_up(motion)


def appeal_not_ripe(motion) -> str:
    appeal = open_appeal(motion)
    if appeal is None:
        return NOBODY_ASKED
    least = voices_needed(motion)
    if appeal.count < least:
        return f"要求复议须有过半数提案人并且不少于十人，至少{least}名，现有 {appeal.count} 名同意。"
    return ""


def not_to_be_changed(motion) -> str:
    if said := appeal_not_ripe(motion):
        return said
    if motion.converted_to and motion.converted_to.status not in STILL_HERE:
        return "转作的建议已经交办，不能再改变决定。"
    return ""
