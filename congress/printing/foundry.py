"""Builds the private font set: one face per file, unencoded glyphs dropped, one set of metrics.

Equal vertical metrics keep the line pitch when a rare character comes from another font, and faces
without their unused tables make smaller files and a smaller child process.
"""

import fcntl
import io
import json
import os
import subprocess
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

from congress.printing import fonts

VERSION = 1  # raise it when the preparation changes, so that every set is built anew
SYSTEM = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
# (file, family of the face to take out of it); Noto files are collections of five languages
FREE = (
    ("FandolFang-Regular.otf", "FandolFang"),
    ("FandolKai-Regular.otf", "FandolKai"),
    ("NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC"),
    ("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"),
    ("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC"),
    ("LXGWWenKai-Light.ttf", "LXGW WenKai Light"),
    ("HanaMinA.ttf", "HanaMinA"),
    ("HanaMinB.ttf", "HanaMinB"),
)
DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "mort", "morx")
ASCENT, DESCENT = 0.88, 0.12  # of one em, in every font
FAMILY_NAMES = (1, 16)
FANDOL_PACKAGE = "texlive-lang-chinese"  # 47 MB, unpacked without installing TeX


class FontsMissing(Exception):
    """The set cannot be built; the message is for the person at the server."""


def build(*, rebuild=False) -> dict:
    """Make the set if its sources changed since the last time; returns the manifest."""
    fonts.home().mkdir(parents=True, exist_ok=True)
    with (fonts.home() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two containers that start together build it once
        return _build(rebuild)


def _build(rebuild: bool) -> dict:
    wanted = _wanted()
    identity = _identity(wanted)
    done = fonts.manifest()
    if done.get("identity") == identity and not rebuild and not fonts.problem():
        return done
    target = fonts.home() / "set"
    target.mkdir(parents=True, exist_ok=True)
    faces, refused = [], []
    for path, family in wanted:
        try:
            faces += _prepare_file(path, family, target, taken={_key(face) for face in faces})
        except Exception as error:  # a broken file of the office must not cost the whole set
            refused.append(f"{path.name}：{error}")
    _write(faces, target, identity=identity, refused=refused)
    return fonts.manifest()


def missing() -> list[str]:
    """Names of the free font files that are neither in the source folder nor installed."""
    return [name for name, _ in FREE if not _find(name)]


def fetch_fandol(into: Path) -> None:
    """Take 仿宋 and 楷体 out of the distribution's package; installs nothing."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        command = ["apt-get", "download", "-qq", FANDOL_PACKAGE]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=600)
        unpack_fandol(next(Path(folder).glob("*.deb")), into)


def unpack_fandol(package: Path, into: Path) -> list[Path]:
    into.mkdir(parents=True, exist_ok=True)
    wanted = {"FandolFang-Regular.otf", "FandolKai-Regular.otf"}
    found = []
    reader = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE)
    with reader, tarfile.open(fileobj=reader.stdout, mode="r|") as archive:
        for member in archive:
            name = Path(member.name).name
            if member.isfile() and name in wanted:
                (into / name).write_bytes(archive.extractfile(member).read())
                found.append(into / name)
            if len(found) == len(wanted):
                reader.kill()
                break
    return found


def _wanted() -> list[tuple[Path, str | None]]:
    """The office's own files first (all their faces), then the free ones."""
    free = {name for name, _ in FREE}
    own = sorted(
        path
        for path in fonts.source().rglob("*")
        if path.suffix.lower() in (".ttf", ".otf", ".ttc") and path.name not in free
    )
    listed = [(path, None) for path in own]
    return listed + [(path, family) for name, family in FREE if (path := _find(name))]


def _find(name: str) -> Path | None:
    for root in (fonts.source(), *SYSTEM):
        if found := next(iter(sorted(root.rglob(name))), None):
            return found
    return None


def _identity(wanted) -> str:
    facts = [(str(path), family, path.stat().st_size, path.stat().st_mtime_ns) for path, family in wanted]
    return sha256(json.dumps([VERSION, facts], ensure_ascii=False).encode()).hexdigest()[:16]


def _prepare_file(path: Path, family: str | None, target: Path, *, taken: set) -> list[dict]:
    """Every face of the file we want, except one whose family and weight is there already.

    Two files with the same family and weight would be merged into one by the print engine, and the
    text of the second printed with the glyphs of the first.
    """
    blob = uharfbuzz.Blob.from_file_path(str(path))
    made = []
    for index in range(_count(path)):
        head = TTFont(path, fontNumber=index, lazy=True)
        face = {"families": _families(head), "weight": head["OS/2"].usWeightClass}
        if (family and family not in face["families"]) or _key(face) in taken:
            continue
        data = _prepare_face(uharfbuzz.Face(blob, index))
        suffix = ".otf" if data[:4] == b"OTTO" else ".ttf"
        face["file"] = f"{path.stem}-{index}{suffix}"
        draft = target / f"{face['file']}.new"  # a running child keeps the file it has mapped
        draft.write_bytes(data)
        draft.replace(target / face["file"])
        made.append(face)
        taken.add(_key(face))
    return made


def _count(path: Path) -> int:
    with path.open("rb") as file:
        header = file.read(12)
    return int.from_bytes(header[8:12], "big") if header[:4] == b"ttcf" else 1


def _families(font: TTFont) -> list[str]:
    names = [record for record in font["name"].names if record.nameID in FAMILY_NAMES]
    return sorted({str(record.toUnicode()) for record in names})


def _key(face: dict) -> tuple:
    return (face["families"][0], face["weight"])


def _prepare_face(face) -> bytes:
    wish = uharfbuzz.SubsetInput()
    wish.flags = (
        uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.DESUBROUTINIZE | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    )
    wish.unicode_set.update(face.unicodes)
    for tag in DROPPED:
        wish.drop_table_tag_set.add(int.from_bytes(tag.encode().ljust(4), "big"))
    wish.name_id_set.update(range(26))
    wish.name_lang_id_set.update([0, 0x409, 0x804])
    return _level(uharfbuzz.subset(face, wish).blob.data)


def _level(data: bytes) -> bytes:
    font = TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    em = font["head"].unitsPerEm
    ascent, descent = round(ASCENT * em), round(DESCENT * em)
    horizontal, windows = font["hhea"], font["OS/2"]
    horizontal.ascent, horizontal.descent, horizontal.lineGap = ascent, -descent, 0
    windows.sTypoAscender, windows.sTypoDescender, windows.sTypoLineGap = ascent, -descent, 0
    windows.usWinAscent, windows.usWinDescent = ascent, descent
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _write(faces, target, *, identity, refused) -> None:
    if not faces:
        raise FontsMissing("没有找到任何可用的字体文件；请先安装 Noto CJK 等字体，或把字体放入 fonts/src")
    kept = {face["file"] for face in faces}
    for old in target.iterdir():
        if old.name not in kept:
            old.unlink()
    home = fonts.home()
    fonts.config().write_text(fonts.config_text(home))
    facts = {"identity": identity, "faces": faces, "refused": refused}
    draft = home / "set.json.new"
    draft.write_text(json.dumps(facts, ensure_ascii=False, indent=1))
    draft.replace(home / "set.json")
