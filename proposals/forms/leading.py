"""Forms of 领办 and 督办意见."""

from django import forms
from django.utils.timezone import localdate

from congress.organs.models import Unit, UnitKind
from congress.pages.boxes import day, prose, words
from proposals.forms.oversight import SELECT

# Where such leaders sit: 一府一委两院 and the party's own offices (practices [P] 26).
ORGANS = (
    UnitKind.GOVERNMENT, UnitKind.DISPATCHER, UnitKind.SUPERVISORY, UnitKind.COURT, UnitKind.PROCURATORATE,
    UnitKind.PARTY,
)  # fmt: skip


class LeaderForm(forms.Form):
    name = words("姓名", 30)
    title = words("职务", 60, help_text="如：副区长。")
    organ = forms.ModelChoiceField(label="所在机关", queryset=None, widget=SELECT, empty_label="请选择")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = Unit.objects.valid_on(localdate()).filter(kind__in=ORGANS)


class LeadingNoteForm(forms.Form):
    on = day("日期")
    text = prose("进展", 5, 2000, help_text="到现场、开协调会、作出的决定；代表和承办单位都可以看到。")

    def clean_on(self):
        if self.cleaned_data["on"] > localdate():
            raise forms.ValidationError("日期不能晚于今天。")
        return self.cleaned_data["on"]


class OverseeForm(forms.Form):
    note = prose(
        "督办意见", 5, 500, help_text="发给承办单位；代表也可以看到。", error_messages={"required": "请写明督办意见。"}
    )
