"""Forms of 重点督办."""

from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.pages.boxes import BOX, day, prose, words
from proposals.forms.people import DeputiesField, Roster
from proposals.models import Criterion, OversightEvent
from proposals.queries import oversight

SELECT = forms.Select(attrs=BOX)


class NominateForm(forms.Form):
    year = forms.TypedChoiceField(label="年度", coerce=int, widget=SELECT)
    criteria = forms.MultipleChoiceField(
        label="列入理由", choices=Criterion.choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选择一项列入理由。"},
    )  # fmt: skip
    grounds = prose("综合分析意见", longest=2000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        this = localdate().year
        self.fields["year"].choices = [(year, f"{year}年") for year in (this, this + 1)]


class SelectForm(forms.Form):
    decided_at = words("确定的会议", help_text="如：区十八届人大常委会第42次主任会议。")
    decided_on = day("确定日期")
    leader = forms.ModelChoiceField(
        label="领衔督办领导", queryset=None, required=False, widget=SELECT, empty_label="请选择"
    )
    committee = forms.ModelChoiceField(label="对口督办的委员会", queryset=None, widget=SELECT, empty_label="请选择")
    note = prose("主任会议意见", 3, 1000, required=False)

    def __init__(self, *args, key, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leader"].queryset = oversight.leaders()
        self.fields["committee"].queryset = oversight.committees(localdate())
        self.initial.setdefault("decided_on", localdate())
        if key.proposal.category:
            self.initial.setdefault("committee", key.proposal.category.committee_id)


class PlanForm(forms.Form):
    plan = prose("督办方案", 10, 8000, help_text="督办重点、方式、步骤和分工。")
    plan_until = day("督办完成时间")
    head = forms.ModelChoiceField(
        label="亲自办理的承办单位主要负责人", queryset=None, required=False, widget=SELECT, empty_label="尚未确定"
    )
    deputies = DeputiesField(
        label="参与督办的代表", required=False, widget=forms.Textarea(attrs={**BOX, "rows": 2}),
        help_text="用顿号隔开或者一行一人；写在这里的代表可以查看本件，记录督办活动。",
    )  # fmt: skip
    files = UploadField(label="方案文件", multiple=True, most=3, required=False)

    def __init__(self, *args, key, **kwargs):
        super().__init__(*args, **kwargs)
        self.roster = self.fields["deputies"].roster = Roster()
        self.fields["head"].queryset = oversight.heads_of(key.proposal)
        named = {each.pk for each in key.deputies.all()}
        taking = "、".join(self.roster.label(each) for each in self.roster.deputies if each.pk in named)
        self.initial.update(plan=key.plan, plan_until=key.plan_until, head=key.head_id, deputies=taking)


class EventForm(forms.Form):
    kind = forms.ChoiceField(label="形式", choices=OversightEvent.Kind.choices, widget=forms.RadioSelect)
    on = day("日期")
    place = words("地点", required=False)
    people = words("参加人员", 300)
    content = prose("活动情况")
    opinions = prose("督办意见", required=False, help_text="承办单位和领衔代表可以看到。")
    files = UploadField(label="照片、材料", multiple=True, most=10, required=False)

    def clean_on(self):
        if self.cleaned_data["on"] > localdate():
            raise forms.ValidationError("日期不能晚于今天。")
        return self.cleaned_data["on"]


class ReportForm(forms.Form):
    report = prose("督办情况报告", 14, 20000, help_text="督办工作开展情况、办理进展、存在问题和建议。")


class FinishForm(forms.Form):
    heard_at = words("听取报告的会议")
    outcome = prose("主任会议意见", 4, 2000)
