"""Onto an agenda, and on to another body."""

from django import forms

from congress.pages.boxes import BOX, prose
from meetings.flow import MEETING
from meetings.forms.planning import MeetingField
from meetings.models import Body, BodyKind, Meeting


class PlaceForm(forms.Form):
    meeting = MeetingField(label="列入哪次会议", empty_label="请选择")
    note = prose("说明", 3, 500, required=False)

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        box = self.fields["meeting"]
        found = list(Meeting.objects.filter(body=item.body, status__in=MEETING.steps["reorder"].at).order_by("month"))
        box.offer(found)
        box.queryset = box.queryset.order_by("month", "opens_on")
        box.initial = found[0] if found else None
        if not found:
            box.help_text = f"{item.body.short_name}还没有列入计划的会议。"


class ForwardForm(forms.Form):
    body = forms.ModelChoiceField(
        Body.objects.none(), label="转给", empty_label="请选择", widget=forms.Select(attrs=BOX)
    )
    note = prose("说明", 3, 500, required=False)

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        others = Body.objects.exclude(pk=item.body_id).exclude(kind=BodyKind.PARTY_GROUP)
        self.fields["body"].queryset = others
        wanted = {BodyKind.CHAIRS_MEETING: BodyKind.STANDING_COMMITTEE, BodyKind.STANDING_COMMITTEE: BodyKind.CONGRESS}
        self.fields["body"].initial = others.filter(kind=wanted.get(item.body.kind, BodyKind.CHAIRS_MEETING)).first()
