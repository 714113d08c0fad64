"""Looking inside a file without trusting it. Run as a program of its own, with little memory and time:

    python -I look.py pdf /path/to/file      prints {"pages": 3} or {"refused": "why"}

so that a parser which crashes, hangs or swells takes nothing else with it. Hence it imports nothing of ours.
"""

import json
import re
import resource
import struct
import sys
import zipfile
from io import StringIO

MEMORY, SECONDS = 512 * 2**20, 20
ENTRIES, UNPACKED, RATIO, RATIO_FROM = 2000, 200 * 2**20, 100, 2**20  # of a zip
PIXELS, PAGES = 100_000_000, 2000
ACTIONS = ("/JavaScript", "/Launch", "/ImportData", "/Rendition")  # of a PDF, none on paper
MACROS = "文件中带有宏，请另存为不带宏的文件后再上传。"
EMBEDDED = "文件中嵌有其他对象（OLE），请去掉后再上传，或将其单独上传。"
LOCKED = "文件设有密码或权限限制，请解除后再上传。"
BROKEN = "文件已损坏或不完整，请重新保存后再上传。"
SWELLS = "文件展开后过大，不予接收。"
DISGUISED = "文件内容与扩展名不符。"
REMOTE = "文件引用了外部程序或外部模板，请去掉后再上传。"


class Refused(Exception):
    """The file is not taken; the message is for the person who sent it."""


def look(kind: str, path: str) -> dict:
    """What is worth knowing about the file; Refused, or any parser's own exception, when it is not taken."""
    look_at = {
        "pdf": pdf,
        "docx": docx,
        "odt": odt,
        "xlsx": xlsx,
        "ofd": ofd,
        "xls": xls,
        "jpg": jpeg,
        "png": png,
        "csv": text,
    }
    return look_at[kind](path) or {}


def pdf(path):
    import pikepdf  # noqa: PLC0415 — slow, and only this kind needs it

    no_zip_behind(path)
    try:
        document = pikepdf.open(path)
    except pikepdf.PasswordError as error:
        raise Refused(LOCKED) from error
    with document:
        if document.is_encrypted:
            raise Refused(LOCKED)
        if len(document.pages) > PAGES:
            raise Refused(f"文件超过 {PAGES} 页，请分成几份上传。")
        if not len(document.pages):
            raise Refused(BROKEN)
        if document.attachments:
            raise Refused("PDF 中夹带了其他文件，请把它们单独上传。")
        for thing in document.objects:
            no_script(thing, (pikepdf.Dictionary, pikepdf.Stream), pikepdf.Array)
        return {"pages": len(document.pages)}


def no_script(thing, tables, rows, depth=0):
    """Look at one object and at what is written inside it; what it points at has its own turn."""
    if depth > 50:
        raise Refused(BROKEN)
    if isinstance(thing, tables):
        if "/JS" in thing or str(thing.get("/S")) in ACTIONS:
            raise Refused("PDF 中带有脚本或启动命令，请重新打印为 PDF 后再上传。")
        if "/EF" in thing:
            raise Refused("PDF 中夹带了其他文件，请把它们单独上传。")
        inside = [thing.get(key) for key in thing.keys()]  # noqa: SIM118 — a stream has keys but no iterator
    elif isinstance(thing, rows):
        inside = list(thing)
    else:
        return
    for each in inside:
        if isinstance(each, (*tables, rows)) and not each.is_indirect:
            no_script(each, tables, rows, depth + 1)


def archive(path):
    """A zip whose directory promises nothing absurd, and whose parts are whole."""
    found = zipfile.ZipFile(path)
    entries = found.infolist()
    if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED:
        raise Refused(SWELLS)
    names = [entry.filename for entry in entries]
    if not entries or len(set(names)) != len(names) or min(entry.header_offset for entry in entries):
        raise Refused(BROKEN)
    for entry in entries:
        sane_entry(entry)
        if entry.filename.lower().endswith((".xml", ".rels")):
            no_doctype(found, entry)
    if found.testzip():  # what is promised above has been limited, so reading it all is cheap
        raise Refused(BROKEN)
    return found


def needed(found, name: str) -> bytes:
    if name not in found.namelist():
        raise Refused(DISGUISED)
    return found.read(name)


def sane_entry(entry):
    if entry.flag_bits & 0x1:
        raise Refused(LOCKED)
    if entry.file_size > RATIO_FROM and entry.file_size > RATIO * max(entry.compress_size, 1):
        raise Refused(SWELLS)
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or "\0" in name:
        raise Refused(BROKEN)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(BROKEN)


def no_doctype(found, entry):
    """No office program writes one; whoever does wants entities unfolded."""
    with found.open(entry) as part:
        head = part.read(1024).replace(b"\0", b"")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise Refused(BROKEN)


def office(path, main: str):
    """An OOXML package whose main part is of the type its name promises."""
    with archive(path) as found:
        types = needed(found, "[Content_Types].xml").decode("utf-8-sig")
        if "macroEnabled" in types or "vbaProject" in types:
            raise Refused(MACROS)
        if f'"{main}"' not in types and f"'{main}'" not in types:
            raise Refused(DISGUISED)
        for name in found.namelist():
            plain_part(name.lower())
            if name.endswith(".rels"):
                no_remote(found.read(name).decode("utf-8-sig"))
            elif "/externalLinks/" in name and re.search(rb"<\w*:?(dde|ole)Link", found.read(name)):
                raise Refused(REMOTE)
        if "word/document.xml" in found.namelist():
            no_dde(found.read("word/document.xml").decode("utf-8-sig"))


