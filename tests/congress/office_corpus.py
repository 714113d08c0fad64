"""Texts as units write them, made by hand: a Word file with its grid of characters, an ODF text."""

import zipfile
from io import BytesIO

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
SENTENCE = "经现场踏勘，全区共改造背街小巷，增设路灯，亮灯率稳步提高，群众反映良好。"


def paragraph(text: str, font="仿宋_GB2312", size=32) -> str:
    face = f'<w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}"/>'
    return f'<w:p><w:r><w:rPr>{face}<w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'


def docx(*paragraphs: str, relations: str = "") -> bytes:
    """A4 with the margins of GB/T 9704 and the grid Word writes for 22 lines of 28 characters."""
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" '
        'w:left="1588" w:header="851" w:footer="992"/><w:docGrid w:type="linesAndChars" w:linePitch="579" '
        'w:charSpace="-849"/></w:sectPr>'
    )
    body = (
        f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{"".join(paragraphs)}{section}</w:body></w:document>'
    )
    main = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return archive(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{main}</Relationships>',
            "word/document.xml": body,
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        }
    )


def picture(identity: str) -> str:
    """A linked picture, fetched by whoever opens the text."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/>'
        f'<wp:docPr id="1" name="p"/><a:graphic xmlns:a="{drawing}/main"><a:graphicData uri="{drawing}/picture">'
        f'<pic:pic xmlns:pic="{drawing}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:link="{identity}"/></pic:blipFill><pic:spPr/></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def linked(url: str) -> bytes:
    relation = f'<Relationship Id="rId9" Type="{OFFICE}/image" Target="{url}" TargetMode="External"/>'
    field = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDEPICTURE "{url}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    return docx(paragraph("正文"), picture("rId9"), field, relations=relation)


def odt(body: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0"'
        for name, rest in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    head = f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    kind = "application/vnd.oasis.opendocument.text"
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{media}"/>'
        for path, media in (("/", kind), ("content.xml", "text/xml"))
    )
    return archive(
        {
            "mimetype": kind,
            "content.xml": f"{head}<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}">{entries}</m:manifest>',
        }
    )


def archive(parts: dict) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()
