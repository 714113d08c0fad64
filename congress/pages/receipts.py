"""What became of what somebody sent in without an account: asked for by the two things the receipt names."""

from django import forms

from congress.pages.boxes import words
from congress.pages.steps import posted


class ReceiptForm(forms.Form):
    number = words("收件号", 40)
    query_code = words("查询码", 20)

    def __init__(self, *args, example: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].help_text = f"例如：{example}。"

    def clean_query_code(self):
        return self.cleaned_data["query_code"].strip().upper()

    def clean_number(self):
        return self.cleaned_data["number"].strip().replace("[", "〔").replace("]", "〕")


def looked_up(request, rows, *, example: str) -> tuple[ReceiptForm, object | None]:
    """The form, and of ``rows`` the one that bears this number and this code; ``example``: how a number looks."""
    form, found = ReceiptForm(*posted(request), example=example), None
    if request.method == "POST" and form.is_valid():
        found = rows.filter(**form.cleaned_data).first()
        if found is None:
            form.add_error(None, "没有找到，请核对收件号和查询码。")
    return form, found
