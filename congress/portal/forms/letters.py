from hashlib import sha256

from django import forms
from django.utils.timezone import localdate

from congress.accounts.models import Post, Role
from congress.organs.models import Unit
from congress.organs.queries import current_term
from congress.portal.audience import audience, described
from deputies.models import Delegation

INPUT = {"class": "input"}


class LetterForm(forms.Form):
    all_deputies = forms.BooleanField(label="全体在任代表", required=False)
    delegations = forms.ModelMultipleChoiceField(
        Delegation.objects.none(), label="代表团", required=False, widget=forms.CheckboxSelectMultiple
    )
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label="承办单位（经办人和负责人）", required=False, widget=forms.CheckboxSelectMultiple
    )
    subject = forms.CharField(label="标题", max_length=60, widget=forms.TextInput(INPUT))
    text = forms.CharField(label="内容", max_length=2000, widget=forms.Textarea({**INPUT, "rows": 8}))
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        posts = Post.objects.current(localdate()).filter(role__in=(Role.HANDLER, Role.UNIT_HEAD))
        self.fields["delegations"].queryset = Delegation.objects.filter(term=current_term(localdate()))
        self.fields["units"].queryset = Unit.objects.filter(pk__in=posts.values("unit"))

    @property
    def fingerprint(self) -> str:
        """Of exactly these people: as many others are not the same list."""
        return sha256(",".join(str(pk) for pk in sorted(each.pk for each in self.people)).encode()).hexdigest()[:32]

    def chosen(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("all_deputies", "delegations", "units")}

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self.people = audience(**self.chosen())
            self.audience = described(**self.chosen())
            if not self.people:
                self.add_error(None, "没有收件人：请选择代表、代表团或者单位。")
        return cleaned
