"""Puts parts together into one PDF. Runs in a process of its own: a job on stdin, the file under job["path"].

It reads only what this house has laid out or normalised; even so, a scan of a hundred megabytes is nothing a
web or task process should hold.
"""

import gc
import json
import os
import resource
import sys
from functools import cached_property
from pathlib import Path
from time import perf_counter

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Page, Pdf, String

from congress.printing.lettering import Fonts
from congress.printing.stamps import GREY, WATERMARK, Stamps, name_of

A4 = (595.276, 841.89)


def main() -> None:
    gc.disable()  # a short life with many small objects
    job, begun = json.load(sys.stdin), perf_counter()
    made = bind(job)  # held on to: a process that ends need not take three hundred pages apart again
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(json.dumps({"seconds": round(perf_counter() - begun, 3), "peak_mb": peak}), flush=True)
    os._exit(0 if made else 1)


class Source:
    """A part being taken apart."""

    def __init__(self, path: str):
        self.path = Path(path).with_suffix("")
        self.pdf = Pdf.open(self.path.with_suffix(".pdf"))
        self.facts = json.loads(self.path.with_suffix(".json").read_bytes())
        self.is_foreign = self.facts.get("is_foreign", False)
        self.fonts = self.facts.get("fonts", {})

    @cached_property
    def glyphs(self) -> dict[str, list[int]]:
        return json.loads(self.path.with_suffix(".glyphs").read_bytes()) if self.fonts else {}

    @cached_property
    def texts(self) -> dict[str, list[str]]:
        return json.loads(self.path.with_suffix(".texts").read_bytes()) if self.fonts else {}


class Sheet:
    """One page of the packet while it is being made."""

    def __init__(self, leaf: dict, source: Source, page: Page):
        self.leaf, self.source, self.page = leaf, source, page.obj
        self.is_blank = leaf["page"] is None


def bind(job: dict) -> tuple:
    pdf, leaves = Pdf.new(), job["leaves"]
    sources = {number: Source(job["sources"][number]) for number in sorted({leaf["source"] for leaf in leaves})}
    take_pages(pdf, sources, leaves)
    sheets = [Sheet(leaf, sources[leaf["source"]], page) for leaf, page in zip(leaves, pdf.pages, strict=True)]
    fonts = Fonts(Path(job["set"]), Path(job["kept"]))
    stamps = Stamps(fonts, job["fonts"])
    stamp(pdf, sheets, stamps)
    watermark = stamps.watermark(job["watermark"])
    embedded = fonts.embedded(pdf, list(sources.values()))
    own = {f"/{name_of(file)}": embedded[file] for file in sorted(fonts.stamped)}
    overlay = watermark_form(pdf, watermark, own) if watermark else None
    furnish(sheets, embedded, own, overlay)
    link(pdf, sheets, [starts for _, starts, _ in job["outline"]])
    outline(pdf, sources, sheets, job["outline"])
    finish(pdf, job)
    return pdf, sources, sheets, fonts


def take_pages(pdf: Pdf, sources: dict[int, Source], leaves: list[dict]) -> None:
    for leaf in leaves:
        if leaf["page"] is None:
            pdf.add_blank_page(page_size=A4)
        else:
            pdf.pages.append(sources[leaf["source"]].pdf.pages[leaf["page"]])


def stamp(pdf: Pdf, sheets: list[Sheet], stamps: Stamps) -> None:
    """Each page's own drawing is shut in, so that what it leaves behind does not move the stamps."""
    begin = pdf.make_stream(b"q")
    for sheet in sheets:
        drawn = b"" if sheet.is_blank else stamps.of(sheet.leaf, sheet.source.is_foreign)
        if drawn:
            content = sheet.page.Contents
            inner = list(content) if isinstance(content, Array) else [content]
            sheet.page.Contents = Array([begin, *inner, pdf.make_stream(b"Q " + drawn)])


def watermark_form(pdf: Pdf, drawn: bytes, fonts: dict) -> Dictionary:
    faint = Dictionary(Type=Name.ExtGState, ca=GREY, CA=GREY)
    form = pdf.make_stream(
        b"/Faint gs 0 g\n" + drawn,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, *A4]),
        Group=Dictionary(Type=Name.Group, S=Name.Transparency),
        Resources=Dictionary(Font=Dictionary(fonts), ExtGState=Dictionary(Faint=faint)),
    )
    return pdf.make_indirect(form)


def furnish(sheets: list[Sheet], embedded: dict, own: dict, overlay) -> None:
    """Give every page its fonts; the pages of one laid-out part share their resources."""
    done = set()
    for sheet in sheets:
        if sheet.is_blank or (resources := sheet.page.Resources).objgen in done:
            continue
        if resources.is_indirect:
            done.add(resources.objgen)
        part = {f"/{name}": embedded[file] for name, file in sheet.source.fonts.items()}
        add(resources, "/Font", {**part, **own})
        if overlay is not None:
            add(resources, "/XObject", {WATERMARK: overlay})


def add(resources, kind: str, things: dict) -> None:
    if kind not in resources:
        resources[kind] = Dictionary()
    for name, thing in things.items():
        resources[kind][name] = thing


def link(pdf: Pdf, sheets: list[Sheet], starts: list[list]) -> None:
    """packet:3 in the contents leads to the first page of the fourth paper; names of a part lead nowhere here."""
    for sheet in sheets:
        if "/Annots" not in sheet.page:
            continue
        kept = []
        for note in sheet.page.Annots:
            address = str(note.get("/A", {}).get("/URI", ""))
            if address.startswith("packet:"):
                target = starts[int(address[7:])][0]
                if target is None:
                    continue
                del note["/A"]
                note.Dest = Array([sheets[target].page, Name.XYZ, 0, A4[1], None])
            elif "/Dest" in note:
                continue
            kept.append(note)
        sheet.page.Annots = Array(kept)


def outline(pdf: Pdf, sources: dict[int, Source], sheets: list[Sheet], papers: list) -> None:
    """Each paper, closed, with its headings below; a page that is left out has no entry."""

    def entry_of(title: str, position: int, top: float) -> OutlineItem:
        return OutlineItem(title, Array([sheets[position].page, Name.XYZ, 0, top, 0]))

    with pdf.open_outline() as tree:
        for title, pages, number in papers:
            if pages[0] is None:
                continue
            entry = entry_of(title, pages[0], A4[1])
            entry.is_closed = True
            tree.root.append(entry)
            for level, heading, page, top in sources[number].facts.get("outline", []):
                if level > 1 and pages[page] is not None:
                    entry.children.append(entry_of(heading, pages[page], A4[1] - top))


def finish(pdf: Pdf, job: dict) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array(labels([leaf["label"] for leaf in job["leaves"]])))
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.Lang = String("zh-CN")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.docinfo["/Title"] = job["title"]
    pdf.save(
        job["path"],
        object_stream_mode=ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,  # no clock, no chance: the same papers are the same file
    )


def labels(words: list[str]):
    """Runs of plain numbers as one rule, everything else (iv, 12-1) word for word."""
    expected = None
    for position, word in enumerate(words):
        if word.isdigit():
            if int(word) != expected:
                yield from (position, Dictionary(S=Name.D, St=int(word)))
            expected = int(word) + 1
        else:
            yield from (position, Dictionary(P=String(word)))
            expected = None
