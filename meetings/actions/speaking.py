"""审议发言: recorded by the office, checked by the speaker in person, and only then printed."""

from django.core.exceptions import ValidationError
from django.utils.timezone import now

from meetings import notices
from meetings.flow import ITEM
from meetings.models import Item, Participant, Sitting, Speech


def record_speech(
    item: Item, *, by, participant: Participant, text: str, sitting: Sitting | None = None, minutes=None, is_lead=False
) -> Speech:
    """记录发言: observers neither speak nor vote (law.md §8.1)."""
    with ITEM.take("record_speech", item, by=by) as (item, facts):
        if participant.meeting_id != item.meeting_id:
            raise ValidationError({"participant": "发言人不在本次会议的名单里。"})
        if participant.capacity == "observer":
            raise ValidationError({"participant": "旁听人员没有发言权。"})
        made = Speech.objects.create(
            item=item, participant=participant, sitting=sitting, text=text, minutes=minutes, is_lead=is_lead,
            position=item.speeches.count() + 1, recorded_by=by,
        )  # fmt: skip
        facts["said"] = f"{participant}{f' {minutes} 分钟' if minutes else ''}"
        notices.speech_recorded(made)
    return made


def confirm_speech(speech: Speech, *, by, text: str = "") -> Speech:
    """核对发言: the speaker agrees, or puts the words right; what the office had written stays beside them."""
    with ITEM.take("confirm_speech", speech.item, by=by) as (_item, facts):
        speech = Speech.objects.select_for_update().select_related("participant").get(pk=speech.pk)
        if speech.participant.account != by:
            raise ValidationError("只有发言人本人可以核对。")
        if speech.status == Speech.Status.CONFIRMED:
            raise ValidationError("这条发言已经核对过。")
        changed = text.strip() and text.strip() != speech.text
        if changed:
            speech.recorded_text, speech.text = speech.text, text.strip()
        speech.status, speech.confirmed_at = Speech.Status.CONFIRMED, now()
        speech.save()
        facts["said"] = f"{speech.participant}{'，作了修改' if changed else ''}"
    return speech
