from django import forms


class FreezeForm(forms.Form):
    note = forms.CharField(
        label="说明", required=False, max_length=200, help_text="例如：主任会议第二十次会议研究。会随版本一起保存。",
        widget=forms.TextInput(attrs={"class": "input"}),
    )  # fmt: skip
