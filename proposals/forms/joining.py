from django import forms

from proposals.queries import joining

OTHER = "number"


class MergeForm(forms.Form):
    """The main case: one of the likely ones, or by its number."""

    main = forms.ChoiceField(label="并入哪一件", required=False, widget=forms.RadioSelect)
    number = forms.CharField(
        label="编号", required=False, max_length=20, widget=forms.TextInput(attrs={"class": "input"}),
        help_text="上面没有的，填编号，如“第012号”“闭字第3号”。",
    )  # fmt: skip
    note = forms.CharField(
        label="并案理由", max_length=500, widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        help_text="两件的代表都看得到。", error_messages={"required": "请写明并案理由。"},
    )  # fmt: skip

    def __init__(self, *args, mains, likely, **kwargs):
        super().__init__(*args, **kwargs)
        self.mains = mains
        named = [(case.pk, f"{case.full_number}《{case.title}》（{case.get_status_display()}）") for case in likely]
        self.fields["main"].choices = [*named, (OTHER, "别的一件，填编号")]
        self.initial.setdefault("main", named[0][0] if named else OTHER)

    def clean(self):
        cleaned = super().clean()
        key = cleaned.get("main") or OTHER
        if key != OTHER:
            cleaned["main"] = joining.chosen(self.mains, key)
        else:
            cleaned["main"] = self._by_number(cleaned.get("number", ""))
        if cleaned["main"] is None and not self.errors:
            self.add_error("main", "请选择主件。")
        return cleaned

    def _by_number(self, words):
        if not words.strip():
            self.add_error("number", "请选择主件，或者填写编号。")
            return None
        found = joining.found_by_number(self.mains, words)
        if len(found) > 1:
            self.add_error("number", "这个编号不止一件，请写全，如“闭字第3号”。")
        elif not found:
            self.add_error("number", "没有找到这个编号的、还没有答复的建议。")
        return found[0] if len(found) == 1 else None

    def fields_for_action(self) -> dict:
        return {"main": self.cleaned_data["main"], "note": self.cleaned_data["note"]}
