"""What each step of 质询 and 特定问题调查 asks for."""

from django import forms
from django.utils.timezone import localdate

from congress.organs.models import Unit, UnitKind
from congress.pages.boxes import day, number, pick, pick_row, prose, words
from supervision.forms.inspection import people_of_house, person_box
from supervision.forms.road import today_in
from supervision.models import AnswerForm, Commission, Commissioner, Interpellation

# 人民政府及其部门、监察委员会、人民法院、人民检察院 (监督法第五十一条)
ASKED = (
    UnitKind.GOVERNMENT, UnitKind.DISPATCHER, UnitKind.DEPARTMENT, UnitKind.SUPERVISORY, UnitKind.COURT,
    UnitKind.PROCURATORATE,
)  # fmt: skip


class MoveForm(forms.Form):
    title = words("案由", 200)
    organ = pick_row(
        "质询对象", Unit.objects.none(), empty_label="请选择", error_messages={"required": "请选择质询对象。"}
    )
    movers = prose("提案人", 4, 2000, help_text="一行一人，三人以上（监督法第五十一条）。")
    text = prose("质询的问题和内容", 6, 8000)
    moved_on = day("提出日期")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "moved_on")
        self.fields["organ"].queryset = Unit.objects.valid_on(localdate()).filter(kind__in=ASKED)

    def fields_for_action(self) -> dict:
        return {**self.cleaned_data, "movers": self.cleaned_data["movers"].splitlines()}


class HandOverForm(forms.Form):
    decided_on = day("决定日期")
    decided_at = words("主任会议", 60, help_text="例如：第105次主任会议。")
    form = pick("答复方式", AnswerForm.choices)
    place = pick("答复的会议", Interpellation.Place.choices)
    answer_by = day("答复时间", help_text="这一天以前答复。")


class InterpellationAnswerForm(forms.Form):
    text = prose("答复", 8, 12000)
    signer = words("答复人、签署人", 80, help_text="受质询机关的负责人，写明姓名和职务（监督法第五十四条）。")
    answered_on = day("答复日期")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "answered_on")


class JudgeAnswerForm(forms.Form):
    unsatisfied = number("不满意的提案人", 0, 500)
    again_by = day("再作答复的时间", required=False, help_text="提案人过半数不满意、主任会议决定再作答复的填写。")


class ProposeCommissionForm(forms.Form):
    title = words("调查的问题", 200)
    matter = prose("提议的理由和调查内容", 6, 8000)
    organ = pick_row("被调查的单位", Unit.objects.none(), required=False, empty_label="不涉及单位")
    proposer = pick("由谁提议", Commission.Proposer.choices)
    names = prose("联名人", 4, 2000, required=False, help_text="组成人员联名的，一行一人，五分之一以上。")
    total = number("全体组成人员", 1, 200)
    proposed_on = day("提议日期")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "proposed_on")
        self.fields["organ"].queryset = Unit.objects.valid_on(localdate()).handling()

    def fields_for_action(self) -> dict:
        return {**self.cleaned_data, "names": self.cleaned_data["names"].splitlines()}


class CommissionerForm(forms.Form):
    user = person_box("账号")
    name = words("姓名", 40, required=False)
    capacity = pick("职务", Commissioner.Capacity.choices)
    standing = pick("身份", Commissioner.Standing.choices)
    no_interest = forms.BooleanField(label="与调查的问题没有利害关系", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people_of_house()


class FormCommissionForm(forms.Form):
    formed_on = day("表决日期")
    formed_at = words("会议", 80)
    yes = number("赞成票", 0, 200, help_text="全体组成人员过半数通过。")


class CommissionReportForm(forms.Form):
    report = prose("调查报告", 10, 30000)
    reported_on = day("报告日期")


class CommissionDecisionForm(forms.Form):
    decision = prose("决议、决定", 6, 8000)
    decided_on = day("决议日期")
