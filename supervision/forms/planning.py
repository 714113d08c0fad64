"""What each step of a plan asks for."""

from django import forms
from django.utils.timezone import localdate

from congress.pages.boxes import BOX, day, number, prose, words
from supervision.models import BEFORE_MEETING, Topic
from supervision.queries import ready_for

MEETING = "例如：第一百零三次主任会议。"


class OpenPlanForm(forms.Form):
    year = number("年度", 2000, 2100)


class GuideForm(forms.Form):
    guide = prose("总体要求", 8, 8000, required=False, help_text="印在计划开头的一两段话。")
    version = forms.IntegerField(widget=forms.HiddenInput)


class AdoptForm(forms.Form):
    adopted_on = day("通过日期")
    adopted_at = words("通过会议", 60, help_text=MEETING)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adopted_on"].initial = localdate()


class TopicsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, topic):
        return (
            f"{topic.title}（{topic.get_status_display()}）"
            if topic.month is None
            else f"{topic.title}（{topic.month}月）"
        )


class AdjustForm(AdoptForm):
    """Which topics come, go or move; each planned topic has its month beside it."""

    reason = prose("调整原因", 3, 500)
    added = TopicsField(
        Topic.objects.none(), label="增加", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="本年度已登记而没有列入计划的议题。",
    )  # fmt: skip
    cancelled = TopicsField(Topic.objects.none(), label="取消", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.planned = list(plan.topics.filter(status__in=BEFORE_MEETING).order_by("month", "pk"))
        self.fields["added"].queryset = ready_for(plan)
        self.fields["cancelled"].queryset = plan.topics.filter(status__in=BEFORE_MEETING)
        for topic in self.planned:
            self.fields[f"month_{topic.pk}"] = forms.TypedChoiceField(
                label=topic.title, choices=[(month, f"{month}月") for month in range(1, 13)], coerce=int,
                initial=topic.month, required=False, empty_value=None, widget=forms.Select(attrs=BOX),
            )  # fmt: skip

    @property
    def months(self):
        return [self[f"month_{topic.pk}"] for topic in self.planned]

    def fields_for_action(self) -> dict:
        said = self.cleaned_data
        moved = {topic: said.get(f"month_{topic.pk}") or topic.month for topic in self.planned}
        kept = ("adopted_on", "adopted_at", "reason", "added", "cancelled")
        return {**{name: said[name] for name in kept}, "moved": moved}


class ReportForm(forms.Form):
    reported_on = day("报告日期")
    note = prose("报告情况", 3, 1000, required=False)
