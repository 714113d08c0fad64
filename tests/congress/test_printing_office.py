"""Word and ODF texts: laid out on the grid, fetching nothing, refused in words when they cannot be."""

import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.exceptions import ValidationError

from congress.printing import office
from congress.printing.foreign import foreign
from tests.congress import office_corpus as corpus
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.congress.test_printing_foreign import sent  # noqa: F401
from tests.congress.test_printing_packets import own_parts  # noqa: F401

needs_office = pytest.mark.skipif(not office.is_there(), reason="LibreOffice is not installed")


def text_of(data: bytes) -> str:
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


@needs_office
@pytest.mark.slow
def test_a_word_text_keeps_about_its_lines_and_our_fonts(sent):  # noqa: F811
    title = corpus.paragraph("关于路灯改造情况的报告", "方正小标宋简体", 44)
    path = sent(corpus.docx(title, *[corpus.paragraph(corpus.SENTENCE * 12)] * 3))

    data = office.to_pdf(path)
    lines = [line.strip() for line in text_of(data).splitlines() if len(line.strip()) > 20]
    assert max(map(len, lines)) in (26, 27, 28)
    (path.parent / "made.pdf").write_bytes(data)
    fonts = subprocess.run(["pdffonts", path.parent / "made.pdf"], capture_output=True, check=True, text=True).stdout
    assert "FandolFang" in fonts and "NotoSerifCJK" in fonts

    part = foreign(path, kind="docx")
    assert part.pages == 3  # the grid misread would be five
    assert part.notes == [office.CONVERTED]


@needs_office
@pytest.mark.slow
def test_an_odf_text_becomes_a_part(sent):  # noqa: F811
    assert foreign(sent(corpus.odt("<text:p>审议意见</text:p>")), kind="odt").pages == 1


@needs_office
@pytest.mark.slow
def test_nothing_is_fetched_for_a_text(sent, tmp_path):  # noqa: F811
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/secret.png"
    assert "正文" in text_of(office.to_pdf(sent(corpus.linked(url))))
    body = f'<text:p>正文<draw:frame><draw:image xlink:href="{url}"/></draw:frame></text:p>'
    assert "正文" in text_of(office.to_pdf(sent(corpus.odt(body)), kind="odt"))
    server.shutdown()
    assert asked == []


@needs_office
@pytest.mark.slow
def test_two_texts_at_once_do_not_hinder_each_other(sent):  # noqa: F811
    path, made = sent(corpus.docx(corpus.paragraph("正文"))), []
    pair = [threading.Thread(target=lambda: made.append(office.to_pdf(path))) for _ in range(2)]
    for each in pair:
        each.start()
    for each in pair:
        each.join()
    assert len(made) == 2


@needs_office
@pytest.mark.parametrize("content", [b"PK\x03\x04junk", corpus.archive({"a.txt": "x"}), b""])
def test_what_is_no_text_is_refused(content, sent):  # noqa: F811
    with pytest.raises(ValidationError, match="请另存为 PDF 后上传"):
        office.to_pdf(sent(content))


@needs_office
def test_a_text_that_takes_too_long_is_given_up_with_all_its_processes(sent, monkeypatch):  # noqa: F811
    monkeypatch.setattr(office, "SECONDS", 0.5)
    path = sent(corpus.docx(corpus.paragraph("正文")))

    with pytest.raises(ValidationError, match="超过 0.5 秒"):
        office.to_pdf(path)
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert "UserInstallation=file:///tmp/office-" not in listed


def test_without_the_component_the_way_out_is_told(sent, monkeypatch):  # noqa: F811
    monkeypatch.setenv("PATH", "/nowhere")

    assert not office.is_there()
    with pytest.raises(ValidationError, match="服务器没有安装文档转换组件，请另存为 PDF 后上传"):
        foreign(sent(corpus.docx(corpus.paragraph("正文"))), kind="docx")


def test_words_grid_becomes_one_of_lines():
    grid = b'<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'

    assert office.tidy("word/document.xml", grid) == b'<w:docGrid w:type="lines" w:linePitch="579"/>'


def test_what_points_outside_is_taken_out_and_links_stay():
    relations = (
        b'<Relationship Id="a" Type="x/image" Target="file:///etc/passwd" TargetMode="External"/>'
        b'<Relationship Id="b" Type="x/hyperlink" Target="http://rd.example/" TargetMode="External"/>'
        b'<Relationship Id="c" Type="x/image" Target="media/1.png"/>'
    )
    content = b'<draw:image xlink:href="file:///etc/passwd"/><text:a xlink:href="http://rd.example/">'

    assert [name in office.tidy("word/_rels/document.xml.rels", relations) for name in (b'"a"', b'"b"', b'"c"')] == [
        False, True, True,
    ]  # fmt: skip
    kept = office.tidy("content.xml", content + b'<draw:image xlink:href="Pictures/1.png"/>')
    assert b"passwd" not in kept and b"rd.example" in kept and b"Pictures/1.png" in kept


def test_marks_of_revision_are_told(sent):  # noqa: F811
    revised = corpus.docx('<w:ins w:id="1" w:author="x">' + corpus.paragraph("增加") + "</w:ins>")

    assert office.notes(sent(revised), kind="docx") == [office.CONVERTED, office.REVISED]
