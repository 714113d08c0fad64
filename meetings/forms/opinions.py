"""Forms of opinions."""

from datetime import timedelta

from django import forms
from django.utils.timezone import localdate

from congress.organs.models import Unit
from congress.pages.boxes import BOX, day, prose, words
from meetings.models import Item, Participant

SELECT = forms.Select(attrs=BOX)


class OpinionForm(forms.Form):
    item = forms.ModelChoiceField(
        label="议题", queryset=Item.objects.none(), required=False, widget=SELECT, empty_label="不针对某一议题"
    )
    participant = forms.ModelChoiceField(
        label="提出人", queryset=Participant.objects.none(), required=False, widget=SELECT
    )
    from_name = words("名单以外的提出人", 60, required=False)
    text = prose("意见", 8, 4000)

    def __init__(self, *args, meeting, for_others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = meeting.items.order_by("position", "pk")
        if for_others:
            people = meeting.participants.exclude(status__in=("dropped", "waiting")).exclude(name="")
            self.fields["participant"].queryset = people.order_by("capacity", "position", "pk")
        else:
            del self.fields["participant"], self.fields["from_name"]


class HandOnForm(forms.Form):
    unit = forms.ModelChoiceField(label="承办单位", queryset=Unit.objects.none(), widget=SELECT)
    due_on = day("答复期限")
    note = prose("交办说明", 3, 500, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.valid_on(localdate()).handling()
        self.initial.setdefault("due_on", localdate() + timedelta(days=30))


class RaiseForm(forms.Form):
    title = words("建议标题", 200, help_text="内容可以在下一页继续写。")


class AnswerForm(forms.Form):
    answer = prose("办理情况", 8, 8000)
