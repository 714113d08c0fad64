import pytest
from django import forms
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from congress.files.fields import UploadField
from congress.files.intake import intake
from congress.files.uploads import CappedUploadHandler
from tests.congress import file_corpus


class LetterForm(forms.Form):
    title = forms.CharField(label="标题")
    scans = UploadField(label="扫描件", kinds=("pdf", "jpg"), multiple=True, most=3, required=False)


def filled(*files, title="函"):
    uploads = [file_corpus.upload(name, content) for name, content in files]
    return LetterForm({"title": title}, MultiValueDict({"scans": uploads}))


def test_every_refused_file_has_its_own_sentence_at_the_field():
    form = filled(("a.pdf", file_corpus.pdf()), ("b.exe", b"MZ"), ("c.jpg", b"<html>"))

    assert form.errors == {
        "scans": ["“b.exe”：只接收 PDF、JPG 文件。", "“c.jpg”：扩展名是 JPG，内容却不是，不予接收。"]
    }


def test_too_many_files_at_once_are_refused():
    assert filled(*[(f"{n}.pdf", b"%PDF-") for n in range(4)]).errors == {"scans": ["一次最多上传 3 个文件。"]}


@pytest.mark.django_db
def test_what_the_form_has_checked_is_stored_without_a_second_look(tmp_path, settings, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    form = filled(("a.pdf", file_corpus.pdf(2)))
    assert form.is_valid()
    monkeypatch.setattr("congress.files.intake.LOOK", tmp_path / "gone.py")

    [upload] = form.cleaned_data["scans"]
    stored = intake(upload, by=None, kinds=("pdf",))
    assert (stored.pages, stored.path.stat().st_size) == (2, stored.size)


def test_no_file_is_fine_where_none_is_required():
    form = filled()
    assert form.is_valid() and form.cleaned_data["scans"] == []
    assert "函" in str(form["title"]) and 'accept=".pdf,.jpg,.jpeg"' in str(form["scans"])


def test_the_hint_names_each_limit_and_only_several_may_be_chosen_together():
    single = UploadField(label="扫描件", kinds=("pdf", "jpg", "png"))

    assert single.help_text == "可上传 PDF（不超过 100 MB）、JPG、PNG（不超过 20 MB）。"
    assert "multiple" not in str(single.widget.render("scan", None))
    assert "multiple" in str(LetterForm()["scans"])


def test_a_single_field_says_what_is_missing():
    with pytest.raises(forms.ValidationError, match="请选择文件"):
        UploadField(label="扫描件").clean(None)


def test_a_request_cannot_fill_the_disk(monkeypatch):
    monkeypatch.setattr("congress.files.uploads.LARGEST", 1)
    request = RequestFactory().post("/", {"scan": file_corpus.upload("a.pdf", b"%PDF-" + b"0" * 3 * 1024 * 1024)})
    request.upload_handlers = [MemoryFileUploadHandler(request), CappedUploadHandler(request)]
    upload = request.FILES["scan"]

    assert upload.size > 3 * 1024 * 1024  # told as it was sent
    assert len(upload.read()) <= 1024 * 1024 + 64 * 1024  # and not kept
