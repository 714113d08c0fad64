"""The yearly list, the yearly report, and what is released of a document."""

from congress.pages.context import organization
from congress.pages.dates import full_day
from congress.printing.prose import paragraphs
from supervision.models import REFUSED, REVIEWED, Filing, FilingReport, PaperKind, Purpose

LIST = ("制定机关", "发文字号", "文件名称", "公布日期", "报送日期", "备案登记号", "状态")


def list_rows(maker, year: int) -> list[list[str]]:
    """A maker's documents published in that year, as the register knows them."""
    found = Filing.objects.filter(maker=maker, published_on__year=year).exclude(status__in=REFUSED)
    return [
        [row.doc_no, row.title, row.published_on.isoformat(), row.filed_on.isoformat(), row.number,
         row.get_status_display()]
        for row in found.order_by("published_on", "pk")
    ]  # fmt: skip


def sheet_rows(lists) -> list[list[str]]:
    """All lists as rows of one sheet; what was never filed stands beneath its maker's."""
    rows = []
    for each in lists:
        known = each.rows if each.met_at else list_rows(each.maker, each.year)
        rows += [[each.maker.name, *row] for row in known]
        rows += [[each.maker.name, "", line, "", "", "", "未报送备案"] for line in each.missing_lines]
    return rows


def list_paper(year: int, lists) -> dict:
    """The context of print/supervision/yearly_list.html."""
    return {
        "title": f"{year}年规范性文件目录", "labels": LIST, "rows": sheet_rows(lists), "year": year,
        "waiting": [each.maker.name for each in lists if each.pk and not each.met_at],
    }  # fmt: skip


def basics(found: dict) -> list[str]:
    """一、基本情况: sentences from the register and from nothing else."""
    year = found["year"]
    on_time, reviewed, corrected = (rate for rate in found["rates"])
    lines = [
        f"{year}年，共收到报送备案的规范性文件{found['filed']}件，其中按期报送{found['on_time']}件，"
        f"按期报送率{on_time[2]}；经形式审查登记{found['registered']}件。",
        f"审结{found['reviewed']}件，审结率{reviewed[2]}；发现存在问题的{found['wrong']}件，发出书面审查意见"
        f"{found['opinions']}件；已纠正{found['corrected']}件，纠正率{corrected[2]}，其中撤销{found['annulled']}件。",
        f"收到公民、组织提出的审查建议{found['requests']}件，受理{found['accepted']}件，答复{found['answered']}件。",
    ]
    if found["lists"]:
        lines.append(f"应报送上年度文件目录的制定机关{found['lists']}个，已报送{found['lists_sent']}个。")
    return lines


def _sections(row: FilingReport) -> list[tuple[str, list[str]]]:
    """What was written; a heading with nothing under it is left out."""
    written = (("主要做法", row.practice), ("存在的问题", row.problems), ("下一步工作", row.plans))
    return [(heading, paragraphs(text)) for heading, text in written if text.strip()]


def report(row: FilingReport, found: dict) -> dict:
    """The context of print/supervision/filing_report.html; ``found``: the kept figures, or today's."""
    return {
        "title": row.title, "addressee": organization()["name"], "basics": basics(found), "makers": found["makers"],
        "labels": found["labels"], "sections": _sections(row),
        "bracket": f"（{full_day(row.reported_on)}{row.reported_at}）" if row.reported_on else "（稿）",
    }  # fmt: skip


def released(filing: Filing, *, with_text: bool) -> dict:
    """What everybody may read, in words that stay as they are until it is released again."""
    text = filing.files.filter(purpose=Purpose.TEXT).order_by("-pk").first() if with_text else None
    papers = filing.papers.exclude(kind=PaperKind.OPINION)
    return {
        "title": filing.title, "doc_no": filing.doc_no, "maker": filing.maker.name, "number": filing.number,
        "kind": filing.get_kind_display(), "published_on": filing.published_on.isoformat(),
        "registered_on": filing.registered_on.isoformat(), "text": str(text.file_id) if text else "",
        "text_name": text.file.name if text else "",
        "concluded_on": filing.concluded_on.isoformat() if filing.status in REVIEWED else "",
        "outcome": filing.outcome if filing.status in REVIEWED else "",
        "papers": [[paper.pk, paper.content["title"], paper.doc_no] for paper in papers],
    }  # fmt: skip
