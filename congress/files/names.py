"""The name a file is shown under: never a path, never able to break a header, a folder or a reader's eye."""

import re
import unicodedata

DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}
FORBIDDEN = re.compile(r'[<>:"|?*;%]')  # in Windows' folders, or awkward in a header
LONGEST = 190  # bytes of UTF-8 before the ending: fits the column and every file system


def clean_name(raw: str, ending: str | None = None) -> str:
    """``raw`` made harmless, with ``ending`` in place of its own when one is given."""
    name = raw.replace("\\", "/").rpartition("/")[2]
    name = unicodedata.normalize("NFC", name.encode("utf-8", "ignore").decode())
    # Cc: NUL, line ends; Cf: direction marks that turn “gpj.exe” round; Zl, Zp: hidden line ends
    name = "".join(char for char in name if unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp"))
    name = FORBIDDEN.sub("_", name)
    stem, dot, own = name.rpartition(".") if "." in name else (name, "", "")
    stem = " ".join(stem.split()).strip(". ")
    if stem.partition(".")[0].strip().upper() in DEVICES:
        stem = f"_{stem}"
    stem = stem.encode()[:LONGEST].decode(errors="ignore").rstrip(". ") or "未命名"
    ending = own.strip()[:10] if ending is None else ending
    return f"{stem}.{ending}" if ending else stem
