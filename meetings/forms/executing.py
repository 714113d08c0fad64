"""What a decision is given to an organ with, and what the organ reports."""

from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.organs.models import Unit
from congress.pages.boxes import day, pick_row, prose


class OrderExecutionForm(forms.Form):
    unit = pick_row(
        "执行单位", Unit.objects.none(), empty_label="请选择", error_messages={"required": "请选择执行单位。"}
    )
    demand = prose("需要报告的事项", 4, 2000, required=False)
    due_on = day("报告期限", required=False, help_text="决议规定期限的填写；没有规定的，按本区规则推算。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.valid_on(localdate()).handling()


class ReportExecutionForm(forms.Form):
    report = prose("执行情况", 8, 20000)
    reported_on = day("报告日期")
    files = UploadField(label="报告文件", multiple=True, most=10, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reported_on"].initial = localdate


class NoteExecutionForm(forms.Form):
    remark = prose("审阅意见", 4, 2000, required=False)


class ReturnExecutionForm(forms.Form):
    remark = prose("需要补充的内容", 4, 2000)
    due_on = day("补充报告的期限")
