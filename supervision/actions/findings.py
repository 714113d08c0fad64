"""审计查出问题 from the sheet to the verdict: rectified by the unit, judged by the committee."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.workflow.wanted import want_words
from supervision import notices, rules
from supervision.flow import FINDING
from supervision.models import AuditFinding, RectificationReport

FACTS = ("year", "number", "unit", "text", "kind", "article", "amount", "due_on")


@transaction.atomic
def record_finding(*, by, **facts) -> AuditFinding:
    return record_findings([facts], by=by)[0]


@transaction.atomic
def record_findings(rows: list[dict], *, by, source: str = "") -> list[AuditFinding]:
    """Every row of a sheet at once, or the one of a form; each unit hears of it once."""
    if not rules.keeps_money(by):
        raise PermissionDenied(f"{by} may not keep the ledger of findings")
    made = []
    for facts in rows:
        _check_number(facts.get("year"), facts.get("number", ""))
        finding = AuditFinding.objects.create(**facts)
        with FINDING.take("record_finding", finding, by=by) as (finding, told):
            told["said"] = source
        made.append(finding)
    notices.findings_given(made)
    return made


def _check_number(year, number: str, but=None) -> None:
    same = AuditFinding.objects.filter(year=year, number=number).exclude(pk=but)
    if number and same.exists():
        raise ValidationError({"number": f"{year}年度已经有编号“{number}”的问题。"})


def amend_finding(finding: AuditFinding, *, by, source: str = "", **facts) -> AuditFinding:
    """改正登记: until the unit has begun; afterwards the record stands as it was given."""
    with FINDING.take("amend_finding", finding, by=by) as (finding, told):
        _check_number(facts.get("year", finding.year), facts.get("number", finding.number), finding.pk)
        before = {name: getattr(finding, name) for name in facts}
        for name, value in facts.items():
            setattr(finding, name, value)
        moved = [finding._meta.get_field(n).verbose_name for n, value in before.items() if value != facts[n]]
        told["said"] = source or f"改正{'、'.join(moved)}" if moved else source
        if "unit" in facts and facts["unit"] != before["unit"]:
            notices.findings_given([finding])
    return finding


def _report(name: str, finding: AuditFinding, *, by, text: str, rectified: Decimal | None, files) -> AuditFinding:
    with FINDING.take(name, finding, by=by) as (finding, told):
        amount = finding.rectified if rectified is None else rectified
        if amount > finding.amount:
            raise ValidationError({"rectified": f"已整改金额不能多于问题金额（{finding.amount:,.2f} 元）。"})
        label = FINDING.steps[name].label
        row = RectificationReport.objects.create(finding=finding, label=label, text=text, rectified=amount, by=by)
        row.files.add(*files)
        finding.rectified = amount
        told["said"] = f"已整改 {amount:,.2f} 元" if amount else ""
        if name == "claim_rectified":
            notices.finding_claimed(finding)
    return finding


def start_rectifying(finding, *, by, text: str, files=()) -> AuditFinding:
    """报送整改方案: measures, who answers for it, by when."""
    return _report("start_rectifying", finding, by=by, text=text, rectified=None, files=files)


def report_progress(finding, *, by, text: str, rectified: Decimal | None = None, files=()) -> AuditFinding:
    return _report("report_progress", finding, by=by, text=text, rectified=rectified, files=files)


def claim_rectified(finding, *, by, text: str, rectified: Decimal | None = None, files=()) -> AuditFinding:
    """报告整改完成: with evidence; the committee judges it, not the unit."""
    if not files:
        raise ValidationError({"files": "请上传佐证材料。"})
    return _report("claim_rectified", finding, by=by, text=text, rectified=rectified, files=files)


def verify_finding(finding, *, by, note: str = "") -> AuditFinding:
    return _judge("verify_finding", finding, by=by, note=note)


def continue_finding(finding, *, by, note: str) -> AuditFinding:
    want_words("请写明还要整改什么。", note=note)
    return _judge("continue_finding", finding, by=by, note=note)


def _judge(name: str, finding: AuditFinding, *, by, note: str) -> AuditFinding:
    with FINDING.take(name, finding, by=by, note=note) as (finding, told):
        finding.verdict, told["said"] = note.strip()[:500], ""
        finding.verified_on = localdate() if name == "verify_finding" else None
        notices.finding_judged(finding, FINDING.steps[name].label)
    return finding
