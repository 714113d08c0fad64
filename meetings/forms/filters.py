"""What the list of items can be narrowed by. Everything stands in the address; nonsense narrows nothing."""

from django import forms
from django.db.models import Q

from congress.pages.boxes import BOX, pick
from meetings.models import Body, ItemKind, Proposer


class ItemFilter(forms.Form):
    q = forms.CharField(label="关键词", required=False, max_length=200)
    body = pick("提交给", [], required=False)
    kind = pick("种类", [("", "不限"), *ItemKind.choices], required=False)
    proposer_kind = pick("提请主体", [("", "不限"), *Proposer.choices], required=False)
    late = pick("提交", [("", "不限"), ("yes", "逾期提交")], required=False)

    def __init__(self, data):
        super().__init__(data, auto_id="f-%s")
        hint = {**BOX, "placeholder": "议题、理由、报告人", "autocomplete": "off", "type": "search"}
        self.fields["q"].widget = forms.TextInput(attrs=hint)
        self.is_valid()
        self.asked = {name: value for name, value in self.cleaned_data.items() if value}
        self._errors = forms.utils.ErrorDict()

    def _clean_fields(self):
        bodies = ((str(pk), name) for pk, name in Body.objects.values_list("pk", "short_name"))
        self.fields["body"].choices = [("", "不限"), *bodies]
        super()._clean_fields()

    def narrow(self, found):
        for name, value in self.asked.items():
            if name == "q":
                words = Q(title__icontains=value) | Q(reason__icontains=value) | Q(reporter_name__icontains=value)
                found = found.filter(words)
            elif name == "late":
                found = found.filter(is_late=True)
            else:
                found = found.filter(**{name: value})
        return found
