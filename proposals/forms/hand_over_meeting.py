from django import forms

from proposals.models import HandOverMeeting, Status
from proposals.queries.hand_over import may_be_listed


class CasesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, case):
        return f"{case.number} {case.title}（{case.get_status_display()}）"


class HandOverMeetingForm(forms.ModelForm):
    cases = CasesField(queryset=None, label="列入清单的建议", error_messages={"required": "请选择列入清单的建议。"})

    class Meta:
        model = HandOverMeeting
        fields = ("title", "held_on", "begins_at", "place", "chair", "note", "cases")
        widgets = {
            "held_on": forms.DateInput(attrs={"type": "date", "class": "input"}, format="%Y-%m-%d"),
            "begins_at": forms.TimeInput(attrs={"type": "time", "class": "input"}, format="%H:%M"),
            "title": forms.TextInput(attrs={"class": "input"}),
            "place": forms.TextInput(attrs={"class": "input"}),
            "chair": forms.TextInput(attrs={"class": "input"}),
            "note": forms.Textarea(attrs={"rows": 3, "class": "input"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = may_be_listed(self.instance)
        self.fields["cases"].queryset = found
        if self.instance.pk:
            self.fields["cases"].initial = list(self.instance.cases.values_list("pk", flat=True))
        else:
            self.fields["cases"].initial = [case.pk for case in found if case.status == Status.REGISTERED]
