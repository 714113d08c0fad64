from django import forms

from congress.pages.boxes import BOX
from deputies import rules
from deputies.models import EndGround

BASIS = "常委会公告的文号和日期（代表法第六十三条）；去世的可以不填。"


class EndForm(forms.Form):
    """终止代表资格: fields carry the names of the action's arguments."""

    ground = forms.ChoiceField(label="终止原因", widget=forms.RadioSelect)
    on = forms.DateField(label="终止日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **BOX}))
    basis = forms.CharField(
        label="依据", max_length=120, required=False, help_text=BASIS, widget=forms.TextInput(attrs=BOX)
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [(ground.value, rules.ground_in_law(ground)) for ground in EndGround]
