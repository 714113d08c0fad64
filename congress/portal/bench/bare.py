"""What a packet is measured against, run as a program: WeasyPrint or pikepdf with nothing of ours around it."""

import json
import sys
from pathlib import Path
from time import perf_counter


def layout(job: dict) -> float:
    """All papers as one document in one WeasyPrint run."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 — slow, and a merge does without

    bodies = [page.partition("<body")[2].partition(">")[2].partition("</body>")[0] for page in job["things"]]
    fresh = '<div style="break-before: page"></div>'
    html = f'<html lang="zh-CN"><body>{fresh.join(bodies)}</body></html>'
    sheets = [path.read_text() for path in sorted(Path(job["sheets"]).glob("*.css"))]
    HTML(string="<p>一").write_pdf()  # fonts are looked up once, as in a process that has printed before
    begun = perf_counter()
    HTML(string=html).write_pdf(job["path"], stylesheets=[CSS(string=sheet) for sheet in sheets])
    return perf_counter() - begun


def merge(job: dict) -> float:
    """The pages of all parts one after the other, saved as tightly as a packet is."""
    import pikepdf  # noqa: PLC0415 — as above

    begun = perf_counter()
    merged, sources = pikepdf.new(), [pikepdf.open(path) for path in job["things"]]
    for source in sources:
        merged.pages.extend(source.pages)
    merged.save(job["path"], object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return perf_counter() - begun


if __name__ == "__main__":
    work = json.load(sys.stdin)
    seconds = {"layout": layout, "merge": merge}[sys.argv[1]](work)
    print(json.dumps({"seconds": seconds, "size": Path(work["path"]).stat().st_size}))
