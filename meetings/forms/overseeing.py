"""Forms of 任后监督: the call, the report, the poll, the defence."""

from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.pages.boxes import BOX, day, number, pick, prose
from meetings.models import Defence, DutyReport, Meeting, Method, OrganKind, Tenure
from meetings.queries.holding import to_be_polled


class TenuresBox(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj):
        return f"{obj.official.name}，{obj.label}"


class CallForm(forms.Form):
    year = number("年度", 2000, 2100)
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="在会议上评议", required=False, empty_label="只作书面报告",
        widget=forms.Select(attrs=BOX), help_text="选了会议的，报告初稿按规定提前报送。",
    )  # fmt: skip
    due_on = day("报送期限", help_text="只作书面报告的，按这一天。")
    tenures = TenuresBox(
        label="述职人员", queryset=Tenure.objects.none(), error_messages={"required": "请选择述职人员。"}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        coming = Meeting.objects.filter(body__kind="standing_committee", opens_on__gte=localdate())
        self.fields["meeting"].queryset = coming.select_related("body", "term")
        held = Tenure.objects.filter(ends_on=None, is_acting=False).exclude(post__years__gt=0)
        held = held.exclude(post__organ_kind=OrganKind.STANDING_COMMITTEE)  # it hears the others
        self.fields["tenures"].queryset = held.select_related("official", "post").order_by("post__position", "pk")


class ReportForm(forms.Form):
    received_on = day("收到日期", initial=localdate)
    file = UploadField(label="报告")


class ReportsBox(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj):
        return f"{obj.tenure.official.name}，{obj.tenure.label}（{obj.year}年度，{obj.get_status_display()}）"


class PollForm(forms.Form):
    reports = ReportsBox(
        label="述职人员", queryset=DutyReport.objects.none(), error_messages={"required": "请选择述职人员。"}
    )
    method = pick("测评方式", [pair for pair in Method.choices if pair[0] in ("machine", "secret", "portal")])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reports"].queryset = to_be_polled()


class DefenceForm(forms.Form):
    way = pick("方式", Defence.Way.choices)
    text = prose("申辩意见", 8, 8000, required=False)
    files = UploadField(label="书面意见", multiple=True, most=1, required=False)
