"""Paper as forms: a pile of nameless slips counted question by question."""

import re

from django import forms
from django.core.exceptions import ValidationError

from congress.files.fields import UploadField
from congress.surveys.anonymous import GRADES
from congress.surveys.box import REMARK
from congress.surveys.models import Grade, Survey

BETWEEN = re.compile(r"\n[^\S\n]*\n\s*")  # an empty line
WORDS = {**dict(Grade.choices), "invalid": "无效"}


class PileForm(forms.Form):
    """Whose envelopes the slips came out of, and how often each grade was ticked; nothing joins the two."""

    people = forms.ModelMultipleChoiceField(None, label="交来纸质票的人", widget=forms.CheckboxSelectMultiple)

    def __init__(self, survey: Survey, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.survey = survey
        self.fields["people"].queryset = survey.invitations.filter(has_answered=False)
        number = forms.NumberInput(attrs={"class": "input", "inputmode": "numeric"})
        for question in survey.questions:
            for grade in GRADES:
                label = f"{question['label']}：{WORDS[grade]}（票）"
                self.fields[f"{question['code']}_{grade}"] = forms.IntegerField(
                    label=label, min_value=0, max_value=9999, initial=0, widget=number
                )  # fmt: skip
        area = forms.Textarea(attrs={"rows": 4, "class": "input"})
        self.fields["remarks"] = forms.CharField(
            label="票上写的理由", required=False, widget=area,
            help_text=f"一张票上的话是一条，可以分行；两条之间空一行。每条不超过 {REMARK} 字，顺序会打乱，与姓名无关。",
        )  # fmt: skip
        self.fields["scan"] = UploadField(label="扫描件", kinds=("pdf", "jpg", "png"))

    def clean_remarks(self):
        whole = self.cleaned_data["remarks"].replace("\r\n", "\n").strip()
        found = [text.strip() for text in BETWEEN.split(whole) if text.strip()]
        if long := [text for text in found if len(text) > REMARK]:
            raise ValidationError(f"“{long[0][:12]}…”超过 {REMARK} 字。两条之间请空一行。")
        return found

    @property
    def answer(self) -> dict:
        """The arguments of ``anonymous.hand_in``; the view turns ``scan`` into a stored file."""
        data = self.cleaned_data
        return {
            "people": list(data["people"]),
            "counts": {code: {grade: data[f"{code}_{grade}"] for grade in GRADES} for code in self.survey.codes},
            "remarks": data["remarks"],
        }
