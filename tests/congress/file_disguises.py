"""What must be refused, each under the reason it is refused for (part of the sentence people read)."""

import struct
import zipfile

from tests.congress import file_corpus as make

MZ = b"MZ\x90\0\x03\0\0\0" + b"\0" * 200
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
VBA = {"word/vbaProject.bin": "x"}
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
DDE = '<w:instrText xml:space="preserve"> DDE</w:instrText><w:instrText>AUTO c:\\\\cmd.exe</w:instrText>'
BOUNDSHEET_MACRO = struct.pack("<HH", 0x85, 8) + struct.pack("<IBBBB", 0, 0, 1, 0, 0) + b"\x0a\0\0\0"
FILEPASS = b"\x2f\0\x02\0\0\0\x0a\0\0\0"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


def wrong_bytes():
    """Harmless endings on other content: 8 contents x 5 endings are 40, less those that agree."""
    contents = {
        "exe": MZ,
        "html": HTML,
        "svg": SVG,
        "elf": b"\x7fELF" + b"\0" * 100,
        "script": b"#!/bin/sh\nrm -rf /\n\0",
        "pdf": make.pdf(),
        "zip": make.archive({"a.txt": "x"}),
        "png": make.picture("PNG"),
    }
    for ending in ("pdf", "docx", "xls", "jpg", "ofd"):
        for what, content in contents.items():
            if what != ending:
                yield f"{what}.{ending}", content, "内容"


def containers():
    yield "宏.docx", make.docx(parts=VBA), "宏"
    yield "宏类型.docx", make.docx(main=MACRO_TYPE), "宏"
    yield "宏.xlsx", make.xlsx({"xl/vbaProject.bin": "x"}), "宏"
    yield "旧宏.xlsx", make.xlsx({"xl/macrosheets/sheet1.xml": "<x/>"}), "宏"
    yield "控件.docx", make.docx(parts={"word/activeX/activeX1.bin": "x"}), "宏"
    yield "对象.docx", make.docx(parts={"word/embeddings/oleObject1.bin": "x"}), "OLE"
    yield "程序.docx", make.docx(parts={"word/embeddings/setup.exe": "x"}), "OLE"
    yield "动态.docx", make.docx(body=DDE), "外部"
    template = make.relations("attachedTemplate", "http://198.51.100.7/t.dotm")
    yield "模板.docx", make.docx(parts={"word/_rels/settings.xml.rels": template}), "外部"
    link = {"xl/externalLinks/externalLink1.xml": '<externalLink><ddeLink ddeService="cmd"/></externalLink>'}
    yield "动态.xlsx", make.xlsx(link), "外部"
    yield "实体.docx", make.docx(parts={"word/settings.xml": LAUGHS}), "损坏"
    yield "表格.odt", make.odt("application/vnd.oasis.opendocument.spreadsheet"), "不符"
    yield "密码.odt", make.odt(manifest="<manifest:encryption-data/>"), "密码"
    yield "宏.odt", make.odt(parts={"Basic/Standard/Module1.xml": "x"}), "宏"
    yield "对象.odt", make.odt(manifest='media-type="application/vnd.sun.star.oleobject"'), "OLE"
    yield "动态.odt", make.odt(content="<text:dde-connection/>"), "外部"
    yield "上层.docx", make.docx(parts={"../../etc/cron.d/x": "x"}), "损坏"
    yield "表.docx", make.xlsx(), "不符"
    yield "文.xlsx", make.docx(), "不符"
    yield "网页.ofd", make.ofd("<html></html>"), "不符"
    yield "锁.docx", make.xls(("EncryptedPackage", "EncryptionInfo")), "密码"
    yield "锁.xls", make.xls(("EncryptedPackage", "EncryptionInfo")), "密码"
    yield "锁2.xls", make.xls(records=FILEPASS), "密码"
    yield "宏.xls", make.xls(("Workbook", "_VBA_PROJECT_CUR")), "宏"
    yield "宏表.xls", make.xls(records=BOUNDSHEET_MACRO), "宏"
    yield "文.xls", make.xls(("WordDocument",)), "不符"
    yield "嵌.xls", make.xls(("Workbook", "MBD0000A1B2")), "OLE"


def swollen():
    yield "炸弹.xlsx", make.archive({"xl/worksheets/sheet1.xml": b"0" * 30_000_000}), "过大"
    yield "很多.docx", make.archive({f"p{n}.xml": "" for n in range(2001)}), "过大"
    yield "很大.docx", make.archive({"a.bin": b"\0" * 210_000_000}), "过大"
    yield "大图.png", make.huge_png(), "像素"
    yield "长.pdf", make.pdf(2001), "页"
    yield "空.pdf", b"", "空"


def odd():
    yield "脚本.pdf", make.pdf(change=make.scripted), "脚本"
    yield "启动.pdf", make.pdf(change=make.launching), "脚本"
    yield "夹带.pdf", make.pdf(change=make.carrying), "夹带"
    yield "锁.pdf", make.pdf(encryption=make.LOCK), "密码"
    yield "限.pdf", make.pdf(encryption=make.OWNED), "密码"
    yield "半.pdf", make.pdf()[:60], "损坏"
    yield "双.pdf", make.pdf() + make.archive({"a": "b"}, zipfile.ZIP_STORED), "压缩包"
    yield "双.jpg", make.picture("JPEG") + make.archive({"a": "b"}), "压缩包"
    yield "半.jpg", make.picture("JPEG", (900, 900))[:400], "损坏"
    yield "半.png", make.picture("PNG", (900, 900))[:-20], "损坏"
    yield "坏.docx", make.docx(body="<w:t>" + "字" * 99).replace(b"word/document.xml", b"word/document.xmk", 1), "损坏"
    yield "网页.csv", HTML, "不符"
    yield "程序.csv", MZ, "编码"
    yield "乱码.csv", b"\xff\xff\xff,\xfe\xfe", "编码"
    for name in ("图.svg", "页.html", "宏.docm", "旧.doc", "包.zip", "无扩展名", "x.pdf.exe"):
        yield name, make.pdf(), "只接收"


def refused():
    return [*wrong_bytes(), *containers(), *swollen(), *odd()]
