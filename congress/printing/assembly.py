"""Parts become one packet: cover, contents with true page numbers, every paper on a fresh sheet, running numbers.

Cover and contents stand before page 1 and are numbered i, ii, iii in the outline only; so the numbers of the
papers do not hang on the length of the contents. With two sides to a sheet every paper begins on an odd page:
the empty back of its last sheet counts and shows no number (GB/T 9704 7.5). The same papers give the same bytes.
"""

from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from django.conf import settings

from congress.printing import apart, fonts, numbers
from congress.printing.parts import Part, part
from congress.printing.press import PrintError

SECONDS = 240
STAMPED_WITH = {"number": "公文宋体", "head": "公文黑体", "watermark": "公文黑体"}


@dataclass(frozen=True)
class Paper:
    """A part in its place. ``name`` is the same in every edition; an empty one is found again by its title."""

    part: Part
    title: str
    name: str = ""
    head: str = ""  # 会议文件（3）, above the first page
    mark: str = ""  # 会后收回, above every page
    is_watermarked: bool = False
    is_listed: bool = True  # in the contents

    @property
    def identity(self) -> str:
        return self.name or self.title


@dataclass(frozen=True)
class Leaf:
    """One page of the packet; ``page`` is None on an empty back."""

    source: int
    page: int | None
    label: str = ""
    number: str = ""  # as printed: — 12 —
    is_right: bool = True
    head: str = ""
    mark: str = ""
    is_watermarked: bool = False


def assemble(
    papers: list[Paper],
    path: Path,
    *,
    title: str,
    cover: Part | None = None,
    contents: tuple[str, dict] | None = ("packet/contents.html", {}),
    duplex: bool = True,
    watermark: str = "",
    keep: dict | None = None,
    only: list[int] | None = None,
) -> dict:
    """Write the packet to ``path``; the facts about it, ready for a JSON field.

    ``watermark``: name and number of the reader, for the papers that ask for it. ``keep``: the facts of an earlier
    edition whose numbers must stay true. ``only``: positions of the pages wanted, as ``changes.changed`` finds them.
    """
    given = _numbers(papers, keep, duplex)
    front = [cover] if cover else []
    if contents:
        template, context = contents
        rows = [_row(at, paper, given[at]) for at, paper in enumerate(papers) if paper.is_listed]
        front.append(part(template, {"title": title, **context, "rows": rows}))
    leaves = list(_front(front, duplex))
    ahead = len(leaves)
    for at, paper in enumerate(papers):
        leaves += _leaves(len(front) + at, paper, given[at])
    sources = [*front, *(paper.part for paper in papers)]
    chosen = list(range(len(leaves))) if only is None else only
    spent = _bind(sources, leaves, chosen, papers, path, title=title, watermark=watermark)
    return {
        **_measures(path, len(chosen), duplex),
        "title": title,
        "spent": spent,
        "laid_out": sum({each.key: each.fresh for each in sources}.values()),
        "ahead": ahead,
        "front": [each.key for each in front],
        "papers": [_facts(paper, given[at]) for at, paper in enumerate(papers)],
        "notes": [f"《{paper.title}》：{note}" for paper in papers for note in paper.part.notes],
    }


def _even(pages: int) -> int:
    return pages + pages % 2


def _numbers(papers, keep, duplex) -> list[list[numbers.Number]]:
    counts = [_even(paper.part.pages) if duplex else paper.part.pages for paper in papers]
    if keep is None or keep["duplex"] != duplex:
        return numbers.fresh(counts)
    old = [(each["name"], [numbers.number_of(text) for text in each["numbers"]]) for each in keep["papers"]]
    return numbers.kept([(paper.identity, count) for paper, count in zip(papers, counts, strict=True)], old)


def _row(at: int, paper: Paper, given) -> dict:
    """A line of the contents; ``href`` leads to the paper in the finished file."""
    return {
        "title": paper.title,
        "page": numbers.words(given[0]),
        "head": paper.head,
        "mark": paper.mark,
        "href": f"packet:{at}",
    }


def _front(front: list[Part], duplex: bool):
    count = 0
    for source, each in enumerate(front):
        for page in range(_even(each.pages) if duplex else each.pages):
            count += 1
            yield Leaf(source, page if page < each.pages else None, label=_roman(count))


def _leaves(source: int, paper: Paper, given):
    for page, number in enumerate(given):
        text, is_blank = numbers.words(number), page >= paper.part.pages
        yield Leaf(
            source,
            None if is_blank else page,
            label=text,
            number="" if is_blank else f"— {text} —",
            is_right=number[-1] % 2 == 1,
            head=paper.head if page == 0 else "",
            mark="" if is_blank else paper.mark,
            is_watermarked=paper.is_watermarked and not is_blank,
        )


def _bind(sources, leaves, chosen, papers, path, *, title, watermark) -> dict:
    place = {at: position for position, at in enumerate(chosen)}
    starts = [next(at for at, leaf in enumerate(leaves) if leaf.source == source) for source in range(len(sources))]
    first = len(sources) - len(papers)
    job = {
        "sources": [str(each.path) for each in sources],
        "leaves": [vars(leaves[at]) for at in chosen],
        "outline": [
            [paper.title, [place.get(starts[first + at] + page) for page in range(paper.part.pages)], first + at]
            for at, paper in enumerate(papers)
        ],
        "title": title,
        "watermark": watermark,
        "fonts": {use: fonts.files(style) for use, style in STAMPED_WITH.items()},
        "set": str(fonts.home() / "set"),
        "kept": str(settings.PRINT_CACHE),
        "path": str(path),
    }
    try:
        return apart.run("binder", job, seconds=SECONDS)
    except apart.Died as died:
        raise PrintError("材料册装订失败：文件过多或过大，请减少份数后再试") from died


def _facts(paper: Paper, given) -> dict:
    return {
        "name": paper.identity,
        "title": paper.title,
        "key": paper.part.key,
        "pages": paper.part.pages,
        "numbers": [numbers.words(number) for number in given],
        "looks": _looks(paper),
    }


def _looks(paper: Paper) -> list[str]:
    """What each page shows besides its number: two pages of the same look need no replacing."""
    prints = paper.part.facts.get("prints") or [None] * paper.part.pages
    stamps = [paper.mark, "水印" if paper.is_watermarked else ""]
    drawn = [each or f"{paper.part.key[:16]}.{page}" for page, each in enumerate(prints)]
    return [" ".join([each, *stamps, paper.head if page == 0 else ""]).strip() for page, each in enumerate(drawn)]


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def _measures(path: Path, pages: int, duplex: bool) -> dict:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    sheets = -(-pages // 2) if duplex else pages
    return {"duplex": duplex, "pages": pages, "sheets": sheets, "size": path.stat().st_size, "sha256": digest}
