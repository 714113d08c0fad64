"""Word and ODF texts become PDF through LibreOffice, where the server has it.

Each call has a profile of its own (two on one profile hinder each other), no network, our own fonts, an end in
time, and a copy of the text from which everything that points outside has been taken. LibreOffice may end well
and write nothing, so only a PDF counts. Pagination never equals Word's: whoever sends a text checks the result.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path
from urllib.request import pathname2url
from xml.sax.saxutils import escape

from django.core.exceptions import ValidationError

from congress.printing import fonts
from congress.printing.apart import KEPT

KINDS = {"docx": "word/document.xml", "odt": "content.xml"}
SECONDS = 90
UNPACKED = 200 << 20
MISSING = "服务器没有安装文档转换组件，请另存为 PDF 后上传。"
FAILED = "文档无法转换，可能已损坏，请另存为 PDF 后上传。"
CONVERTED = "由文档转换而来，分页可能与原件不同，请核对。"
REVISED = "文档带有修订痕迹，会照样印出；请先接受全部修订再上传。"
# No network where the system lets us say so, and no more memory or disk than a text needs.
ALONE = """
import ctypes, os, resource, sys
for limit, value in ((resource.RLIMIT_DATA, 2 << 30), (resource.RLIMIT_FSIZE, 300 << 20), (resource.RLIMIT_CORE, 0)):
    resource.setrlimit(limit, (value, value))
libc = ctypes.CDLL(None)
NEW_NETWORK, NEW_USER = 0x40000000, 0x10000000
if hasattr(libc, "unshare"):
    libc.unshare(NEW_NETWORK) and libc.unshare(NEW_NETWORK | NEW_USER)
os.execv(sys.argv[1], sys.argv[1:])
"""
NOWHERE = "http://127.0.0.1:9"  # where nobody listens
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""  # noqa: E501
# Names Word writes into a text -> our style; the office's own licensed faces win where they are installed.
LATIN = {"Times New Roman": "公文宋体", "Calibri": "公文黑体", "Arial": "公文黑体", "Cambria": "公文宋体"}
BOLD = "公文小标宋"  # its free stand-in is an ordinary face in bold


def is_there() -> bool:
    return _program() is not None


def to_pdf(path: Path, *, kind: str = "docx") -> bytes:
    """The text as a PDF; ValidationError in Chinese when it cannot become one."""
    if (program := _program()) is None:
        raise ValidationError(MISSING, code="missing")
    with tempfile.TemporaryDirectory(prefix="office-") as name:
        folder = Path(name)
        _tidy_copy(path, folder / f"text.{kind}", kind)
        _prepare(folder)
        _run(program, folder, kind)
        made = folder / "text.pdf"
        data = made.read_bytes() if made.is_file() else b""
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-1024:]:
        raise ValidationError(FAILED, code="broken")
    return data


def notes(path: Path, *, kind: str) -> list[str]:
    """What the sender should know before anything is printed."""
    try:
        with zipfile.ZipFile(path) as package:
            text = package.read(KINDS[kind])
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return []
    revised = re.search(rb"<w:(ins|del)\s|<text:tracked-changes", text)
    return [CONVERTED, REVISED] if revised else [CONVERTED]


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _tidy_copy(path: Path, target: Path, kind: str) -> None:
    """The same text without anything LibreOffice would fetch, and with a grid it understands."""
    try:
        with zipfile.ZipFile(path) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
            entries = package.infolist()
            if KINDS[kind] not in package.namelist() or sum(entry.file_size for entry in entries) > UNPACKED:
                raise ValidationError(FAILED, code="broken")
            for entry in entries:
                copy.writestr(entry, tidy(entry.filename, package.read(entry)))
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile) as error:
        raise ValidationError(FAILED, code="broken") from error


def tidy(name: str, data: bytes) -> bytes:
    """One file of the package."""
    if name.endswith(".rels"):
        return re.sub(rb"<[\w:]*Relationship\s[^>]*>", _inside_only, data)
    if name.startswith("word/") and name.endswith(".xml"):
        # Word's grid of characters makes LibreOffice put half as many on a line
        data = re.sub(rb"<w:docGrid\b[^>]*>", _lines_only, data)
        return re.sub(rb"\b(INCLUDE(TEXT|PICTURE)|DDE(AUTO)?|LINK|IMPORT)\b(?=[^<]*</w:instrText>)", b"QUOTE", data)
    if name in ("content.xml", "styles.xml"):
        return re.sub(rb'(<(?!text:a\b)[\w:-]+\s[^>]*?xlink:href=")([a-zA-Z]+:|/|\.\./)[^"]*"', rb'\1"', data)
    return data


def _inside_only(relation) -> bytes:
    """Links stay as words on paper; pictures, templates and objects from elsewhere do not."""
    text = relation.group()
    return text if b"External" not in text or b"/hyperlink" in text else b""


def _lines_only(grid) -> bytes:
    text = re.sub(rb'\sw:charSpace="[^"]*"', b"", grid.group())
    return re.sub(rb'w:type="(linesAndChars|snapToChars)"', b'w:type="lines"', text)


def _prepare(folder: Path) -> None:
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE)
    (folder / "fonts.conf").write_text(_fonts())


def _fonts() -> str:
    """The set for printing, known also by the names Word uses."""
    have = {family for face in fonts.manifest().get("faces", []) for family in face["families"]}
    names = {name: style for style, families in fonts.STYLES.items() for name in families if name not in have}
    rules = "".join(_rule(name, style, have) for name, style in {**names, **LATIN}.items())
    return fonts.config_text(fonts.home()).replace("</fontconfig>", f"{rules}</fontconfig>")


def _rule(name: str, style: str, have: set) -> str:
    """A face we do not have stands for the faces of its style we have."""
    faces = [family for family in (*fonts.STYLES[style], *fonts.LAST_RESORT) if family in have]
    listed = "".join(f"<string>{escape(face)}</string>" for face in faces)
    weight = '<edit name="weight" mode="assign"><const>bold</const></edit>' if style == BOLD else ""
    return (
        f'<match target="pattern"><test name="family"><string>{escape(name)}</string></test>'
        f'<edit name="family" mode="assign" binding="strong">{listed}</edit>{weight}</match>\n'
    )


def _run(program: str, folder: Path, kind: str) -> None:
    """Started as a group of its own, so that nothing of it is left when its time is up."""
    profile = f"-env:UserInstallation=file://{pathname2url(str(folder / 'profile'))}"
    words = ["--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf:writer_pdf_Export"]
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", ALONE, program, profile, *words, "--outdir", folder, folder / f"text.{kind}"],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired as late:
        raise ValidationError(f"文档转换超过 {SECONDS} 秒，已中止；请另存为 PDF 后上传。", code="slow") from late
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    ways_out = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), NOWHERE)
    return {
        **kept,
        **ways_out,
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LC_ALL": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
    }
