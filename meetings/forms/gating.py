"""What the chairs' meeting decided on a matter."""

from django import forms
from django.utils.timezone import localdate

from congress.organs.models import Unit
from congress.pages.boxes import BOX, prose
from meetings.forms.planning import MeetingField, ruling_meetings
from meetings.forms.proposing import COMMITTEES
from meetings.models import BodyKind


class GateForm(forms.Form):
    """``label`` of the words asked for; they are required where the proposer is owed a reason."""

    ruled_at = MeetingField(
        label="由哪次主任会议研究", empty_label="请选择",
        error_messages={"required": "请选择由哪次主任会议研究决定（地方组织法第五十二条）。"},
    )  # fmt: skip
    note = prose("说明", 4, 1000, required=False)

    def __init__(self, *args, item, label="说明", required=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].label, self.fields["note"].required = label, required
        self.fields["note"].error_messages["required"] = f"请写明{label}。"
        box = self.fields["ruled_at"]
        box.offer(found := list(ruling_meetings()))
        box.required = item.body.kind == BodyKind.STANDING_COMMITTEE
        box.initial = found[0] if found else None
        if not found:
            box.help_text = "还没有登记已举行的主任会议，请先列入计划或者补录。"


class ReferForm(GateForm):
    committee = forms.ModelChoiceField(
        Unit.objects.none(), label="交哪个专委会、工委", empty_label="请选择", widget=forms.Select(attrs=BOX)
    )
    field_order = ["committee", "ruled_at", "note"]

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, item=item, **kwargs)
        self.fields["committee"].queryset = Unit.objects.valid_on(localdate()).filter(kind__in=COMMITTEES)
        self.fields["committee"].initial = item.committee
