"""What is said at a field nobody filled in."""

from django import forms

from congress.files.fields import UploadField


class Everything(forms.Form):
    words = forms.CharField()
    day = forms.DateField()
    one = forms.ChoiceField(choices=[("a", "甲")])
    some = forms.MultipleChoiceField(choices=[("a", "甲")])
    sheet = UploadField(kinds=("pdf",))
    sure = forms.BooleanField()
    named = forms.CharField(error_messages={"required": "请写明理由。"})


def test_an_empty_field_is_told_what_to_do_in_the_words_of_its_kind():
    said = {name: errors[0] for name, errors in Everything({}).errors.items()}
    assert said == {
        "words": "请填写。", "day": "请填写。", "one": "请选择。", "some": "请选择。", "sheet": "请选择文件。", "sure": "请打勾。",
        "named": "请写明理由。",
    }  # fmt: skip
