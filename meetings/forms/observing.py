"""What the office offers to citizens, and what a citizen writes."""

import uuid

from django import forms

from congress.pages.boxes import day, number, prose, words

MIND = "旁听人员在会议中没有发言权和表决权，请遵守会场纪律，不录音、录像、拍照。"


class ObserverCallForm(forms.Form):
    places = number("旁听席", low=1, high=300)
    closes_on = day("报名截止日期", help_text="当天 24 时前都可以报名。")
    intro = prose("旁听须知", 4, 2000, required=False, initial=MIND, help_text="印在报名页面开头。")


class ObserverForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    name = words("姓名", 30, help_text="与身份证件一致，到会时核对。")
    phone = words("联系电话", 40, help_text="只用于与您联系，不公开。")
    employer = words("单位或者职业", 80, required=False)
    agreed = forms.BooleanField(
        label="我同意将姓名和电话用于安排旁听", error_messages={"required": "需要您同意，才能收下姓名和电话。"}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4
        self.fields["phone"].widget.input_type = "tel"

    def fields_for_action(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "agreed"}
