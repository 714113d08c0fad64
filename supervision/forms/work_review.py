"""What each step of a work review asks for."""

from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.organs.models import Unit
from congress.pages.boxes import day, number, pick_row, prose, words
from supervision.forms.proposing import COMMITTEES, NOT_REPORTING
from supervision.forms.road import PollForm, today_in
from supervision.models import ResultSheet


class PlanReviewForm(forms.Form):
    year = number("年度", 2000, 2100)
    unit = pick_row("被评议单位", Unit.objects.none(), empty_label="请选择")
    is_vertical = forms.BooleanField(label="垂直管理的单位，结果向其上级主管机关通报", required=False)
    matter = words("评议内容", 200, help_text="例如：优化营商环境工作。")
    committee = pick_row("负责的专委会、工委", Unit.objects.none(), required=False, empty_label="办公室")
    group = words("评议组", 500, help_text="组成人员、代表、专家。")
    plan = prose("评议方案", 6, 8000, help_text="步骤、方法、时间。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        living = Unit.objects.valid_on(localdate())
        self.fields["unit"].queryset = living.exclude(kind__in=(*NOT_REPORTING, *COMMITTEES))
        self.fields["committee"].queryset = living.filter(kind__in=COMMITTEES)


class GatherForm(forms.Form):
    on = day("日期")
    origin = words("来自", 120, help_text="例如：代表座谈会、问卷调查 300 份、走访服务对象。")
    text = prose("意见", 6, 8000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "on")


class ReportReviewForm(forms.Form):
    report = prose("评议报告", 8, 20000)
    advice = prose("评议意见", 6, 8000, help_text="印在送交各方的结果上，要求被评议单位研究处理。")
    files = UploadField(label="附件", multiple=True, most=5, required=False)


class PollReviewForm(PollForm):
    at = words("会议", 80, help_text="例如：区十八届人大常委会第十二次会议。")
    field_order = ("on", "at", *PollForm.VOTES)

    def fields_for_action(self) -> dict:
        return {**super().fields_for_action(), "at": self.cleaned_data["at"]}


class SendResultsForm(forms.Form):
    """Who each recipient is; those the case must be told to are wanted."""

    answer_by = day("被评议单位报送整改情况的时间")

    def __init__(self, *args, review, wanted, known, **kwargs):
        super().__init__(*args, **kwargs)
        for kind in ResultSheet.Kind:
            self.fields[f"to_{kind.value}"] = words(
                kind.label, 80, required=kind in wanted, initial=known.get(kind, ""),
            )  # fmt: skip

    def fields_for_action(self) -> dict:
        said = self.cleaned_data
        names = {kind.value: said[f"to_{kind.value}"] for kind in ResultSheet.Kind}
        return {"answer_by": said["answer_by"], "names": names}


class AnswerReviewForm(forms.Form):
    text = prose("整改情况", 8, 12000)
    files = UploadField(label="整改材料", multiple=True, most=10, required=False)
