"""Who is asked to sign, and until when."""

from datetime import timedelta

from django import forms
from django.utils.timezone import localdate

from proposals.forms.people import DeputiesField, Roster

WAITS = 3  # days offered to read a text and answer


class InviteForm(forms.Form):
    deputies = DeputiesField(
        required=False,
        label="邀请哪几位代表",
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        help_text="用顿号隔开或者一行一人；同名的在姓名后写明证号，如“张三（0123）”。",
    )
    until = forms.DateField(
        label="确认截止日",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"}),
        help_text="当天为止；没有由本人确认的，不计入联名。",
        error_messages={"required": "请写明截止日。"},
    )

    def __init__(self, *args, proposal, **kwargs):
        until = proposal.cosign_until or localdate() + timedelta(WAITS)
        super().__init__(*args, initial={"until": until}, **kwargs)
        self.fields["deputies"].roster = Roster()
