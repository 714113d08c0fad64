"""What the movers of a 质询案 say of its answer, by themselves and on paper."""

from django import forms

from congress.files.fields import UploadField
from congress.files.kinds import SCANS
from congress.pages.boxes import day, prose
from supervision import rules
from supervision.forms.moving import seats_box
from supervision.models import MoverVerdict


class VerdictForm(forms.Form):
    word = forms.ChoiceField(
        label="您对答复", choices=MoverVerdict.Word.choices, widget=forms.RadioSelect,
        error_messages={"required": "请选择满意或者不满意。"},
    )  # fmt: skip
    reason = prose("理由", 4, 2000, required=False, help_text="不满意的，请写明理由。")


class KeyInVerdictsForm(forms.Form):
    satisfied = seats_box("意见表上满意的", required=False)
    unsatisfied = seats_box("意见表上不满意的", required=False)
    files = UploadField(label="签名的意见表", kinds=SCANS, multiple=True, most=1)

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        waiting = [(row.pk, row.name) for row in rules.silent(case)]
        self.fields["satisfied"].choices = self.fields["unsatisfied"].choices = waiting


class VerifyVerdictsForm(forms.Form):
    agrees = forms.TypedChoiceField(
        label="复核结果", choices=[("yes", "与意见表相符"), ("no", "与意见表不符")], coerce=lambda said: said == "yes",
        widget=forms.RadioSelect, error_messages={"required": "请选择复核结果。"},
    )  # fmt: skip
    note = prose("不符之处", 3, 500, required=False)


class JudgeAnswerForm(forms.Form):
    again_by = day("再作答复的时间", required=False, help_text="提案人过半数不满意、主任会议决定再作答复的填写。")
    no_longer = forms.BooleanField(label="不再等候没有表示意见的提案人", required=False)

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        if not rules.silent(case):
            self.fields.pop("no_longer")
