"""The child process that knows WeasyPrint: HTML in on stdin, a PDF out on stdout, until it idles.

A whole paper carries its fonts and page numbers; a part of a packet carries neither (late.py).

It carries no Django, no database and no secrets, gives up memory and life beyond fixed limits, and
reads nothing but inline images and our own print assets, whatever the document asks for.
"""

import json
import logging
import resource
import select
import signal
import sys
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from congress.printing import justify, late, subsetting

# A part gets its number when it is put into a packet.
NUMBERLESS = "@page { @bottom-left { content: none !important } @bottom-right { content: none !important } }"
ASSET_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


PAPER, PART = "paper", "part"


class Assets(URLFetcher):
    """Inline images and the files of static/print; everything else is refused, and remembered."""

    def __init__(self, directory: Path):
        super().__init__(allowed_protocols=["data"], allow_redirects=False)
        self.files = {f"print:{path.name}": path for path in directory.iterdir() if path.suffix in ASSET_TYPES}
        self.refused = []

    def fetch(self, url, headers=None):
        if path := self.files.get(url):
            kind = {"Content-Type": ASSET_TYPES[path.suffix]}
            return URLFetcherResponse(url, path.read_bytes(), kind)
        if url[:11].lower() == "data:image/":
            return super().fetch(url, headers)
        self.refused.append(url[:200])
        raise ValueError("refused")


class Complaints(logging.Handler):
    """Collects what WeasyPrint only logs: a character without a glyph is an error on paper."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.missing = []

    def emit(self, record):
        if record.msg.startswith(".notdef"):
            self.missing.append(record.args[0])


class Press:
    def __init__(self, assets: Path, fonts: Path):
        justify.install()
        subsetting.install(fonts)
        self.fonts = late.LateFonts()
        self.fetcher = Assets(assets)
        self.font_config = FontConfiguration()
        self.sheets = [
            CSS(string=path.read_text(), url_fetcher=self.fetcher, font_config=self.font_config)
            for path in sorted(assets.glob("*.css"))
        ]
        self.numberless = CSS(string=NUMBERLESS, url_fetcher=self.fetcher, font_config=self.font_config)
        self.complaints = Complaints()
        logger = logging.getLogger("weasyprint")
        logger.handlers = [self.complaints]

    def render(self, html: str, how: str) -> tuple[dict, bytes]:
        self.fetcher.refused, self.complaints.missing = [], []
        is_part = how == PART
        sheets = [*self.sheets, self.numberless] if is_part else self.sheets
        source = HTML(string=html, url_fetcher=self.fetcher)
        document = source.render(font_config=self.font_config, stylesheets=sheets)
        document.metadata.attachments = []  # <link rel=attachment> has no business on paper
        with self.fonts.left_out(is_part):
            facts = {}
            data = document.write_pdf(finisher=lambda doc, pdf: facts.update(late.facts(doc, pdf) if is_part else {}))
        if self.complaints.missing:
            return {"missing": sorted(set(self.complaints.missing))}, b""
        return {"pages": len(document.pages), "refused": self.fetcher.refused, **facts}, data


def answer(out, facts: dict, data: bytes = b"") -> None:
    head = json.dumps({**facts, "length": len(data)}).encode()
    out.write(head + b"\n" + data)
    out.flush()


def serve(press: Press, jobs, out, *, seconds: int, idle: int) -> None:
    """One job: a line with its length in bytes and what it is to become, then the document."""
    while select.select([jobs], [], [], idle)[0]:
        line = jobs.readline()
        if not line:
            return
        length, how = line.decode().split()
        html = jobs.read(int(length)).decode()
        signal.alarm(seconds)  # the default action ends the process, whatever C code it is in
        try:
            facts, data = press.render(html, how)
        except MemoryError:
            raise SystemExit(1) from None
        except Exception as error:
            facts, data = {"error": f"{type(error).__name__}: {error}"[:300]}, b""
        signal.alarm(0)
        answer(out, facts, data)


def main(assets: str, fonts: str, seconds: str, idle: str, memory: str) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the parent, whose pipe ends us
    jobs, out = sys.stdin.buffer, sys.stdout.buffer
    press = Press(Path(assets), Path(fonts))
    answer(out, {"ready": True})
    serve(press, jobs, out, seconds=int(seconds), idle=int(idle))


if __name__ == "__main__":
    main(*sys.argv[1:])
