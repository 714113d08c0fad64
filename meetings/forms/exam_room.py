"""What is typed in the exam room: the code, and the answers of one page."""

import re

from django import forms

from congress.pages.boxes import BOX, words
from meetings.models import LETTERS


class CodeForm(forms.Form):
    code = forms.CharField(
        label="考试码", max_length=20, error_messages={"required": "请输入考试码。"},
        widget=forms.TextInput(attrs={**BOX, "inputmode": "numeric", "autocomplete": "off", "autofocus": True}),
    )  # fmt: skip


class OpenRoomForm(forms.Form):
    name = words("这台机器叫什么", 40, initial="考试机")


def given(data) -> dict[int, tuple[str, str]]:
    """{place: (what stood there when the page was drawn, what is chosen now)} of the questions on the page."""
    found = {}
    for name in data:
        if match := re.fullmatch(r"was-(\d{1,3})", name):
            now = "".join(sorted(set("".join(data.getlist(f"q-{match[1]}"))) & set(LETTERS)))
            found[int(match[1])] = (data[name][:8], now)
    return found
