"""Drawn scans and photographs, so that a paper case has its paper and a case has something to open.

A scan is one grey page at 100 dots an inch: the form, the words of this very case in a pen's hand, laid a little
askew under the lid, with the dust of the glass. Twenty milliseconds each, some fifty kilobytes.
"""

import io
from dataclasses import replace
from functools import cache
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageChops, ImageDraw, ImageFont

from congress.files.intake import check, intake
from congress.files.models import StoredFile
from congress.pages.dates import full_day
from congress.printing import fonts

PAGE = (827, 1169)  # A4 at 100 dots an inch
INK, PEN, PALE, PAPER = 50, 78, 150, 246
LEFT, MIDDLE, RIGHT = 70, 210, 757
SIZE, LINE, PER_LINE = 21, 31, 24


@cache
def _font(size: int, wanted: str = "Fang"):
    faces = [face["file"] for face in fonts.manifest().get("faces", [])]
    for name in (wanted, "Fang", "CJK", "Kai"):
        for file in faces:
            if name in file:
                return ImageFont.truetype(str(fonts.home() / "set" / file), size)
    return None


def _write(draw: ImageDraw.ImageDraw, at, text: str, size: int = SIZE, ink=INK, wanted: str = "Fang") -> None:
    if any(letter > "\u9fa5" or "\u3400" <= letter < "\u4e00" for letter in text):
        wanted = "LXGW"  # has the rare characters of names
    font = _font(size, wanted)
    if font is None:  # the printing fonts are not set up: the form is there, its words are not
        draw.line((at[0], at[1] + size // 2, at[0] + min(len(text) * size, 600), at[1] + size // 2), PALE, 3)
    else:
        draw.text(at, text, ink, font)


def _form(heading: str, rows, signed: str = "") -> Image.Image:
    """A two-column table: what is asked, and what the pen answered."""
    page = Image.new("L", PAGE, PAPER)
    draw = ImageDraw.Draw(page)
    for place, line in enumerate(heading.split("\n")):
        _write(draw, ((PAGE[0] - 28 * len(line)) // 2, 62 + 42 * place), line, 28)
    top = 160
    for label, text, least in rows:
        lines = [line for part in text.split("\n") for line in _broken(part)]
        height = max(26 + LINE * len(lines), least)
        draw.rectangle((LEFT, top, RIGHT, top + height), outline=INK, width=2)
        draw.line((MIDDLE, top, MIDDLE, top + height), INK, 2)
        _write(draw, (LEFT + 14, top + height // 2 - 12), label)
        for place, line in enumerate(lines):
            _write(draw, (MIDDLE + 16, top + 14 + LINE * place), line, ink=PEN, wanted="Kai")
        top += height
    if signed:
        _write(draw, (380, top + 26), "签名：")
        _write(draw, (450, top + 16), signed, 34, PEN, "Kai")
    return page


def _broken(text: str) -> list[str]:
    return [text[start : start + PER_LINE] for start in range(0, len(text), PER_LINE)] or [""]


@cache
def _dust() -> Image.Image:
    """What the glass adds to every page: a darker edge, grain and a few specks."""
    rng = Random(7)
    grain = Image.effect_noise((PAGE[0] // 4, PAGE[1] // 4), 12).point(lambda value: max(0, value - 124) // 2)
    dust = grain.resize(PAGE, Image.Resampling.BILINEAR)
    draw = ImageDraw.Draw(dust)
    for _ in range(40):
        x, y = rng.randrange(PAGE[0]), rng.randrange(PAGE[1])
        draw.ellipse((x, y, x + rng.randrange(3), y + rng.randrange(3)), fill=90)
    for edge in range(14):
        draw.rectangle((edge, 0, edge, PAGE[1]), fill=90 - 6 * edge)
    return dust


def _scanned(page: Image.Image, name: str) -> Image.Image:
    """Askew by up to a degree, each its own way."""
    angle = Random(name).uniform(-0.9, 0.9)
    page = page.rotate(angle, Image.Resampling.BILINEAR, fillcolor=PAPER - 12)
    return ImageChops.subtract(page, _dust())


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
        picture.save(data, "PDF", resolution=100, quality=40)
    else:
        picture.save(data, "JPEG", quality=50)
    return SimpleUploadedFile(name, data.getvalue())


def _keep(picture: Image.Image, name: str, by) -> StoredFile:
    upload = _upload(picture, name)
    upload.verdict = replace(_verdict(name.rpartition(".")[2]), name=name)
    return intake(upload, by=by)


def register_form(*, lead, title: str, reason: str, request: str, day, signers=(), by) -> StoredFile:
    """代表建议专用纸 as the deputy signed it."""
    rows = (
        ("标题", title, 0),
        ("领衔代表", f"{lead.name}    电话 {lead.phone}", 0),
        ("通讯地址", lead.address, 0),
        ("附议代表", "、".join(deputy.name for deputy in signers) or "（无）", 0),
        ("事由", reason, 250),
        ("具体建议", request, 330),
        ("提出日期", full_day(day), 0),
    )
    page = _form("望川区人民代表大会\n代表建议、批评和意见专用纸", rows, lead.name)
    return _keep(_scanned(page, title), "纸质原件扫描.pdf", by)


def opinion_form(case, name: str, grades: dict, reason: str, by) -> StoredFile:
    """征询意见表 as it came back, ticked and signed."""
    rows = (
        ("建议编号", case.full_number, 0),
        ("标题", case.title, 0),
        ("办理态度", grades["manner"], 0),
        ("办理结果", grades["result"], 0),
        ("意见和理由", reason or "无", 220),
    )
    return _keep(_scanned(_form("代表建议办理情况\n征询意见表", rows, name), case.title), "征询意见表扫描.jpg", by)


def withdrawal(case, name: str, why: str, by) -> StoredFile:
    """The deputy's written word that the paper is taken back."""
    page = _form("关于撤回代表建议的说明", (("标题", case.title, 0), ("缘由", why, 220)), name)
    return _keep(_scanned(page, case.title), "撤回说明扫描.pdf", by)


def photograph(title: str, number: int, by) -> StoredFile:
    return _keep(_photograph(title[:24], number % 60), f"现场照片{number % 3 + 1}.jpg", by)


def survey_report(case, by) -> StoredFile:
    rows = (("题目", case.title, 0), ("调研人", case.lead.name, 0), ("情况", case.reason, 400))
    return _keep(_form("调研情况说明", rows, case.lead.name), "调研情况说明.pdf", by)


def letter(kind: str, about: str, by) -> StoredFile:
    """A paper of a motion of appointment, as it lies on the desk."""
    page = _form(kind, (("事由", about, 0), ("内容", f"{kind}，附件另送。", 250)))
    return _keep(_scanned(page, kind), f"{kind}.pdf", by)


def document(title: str, words: str, by) -> StoredFile:
    """A page that stands for a document with nothing in it to read."""
    return _keep(_form(title[:22], (("内容", words, 500),)), f"{words[:16]}.pdf", by)
