from django import forms

from congress.notices import texts

INPUT = {"class": "input"}


class WordingForm(forms.Form):
    """The office's own words for one kind; each field may stay empty, and then the house's words stand."""

    subject = forms.CharField(label="邮件标题", max_length=100, required=False, widget=forms.TextInput(INPUT))
    text = forms.CharField(
        label="内容", max_length=500, required=False, widget=forms.Textarea({**INPUT, "rows": 4}),
        help_text="平台内的消息和邮件正文。",
    )  # fmt: skip
    sms = forms.CharField(
        label="短信", max_length=120, required=False, widget=forms.TextInput(INPUT),
        help_text="短信不写内容，只能用：{{ 平台 }}、{{ 类别 }}、{{ 链接 }}，并须写有 {{ 链接 }}。",
    )  # fmt: skip

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name, words in texts.beginning(kind).items():
            self.fields[name].help_text += f"默认：{words}"

    def clean_subject(self):
        return self._checked("subject", [*self.kind.variables, "类别", "事项"])

    def clean_text(self):
        return self._checked("text", list(self.kind.variables))

    def clean_sms(self):
        value = self._checked("sms", list(texts.SMS_VARIABLES))
        if value and "链接" not in texts.PLACE.findall(value):
            raise forms.ValidationError("短信须写有 {{ 链接 }}。")
        return value

    def _checked(self, name, allowed):
        value = self.cleaned_data[name].strip()
        texts.check(value, allowed)
        return value
