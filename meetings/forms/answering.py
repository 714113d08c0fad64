"""Answers to a notice."""

from django import forms

from congress.pages.boxes import prose, words


class SendForm(forms.Form):
    """Whom a unit sends."""

    name = words("到会人员姓名", longest=30)
    title = words("职务", longest=120)


class LeaveForm(forms.Form):
    reason = prose(
        "请假事由", rows=3, longest=300, help_text="只有您本人、批准人和会务人员看得到。",
        error_messages={"required": "请写明请假事由。"},
    )  # fmt: skip


class DeclineForm(forms.Form):
    note = prose("说明", rows=3, longest=300, required=False)


class RulingForm(forms.Form):
    approved = forms.TypedChoiceField(
        label="意见", choices=[("yes", "准假"), ("no", "不准假")], widget=forms.RadioSelect,
        coerce=lambda word: word == "yes", error_messages={"required": "请选择准假或者不准假。"},
    )  # fmt: skip
    ruling = words("批示", required=False, help_text="不准假的须写明理由。")

    def clean(self):
        said = super().clean()
        if said.get("approved") is False and not said.get("ruling", "").strip():
            self.add_error("ruling", "不准假的，请写明理由。")
        return said
