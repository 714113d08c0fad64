from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.pages.boxes import BOX
from proposals.models import ANSWERING, Handling, HandlingStatus, Mediation

DAY = {"type": "date", "class": "input"}


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "input"})


class SharesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, share):
        return f"{share.unit}（{share.get_part_display()}）"


class AnswersAgain(forms.Form):
    """Which of the units that answered are to answer again: all of them, unless somebody takes one out."""

    shares = SharesField(
        Handling.objects.none(), label="由哪个单位再次答复", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, proposal, **kwargs):
        super().__init__(*args, **kwargs)
        answered = proposal.handlings.filter(part__in=ANSWERING, status=HandlingStatus.ISSUED)
        self.fields["shares"].queryset = answered.select_related("unit")
        self.fields["shares"].initial = list(answered)


class ReworkForm(AnswersAgain):
    note = forms.CharField(
        label="研究意见和理由", max_length=1000, widget=area(5),
        help_text="代表和承办单位都会看到：哪些问题还没有解决，再次答复要说清什么。",
        error_messages={"required": "请写明研究意见和退回重新办理的理由。"},
    )  # fmt: skip

    field_order = ("note", "shares")


class ConveneForm(forms.Form):
    meets_on = forms.DateField(label="日期", widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    meets_at = forms.TimeField(
        label="时间", required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input"})
    )
    place = forms.CharField(label="地点", max_length=100, widget=forms.TextInput(attrs=BOX))
    agenda = forms.CharField(label="协调事项", max_length=1000, widget=area(4))

    def clean_meets_on(self):
        if self.cleaned_data["meets_on"] < localdate():
            raise forms.ValidationError("召开日期不能早于今天。")
        return self.cleaned_data["meets_on"]


class SettleForm(AnswersAgain):
    """What was said stands under the name of who said it; a third side speaks only where one was asked."""

    held_on = forms.DateField(label="实际召开日期", widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    attendees = forms.CharField(label="参加人员", max_length=500, widget=area(2))
    deputy_word = forms.CharField(label="代表意见", max_length=3000, widget=area(4))
    unit_word = forms.CharField(label="承办单位意见", max_length=3000, widget=area(4))
    expert_word = forms.CharField(label="第三方评估意见", max_length=3000, widget=area(4))
    outcome = forms.ChoiceField(label="结果", choices=Mediation.Outcome.choices, widget=forms.RadioSelect)
    decision = forms.CharField(label="协调结论", max_length=1000, widget=area(3))
    files = UploadField(label="签字的记录（扫描）", multiple=True, most=3, required=False, kinds=("pdf", "jpg", "png"))

    field_order = (
        "held_on", "attendees", "deputy_word", "unit_word", "expert_word", "outcome", "shares", "decision", "files",
    )  # fmt: skip

    def __init__(self, *args, proposal, meeting, **kwargs):
        super().__init__(*args, proposal=proposal, **kwargs)
        self.fields["held_on"].initial = meeting.meets_on
        self.fields["shares"].label = "退回重新办理的，由哪个单位再次答复"
        if meeting.form != Mediation.Form.EXPERT:
            del self.fields["expert_word"]

    def clean_held_on(self):
        if self.cleaned_data["held_on"] > localdate():
            raise forms.ValidationError("还没有召开，不能记录结果。")
        return self.cleaned_data["held_on"]
