import pytest
from django.http import Http404
from django.test import RequestFactory

from congress.files.intake import intake
from congress.files.send import send
from tests.congress import file_corpus

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    return intake(file_corpus.upload("征询意见表.pdf", file_corpus.pdf(2)), by=None)


def get(stored, *, inline=False, method="GET", **headers):
    return send(RequestFactory().generic(method, "/", headers=headers), stored, inline=inline)


def body(answer):
    return b"".join(answer.streaming_content)


def test_a_file_is_sent_as_a_download_that_can_run_nothing(stored):
    answer = get(stored)

    assert body(answer) == stored.path.read_bytes()
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%BE%81")
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Cache-Control"] == "private, no-store"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_only_pdfs_and_pictures_are_shown_in_the_page(stored):
    assert get(stored, inline=True)["Content-Disposition"].startswith("inline")

    sheet = intake(file_corpus.upload("表.xlsx", file_corpus.xlsx()), by=None)
    assert get(sheet, inline=True)["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("asked", "status", "span"),
    [
        ("bytes=0-9", 206, (0, 9)),
        ("bytes=10-", 206, (10, None)),
        ("bytes=-5", 206, (-5, None)),
        ("bytes=0-999999999", 200, (0, None)),
        ("bytes=5-2", 200, (0, None)),
        ("bytes=0-1,3-4", 200, (0, None)),
        ("lines=1-2", 200, (0, None)),
    ],
)
def test_a_part_is_sent_when_a_part_is_asked_for(stored, asked, status, span):
    first, last = span
    content = stored.path.read_bytes()
    expected = content[first:] if last is None else content[first : last + 1]
    answer = get(stored, Range=asked)

    assert (answer.status_code, body(answer)) == (status, expected)
    assert int(answer["Content-Length"]) == len(expected)


def test_a_part_beyond_the_end_is_refused(stored):
    for asked in ("bytes=999999999-", "bytes=-0"):
        answer = get(stored, Range=asked)
        assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{stored.size}")


def test_a_part_of_another_version_is_not_mixed_in(stored):
    assert get(stored, Range="bytes=0-9", **{"If-Range": '"old"'}).status_code == 200
    assert get(stored, Range="bytes=0-9", **{"If-Range": f'"{stored.sha256}"'}).status_code == 206


def test_head_tells_the_size_without_the_bytes(stored):
    answer = get(stored, method="HEAD")
    assert (int(answer["Content-Length"]), body(answer)) == (stored.size, b"")


def test_lost_bytes_are_a_plain_404(stored):
    stored.path.unlink()
    with pytest.raises(Http404):
        get(stored)
