"""再次答复 and the written reasons why not, as a letter; the ledger of promises on paper."""

from congress.pages.context import organization
from congress.printing.prose import paragraphs
from proposals.models import Progress


def second_answer(report: Progress) -> dict:
    """The letter to the deputies, in the form of the first (GB/T 9704 10.1)."""
    promise, house = report.commitment, organization()
    case, first = promise.proposal, promise.reply
    kind = "再次答复" if report.kind == Progress.Kind.DONE else "承诺事项不能办理的说明"
    before = f"我单位在{first.doc_no}中" if first and first.doc_no else "我单位在答复中"
    return {
        "issuer": promise.unit.name,
        "number": report.doc_no,
        "category": "",
        "signer": "",
        "title": f"对{case.full_number}的{kind}",
        "salutation": case.addressees,
        "opening": [
            f"您提出的《{case.title}》（{case.number}），{before}承诺办理“{promise.text}”。现将有关情况函告如下："
        ],
        "demands": [{"heading": "", "paragraphs": paragraphs(report.text)}],
        "closing": ["感谢您的关心和监督。"],
        "enclosures": [each.file.name for each in report.files.all()],
        "signature": promise.unit.name,
        "issued_on": report.written_on,
        "contact_name": report.by.name if report.by else "",
        "contact_phone": promise.unit.phone,
        "publicity": "",
        "copies": house["office"],
    }


def ledger(rows, *, today, words: str) -> dict:
    """承诺事项台账: one line each with the last report."""
    return {"title": "代表建议承诺事项台账", "house": organization()["office"], "today": today, "words": words,
            "rows": [(row, _last(row)) for row in rows]}  # fmt: skip


def _last(row) -> str:
    reports = list(row.reports.all())
    return f"{reports[-1].written_on:%Y-%m-%d} {reports[-1].text}" if reports else ""
