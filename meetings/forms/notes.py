"""What every form of meetings shares: boxes of the house's look, and the form that asks for a word only."""

from django import forms

BOX = {"class": "input"}


def day(label, **kwargs):
    box = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **BOX})
    return forms.DateField(label=label, widget=box, **kwargs)


def words(label, longest=200, **kwargs):
    return forms.CharField(label=label, max_length=longest, widget=forms.TextInput(attrs=BOX), **kwargs)


def prose(label, rows=4, longest=4000, **kwargs):
    return forms.CharField(
        label=label, max_length=longest, widget=forms.Textarea(attrs={"rows": rows, **BOX}), **kwargs
    )


def number(label, low=0, high=999, **kwargs):
    box = forms.NumberInput(attrs={"inputmode": "numeric", **BOX})
    return forms.IntegerField(label=label, min_value=low, max_value=high, widget=box, **kwargs)


def pick(label, options, **kwargs):
    return forms.ChoiceField(label=label, choices=options, widget=forms.Select(attrs=BOX), **kwargs)


class NoteForm(forms.Form):
    """A step that takes nothing but a word with it."""

    note = prose("说明", required=False, longest=1000)

    def __init__(self, *args, label="说明", required=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].label, self.fields["note"].required = label, required
        self.fields["note"].error_messages["required"] = f"请写明{label}。"
