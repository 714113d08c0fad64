"""What the office calls for, what somebody puts forward, and what is decided on it."""

import uuid
from datetime import date

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate

from congress.pages.boxes import BOX, Filter, day, number, pick, pick_row, prose, sought, words
from supervision.models import Call, Proposer, Source, Topic

INTRO = "印在征集页面开头：征集什么、怎样提、联系方式。"


class AmendCallForm(forms.Form):
    opens_on = day("开始日期")
    closes_on = day("截止日期")
    intro = prose("征集说明", 5, 2000, required=False, help_text=INTRO)
    is_public = forms.BooleanField(label="向社会征集（公开页面，不需要登录）", required=False)
    for_deputies = forms.BooleanField(label="向代表和各单位征集（登录后提出）", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class PlanCallForm(AmendCallForm):
    year = number("计划年度", 2000, 2100)
    version = None
    field_order = ["year"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        year = localdate().year + 1
        usual = {
            "year": year, "opens_on": date(year - 1, 10, 15), "closes_on": date(year - 1, 11, 30),
            "is_public": True, "for_deputies": True,
        }  # fmt: skip
        for name, value in usual.items():
            self.fields[name].initial = value


class IdeaForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    title = words("议题", 100, help_text="例如：养老服务体系建设情况。")
    necessity = prose("必要性", 4, 2000, help_text="为什么应当监督这项工作。")
    problem = prose("主要问题", 4, 2000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4


class PublicIdeaForm(IdeaForm):
    name = words("姓名", 40)
    phone = words("联系电话", 40, help_text="只用于与您联系，不公开。")
    agreed = forms.BooleanField(
        label="我同意将姓名和电话用于与我联系核实议题", error_messages={"required": "需要您同意，才能收下姓名和电话。"}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phone"].widget.input_type = "tel"

    def fields_for_action(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "agreed"}


class AdoptIdeaForm(forms.Form):
    title = words("议题", 200, help_text="登记为监督议题的名称，可以改写。")
    source = pick("来源", Source.choices)
    note = prose("向提出人说明", 3, 500, required=False)


class TopicChoice(forms.ModelChoiceField):
    def label_from_instance(self, topic):
        return f"{topic.title}（{topic.get_status_display()}）"


class MergeIdeaForm(forms.Form):
    into = TopicChoice(Topic.objects.none(), label="并入的议题", widget=forms.Select(attrs=BOX))
    note = prose("向提出人说明", 3, 500, required=False)

    def __init__(self, *args, topics, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = topics


class IdeaFilter(Filter):
    q = sought("议题、问题、收件号")
    call = pick_row("征集", Call.objects.all(), required=False, empty_label="不限")
    proposer = pick("提出人", [("", "不限"), *Proposer.choices], required=False)

    def narrow(self, found):
        for name, value in self.asked.items():
            if name == "q":
                words_in = Q(title__icontains=value) | Q(problem__icontains=value) | Q(number__icontains=value)
                found = found.filter(words_in)
            else:
                found = found.filter(**{name: value})
        return found
