"""公民旁听: citizens ask for a seat in the meeting that comes."""

from datetime import timedelta
from uuid import uuid4

from meetings import actions
from meetings.models import Meeting

CITIZENS = (("尹海燕", "望川第二中学思政课教师"), ("罗大勇", "社区网格员"), ("甘小雨", ""))
MIND = "旁听人员在会议中没有发言权和表决权，请遵守会场纪律，不录音、录像、拍照。"
WHY_NOT = "旁听席优先安排没有旁听过的市民，欢迎报名下一次会议。"


def ask(meeting: Meeting, by) -> None:
    """One has a seat, one was told why not, one waits for the office."""
    call = actions.open_observing(
        meeting, by=by, places=8, closes_on=meeting.opens_on - timedelta(days=2), intro=MIND
    )  # fmt: skip
    facts = [{"name": name, "phone": "0000-8600001", "employer": employer} for name, employer in CITIZENS]
    seated, refused, _waits = [actions.send_observer(key=uuid4(), call=call, **each) for each in facts]
    actions.accept_observer(seated, by=by)
    actions.decline_observer(refused, by=by, note=WHY_NOT)
