from django import forms


class UrgeForm(forms.Form):
    """The office's words; they go into a message, so they are short."""

    note = forms.CharField(
        label="催办内容",
        max_length=150,
        widget=forms.Textarea({"rows": 3, "class": "input"}),
        error_messages={"required": "请写明催办内容。"},
        help_text="发给还没有办完的单位的经办人和负责人；评价期间发给还没有评价的代表。每件每天一次。",
    )
