"""The answers to a notice: who comes, who asks to be away, and what is ruled on it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now

from congress.workflow.models import signature
from congress.workflow.wanted import want_words
from meetings import notices, rules
from meetings.actions.seats import lock_desk, promote_next
from meetings.flow import PARTICIPANT
from meetings.models import Capacity, Participant


def confirm(person: Participant, *, by, name="", title="") -> Participant:
    """参加: a unit names whom it sends, and may name somebody else later."""
    with PARTICIPANT.take("confirm", person, by=by) as (person, facts):
        if sends(person):
            want_words("请写明到会人员的姓名。", name=name)
            person.name, person.title = name.strip(), title.strip() or person.title
            facts["said"] = person.title
        person.reason = person.ruling = person.ruled_by_name = ""
        _answered(person, by, facts)
    return person


def sends(person: Participant) -> bool:
    """Whether the place is a unit's, which says who comes."""
    return bool(person.unit_id and not (person.membership_id or person.deputy_id or person.user_id))


def ask_leave(person: Participant, *, by, reason) -> Participant:
    """请假: in writing and with a reason, which the timeline does not keep (it may be an illness)."""
    want_words("请写明请假事由。", reason=reason)
    with PARTICIPANT.take("ask_leave", person, by=by) as (person, facts):
        person.reason = reason.strip()
        person.ruling = person.ruled_by_name = ""
        _answered(person, by, facts)
        notices.leave_asked(person)
    return person


def rule_leave(person: Participant, *, by, approved: bool, ruling="") -> Participant:
    """批假: the chair's word, or that of the office where the rules say so; who is refused is told why."""
    if not approved and not ruling.strip():
        raise ValidationError({"ruling": "不准假的，请写明理由。"})
    with PARTICIPANT.take("rule_leave" if approved else "refuse_leave", person, by=by) as (person, facts):
        person.ruling, person.ruled_by_name = ruling.strip(), signature(by)
        facts["said"] = ruling.strip()
        notices.leave_ruled(person, approved)
    return person


def decline(person: Participant, *, by, note="") -> Participant:
    """不能参加: who is only invited needs nobody's leave."""
    with PARTICIPANT.take("decline", person, by=by) as (person, facts):
        person.reason = note.strip()
        _answered(person, by, facts)
    return person


@transaction.atomic
def drop(person: Participant, *, by, note="") -> Participant:
    """取消: the place is free, and the first who waits has it."""
    desk = lock_desk(person.meeting)
    with PARTICIPANT.take("drop", person, by=by, note=note) as (person, _facts):
        if not rules.is_person(by, person):
            notices.dropped(person, note)
    if desk and person.capacity == Capacity.SIGNED_UP:
        promote_next(desk)
    return person


def _answered(person: Participant, by, facts: dict) -> None:
    person.answered_at = now()
    if not rules.is_person(by, person):
        facts["said"] = "，".join(filter(None, (facts.get("said"), "会务代为登记")))
