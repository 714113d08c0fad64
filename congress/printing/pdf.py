"""A template and a plain dict become a PDF; nothing outside this package knows how.

Every call makes one part: one official paper with its own page numbers.
"""

import logging
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from django.template.loader import render_to_string

from congress.printing import fonts
from congress.printing.press import AT_ONCE, POOL, PrintError

__all__ = ["PrintError", "bind", "fonts_ok", "pile", "render"]

logger = logging.getLogger(__name__)
# Control characters, soft hyphens, zero-width marks and variant selectors: pasted along with text
# from other programs, invisible on screen, a box or a gap on paper.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f"
    "\ufeff\ufff9-\uffff\U000e0100-\U000e01ef]"
)


def render(template: str, context: dict, *, title: str | None = None) -> bytes:
    """Print the template with this context; PrintError says in Chinese what stands in the way."""
    return lay_out(source(template, context, title=title), template)[1]


def source(template: str, context: dict, *, title: str | None = None) -> bytes:
    """The document the print engine will read."""
    context = {**context, "document_title": title or context.get("title") or ""}
    html = INVISIBLE.sub("", render_to_string(f"print/{template.removeprefix('print/')}", context))
    return html.encode("utf-8", "replace")


def lay_out(html: bytes, template: str, *, how: str = "paper") -> tuple[dict, bytes]:
    if problem := fonts.problem():
        raise PrintError(problem)
    facts, data = POOL.render(html, how)
    if missing := facts.get("missing"):
        named = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in missing[:10])
        raise PrintError(f"打印字库里没有这些字符：{named}；请改用其他写法，或在服务器上补充字体")
    if error := facts.get("error"):
        logger.error("print %s: %s", template, error)
        raise PrintError("文件排版失败，内容没有丢失；请联系系统管理员")
    if refused := facts.get("refused"):
        logger.warning("print %s refused to fetch %s", template, refused)
    return facts, data


def pile(template: str, contexts: Iterable[dict], *, title: str) -> bytes:
    """The same paper of several matters in one file; as many are laid out at once as there are children."""
    with ThreadPoolExecutor(AT_ONCE) as crew:
        return bind(crew.map(lambda context: render(template, context, title=title), contexts), title=title)


def bind(papers: Iterable[bytes], *, title: str) -> bytes:
    """Several papers as one file, each with its own page numbers and first page."""
    import pikepdf  # noqa: PLC0415 — slow, and only a pile of papers needs it

    bound, sheets = pikepdf.new(), BytesIO()
    for paper in papers:
        with pikepdf.open(BytesIO(paper)) as one:
            bound.pages.extend(one.pages)
    with bound.open_metadata() as facts:
        facts["dc:title"] = title
    bound.save(sheets, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return sheets.getvalue()


def fonts_ok() -> bool:
    """For /healthz; fonts.problem() has the reason."""
    return not fonts.problem()
