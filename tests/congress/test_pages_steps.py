"""A step's page: what the step refuses is said at its field, and only what was taken leads on."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from congress.files.fields import UploadField
from congress.pages.steps import REFUSED, act, posted
from tests import make
from tests.congress import file_corpus


class ReasonForm(forms.Form):
    reason = forms.CharField()


class PaperForm(ReasonForm):
    files = UploadField(multiple=True, required=False)


def refusing(said):
    def step(**facts):
        raise ValidationError(said)

    return step


def test_what_was_taken_answers_with_what_the_step_answers():
    assert act(ReasonForm({"reason": "路坏了"}), lambda reason: reason + "。") == "路坏了。"


def test_a_form_that_is_not_filled_in_is_not_taken():
    form = ReasonForm({})
    assert act(form, lambda **facts: pytest.fail("taken")) is REFUSED
    assert "reason" in form.errors


@pytest.mark.parametrize(
    ("said", "where"),
    [({"reason": "请写明理由。"}, "reason"), ({"months": "最长六个月。"}, "__all__"), ("已经延期。", "__all__")],
)
def test_a_refusal_stands_at_its_field_or_above_the_form(said, where):
    form = ReasonForm({"reason": "x"})
    assert act(form, refusing(said)) is REFUSED
    assert dict(form.errors) == {where: list(said.values()) if isinstance(said, dict) else [said]}


def test_a_press_of_a_button_without_a_field_binds_the_form(rf):
    assert forms.Form(*posted(rf.post("/"))).is_valid()
    assert not forms.Form(*posted(rf.get("/"))).is_bound


@pytest.mark.django_db
def test_uploads_are_stored_before_the_step_and_by_whom():
    clerk, upload = make.user(), file_corpus.upload("说明.pdf", file_corpus.pdf())
    form = PaperForm({"reason": "x"}, MultiValueDict({"files": [upload]}))
    reason, files = act(form, lambda reason, files: (reason, files), by=clerk)
    assert [(each.name, each.uploaded_by) for each in files] == [("说明.pdf", clerk)]
