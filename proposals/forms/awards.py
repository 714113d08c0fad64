from django import forms
from django.utils.timezone import localdate

from proposals.models import Award, AwardKind
from proposals.queries import awards as queries

TEXT = {"rows": 4, "class": "input"}


class OpenAwardForm(forms.ModelForm):
    class Meta:
        model = Award
        fields = ("kind", "year", "places", "voters")
        widgets = {"kind": forms.RadioSelect, "voters": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices, self.fields["voters"].choices = (
            AwardKind.choices,
            self.fields["voters"].choices[-2:],
        )
        self.fields["year"] = forms.IntegerField(
            label="年度", min_value=2000, max_value=localdate().year, initial=localdate().year,
            widget=forms.NumberInput(attrs={"class": "input"}), help_text="按办结日期所在年度。",
        )  # fmt: skip
        self.fields["places"] = forms.IntegerField(
            label="名额", min_value=1, max_value=50, initial=5, widget=forms.NumberInput(attrs={"class": "input"})
        )


class PutForwardForm(forms.Form):
    reason = forms.CharField(label="推荐理由", max_length=1000, widget=forms.Textarea(attrs=TEXT))

    def __init__(self, *args, award, **kwargs):
        super().__init__(*args, **kwargs)
        name = "proposal" if award.kind == AwardKind.SUGGESTION else "unit"
        chosen = forms.ModelChoiceField(
            queryset=queries.candidates(award), label=award.get_kind_display(), empty_label="请选择",
            widget=forms.Select(attrs={"class": "input"}), error_messages={"invalid_choice": "不在可以推荐的范围内。"},
        )  # fmt: skip
        if name == "proposal":
            chosen.label_from_instance = lambda case: f"{case.number} {case.title}"
        self.fields = {name: chosen, **self.fields}


class OpenBallotForm(forms.Form):
    closes_on = forms.DateField(
        label="投票截止（当日有效）",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"}),
    )

    def clean_closes_on(self):
        if self.cleaned_data["closes_on"] <= localdate():
            raise forms.ValidationError("截止日期须在今天以后。")
        return self.cleaned_data["closes_on"]


class BallotForm(forms.Form):
    chosen = forms.ModelMultipleChoiceField(
        queryset=None, label="投给", widget=forms.CheckboxSelectMultiple, error_messages={"required": "请至少选一个。"}
    )

    def __init__(self, *args, award, own=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"].queryset = queries.nominees(award).exclude(pk__in=own)
        self.fields["chosen"].help_text = f"最多 {award.places} 个。"


class ConferForm(forms.Form):
    winners = forms.ModelMultipleChoiceField(
        queryset=None, label="表彰", widget=forms.CheckboxSelectMultiple, error_messages={"required": "请至少选一个。"}
    )
    basis = forms.CharField(
        label="评定依据",
        max_length=120,
        widget=forms.TextInput(attrs={"class": "input"}),
        help_text="如：第三十次主任会议",
    )
    note = forms.CharField(
        label="说明", required=False, max_length=500, widget=forms.Textarea(attrs=TEXT),
        help_text="没有按得票多少评定的，须写明理由。",
    )  # fmt: skip

    def __init__(self, *args, award, counted, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["winners"]
        field.queryset, votes = queries.nominees(award), {each.pk: each.cast for each in counted}
        field.label_from_instance = lambda nominee: f"{nominee}　{votes.get(nominee.pk, 0)} 票"
        field.initial = [each.pk for each in counted[: award.places]]
