"""The private font set: where it lives, which face each printing style means, whether it is there.

Light on purpose: the web process imports this for /healthz. Building the set is foundry.py.
"""

import json
from ctypes.util import find_library
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from django.conf import settings

# Rare characters of names that 仿宋 and 楷体 lack come from here, glyph by glyph.
LAST_RESORT = ("HanaMinA", "HanaMinB")
# The style sheets say the name on the left; fonts.conf turns it into the list on the right. The
# licensed faces stand first: an office that owns them puts the files into fonts/src.
STYLES = {
    "公文小标宋": (
        ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK")
        + ("STZhongsong", "Noto Serif CJK SC")
    ),
    "公文仿宋": (
        ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong")
        + ("FandolFang", "LXGW WenKai Light", "Noto Serif CJK SC")
    ),
    "公文楷体": (
        ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti")
        + ("FandolKai", "LXGW WenKai Light", "Noto Serif CJK SC")
    ),
    "公文黑体": ("SimHei", "黑体", "STHeiti", "Noto Sans CJK SC"),
    "公文宋体": ("SimSun", "宋体", "STSong", "Noto Serif CJK SC"),
}
LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset", "fontconfig")
REPAIR = "请在服务器上运行 manage.py prepare_fonts"


def home() -> Path:
    return Path(settings.DATA_DIR) / "fonts"


def source() -> Path:
    """Where the set-up puts the 仿宋 and 楷体 files, and an office its own licensed ones."""
    return home() / "src"


def config() -> Path:
    """The fontconfig file of the set; nothing that is installed elsewhere is seen through it."""
    return home() / "fonts.conf"


def manifest() -> dict:
    try:
        return json.loads((home() / "set.json").read_text())
    except (OSError, ValueError):
        return {}


def config_text(directory: Path) -> str:
    aliases = "".join(_alias(style, families) for style, families in STYLES.items())
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f"<dir>{escape(str(directory / 'set'))}</dir>\n"
        f"<cachedir>{escape(str(directory / 'cache'))}</cachedir>\n{aliases}</fontconfig>\n"
    )


def _alias(style: str, families: tuple) -> str:
    listed = "".join(f"<family>{family}</family>" for family in (*families, *LAST_RESORT))
    return f'<alias binding="strong"><family>{style}</family><prefer>{listed}</prefer></alias>\n'


def problem() -> str:
    """What keeps us from printing, in words for the office; empty when nothing does."""
    missing = _missing_libraries()
    if missing:
        return f"缺少排版系统库：{'、'.join(missing)}，请安装 Pango 与 HarfBuzz 后重试"
    faces = manifest().get("faces", [])
    if not faces or not all((home() / "set" / face["file"]).is_file() for face in faces):
        return f"打印字库尚未生成，{REPAIR}"
    if not config().is_file() or config().read_text() != config_text(home()):
        return f"打印字库的配置与目录不符，{REPAIR}"
    have = {family for face in faces for family in face["families"]}
    lacking = [style for style, families in STYLES.items() if not have.intersection(families)]
    if lacking:
        return f"打印字库缺少{'、'.join(lacking)}，{REPAIR}"
    return ""


def substitutes() -> dict[str, str]:
    """Style -> the face that stands in for it because the office has not supplied the usual one."""
    have = {family for face in manifest().get("faces", []) for family in face["families"]}
    found = {style: next((family for family in families if family in have), "") for style, families in STYLES.items()}
    free = ("Noto ", "Fandol", "LXGW ")
    return {style: family for style, family in found.items() if family.startswith(free)}


def files(style: str) -> list[str]:
    """The files of the set that hold a style's characters in ordinary weight, the first choice first."""
    faces = sorted(manifest().get("faces", []), key=lambda face: abs(face["weight"] - 400))
    found = [
        next((face["file"] for face in faces if family in face["families"]), None)
        for family in (*STYLES[style], *LAST_RESORT)
    ]
    return [file for file in found if file]


@lru_cache(maxsize=1)
def _missing_libraries() -> tuple:
    return tuple(name for name in LIBRARIES if not find_library(name))
