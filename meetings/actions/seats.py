"""代表报名列席: seats offered, taken in the order of asking, and passed on to who waits."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate, now

from congress.workflow.flow import TooLate
from meetings import notices, rules
from meetings.flow import MEETING, PARTICIPANT
from meetings.models import Answer, Capacity, Meeting, Participant, SignUp


def lock_desk(meeting: Meeting) -> SignUp | None:
    """Everybody who takes or leaves a seat passes here one after the other; always locked before anybody's place."""
    found = SignUp.objects.select_for_update(of=("self",)).select_related("meeting__body", "meeting__term")
    return found.filter(meeting=meeting).first()


def taken(desk: SignUp) -> int:
    seats = Participant.objects.filter(meeting=desk.meeting, capacity=Capacity.SIGNED_UP)
    return seats.filter(status=Answer.CONFIRMED).count()


def open_sign_up(meeting: Meeting, *, by, quota: int, closes_on, topics="") -> SignUp:
    """开放代表报名: quota, last day, topics. Done again it changes them; a larger quota lets in who waits."""
    with MEETING.take("open_sign_up", meeting, by=by) as (meeting, facts):
        desk = lock_desk(meeting)
        had = taken(desk) if desk else 0
        if quota < had:
            raise ValidationError({"quota": f"已有 {had} 位代表报上名，名额不能更少。"})
        if closes_on < localdate() or (meeting.opens_on and closes_on > meeting.opens_on):
            raise ValidationError({"closes_on": "截止日期须在今天以后、会议首日以前。"})
        facts.update(quota=quota, closes_on=closes_on.isoformat())
        facts["said"] = f"{quota}个名额，{closes_on.month}月{closes_on.day}日截止"
        values = {"quota": quota, "closes_on": closes_on, "topics": topics}
        desk, _made = SignUp.objects.update_or_create(meeting=meeting, defaults=values)
        if meeting.status in rules.CALLED:
            promote_next(desk)
            notices.sign_up_opened(desk)
    return desk


@transaction.atomic
def sign_up(meeting: Meeting, *, by, deputy) -> Participant:
    """报名列席: first come, first served; who comes after the last seat waits in that order."""
    desk = lock_desk(meeting)
    step = PARTICIPANT.steps["sign_up"]
    if reason := rules.sign_up_closed(desk, localdate()):
        raise TooLate(meeting, step, reason)
    if reason := rules.cannot_sign_up(deputy, desk.meeting):
        raise TooLate(meeting, step, reason)
    person, _new = Participant.objects.get_or_create(
        meeting=desk.meeting, deputy=deputy, defaults={"name": deputy.name, "capacity": Capacity.SIGNED_UP}
    )
    step = "sign_up" if taken(desk) < desk.quota else "queue"
    with PARTICIPANT.take(step, person, by=by) as (person, _facts):
        person.capacity, person.answered_at = Capacity.SIGNED_UP, now()
        person.title, person.ground = rules.seat_words(deputy, desk.meeting), "自行报名"
    return person


def promote_next(desk: SignUp) -> list[Participant]:
    """递补: as many as there are free seats, in the order of asking. The desk is locked by the caller."""
    if desk.meeting.status not in rules.CALLED:
        return []
    waiting = Participant.objects.filter(meeting=desk.meeting, capacity=Capacity.SIGNED_UP, status=Answer.WAITING)
    free = max(desk.quota - taken(desk), 0)
    return [promote(person) for person in waiting.order_by("answered_at", "pk")[:free]]


def promote(person: Participant) -> Participant:
    """递补: by the order alone, so nobody's name stands under it."""
    with PARTICIPANT.take("promote", person, by=None) as (person, _facts):
        notices.promoted(person)
    return person
