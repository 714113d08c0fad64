"""What the office adds to what the portal knows of a meeting before its notice goes out."""

from datetime import time, timedelta

from django import forms
from django.utils.timezone import localdate, localtime

from congress.pages.boxes import BOX, day, prose, words
from meetings.models import Meeting

REQUIREMENTS = (
    "组成人员因病或者其他特殊原因不能出席会议的，须在会前书面向常委会主任请假。\n"
    "请参会人员提前审阅会议文件，准时到会签到。"
)
AT = time(9, 0)


class NotifyForm(forms.Form):
    at = forms.TimeField(label="开会时间", widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", **BOX}))
    reply_by = day("请在哪天前回复")
    contact = words("联系人和电话", longest=120)
    requirements = prose("有关要求", rows=5, longest=2000, required=False, help_text="每行一条。")
    late_reason = words("晚于规定期限的原因", required=False)

    def __init__(self, *args, meeting: Meeting, user, late: bool, **kwargs):
        super().__init__(*args, initial=_first(meeting, user), **kwargs)
        self.meeting, self.late = meeting, late
        if not late:
            del self.fields["late_reason"]

    def clean_reply_by(self):
        last = self.cleaned_data["reply_by"]
        if not localdate() <= last <= self.meeting.opens_on:
            raise forms.ValidationError("回复日期须在今天以后、会议首日以前。")
        return last

    def clean_late_reason(self):
        if not (reason := self.cleaned_data["late_reason"].strip()):
            raise forms.ValidationError("已过通知期限，请写明变通的原因。")
        return reason

    def clean_requirements(self):
        return [line.strip() for line in self.cleaned_data["requirements"].splitlines() if line.strip()]


def _first(meeting: Meeting, user) -> dict:
    sitting = meeting.sittings.order_by("starts_at").first()
    early = meeting.opens_on - timedelta(days=3)
    return {
        "at": localtime(sitting.starts_at).time() if sitting else AT,
        "reply_by": max(early, localdate()),
        "contact": meeting.contact or f"{user.name} {user.phone}".strip(),
        "requirements": REQUIREMENTS,
    }
