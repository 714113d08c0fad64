"""Drawn scans and photographs, so that a case has something to open."""

import io
from dataclasses import replace
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from congress.files.intake import check, intake
from congress.files.models import StoredFile
from congress.printing import fonts

PAGE = (827, 1169)  # A4 at 100 dots an inch
INK, PALE, PAPER = (40, 40, 46), (150, 146, 140), (252, 251, 246)


@cache
def _font(size: int):
    for face in fonts.manifest().get("faces", []):
        if "Fang" in face["file"] or "CJK" in face["file"] or "Kai" in face["file"]:
            return ImageFont.truetype(str(fonts.home() / "set" / face["file"]), size)
    return None


def _write(draw: ImageDraw.ImageDraw, at, text: str, size: int = 22, ink=INK) -> None:
    font = _font(size)
    if font is None:  # the printing fonts are not set up: the form is there, its words are not
        draw.line((at[0], at[1] + size // 2, at[0] + min(len(text) * size, 600), at[1] + size // 2), PALE, 3)
    else:
        draw.text(at, text, ink, font)


def _form(heading: str, rows) -> Image.Image:
    page = Image.new("RGB", PAGE, PAPER)
    draw = ImageDraw.Draw(page)
    _write(draw, (190, 80), heading, 30)
    top = 160
    for label, text in rows:
        height = 60 + 32 * (len(text) // 25)
        draw.rectangle((80, top, 747, top + height), outline=INK, width=2)
        draw.line((230, top, 230, top + height), INK, 2)
        _write(draw, (95, top + 18), label)
        for line, start in enumerate(range(0, len(text), 22)):
            _write(draw, (245, top + 18 + 32 * line), text[start : start + 22], ink=(30, 44, 90))
        top += height
    return page.rotate(0.6, fillcolor=PAPER)


def _photograph(text: str, tint: int) -> Image.Image:
    picture = Image.linear_gradient("L").resize((960, 640)).convert("RGB")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 380, 960, 640), fill=(96 + tint, 92, 84))
    draw.polygon([(0, 400), (280, 220), (520, 390), (760, 180), (960, 400)], fill=(70, 98 + tint, 76))
    _write(draw, (40, 580), text, 28, (250, 250, 245))
    return picture


@cache
def _verdict(kind: str):
    """The house looks once at a drawing of each kind; the others come from the same pen."""
    return check(_upload(_form("样张", ()), f"样张.{kind}")).verdict


def _upload(picture: Image.Image, name: str) -> SimpleUploadedFile:
    data = io.BytesIO()
    if name.endswith(".pdf"):
        picture.save(data, "PDF", resolution=100)
    else:
        picture.save(data, "JPEG", quality=60)
    return SimpleUploadedFile(name, data.getvalue())


def _keep(picture: Image.Image, name: str, by) -> StoredFile:
    upload = _upload(picture, name)
    upload.verdict = replace(_verdict(name.rpartition(".")[2]), name=name)
    return intake(upload, by=by)


def register_form(case, by) -> StoredFile:
    rows = (("标题", case.title), ("领衔代表", case.lead.name), ("事由", case.reason), ("具体建议", case.request))
    return _keep(_form("代表建议专用纸（签名原件）", rows), "纸质原件扫描.pdf", by)


def opinion_form(case, name: str, words: str, by) -> StoredFile:
    rows = (("建议", case.title), ("代表", name), ("评价", words), ("签名", name))
    return _keep(_form("办理情况征询意见表", rows), "征询意见表扫描.jpg", by)


def photograph(title: str, number: int, by) -> StoredFile:
    return _keep(_photograph(title[:24], number % 60), f"现场照片{number % 3 + 1}.jpg", by)


def survey_report(case, by) -> StoredFile:
    rows = (("题目", case.title), ("调研人", case.lead.name), ("情况", case.reason))
    return _keep(_form("调研情况说明", rows), "调研情况说明.pdf", by)
