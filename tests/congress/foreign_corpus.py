"""PDFs and pictures as units send them to a meeting: odd, broken, or not what they say."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

A4 = (595.276, 841.89)
# A black bar at the upper edge, a short one at the left: shows which way is up.
MARKED = b"q 0 g {x} {top} {w} 12 re f {x} {y} 12 {half} re f Q"


def page(pdf, size=A4, *, box=None, at=(0, 0), **more):
    """A page marked at its upper edge; ``box`` is what is seen of it."""
    x0, y0, x1, y1 = box or (*at, at[0] + size[0], at[1] + size[1])
    places = {"x": x0 + 20, "top": y1 - 40, "w": x1 - x0 - 40, "y": y0 + 20, "half": (y1 - y0) / 2}
    drawn = MARKED.decode().format(**places)
    made = pdf.add_blank_page(page_size=size).obj
    made.MediaBox = Array([*at, at[0] + size[0], at[1] + size[1]])
    made.Resources = Dictionary(Font=Dictionary())
    made.Contents = pdf.make_stream(drawn.encode())
    for name, value in more.items():
        made[f"/{name}"] = value
    return made


def data(pdf, **options) -> bytes:
    out = BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


def one(*args, **more) -> bytes:
    pdf = Pdf.new()
    page(pdf, *args, **more)
    return data(pdf)


def many(count: int) -> bytes:
    pdf = Pdf.new()
    for _ in range(count):
        pdf.add_blank_page(page_size=A4)
    return data(pdf)


GEOMETRIES = {
    "plain": one(),
    "landscape": one(A4[::-1]),
    "rotated": one(A4[::-1], Rotate=90),
    "upside down": one(Rotate=180),
    "A3": one((841.89, 1190.55)),
    "A5": one((419.53, 595.28)),
    "offset box": one(at=(-300, 400)),
    "crop box": one((1000, 1200), box=(200, 300, 800, 1100), CropBox=Array([200, 300, 800, 1100])),
    "inverted box": one(MediaBox=Array([A4[0], A4[1], 0, 0])),
    "user unit": one((297.6, 420.9), UserUnit=2),
}


def unbalanced() -> bytes:
    """Leaves the drawing turned and clipped behind, which must not reach the stamps."""
    pdf = Pdf.new()
    made = page(pdf)
    made.Contents = pdf.make_stream(b"q q 0.5 0 0 0.5 300 300 cm 0 0 10 10 re W n " + made.Contents.read_bytes())
    return data(pdf)


def lively() -> bytes:
    """Script, action, comment, link, file and a filled form field with its appearance."""
    pdf = Pdf.new()
    made = page(pdf)
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.OpenAction = script
    made.AA = Dictionary(O=script)
    seal = pdf.make_stream(b"1 0 0 rg 0 0 60 60 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 60, 60]))
    field = {"T": String("seal"), "FT": Name.Tx, "V": String("x"), "F": 4, "AP": Dictionary(N=seal)}
    boxes = [(Name.Widget, field), (Name.Text, {"Contents": String("删掉这句"), "F": 4}), (Name.Link, {"A": script})]
    made.Annots = Array(
        pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array([300, 300, 360, 360]), **more))
        for kind, more in boxes
    )
    pdf.Root.AcroForm = Dictionary(Fields=Array([made.Annots[0]]))
    pdf.attachments["清单.txt"] = pikepdf.AttachedFileSpec(pdf, b"secret", filename="清单.txt")
    return data(pdf)


def without_font() -> bytes:
    pdf = Pdf.new()
    made = page(pdf)
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/SimSun"), Flags=4)
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/SimSun"), FontDescriptor=descriptor)
    made.Resources.Font.G = pdf.make_indirect(font)
    return data(pdf)


def locked(**passwords) -> bytes:
    pdf = Pdf.new()
    page(pdf)
    return data(pdf, encryption=pikepdf.Encryption(**passwords, R=6))


def damaged() -> bytes:
    """Junk in front and a directory that points nowhere: any reader repairs it."""
    whole = one()
    return b"\r\njunk\r\n" + whole.replace(b"startxref\n", b"startxref\n9")


REFUSED = {
    "not_pdf": b"<html><body>404</body></html>",
    "empty": b"",
    "locked": locked(user="1234", owner="5678"),
    "cut short": one()[:-400],
    "no pages": data(Pdf.new()),
    "too many pages": many(501),
    "a page of nothing": one(MediaBox=Array([0, 0, 0, 0])),
}


def picture(size, form="JPEG", mode="RGB", **options) -> bytes:
    image = Image.new(mode, size, "white" if mode != "RGBA" else (0, 0, 0, 0))
    image.paste(0 if mode in ("1", "L") else "black", (0, 0, size[0], size[1] // 10))
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()
