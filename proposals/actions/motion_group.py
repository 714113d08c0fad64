"""办理工作组: a leader of the standing committee, its committee, the deputies, the organ and the street, working in
step with the organ, with one log that all of them keep (seed 0 ¶16)."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.workflow.models import signature
from proposals.actions.motion_bringing import attach_to_motion
from proposals.flow import MOTION
from proposals.models import GroupLog, GroupMember, Motion
from proposals.notices import motion as notices

PART = GroupMember.Part


def form_group(motion, *, by, leader, officers=(), deputies=(), organ=(), street=()) -> Motion:
    """组成工作组: who is named now; who is no longer named has left, what they wrote stays."""
    with MOTION.take("form_group", motion, by=by) as (motion, facts):
        named = {}
        parts = ((PART.LEADER, [leader]), (PART.COMMITTEE, officers), (PART.DEPUTY, deputies), (PART.ORGAN, organ),
                 (PART.STREET, street))  # fmt: skip
        for part, people in parts:
            for person in people:
                named.setdefault(person.pk, (person, part))
        if not any(part == PART.DEPUTY for _person, part in named.values()):
            raise ValidationError({"deputies": "工作组要有提案代表参加。"})
        standing = {each.user_id: each for each in motion.group.filter(left_on=None)}
        gone = [each.pk for pk, each in standing.items() if pk not in named or named[pk][1] != each.part]
        motion.group.filter(pk__in=gone).update(left_on=localdate())
        fresh = [(p, part) for pk, (p, part) in named.items() if pk not in standing or standing[pk].part != part]
        GroupMember.objects.bulk_create(
            GroupMember(motion=motion, user=person, name=person.name, part=part) for person, part in fresh
        )
        facts["said"] = (
            f"组长{leader.name}，成员{'、'.join(p.name for p, part in named.values() if part != PART.LEADER)}"
        )
        notices.group_formed(motion, [person for person, _part in fresh])
    return motion


def log_work(motion, *, by, on, form, people="", text, files=()) -> GroupLog:
    """记工作日志: what was done together, on which day; nobody writes about a day to come."""
    if on > localdate():
        raise ValidationError({"on": "不能写今天以后的日期。"})
    with MOTION.take("log_work", motion, by=by) as (motion, facts):
        line = GroupLog.objects.create(
            motion=motion, on=on, form=form, people=people, text=text, by=by, by_name=signature(by)
        )
        attach_to_motion(motion, files, by=by, log=line)
        facts["said"] = f"{on} {GroupLog.Form(form).label}"
        notices.work_logged(motion, line)
    return line
