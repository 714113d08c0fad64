from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from proposals.models import Contact

AREA = {"rows": 5, "class": "input"}


class ContactForm(forms.Form):
    stage = forms.ChoiceField(label="阶段", choices=Contact.Stage.choices, widget=forms.RadioSelect)
    form = forms.ChoiceField(label="方式", choices=Contact.Form.choices, widget=forms.RadioSelect)
    on = forms.DateField(
        label="日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"})
    )
    place = forms.CharField(
        label="地点", required=False, max_length=80, widget=forms.TextInput(attrs={"class": "input"})
    )
    people = forms.CharField(label="参加人", max_length=200, widget=forms.TextInput(attrs={"class": "input"}))
    content = forms.CharField(label="沟通情况", max_length=3000, widget=forms.Textarea(attrs=AREA))
    view = forms.CharField(
        label="代表意见", max_length=2000, widget=forms.Textarea(attrs={**AREA, "rows": 3}),
        help_text="代表对办理有什么意见和要求，照代表说的写；没有的，写“没有意见”。",
    )  # fmt: skip
    files = UploadField(label="照片、记录", multiple=True, most=5, required=False)

    def clean_on(self):
        if self.cleaned_data["on"] > localdate():
            raise forms.ValidationError("沟通日期不能晚于今天。")
        return self.cleaned_data["on"]


class ConfirmForm(forms.Form):
    """One tap: the button pressed is the answer."""

    took_place = forms.TypedChoiceField(
        label="是否属实", choices=[("yes", "属实"), ("no", "不属实")], coerce=lambda value: value == "yes"
    )
    note = forms.CharField(
        label="说明", required=False, max_length=200, widget=forms.TextInput(attrs={"class": "input"})
    )


class AdviseForm(forms.Form):
    text = forms.CharField(label="会办意见", max_length=5000, widget=forms.Textarea(attrs={**AREA, "rows": 10}))
    contact_name = forms.CharField(label="联系人", max_length=30, widget=forms.TextInput(attrs={"class": "input"}))
    contact_phone = forms.CharField(label="联系电话", max_length=40, widget=forms.TextInput(attrs={"class": "input"}))
    files = UploadField(label="附件", multiple=True, most=3, required=False)
