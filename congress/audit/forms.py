from django import forms

from congress.audit.models import AuditChange, SecurityEvent


class _DayInput(forms.DateInput):
    input_type = "date"


class FilterForm(forms.Form):
    who = forms.CharField(label="人员", required=False, max_length=60)
    kind = forms.ChoiceField(label="事件", required=False)
    begin = forms.DateField(label="自", required=False, widget=_DayInput(format="%Y-%m-%d"))
    end = forms.DateField(label="至", required=False, widget=_DayInput(format="%Y-%m-%d"))
    about = forms.CharField(label="对象", required=False, max_length=100)

    def __init__(self, *args, of: str, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = SecurityEvent.Kind.choices if of == "events" else AuditChange.Op.choices
        self.fields["kind"].choices = [("", "全部"), *kinds]
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"
        if of == "changes":
            self.fields["about"].help_text = "数据表名，或“数据表名:行号”"

    def chosen(self) -> dict:
        return self.cleaned_data if self.is_valid() else {}
