from django import forms

from proposals.models import Category, DeclineGround, Proposal, Publication
from proposals.parsing import split_demands


class RegisterForm(forms.Form):
    category = forms.ModelChoiceField(
        queryset=Category.objects.filter(is_active=True),
        label="类别",
        empty_label="请选择",
        widget=forms.Select(attrs={"class": "input"}),
    )
    demands = forms.CharField(
        label="诉求（一行一条）",
        widget=forms.Textarea(attrs={"rows": 8, "class": "input"}),
        help_text="承办单位将逐条答复；缺一条，答复不能送签。",
        error_messages={"required": "请至少写明一条诉求，承办单位将逐条答复。"},
    )
    publication = forms.ChoiceField(
        label="公开意见",
        choices=Publication.choices,
        widget=forms.RadioSelect,
        help_text="代表所填；审查时可以从严。",
    )
    earlier = forms.ModelMultipleChoiceField(
        queryset=Proposal.objects.none(),
        required=False,
        label="关联以往同类建议",
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label="审查意见",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
    )

    def __init__(self, *args, proposal, similar=(), **kwargs):
        kwargs["initial"] = {
            "demands": split_demands(proposal.request),
            "publication": proposal.publication,
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.fields["earlier"].queryset = Proposal.objects.filter(pk__in=[case.pk for case, _ in similar])

    def clean_demands(self):
        return [line.strip() for line in self.cleaned_data["demands"].splitlines() if line.strip()]


class DeclineForm(forms.Form):
    ground = forms.ChoiceField(label="情形", choices=DeclineGround.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="向代表说明",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "input"}),
        error_messages={"required": "请向代表说明理由。"},
    )
