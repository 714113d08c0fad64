from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField

AREA = {"rows": 6, "class": "input"}
DAY = {"type": "date", "class": "input"}


class ProgressForm(forms.Form):
    text = forms.CharField(label="进展情况", max_length=3000, widget=forms.Textarea(attrs=AREA))
    files = UploadField(label="佐证材料", multiple=True, most=5, required=False)


class SecondAnswerForm(ProgressForm):
    """再次答复, or the written reasons why it cannot be: a letter with a number of its own."""

    doc_no = forms.CharField(
        label="文号", required=False, max_length=60, widget=forms.TextInput(attrs={"class": "input"}),
        help_text="不填写的，按本单位机关代字自动编号。",
    )  # fmt: skip
    field_order = ("text", "doc_no", "files")

    def __init__(self, *args, label="再次答复内容", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label


class VerifyForm(forms.Form):
    agrees = forms.TypedChoiceField(
        label="核验结果", choices=[("yes", "已经落实，同意销号"), ("no", "没有落实，退回继续落实")],
        coerce=lambda value: value == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    note = forms.CharField(
        label="核验意见", required=False, max_length=1000, widget=forms.Textarea(attrs={**AREA, "rows": 4})
    )

    def clean(self):
        if self.cleaned_data.get("agrees") is False and not self.cleaned_data.get("note"):
            self.add_error("note", "请写明还有什么没有落实。")
        return self.cleaned_data


class RollOverForm(forms.Form):
    year = forms.TypedChoiceField(label="结转到", coerce=int, widget=forms.Select(attrs={"class": "input"}))
    due_on = forms.DateField(
        label="新的完成期限", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY),
        help_text="不改变期限的不填写。",
    )  # fmt: skip
    note = forms.CharField(
        label="理由", required=False, max_length=1000, widget=forms.Textarea(attrs={**AREA, "rows": 4})
    )

    def __init__(self, *args, commitment, **kwargs):
        super().__init__(*args, **kwargs)
        first = max(commitment.year, localdate().year)
        self.fields["year"].choices = [(year, f"{year} 年台账") for year in range(first, first + 3)]

    def clean(self):
        if self.cleaned_data.get("due_on") and not self.cleaned_data.get("note"):
            self.add_error("note", "改变完成期限的，请写明理由。")
        return self.cleaned_data

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and day <= localdate():
            raise forms.ValidationError("新的完成期限应当晚于今天。")
        return day
