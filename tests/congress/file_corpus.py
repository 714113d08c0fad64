"""Files as people send them, and as people who mean harm do. Everything is made here, byte by byte."""

import struct
import zipfile
import zlib
from io import BytesIO

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
HOSTILE_RELATION = '<Relationship Id="r1" Type="http://x/relationships/{}" Target="{}" TargetMode="External"/>'


def upload(name, content):
    return SimpleUploadedFile(name, content)


def archive(parts, compression=zipfile.ZIP_DEFLATED):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def types(main, extra=""):
    return f'<?xml version="1.0"?><Types><Override PartName="/x" ContentType="{main}"/>{extra}</Types>'


def docx(main=WORD, body="<w:t>正文</w:t>", **parts):
    base = {
        "[Content_Types].xml": types(main),
        "_rels/.rels": "<Relationships/>",
        "word/document.xml": f"<w:document>{body}</w:document>",
    }
    return archive({**base, **parts.get("parts", {})})


def relations(kind, target):
    return f"<Relationships>{HOSTILE_RELATION.format(kind, target)}</Relationships>"


def xlsx(parts=None):
    out = BytesIO()
    book = Workbook()
    book.active["A1"] = "建议"
    book.save(out)
    if not parts:
        return out.getvalue()
    with zipfile.ZipFile(out, "a") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def odt(mime="application/vnd.oasis.opendocument.text", manifest="", content="<text:p>正文</text:p>", parts=None):
    base = {
        "mimetype": mime,
        "META-INF/manifest.xml": f"<manifest:manifest>{manifest}</manifest:manifest>",
        "content.xml": f"<office:document-content>{content}</office:document-content>",
    }
    return archive({**base, **(parts or {})})


def ofd(root="<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'></ofd:OFD>"):
    return archive({"OFD.xml": f'<?xml version="1.0"?>{root}', "Doc_0/Document.xml": "<a/>"})


def pdf(pages=1, change=None, **save):
    document, out = pikepdf.new(), BytesIO()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    if change:
        change(document)
    document.save(out, **save)
    return out.getvalue()


def scripted(document):
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def launching(document):
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))


def carrying(document):
    document.attachments["x.exe"] = b"MZ"


LOCK = pikepdf.Encryption(owner="a", user="b")
OWNED = pikepdf.Encryption(owner="a", user="")


def picture(form, size=(40, 30)):
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, form)
    return out.getvalue()


def huge_png(side=60_000):
    """A few bytes that claim to be a picture of 3.6 thousand million pixels."""
    whole = picture("PNG")
    header = b"IHDR" + struct.pack(">II", side, side) + whole[24:29]
    return whole[:12] + header + struct.pack(">I", zlib.crc32(header)) + whole[33:]


def xls(streams=("Workbook",), records=b"\x09\x08\x04\0\0\x06\x05\0\x0a\0\0\0"):
    """The smallest old container: header, one allocation sector, one directory, the stream's nine sectors."""
    sectors = 9
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    table = struct.pack("<128I", *(chain + [0xFFFFFFFF] * (128 - len(chain))))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)

    def entry(name, kind, child, start, size, right=0xFFFFFFFF):
        raw = (name + "\0").encode("utf-16-le")
        sides = struct.pack("<III", 0xFFFFFFFF, right, child)
        return (
            raw.ljust(64, b"\0")
            + struct.pack("<HBB", len(raw), kind, 1)
            + sides
            + b"\0" * 36
            + struct.pack("<IQ", start, size)
        )

    last = len(streams)
    entries = [entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)]
    for turn, name in enumerate(streams, 1):
        right = turn + 1 if turn < last else 0xFFFFFFFF
        size = sectors * 512 if turn == 1 else 0
        entries.append(entry(name, 2, 0xFFFFFFFF, 2 if turn == 1 else 0xFFFFFFFE, size, right))
    directory = b"".join(entries).ljust(512, b"\0")[:512]
    return header + table + directory + records.ljust(sectors * 512, b"\0")


def good():
    """(name, bytes) every one of which must be taken."""
    return {
        "扫描件.pdf": pdf(3),
        "意见.docx": docx(),
        "图表.docx": docx(parts={"word/embeddings/Microsoft_Excel_Sheet1.xlsx": "PK"}),
        "链接.docx": docx(parts={"word/_rels/document.xml.rels": relations("hyperlink", "https://example.org")}),
        "台账.xlsx": xlsx(),
        "引用.xlsx": xlsx({"xl/externalLinks/externalLink1.xml": "<externalLink><externalBook/></externalLink>"}),
        "旧台账.xls": xls(),
        "更旧.XLS": xls(("Book",)),
        "公文.ofd": ofd(),
        "报告.odt": odt(),
        "现场.jpg": picture("JPEG"),
        "现场.JPEG": picture("JPEG", (4000, 3000)),
        "截图.png": picture("PNG"),
        "名单.csv": "姓名,单位\n张三,水务局\n".encode("gb18030"),
        "名单2.csv": "\ufeff姓名,单位\n".encode(),
        "名单3.csv": "姓名\t单位\n".encode("utf-16"),
    }
