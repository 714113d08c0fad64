"""The plan: a meeting put in, moved, taken out, numbered; one held earlier written down."""

from django import forms
from django.utils.timezone import localdate

from congress.organs.models import CongressSession
from congress.pages.boxes import BOX, day, number, prose, words
from meetings.models import Body, BodyKind, Meeting, Status


def ruling_meetings():
    """Chairs' meetings that have been held, the newest first: one of them has decided."""
    held = Meeting.objects.filter(body__kind=BodyKind.CHAIRS_MEETING, opens_on__lte=localdate())
    return held.exclude(status=Status.CANCELLED).select_related("body", "term").order_by("-opens_on", "-pk")[:24]


class MeetingField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(Meeting.objects.none(), widget=forms.Select(attrs=BOX), **kwargs)

    def label_from_instance(self, meeting):
        return f"{meeting.short}（{meeting.days}）"

    def offer(self, meetings) -> None:
        self.queryset = Meeting.objects.filter(pk__in=[each.pk for each in meetings]).select_related("body", "term")
        self.queryset = self.queryset.order_by("-opens_on", "-month")


class MonthInput(forms.DateInput):
    input_type = "month"

    def __init__(self):
        super().__init__(format="%Y-%m", attrs=BOX)


class PlanForm(forms.Form):
    body = forms.ModelChoiceField(
        Body.objects.all(), label="会议主体", empty_label=None, widget=forms.Select(attrs=BOX)
    )
    month = forms.DateField(label="计划月份", input_formats=["%Y-%m"], widget=MonthInput())
    opens_on = day("会议首日", required=False, help_text="已经确定的才填；填了就从这一天倒算各项期限。")
    closes_on = day("会议末日", required=False, help_text="只开一天的不填。")
    session = forms.ModelChoiceField(
        CongressSession.objects.none(), label="代表大会会议", required=False, empty_label="不选",
        widget=forms.Select(attrs=BOX), help_text="只在登记代表大会会议时选择。",
    )  # fmt: skip
    is_urgent = forms.BooleanField(label="临时召集（不受会前期限限制）", required=False)
    theme = words("主要议题", 300, required=False)
    place = words("地点", 120, required=False)
    chaired_by = words("主持人", 60, required=False)
    contact = words("会务联系人及电话", 120, required=False)
    note = prose("备注（内部）", 3, 1000, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = CongressSession.objects.select_related("term")


class RecordForm(forms.Form):
    body = forms.ModelChoiceField(
        Body.objects.all(), label="会议主体", empty_label=None, widget=forms.Select(attrs=BOX)
    )
    number = number("第几次会议", 1, 999)
    opens_on = day("会议首日")
    closes_on = day("会议末日", required=False, help_text="只开一天的不填。")
    theme = words("主要议题", 300, required=False)
    place = words("地点", 120, required=False)
    chaired_by = words("主持人", 60, required=False)


class DaysForm(forms.Form):
    opens_on = day("会议首日")
    closes_on = day("会议末日", required=False, help_text="只开一天的不填。")
    note = prose("原因", 3, 500, required=False, help_text="已经发出会议通知的，参会人员会收到改期通知和原因。")
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReviseForm(forms.Form):
    theme = words("主要议题", 300, required=False)
    place = words("地点", 120, required=False)
    chaired_by = words("主持人", 60, required=False)
    contact = words("会务联系人及电话", 120, required=False)
    is_urgent = forms.BooleanField(label="临时召集（不受会前期限限制）", required=False)
    note = prose("备注（内部）", 3, 1000, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class DraftAgendaForm(forms.Form):
    ruled_at = MeetingField(label="由哪次主任会议拟定", required=False, empty_label="不选")
    note = prose("说明", 3, 500, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ruled_at"].offer(ruling_meetings())


class PartyReportForm(forms.Form):
    reported_on = day("报告日期")
    report = words("报告情况", 200, help_text="如“书面报告议程草案，区委同意”。")
