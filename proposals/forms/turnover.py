from django import forms


class CloseTermForm(forms.Form):
    basis = forms.CharField(
        label="依据", max_length=120, widget=forms.TextInput(attrs={"class": "input"}),
        help_text="如区人大常委会关于换届选举的决定、代表资格的公告的文号。",
    )  # fmt: skip
