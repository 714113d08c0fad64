"""A topic as it is registered, and what may be mended of it until its plan is adopted."""

from django import forms
from django.utils.timezone import localdate

from congress.organs.models import Unit, UnitKind
from congress.pages.boxes import number, pick, pick_row, prose, words
from supervision.models import Method, Source

COMMITTEES = (UnitKind.COMMITTEE, UnitKind.OFFICE)
PARTNERS = (UnitKind.STREET_COMMITTEE, UnitKind.TOWN_CONGRESS)
NOT_REPORTING = (UnitKind.CONGRESS, UnitKind.STREET_COMMITTEE)


def months(**kwargs):
    choices = [("", "待定"), *((month, f"{month}月") for month in range(1, 13))]
    return forms.TypedChoiceField(
        label="计划月份", choices=choices, coerce=int, empty_value=None, required=False,
        widget=forms.Select(attrs={"class": "input"}), **kwargs,
    )  # fmt: skip


class TopicFields(forms.Form):
    title = words("议题", 200, help_text="例如：关于养老服务体系建设情况的报告。")
    source = pick("来源", Source.choices)
    source_note = words("来源说明", 300, required=False, help_text="例如：2026年代表建议中同类建议 12 件。")
    methods = forms.MultipleChoiceField(
        label="监督方式", choices=Method.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="一个议题可以结合几种方式。",
    )  # fmt: skip
    reason = prose("列入理由", 4, 4000, required=False)
    problems = prose("主要问题", 4, 4000, required=False)
    focus = prose("监督重点", 3, 4000, required=False)
    goal = prose("目标要求", 3, 4000, required=False)
    committee = pick_row("负责的专委会、工委", Unit.objects.none(), required=False, empty_label="待定")
    joined_by = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label="配合的专委会、工委", required=False, widget=forms.CheckboxSelectMultiple
    )
    organ = pick_row("报告机关", Unit.objects.none(), required=False, empty_label="待定")
    month = months()
    approach = words("工作方式", 300, required=False, help_text="例如：实地检查、座谈、委托第三方评估。")
    with_city = forms.BooleanField(label="与上级人大联动", required=False)
    with_towns = forms.BooleanField(label="与镇街人大联动", required=False)
    partners = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label="参加联动的镇街", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="列入计划以后，看得到这个议题，在平台交换联动文件。",
    )  # fmt: skip
    joint_note = words("联动说明", 300, required=False)
    proposed_by = words("提出人", 120, required=False, help_text="组成人员、代表、单位或者群众。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        living = Unit.objects.valid_on(localdate())
        self.fields["committee"].queryset = living.filter(kind__in=COMMITTEES)
        self.fields["joined_by"].queryset = living.filter(kind__in=COMMITTEES)
        self.fields["partners"].queryset = living.filter(kind__in=PARTNERS)
        self.fields["organ"].queryset = living.exclude(kind__in=NOT_REPORTING)


class ProposeForm(TopicFields):
    year = number("年度", 2000, 2100)
    field_order = ["year"]


class AmendForm(TopicFields):
    version = forms.IntegerField(widget=forms.HiddenInput)
