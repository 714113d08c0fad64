"""Makes a PDF or picture somebody sent into plain A4 pages. Runs in a process of its own, as a file may be anything.

Every page becomes a drawing (form XObject) on a fresh page: whatever its size, rotation, box or unit, it stands
upright inside the space a packet leaves it. What is not drawing (scripts, links, comments, files) stays behind.
"""

import io
import json
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf

A4 = (595.276, 841.89)
MM = 72 / 25.4
# What a packet leaves a page of others: the heads stand above, the running number below.
SCALE, TOP = 0.91, 5 * MM
ENLARGED = 1.42  # at most: A5 fills the sheet, a visiting card does not
MOST_PAGES, LARGEST, CHECKED = 500, 200 << 20, 20 << 20  # bytes; larger files are not read through line by line
DRAWN = ("/Widget", "/Stamp", "/FreeText", "/Ink")  # seals, filled fields and signatures are part of the paper
PIXELS = (2480, 3508)  # A4 at 300 dpi
WORDS = {
    "size": f"文件超过 {LARGEST >> 20} MB，请压缩或拆分后重新上传。",
    "not_pdf": "文件不是 PDF，请另存为 PDF 后重新上传。",
    "locked": "文件已加密，请去除密码后重新上传。",
    "broken": "文件不完整或已损坏，请重新生成后上传。",
    "pages": f"文件超过 {MOST_PAGES} 页，请拆分后重新上传。",
    "picture": "图片已损坏或过大，请重新保存后上传。",
}


class Refused(Exception):
    """The file cannot be printed; the argument is a key of WORDS."""


def main() -> None:
    job = json.load(sys.stdin)
    try:
        answer = normalise(job["path"], job["kind"], job["target"])
    except Refused as refused:
        answer = {"refused": refused.args[0], "words": WORDS[refused.args[0]]}
    except Exception:  # whatever a parser says of a file made to upset it
        answer = {"refused": "broken", "words": WORDS["broken"]}
    print(json.dumps(answer))


def normalise(path: str, kind: str, target: str) -> dict:
    with open(path, "rb") as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        head = file.read(1024)
    if size > LARGEST:
        raise Refused("size")
    if kind == "pdf":
        source, notes = open_pdf(path, head), []
        notes += list(complaints(source, size))
    else:
        source, notes = picture(path), []
    made = Pdf.new()
    for page in source.pages:
        place(made, page)
    made.save(target, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return {"pages": len(made.pages), "notes": notes, "is_foreign": True}


def open_pdf(path: str, head: bytes) -> Pdf:
    if b"%PDF-" not in head:
        raise Refused("not_pdf")
    try:
        source = Pdf.open(path)
        count = len(source.pages)
    except pikepdf.PasswordError as error:
        raise Refused("locked") from error
    except pikepdf.PdfError as error:
        raise Refused("broken") from error
    if not count:
        raise Refused("broken")
    if count > MOST_PAGES:
        raise Refused("pages")
    return source


def complaints(source: Pdf, size: int):
    """What the sender should know although the file is taken."""
    if source.get_warnings():
        yield "文件有损坏，已自动修复，请核对内容。"
    if source.is_encrypted:
        yield "文件设有权限密码，已按可打印处理。"
    if size <= CHECKED and (found := source.check_pdf_syntax()):
        yield f"文件内容有 {len(found)} 处错误，请核对打印效果。"
    if names := sorted(set(unembedded(source))):
        yield f"文件没有嵌入字体（{'、'.join(names[:6])}），打印出来可能与原件不同，请嵌入字体后重新生成。"
    if is_lively(source.Root):
        yield "文件中的脚本和动作已去掉。"
    if source.attachments:
        yield "文件中夹带的附件没有收入，请单独上传。"
    if flatten(source):
        yield "表单、批注等已固定为版面内容或去掉，请核对。"


def is_lively(root) -> bool:
    """Whether it does something when opened, beyond turning to a page."""
    opening = root.get("/OpenAction")
    acts = isinstance(opening, Dictionary) and opening.get("/S") != Name.GoTo
    return acts or "/AA" in root or "/JavaScript" in root.get("/Names", {})


def unembedded(source: Pdf):
    for thing in source.objects:
        if not isinstance(thing, Dictionary) or thing.get("/Type") != Name.Font:
            continue
        if str(thing.get("/Subtype")) in ("/Type3", "/Type0"):
            continue  # drawn in the file itself; told by its descendant
        known = thing.get("/FontDescriptor", {})
        if not any(key in known for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield readable(thing.get("/BaseFont", Name("/未命名")))


def readable(name) -> str:
    """Old programs write the names of fonts in GBK."""
    raw = name.unparse() if isinstance(name, Name) else str(name).encode()
    raw = b"".join(
        bytes([int(piece[:2], 16)]) + piece[2:] if number else piece for number, piece in enumerate(raw[1:].split(b"#"))
    )
    try:
        words = raw.decode()
    except UnicodeDecodeError:
        words = raw.decode("gb18030", "replace")
    return words.split("+")[-1]


def flatten(source: Pdf) -> bool:
    """Seals, filled fields and drawn signatures become part of the page; comments and links go."""
    found = False
    for page in source.pages:
        notes = list(page.obj.get("/Annots", []))
        drawn = [note for note in notes if str(note.get("/Subtype")) in DRAWN]
        found = found or any(str(note.get("/Subtype")) != "/Link" for note in notes)
        if notes:
            page.obj.Annots = Array(drawn)
    if found:
        source.flatten_annotations("print")
    return found


def place(made: Pdf, page) -> None:
    """Draw the page upright, its wide side along the long edge of the sheet."""
    set_box(page)
    form = made.copy_foreign(page.as_form_xobject(handle_transformations=True))
    left, bottom, width, height = extent(form)
    is_wide = width > height * 1.02
    # GB/T 9704 7.6: a wide table is turned so that its head lies at the left edge
    across, up = (height, width) if is_wide else (width, height)
    scale = min(A4[0] / across, A4[1] / up, ENLARGED) * SCALE
    x = (A4[0] - across * scale) / 2
    y = A4[1] - TOP - (A4[1] * SCALE + up * scale) / 2
    if is_wide:
        matrix = (0, scale, -scale, 0, x + scale * (bottom + height), y - scale * left)
    else:
        matrix = (scale, 0, 0, scale, x - scale * left, y - scale * bottom)
    numbers = " ".join(f"{number:.5f}" for number in matrix)
    fresh = made.add_blank_page(page_size=A4)
    fresh.obj.Resources = Dictionary(XObject=Dictionary(Page=form))
    fresh.obj.Contents = made.make_stream(f"q {numbers} cm /Page Do Q".encode())


def set_box(page) -> None:
    """What is seen of the page; qpdf takes the TrimBox for the edge of a drawing."""
    boxes = [[float(each) for each in box] for box in (page.mediabox, page.cropbox)]
    boxes = [(min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])) for b in boxes]
    lower, upper = [max(b[n] for b in boxes) for n in (0, 1)], [min(b[n] for b in boxes) for n in (2, 3)]
    if upper[0] - lower[0] < 1 or upper[1] - lower[1] < 1:
        lower, upper = boxes[0][:2], boxes[0][2:]
    if upper[0] - lower[0] < 1 or upper[1] - lower[1] < 1:
        raise Refused("broken")
    for name in ("/BleedBox", "/ArtBox"):
        if name in page.obj:
            del page.obj[name]
    page.obj.TrimBox = Array([*lower, *upper])


