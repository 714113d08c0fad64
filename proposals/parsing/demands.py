"""诉求: what a text asks for, one by one."""

import re

NUMBERED = re.compile(r"^\s*(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d+[、.．])\s*", re.M)


def split_demands(text: str) -> str:
    """A first guess at the demands: numbered passages, else paragraphs; the clerk corrects it."""
    broken = re.sub(r"(?<=[。；;])\s*(?=[一二三四五六七八九十]+、)", "\n", text.strip())
    pieces = NUMBERED.split(broken) if NUMBERED.search(broken) else broken.splitlines()
    return "\n".join(piece.strip().replace("\n", " ") for piece in pieces if piece.strip())
