"""审查 and 主任会议."""

from django import forms

from congress.files.fields import UploadField
from congress.pages.boxes import day, pick, pick_row, prose, words
from meetings.actions.ruling import REFUSE, SUBMIT, SUSPEND
from meetings.models import Meeting

RULINGS = ((SUBMIT, "提请会议"), (SUSPEND, "暂缓提请"), (REFUSE, "不提请"))


class WantedForm(forms.Form):
    wanted = prose("需要补充的材料", 5, 2000)


class VisitForm(forms.Form):
    on = day("考察日期")
    people = words("参加人员", 120)
    note = prose("考察情况", 5, 4000)


class ReviewForm(forms.Form):
    review = prose("审查意见", 8, 8000)


class RulesForm(forms.Form):
    """One word for every person, and one reason for whatever is not submitted."""

    meeting = pick_row("主任会议", Meeting.objects.none(), required=False, empty_label="未登记")
    note = prose("理由", 3, 2000, required=False, help_text="不提请、暂缓提请的必须写明。")

    def __init__(self, *args, lines, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].label_from_instance = lambda meeting: f"{meeting.short}（{meeting.days}）"
        self.lines = list(lines)
        for line in self.lines:
            box = pick(f"{line.position}. {line.label}", RULINGS, initial=SUBMIT)
            self.fields[f"line_{line.pk}"] = box
        self.order_fields(["meeting", *(f"line_{line.pk}" for line in self.lines), "note"])

    def fields_for_action(self):
        rulings = {line.pk: self.cleaned_data[f"line_{line.pk}"] for line in self.lines}
        return {"meeting": self.cleaned_data["meeting"], "note": self.cleaned_data["note"], "rulings": rulings}


class ComplaintForm(forms.Form):
    received_on = day("收到日期")
    channel = words("来源", 60, help_text="例如：来信、来访、有关机关转来。不写举报人姓名。")
    text = prose("反映的主要问题", 6, 4000)


class InvestigationForm(forms.Form):
    finding = prose("调查结论", 6, 4000)
    file = UploadField(label="调查报告", required=False)
