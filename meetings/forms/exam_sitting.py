"""What each step of an exam asks for."""

from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.pages.boxes import day, number, pick, prose, words

REASONS = (
    ("", "请选择事由"), ("chairs", "主任会议研究任免"), ("meeting", "常委会会议审议任免"),
    ("inspect", "检查考试工作"), ("appeal", "处理异议"),
)  # fmt: skip


class PlanExamForm(forms.Form):
    held_on = day("考试日期")
    place = words("地点", 80, required=False)
    minutes = number("考试时间（分钟）", 10, 240, required=False, help_text="不填的，按组卷方案。")
    is_paper = forms.BooleanField(label="纸质考试，成绩由两人录入和复核", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("held_on", localdate())


class RescheduleForm(forms.Form):
    why = words("改期原因", 200)
    held_on = day("考试日期")
    place = words("地点", 80, required=False)
    is_paper = forms.BooleanField(label="纸质考试，成绩由两人录入和复核", required=False)


class ExemptForm(forms.Form):
    ground = pick("免考理由", [])
    note = prose("说明", 3, 500, required=False)

    def __init__(self, *args, grounds, **kwargs):
        super().__init__(*args, **kwargs)
        words_of = "{ground.label}（{basis.held_on:%Y-%m-%d}，{basis.line.post.name}）"
        offered = [(ground.value, words_of.format(ground=ground, basis=basis)) for ground, basis in grounds]
        self.fields["ground"].choices = offered


class KeyInForm(forms.Form):
    mark = number("成绩（分）", 0, 1000)
    files = UploadField(label="答卷扫描件", multiple=True, most=1)


class VerifyForm(forms.Form):
    mark = number("成绩（分）", 0, 1000, help_text="对照答卷，独立输入一遍。")


class ReasonForm(forms.Form):
    """Why somebody who is not the office reads a mark; kept in the log."""

    reason = pick("查看事由", REASONS, error_messages={"required": "请选择查看事由。"})
    note = words("说明", 100, required=False)

    @property
    def said(self) -> str:
        reason = dict(REASONS)[self.cleaned_data["reason"]]
        return "：".join(filter(None, (reason, self.cleaned_data["note"])))
