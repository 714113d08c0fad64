"""What a citizen lays beside a 审查建议: looked at before it is kept, bounded, and never handed to the public."""

import uuid
from datetime import date

import pytest
import time_machine
from django.db.models import Sum

from congress.files.models import StoredFile
from supervision import actions
from supervision.models import ReviewRequest
from tests.congress import file_corpus as corpus
from tests.congress.file_corpus import pdf, picture, scripted, upload
from tests.supervision import filed as at
from tests.supervision.filed import SUGGESTED
from tests.supervision.test_filing import spring_festival

pytestmark = pytest.mark.django_db
FORM = "/supervision/public/suggest/"
ASK = "/supervision/public/request/"


@pytest.fixture(autouse=True)
def store(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    spring_festival()
    with time_machine.travel("2026-02-09 09:00+08:00"):
        yield settings.MEDIA_ROOT


@pytest.fixture
def house():
    return at.gather()


def sent(client, *files, key=None):
    return client.post(FORM, {**SUGGESTED, "key": str(key or uuid.uuid4()), "files": files})


FETCHES = {"word/_rels/settings.xml.rels": corpus.relations("attachedTemplate", "http://198.51.100.7/t.dotm")}
HOSTILE = {
    "a program called a picture": ("照片.jpg", b"MZ\x90\x00" + b"x" * 500),
    "a page called a document": ("说明.pdf", b"<html><script>alert(1)</script></html>"),
    "a document that runs a script": ("说明.pdf", pdf(change=scripted)),
    "a document that starts a program": ("说明.pdf", pdf(change=corpus.launching)),
    "a Word file that fetches": ("说明.docx", corpus.docx(parts=FETCHES)),
    "a picture of 3.6 thousand million points": ("图.png", corpus.huge_png()),
    "a page": ("说明.html", b"<script>alert(1)</script>"),
    "a drawing that runs": ("图.svg", b"<svg onload='alert(1)'/>"),
    "a sheet, which nobody asked for": ("表.xlsx", corpus.xlsx()),
    "nothing": ("空.pdf", b""),
    "ten million and one": ("大.pdf", pdf() + b"%" * (10 * 1024**2)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_is_refused_at_the_field_and_nothing_is_kept(client, store, name):
    page = sent(client, upload(*HOSTILE[name]))
    assert page.status_code == 200 and page.context["form"].errors["files"], name
    assert not ReviewRequest.objects.exists() and not StoredFile.objects.exists()
    assert [path for path in store.rglob("*") if path.is_file()] == []


def test_three_files_at_most_and_each_is_kept_once_however_often_it_is_sent(client, house):
    files = [upload(f"材料{n}.pdf", pdf()) for n in range(4)]
    assert "最多上传 3 个" in sent(client, *files).content.decode()
    key = uuid.uuid4()
    for _ in range(2):
        assert (
            "收件号"
            in sent(client, upload("材料.pdf", pdf()), upload("照片.jpg", picture("JPEG")), key=key).content.decode()
        )
    assert ReviewRequest.objects.get().files.count() == StoredFile.objects.count() == 2
    assert set(StoredFile.objects.values_list("uploaded_by", flat=True)) == {None}


def test_what_strangers_lay_down_in_a_day_is_bounded_and_words_alone_are_still_taken(client, house, settings):
    settings.PUBLIC_UPLOADS_MB = 1
    one = pdf() + b"%" * (600 * 1024)
    assert "收件号" in sent(client, upload("一.pdf", one)).content.decode()
    assert "今天收到的附件已经很多" in sent(client, upload("二.pdf", one)).content.decode()
    assert StoredFile.objects.aggregate(size=Sum("size"))["size"] < 1024**2
    assert "收件号" in sent(client).content.decode() and ReviewRequest.objects.count() == 2
    with time_machine.travel("2026-02-10 09:00+08:00"):
        assert "收件号" in sent(client, upload("二.pdf", one)).content.decode()


def test_a_file_is_downloaded_by_who_reviews_and_shown_to_nobody_in_public(client, house):
    sent(client, upload("<img src=x onerror=alert(1)>.pdf", pdf()))
    request = ReviewRequest.objects.get()
    address = f"{request.get_absolute_url()}files/{request.files.get().pk}/"
    assert client.get(address).status_code == 302  # to the sign-in page
    told = client.post(ASK, {"number": request.number, "query_code": request.query_code}).content.decode()
    assert "onerror" not in told and str(request.files.get().pk) not in told
    client.force_login(house.keeper)
    assert client.get(address).status_code == 404
    filing = at.reviewing(house)
    actions.accept_request(request, by=house.officer, filing=filing)
    assert client.get(address).status_code == 200  # its committee reviews the document
    client.force_login(house.officer)
    answer = client.get(f"{address}?inline")
    assert answer["Content-Disposition"].startswith("attachment") and b"".join(answer).startswith(b"%PDF")
    page = client.get(request.get_absolute_url()).content.decode()
    assert "<img src=x" not in page and address in page


def test_the_pictures_place_is_cleared_before_it_is_kept(client, house):
    sent(client, upload("现场.jpg", corpus.picture("JPEG")))
    stored = StoredFile.objects.get()
    assert (stored.kind, b"Exif" in stored.path.read_bytes()) == ("jpg", False)
    assert ReviewRequest.objects.get().received_on == date(2026, 2, 9)
