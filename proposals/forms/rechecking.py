"""Forms of 复查补办."""

from django import forms

from congress.files.fields import UploadField
from congress.organs.models import Unit
from congress.pages.boxes import day, prose, words
from congress.surveys.models import Grade
from proposals.forms.filters import WITHIN
from proposals.forms.oversight import SELECT
from proposals.forms.reworking import AnswersAgain
from proposals.models import Category, Finding, ReplyClass


class DrawForm(forms.Form):
    title = words("名称", help_text="如：2026年办结建议第一次复查。")
    since = day("办结日期从", required=False)
    until = day("到", required=False)
    category = forms.ModelChoiceField(
        label="类别", queryset=Category.objects.all(), required=False, widget=SELECT, empty_label="不限"
    )
    reply_class = forms.ModelChoiceField(
        label="办理结果", queryset=ReplyClass.objects.all(), required=False, widget=SELECT, empty_label="不限"
    )
    verdict = forms.ChoiceField(label="代表评价", choices=[("", "不限"), *Grade.choices], required=False, widget=SELECT)
    unit = forms.ModelChoiceField(
        label="承办单位", queryset=Unit.objects.exclude(kind__in=WITHIN), required=False, widget=SELECT,
        empty_label="不限",
    )  # fmt: skip
    size = forms.IntegerField(
        label="抽取件数", min_value=1, max_value=500,
        widget=forms.NumberInput(attrs={"class": "input", "inputmode": "numeric"}),
    )  # fmt: skip
    seed = words(
        "随机种子",
        40,
        required=False,
        help_text="可以由在场监督的人当场报出；不填的，由平台随机产生。随结果一起保存，任何人都能验算。",
    )

    def clean(self):
        asked = super().clean()
        if asked.get("since") and asked.get("until") and asked["since"] > asked["until"]:
            self.add_error("until", "截止日期早于开始日期。")
        return asked


class RecheckForm(forms.Form):
    finding = forms.ChoiceField(
        label="复查结果", choices=[each for each in Finding.choices if each[0] != Finding.PENDING],
        widget=forms.RadioSelect, error_messages={"required": "请选择复查结果。"},
    )  # fmt: skip
    note = prose("复查情况", 5, 2000, help_text="实地看到的情况、代表和群众的反映。代表和承办单位都会看到。")
    files = UploadField(label="照片、材料", multiple=True, most=5, required=False)


class ReopenForm(AnswersAgain):
    note = prose("复查补办的理由", 5, 1000, help_text="代表和承办单位都会看到：哪些没有落实，再次答复要说清什么。")

    field_order = ("note", "shares")
