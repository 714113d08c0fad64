from django import forms
from django.utils.timezone import localdate

from deputies import queries
from deputies.models import Constituency, Delegation, Level


class RosterFilter(forms.Form):
    """What the roster is narrowed by; everything stands in the address, nonsense narrows nothing."""

    q = forms.CharField(label="姓名、拼音首字母、证号", required=False)
    term = forms.ChoiceField(label="届", required=False)
    delegation = forms.ModelChoiceField(Delegation.objects.none(), label="代表团", required=False, empty_label="全部")
    constituency = forms.ModelChoiceField(Constituency.objects.none(), label="选区", required=False, empty_label="全部")
    level = forms.ChoiceField(label="层级", required=False, choices=[("", "全部"), *Level.choices])

    def __init__(self, data, *, terms):
        self.terms, self.term = terms, queries.term_asked(data.get("term"), localdate())
        super().__init__({**data.dict(), "term": data.get("term", "") or (self.term.number if self.term else "")})
        self.fields["term"].choices = [("all", "历届"), *((term.number, str(term)) for term in terms)]
        self.every_term = data.get("term") == "all"
        for name, model in (("delegation", Delegation), ("constituency", Constituency)):
            self.fields[name].queryset = model.objects.filter(term=None if self.every_term else self.term)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"
        self.is_valid()

    def narrow(self, rows):
        asked = self.cleaned_data
        if not self.every_term:
            rows = rows.filter(term=self.term)
        for name in ("delegation", "constituency", "level"):
            if asked.get(name):
                rows = rows.filter(**{name: asked[name]})
        return queries.named(rows, asked.get("q", ""))


STANDINGS = {"serving": "在任", "coming": "尚未就任", "ended": "已终止"}
