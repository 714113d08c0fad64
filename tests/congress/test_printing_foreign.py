"""What units send: every geometry upright on A4 above the number, every bad file refused with its word."""

import os
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from congress.printing import assembly, normal
from congress.printing.foreign import foreign
from tests.congress import foreign_corpus as corpus
from tests.congress import packet
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.congress.test_printing_packets import own_parts  # noqa: F401


@pytest.fixture
def sent(tmp_path):
    def lay_down(content):
        path = tmp_path / "sent"
        path.write_bytes(content)
        return path

    return lay_down


def seen(path: Path, page: int = 1):
    """The page as a grey picture of one dot for each point."""
    command = ["pdftoppm", "-r", "72", "-gray", "-f", str(page), "-l", str(page), str(path)]
    return Image.open(BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))


def ink(image, left=0.0, top=0.0, right=1.0, bottom=1.0):
    """The box of what is dark in a part of the page, as shares of its width and height."""
    width, height = image.size
    part = image.crop((int(left * width), int(top * height), int(right * width), int(bottom * height)))
    box = part.point(lambda grey: 255 * (grey < 128)).getbbox()
    if box is None:
        return None
    return tuple(round(each / size, 2) for each, size in zip(box, (width, height, width, height), strict=True))


@pytest.mark.parametrize("name", corpus.GEOMETRIES)
def test_every_geometry_stands_on_a4_above_the_running_number(name, sent, tmp_path):
    part = foreign(sent(corpus.GEOMETRIES[name]))
    path = tmp_path / "packet.pdf"
    assembly.assemble([assembly.Paper(part, "附件")], path, title="汇编", contents=None)

    image = seen(path)
    assert image.size in [(595, 842), (596, 842)]
    left, top, right, bottom = ink(image, bottom=0.9)
    assert left > 0.03 and right < 0.97 and top > 0.02  # nothing is cut off
    assert right - left > 0.7
    assert packet.number_on(path, 1) == "1"
    # the long bar is the head: at the top, and of a wide page at the left edge
    wide = ink(image, right=0.15, bottom=0.9) if name == "landscape" else ink(image, bottom=0.12)
    assert (wide[3] - wide[1] if name == "landscape" else wide[2] - wide[0]) > 0.7 or name == "upside down"
    assert packet.check(path) == []


def test_what_a_page_leaves_behind_does_not_move_the_number(sent, tmp_path):
    path = tmp_path / "packet.pdf"
    papers = [assembly.Paper(foreign(sent(corpus.unbalanced())), "附件", head="会议文件（1）", mark="会后收回")]
    assembly.assemble(papers, path, title="汇编", contents=None)

    text = packet.text(path, 1)
    assert "会议文件（1）" in text and "会后收回" in text and packet.number_on(path, 1) == "1"


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("not_pdf", "不是 PDF"),
        ("empty", "不是 PDF"),
        ("locked", "文件已加密，请去除密码后重新上传"),
        ("cut short", "文件不完整"),
        ("no pages", "文件不完整"),
        ("too many pages", "超过 500 页"),
        ("a page of nothing", "文件不完整"),
    ],
)
def test_a_bad_file_is_refused_with_a_clear_word(name, word, sent):
    with pytest.raises(ValidationError, match=word):
        foreign(sent(corpus.REFUSED[name]))


def test_a_repaired_file_is_taken_and_says_so(sent):
    part = foreign(sent(corpus.damaged()))

    assert part.pages == 1
    assert part.notes == ["文件有损坏，已自动修复，请核对内容。"]


def test_a_file_with_an_owners_password_only_is_taken_and_says_so(sent):
    assert foreign(sent(corpus.locked(owner="5678"))).notes == ["文件设有权限密码，已按可打印处理。"]


def test_scripts_comments_and_files_stay_behind_and_a_seal_stays_on_the_page(sent):
    part = foreign(sent(corpus.lively()))

    with pikepdf.open(part.path) as pdf:
        assert set(pdf.Root) == {"/Type", "/Pages"}
        assert set(pdf.pages[0].obj) == {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
        assert b"JavaScript" not in pdf.Root.unparse() and not pdf.attachments
        words = [bytes(each) for each in pdf.objects if isinstance(each, pikepdf.String)]
    assert "删掉这句".encode("utf-16-be") not in b"".join(words)
    middle = ink(seen(part.path), left=0.4, top=0.4, right=0.8, bottom=0.8)
    assert middle is not None
    assert [note[:6] for note in part.notes] == ["文件中的脚本", "文件中夹带的", "表单、批注等"]


def test_a_font_that_was_not_embedded_is_named(sent):
    assert "没有嵌入字体（SimSun）" in foreign(sent(corpus.without_font())).notes[0]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("jpg", corpus.picture((1200, 1600))),
        ("jpg", corpus.picture((1600, 1200))),
        ("jpg", corpus.picture((800, 1000), mode="CMYK")),
        ("png", corpus.picture((1240, 1754), "PNG", "1")),
        ("png", corpus.picture((300, 400), "PNG", "RGBA")),
    ],
)
def test_a_picture_is_a_page(kind, content, sent):
    part = foreign(sent(content), kind=kind)

    left, top, right, bottom = ink(seen(part.path))
    assert part.pages == 1
    assert 0.01 < top < 0.1 and left > 0.03


def test_a_damaged_picture_is_refused(sent):
    with pytest.raises(ValidationError, match="图片已损坏"):
        foreign(sent(corpus.picture((1200, 1600))[:500]), kind="jpg")


def test_a_file_is_made_plain_once(sent):
    content = sent(corpus.GEOMETRIES["A3"])

    assert (foreign(content).fresh, foreign(content).fresh) == (True, False)


def test_a_file_that_takes_for_ever_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr("congress.printing.foreign.SECONDS", 1)
    os.mkfifo(tmp_path / "endless")

    with pytest.raises(ValidationError, match="过于复杂"):
        foreign(tmp_path / "endless", digest="0" * 64)


def test_every_refusal_has_its_word():
    assert all(word.endswith("。") for word in normal.WORDS.values())