def plain_part(name: str):
    if name.endswith("vbaproject.bin") or "/macrosheets/" in name or "/activex/" in name:
        raise Refused(MACROS)
    if "oleobject" in name or ("/embeddings/" in name and not name.endswith((".xlsx", ".rels"))):
        raise Refused(EMBEDDED)  # a workbook there is the data of a chart


def no_remote(relations: str):
    """Links to pages and workbooks are words; templates, frames and objects elsewhere are fetched or run."""
    for relation in re.findall(r"<\w*:?Relationship\s[^>]*>", relations):
        kind = re.search(r'Type\s*=\s*["\'][^"\']*/(\w+)["\']', relation)
        outside = re.search(r'TargetMode\s*=\s*["\']External["\']', relation)
        harmless = ("hyperlink", "externalLinkPath", "xlPathMissing", "externalLinkPathMissing", "image")
        if outside and (kind is None or kind.group(1) not in harmless):
            raise Refused(REMOTE)


def no_dde(document: str):
    fields = "".join(re.findall(r"<w:instrText[^>]*>([^<]*)<", document))
    fields += " ".join(re.findall(r'w:instr\s*=\s*"([^"]*)"', document))
    if re.search(r"\bDDE(AUTO)?\b", fields):
        raise Refused(REMOTE)


def docx(path):
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office(path, main)


def xlsx(path):
    office(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")


def odt(path):
    """An OpenDocument text: what it is stands in its first entry, passwords and foreign objects in its manifest."""
    with archive(path) as found:
        if needed(found, "mimetype").strip() != b"application/vnd.oasis.opendocument.text":
            raise Refused(DISGUISED)
        manifest = needed(found, "META-INF/manifest.xml").decode("utf-8-sig")
        if "encryption-data" in manifest:
            raise Refused(LOCKED)
        if "oleobject" in manifest:
            raise Refused(EMBEDDED)
        if any(name.startswith(("Basic/", "Scripts/")) for name in found.namelist()):
            raise Refused(MACROS)
        content = needed(found, "content.xml").decode("utf-8-sig")
        if re.search(r"<\w+:(dde-source|dde-connection|section-source)\b", content):
            raise Refused(REMOTE)


def ofd(path):
    with archive(path) as found:
        if not re.search(r"<(\w+:)?OFD[\s>]", needed(found, "OFD.xml")[:4096].decode("utf-8-sig")):
            raise Refused(DISGUISED)


def xls(path):
    """The old container: a small file system. What lies in it is told by its directory."""
    from xlrd.compdoc import CompDoc  # noqa: PLC0415 — only this kind needs it

    with open(path, "rb") as file:
        container = CompDoc(file.read(), logfile=StringIO())
    names = {node.name.upper() for node in container.dirlist if node.etype}
    if names & {"ENCRYPTEDPACKAGE", "ENCRYPTIONINFO"}:
        raise Refused(LOCKED)
    if names & {"_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA", "MACROS"}:
        raise Refused(MACROS)
    if any(name.startswith("MBD") or name == "\x01OLE10NATIVE" for name in names):
        raise Refused(EMBEDDED)
    if not names & {"WORKBOOK", "BOOK"}:
        raise Refused(DISGUISED)
    stream = container.locate_named_stream("Workbook")
    memory, base, size = stream if stream[0] else container.locate_named_stream("Book")
    workbook(memory[base : base + size])


def workbook(stream: bytes):
    """Read the records of the global part: a password shows there, and so does a sheet that is a macro."""
    at = 0
    while at + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, at)
        if record == 0x2F:  # FILEPASS
            raise Refused(LOCKED)
        if record == 0x85 and length > 5 and stream[at + 9] in (1, 6):  # BOUNDSHEET: Excel 4 macro, VB module
            raise Refused(MACROS)
        if record == 0x0A:  # EOF of the global part
            return
        at += 4 + length
    raise Refused(BROKEN)


def jpeg(path):
    picture(path, "JPEG")


def png(path):
    picture(path, "PNG")


def picture(path, form):
    from PIL import Image  # noqa: PLC0415 — slow, and only pictures need it

    no_zip_behind(path)
    Image.MAX_IMAGE_PIXELS = None  # our own limit below says it in Chinese
    with Image.open(path, formats=(form,)) as image:
        width, height = image.size
        if width * height > PIXELS:
            raise Refused(f"图片过大（{width}×{height} 像素），请缩小后再上传。")
        if form == "JPEG":
            image.draft(None, (width // 8 + 1, height // 8 + 1))  # decodes an eighth: enough to find it whole
            image.load()
        else:
            image.verify()
    with open(path, "rb") as file:
        if form == "PNG" and b"IEND\xaeB`\x82" not in file.read()[-64:]:
            raise Refused(BROKEN)


def no_zip_behind(path):
    """One file that is two: a picture or PDF with an archive hung on its end."""
    if zipfile.is_zipfile(path):
        raise Refused("文件中夹带了压缩包，不予接收。")


def text(path):
    with open(path, "rb") as file:
        raw = file.read()
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            content = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Refused("无法识别文字编码，请另存为 UTF-8 或 GB18030 编码的 CSV。")
    if re.search(r"[\x00-\x08\x0e-\x1f\x7f]", content):
        raise Refused(DISGUISED)
    if re.match(r"\s*(<[!?/a-z]|%PDF|MZ[^,]*$|PK\x03)", content[:2000], re.IGNORECASE):
        raise Refused(DISGUISED)


def main(kind, path):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        answer = look(kind, path)
    except Refused as refused:
        answer = {"refused": str(refused)}
    except Exception:  # whatever a parser says of a file made to upset it
        answer = {"refused": BROKEN}
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
