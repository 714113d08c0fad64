from django import forms

from congress.organs.models import CongressSession
from proposals.models import Channel


class TakeOfflineForm(forms.Form):
    sure = forms.BooleanField(
        label="内容已按保密规定另行保存在涉密载体上，平台内的可以清除",
        error_messages={"required": "请先按保密规定另行保存。"},
    )


class LogOfflineForm(forms.Form):
    channel = forms.ChoiceField(label="提出时间", choices=Channel.choices, widget=forms.RadioSelect)
    session = forms.ModelChoiceField(
        queryset=CongressSession.objects.select_related("term"),
        required=False,
        label="哪一次会议",
        empty_label="闭会期间提出的不选",
        widget=forms.Select(attrs={"class": "input"}),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("channel") == Channel.SESSION and not cleaned.get("session"):
            self.add_error("session", "大会期间提出的，请选择是哪一次会议。")
        return cleaned
