from django import forms


class NoteForm(forms.Form):
    """A step that takes nothing but a word with it."""

    note = forms.CharField(required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4, "class": "input"}))

    def __init__(self, *args, label="说明", required=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].label, self.fields["note"].required = label, required
        self.fields["note"].error_messages["required"] = f"请写明{label}。"
