from django import forms

from congress.accounts.models import User


class HandOverForm(forms.Form):
    successor = forms.ModelChoiceField(
        User.objects.none(), label="移交给", empty_label="请选择", widget=forms.Select({"class": "input"})
    )
    note = forms.CharField(label="说明", max_length=200, required=False, widget=forms.TextInput({"class": "input"}))

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = colleagues
