"""Who may take which step of a motion, and why not although its status allows it (law.md §6)."""

from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.rulebook.book import setting
from congress.surveys.majority import needed
from deputies.queries import serving_in
from proposals.models import Channel, MotionStatus
from proposals.rules.people import is_coordinator

LEAST_TEXT = (("title", "标题"), ("cause", "案由"), ("basis", "案据"), ("remedy", "方案"))


# ---- who ----


def is_motion_lead(user, motion) -> bool:
    """The lead deputy in person and in office; a motion is no longer anybody's when the mandate is over."""
    return user is not None and motion.lead.user_id == user.pk and user.has_role(Role.DEPUTY)


def _own_place(user, motion):
    if user is None or not user.has_role(Role.DEPUTY):
        return None
    return next((each for each in motion.signers.all() if each.deputy.user_id == user.pk), None)


def is_asked_to_sign(user, motion) -> bool:
    place = _own_place(user, motion)
    return place is not None and place.is_asked


def stands_for_motion(user, motion) -> bool:
    """Has signed beside the lead and may step out again."""
    place = _own_place(user, motion)
    return place is not None and place.counts


def has_part_in_motion(user, motion) -> bool:
    """The lead or a signer, also after the mandate: what follows is answered to them."""
    if user is None or not user.has_any_role(Role.DEPUTY, Role.FORMER_DEPUTY):
        return False
    return any(
        each.lead.user_id == user.pk or any(beside.deputy.user_id == user.pk for beside in each.in_force)
        for each in (motion, *motion.along)
    )


def reviews_motion(user, motion) -> bool:
    """The reviewing body; 代表工委 keeps the records of the 议案审查委员会, which has no staff of its own."""
    if is_coordinator(user, motion):
        return True
    return user is not None and motion.committee_id in user.units_as(Role.COMMITTEE_OFFICER)


def converts_motion(user, motion) -> bool:
    """After the decision the office; of a motion sent back the lead, who agrees that it becomes a suggestion, or
    the office on the paper of a lead without an account."""
    if motion.status == MotionStatus.RETURNED and motion.lead.user_id:
        return is_motion_lead(user, motion)
    return is_coordinator(user, motion)


def is_organ(user, motion) -> bool:
    """承办机关: the unit's handler or its head."""
    return user is not None and motion.organ_id in user.units_as(Role.HANDLER, Role.UNIT_HEAD)


def is_organ_head(user, motion) -> bool:
    """Plan and report are the organ's word to the standing committee: its head hands them in."""
    return user is not None and motion.organ_id in user.units_as(Role.UNIT_HEAD)


def owes_opinion(user, motion) -> bool:
    if user is None:
        return False
    units = user.units_as(Role.HANDLER, Role.UNIT_HEAD)
    return any(each.unit_id in units for each in motion.consulted.all())


def in_group(user, motion) -> bool:
    """Everybody in the working group writes in its log; the office does for who is not on line."""
    if is_coordinator(user, motion):
        return True
    return user is not None and any(each.user_id == user.pk and not each.left_on for each in motion.group.all())


def sees_motion_inside(user, motion) -> bool:
    return user.has_any_role(Role.COORDINATOR, Role.LEADER) or (
        motion.committee_id is not None and motion.committee_id in user.units_as(Role.COMMITTEE_OFFICER)
    )


# ---- why not ----


def motion_lacks(motion) -> list[tuple[str, str]]:
    """案由、案据、方案 (代表法第二十二条): the fields still empty."""
    return [(name, label) for name, label in LEAST_TEXT if not getattr(motion, name).strip()]


def motion_incomplete(motion) -> str:
    empty = motion_lacks(motion)
    return f"还没有填写{'、'.join(label for _, label in empty)}。" if empty else ""


def least_signers(motion) -> int:
    """How many must stand for it: ten deputies, or more than half of the delegation in whose name it is raised."""
    if not motion.by_delegation:
        return setting("motion.min_signers")
    return needed(serving_in([motion.delegation], motion.submitted_on or localdate()).count())


def too_few_signers(motion) -> str:
    if words := motion_incomplete(motion):
        return words
    least = least_signers(motion)
    if motion.head_count >= least:
        return ""
    if motion.by_delegation:
        return f"以代表团名义提出的，须经全团代表过半数同意，至少{least}名，现有 {motion.head_count} 名确认。"
    return f"议案须有{least}名以上代表联名（地方组织法第二十二条），现有 {motion.head_count} 名确认。"


def takes_motions_along(motion) -> str:
    """A main motion does not itself go along with another."""
    count = sum(each.status == MotionStatus.MERGED for each in motion.joined.all())
    return f"已有 {count} 件议案并入本件，请先取消那些并案。" if count else ""


def main_is_decided(motion) -> str:
    """Once the presidium has decided on both together, they stay together."""
    if motion.main is None or motion.main.status in (MotionStatus.REGISTERED, MotionStatus.REVIEW_REPORTED):
        return ""
    return f"{motion.main}已经作出决定，不能再取消并案。"


def congress_not_sitting(motion) -> str:
    """Only a motion of a session goes on its agenda, and only while the session lasts."""
    if motion.channel != Channel.SESSION or motion.session is None:
        return "闭会期间提出的议案不能列入大会议程。"
    if motion.session.closes_on and localdate() > motion.session.closes_on:
        return f"{motion.session}已经闭幕，不能列入该次会议议程。"
    return ""


def opinion_given(motion) -> str:
    return "" if any(each.answered_on is None for each in motion.consulted.all()) else "没有等待意见的机关。"


def not_invited(motion) -> str:
    """The lead deputy is invited to attend when the standing committee deliberates (参照上海市代表议案规定第十九条)."""
    last = motion.entries.filter(step="hear_motion").order_by("-seq").first()
    reports = motion.entries.filter(step="report_motion").order_by("-seq").first()
    if last is None or (reports is not None and last.seq < reports.seq):
        return "请先安排常委会审议，并邀请领衔代表列席。"
    return ""


def hearing_to_come(motion) -> str:
    if words := not_invited(motion):
        return words
    if motion.heard_on and motion.heard_on > localdate():
        return f"常委会定于{motion.heard_on.month}月{motion.heard_on.day}日审议，审议以后再登记结果。"
    return ""


def goals_open(motion) -> str:
    """Accepted is what has been done; what has not is followed on."""
    waiting = [goal for goal in motion.goals.all() if goal.reached_on is None]
    if waiting:
        return f"办理方案还有 {len(waiting)} 个目标没有完成，请登记完成情况，或者“继续跟踪”。"
    return ""


def not_acceptable(motion) -> str:
    return hearing_to_come(motion) or goals_open(motion)
