from django import forms

INPUT = {"class": "input"}


class UrgingFilters(forms.Form):
    """Only what is on the list can be asked for."""

    q = forms.CharField(label="编号、标题", max_length=60, required=False, widget=forms.TextInput(INPUT))
    kind = forms.ChoiceField(label="期限", required=False, widget=forms.Select(INPUT))
    holder = forms.ChoiceField(label="由谁办", required=False, widget=forms.Select(INPUT))

    def __init__(self, data, rows):
        super().__init__(data)
        self.rows = rows
        for name, of in (("kind", lambda row: row.label), ("holder", lambda row: row.holder)):
            found = sorted({of(row) for row in rows})
            self.fields[name].choices = [("", "全部"), *((word, word) for word in found)]

    def narrow(self) -> list:
        """A condition that makes no sense is passed over."""
        self.is_valid()
        asked = getattr(self, "cleaned_data", {})
        q, kind, holder = (asked.get(name) for name in ("q", "kind", "holder"))
        return [
            row
            for row in self.rows
            if (not q or q in row.title or q in row.number)
            and (not kind or row.label == kind)
            and (not holder or row.holder == holder)
        ]
