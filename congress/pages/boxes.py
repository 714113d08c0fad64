"""Fields in the house's look, one line each in a form; and the form that asks for a word only."""

from django import forms

BOX = {"class": "input"}


def day(label, **kwargs):
    kwargs.setdefault("error_messages", {"required": f"请填写{label}。"})
    box = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **BOX})
    return forms.DateField(label=label, widget=box, **kwargs)


def words(label, longest=200, **kwargs):
    kwargs.setdefault("error_messages", {"required": f"请填写{label}。"})
    return forms.CharField(label=label, max_length=longest, widget=forms.TextInput(attrs=BOX), **kwargs)


def prose(label, rows=4, longest=4000, **kwargs):
    kwargs.setdefault("error_messages", {"required": f"请写明{label}。"})
    box = forms.Textarea(attrs={"rows": rows, **BOX})
    return forms.CharField(label=label, max_length=longest, widget=box, **kwargs)


def number(label, low=0, high=999, **kwargs):
    kwargs.setdefault("error_messages", {"required": f"请填写{label}。"})
    box = forms.NumberInput(attrs={"inputmode": "numeric", **BOX})
    return forms.IntegerField(label=label, min_value=low, max_value=high, widget=box, **kwargs)


def pick(label, options, **kwargs):
    return forms.ChoiceField(label=label, choices=options, widget=forms.Select(attrs=BOX), **kwargs)


def pick_row(label, rows, **kwargs):
    """One row of a table; ``empty_label`` says what choosing none means."""
    return forms.ModelChoiceField(rows, label=label, widget=forms.Select(attrs=BOX), **kwargs)


def sought(hint, longest=200):
    """The word a list is searched for; ``hint`` says what it is looked for in."""
    box = forms.TextInput(attrs={**BOX, "placeholder": hint, "autocomplete": "off", "type": "search"})
    return forms.CharField(label="关键词", required=False, max_length=longest, widget=box)


class Filter(forms.Form):
    """What a list can be narrowed by, asked through the address. A field that makes no sense is as if it were empty."""

    def __init__(self, data, rows=None, **kwargs):
        self.rows = rows  # of what there is to choose from, where that depends on who asks
        super().__init__(data, auto_id="f-%s", **kwargs)
        self.is_valid()
        self.asked = {name: value for name, value in self.cleaned_data.items() if value}
        self._errors = forms.utils.ErrorDict()

    def options(self, name, rows):
        self.fields[name].choices = [("", "不限"), *((str(pk), label) for pk, label in rows)]


class NoteForm(forms.Form):
    """A step that takes nothing but a word with it."""

    note = prose("说明", required=False, longest=1000)

    def __init__(self, *args, label="说明", required=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].label, self.fields["note"].required = label, required
        self.fields["note"].error_messages["required"] = f"请写明{label}。"


def bare(request) -> forms.Form:
    """For a step that asks for nothing but the press of its button."""
    return forms.Form(request.POST if request.method == "POST" else None)