def extent(form) -> tuple[float, float, float, float]:
    """Left, bottom, width and height of a drawing in its own, already turned, space."""
    x0, y0, x1, y1 = (float(each) for each in form.BBox)
    a, b, c, d, e, f = (float(each) for each in form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
    points = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def picture(path: str) -> Pdf:
    """One page, upright or wide as the picture is, which fills it."""
    from PIL import Image, ImageOps  # noqa: PLC0415 — only pictures need it

    try:
        with Image.open(path, formats=("JPEG", "PNG")) as opened:
            if opened.format == "JPEG":
                opened.draft(None, (PIXELS[0] * 2, PIXELS[1] * 2))
            image = ImageOps.exif_transpose(opened)
            image = on_white(image)
    except (OSError, ValueError, MemoryError, Image.DecompressionBombError) as error:
        raise Refused("picture") from error
    image.thumbnail(PIXELS if image.height >= image.width else PIXELS[::-1])
    made = Pdf.new()
    size = A4 if image.height >= image.width else A4[::-1]
    scale = min(size[0] / image.width, size[1] / image.height)
    width, height = image.width * scale, image.height * scale
    page = made.add_blank_page(page_size=size)
    page.obj.Resources = Dictionary(XObject=Dictionary(Picture=drawing(made, image)))
    x, y = (size[0] - width) / 2, (size[1] - height) / 2
    page.obj.Contents = made.make_stream(f"q {width:.3f} 0 0 {height:.3f} {x:.3f} {y:.3f} cm /Picture Do Q".encode())
    return made


def on_white(image):
    from PIL import Image  # noqa: PLC0415

    if image.mode in ("1", "L", "RGB"):
        return image.copy()
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        sheet = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(sheet, image).convert("RGB")
    return image.convert("L" if image.mode in ("I", "I;16", "F") else "RGB")


def drawing(made: Pdf, image):
    """Few colours stay exact, photographs become JPEG."""
    facts = {
        "Type": Name.XObject,
        "Subtype": Name.Image,
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": Name.DeviceRGB if image.mode == "RGB" else Name.DeviceGray,
        "BitsPerComponent": 1 if image.mode == "1" else 8,
    }
    if image.mode == "1" or image.getcolors(256):
        return made.make_stream(image.tobytes(), **facts)
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=88)
    return made.make_stream(packed.getvalue(), Filter=Name.DCTDecode, **facts)
