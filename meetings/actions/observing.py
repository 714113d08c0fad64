"""公民旁听: seats offered, asked for by anybody, given by the office."""

import uuid

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, now

from congress.numbering.issue import issue
from congress.workflow.wanted import want_words
from meetings import notices
from meetings.actions.people import invite
from meetings.flow import MEETING, OBSERVER, PARTICIPANT
from meetings.models import Capacity, Meeting, Observer, ObserverCall
from meetings.queries.people import Candidate
from meetings.rules import observing as rules


def open_observing(meeting: Meeting, *, by, places: int, closes_on, intro: str = "") -> ObserverCall:
    """开放公民旁听: seats, last day, what to mind. Done again it changes them."""
    with MEETING.take("open_observing", meeting, by=by) as (meeting, facts):
        call = ObserverCall.objects.select_for_update().filter(meeting=meeting).first()
        if call and places < call.taken:
            raise ValidationError({"places": f"已安排 {call.taken} 人旁听，席位不能更少。"})
        if closes_on < localdate() or (meeting.opens_on and closes_on > meeting.opens_on):
            raise ValidationError({"closes_on": "截止日期须在今天以后、会议首日以前。"})
        facts["said"] = f"旁听席{places}个，{closes_on.month}月{closes_on.day}日截止"
        values = {"places": places, "closes_on": closes_on, "intro": intro.strip()}
        call, _made = ObserverCall.objects.update_or_create(meeting=meeting, defaults=values)
    return call


def send_observer(*, key: uuid.UUID, call: ObserverCall, **facts) -> Observer:
    """报名旁听, without an account. The same form sent twice gives the same receipt."""
    if there := Observer.objects.filter(key=key).first():
        return there
    try:
        return _receive(key, call, facts)
    except IntegrityError:  # pressed twice, and the other one was faster
        return Observer.objects.get(key=key)


@transaction.atomic
def _receive(key: uuid.UUID, call: ObserverCall, facts: dict) -> Observer:
    if closed := rules.observing_closed(call):
        raise ValidationError(f"{closed}没有收下。")
    today = localdate()
    label, template = f"{today.year}年公民旁听报名", f"旁听〔{today.year}〕{{n}}号"
    number = issue(f"observer:{today.year}", label=label, template=template, about=str(call)).text
    made = Observer.objects.create(key=key, call=call, number=number, received_on=today, **facts)
    with OBSERVER.take("send_observer", made, by=None) as (made, told):
        told["said"] = str(call)
        notices.observer_asked(made)
    return made


@transaction.atomic
def accept_observer(observer: Observer, *, by, note: str = "") -> Observer:
    """安排旁听: a seat on the list of the meeting, as long as there is one."""
    ObserverCall.objects.select_for_update().get(pk=observer.call_id)
    with OBSERVER.take("accept_observer", observer, by=by) as (observer, told):
        ground = f"公民旁听报名，{observer.number}"
        guest = Candidate("", Capacity.OBSERVER, name=observer.name[:30], title=observer.employer, ground=ground)
        (person,) = invite(observer.call.meeting, by=by, people=[guest])
        with PARTICIPANT.take("confirm", person, by=by) as (person, _facts):
            person.answered_at = now()
        observer.participant = person
        observer.outcome, observer.decided_on = note.strip(), localdate()
        told["said"] = note.strip()
    return observer


def decline_observer(observer: Observer, *, by, note: str) -> Observer:
    """不安排, with the reason the citizen reads."""
    want_words("请写明没有安排的原因，报名人看得到。", note=note)
    with OBSERVER.take("decline_observer", observer, by=by) as (observer, told):
        observer.outcome, observer.decided_on = note.strip(), localdate()
        told["said"] = note.strip()
    return observer
