"""The audit's list of findings: 年度, 编号, 责任单位, 问题, 类型, 依据, 金额, 整改期限."""

import re
from datetime import date
from decimal import Decimal

from congress.imports.cells import Parsed, is_blank, text, tight
from congress.imports.dates import parse_date
from congress.imports.models import Verdict
from congress.imports.resource import Column, Draft, SheetResource, digest
from congress.imports.unit_index import UnitIndex
from supervision.actions import amend_finding, record_findings
from supervision.models import AuditFinding, FindingStatus, FindingType
from supervision.parsing.money import parse_amount, read_amount, scale_said

WIDTHS = {"number": 20, "article": 200, "text": 4000}
YEAR = re.compile(r"(20\d\d)(?:年度?)?")


def parse_year(raw) -> Parsed:
    found = YEAR.fullmatch(tight(raw).removesuffix(".0"))
    return Parsed(text(raw), int(found[1]) if found else None)


def parse_type(raw) -> Parsed:
    """One of our words, or one that shares most of its beginning with ours; else 其他."""
    word = tight(raw)
    for kind in FindingType:
        if word and (word == kind.value or word in kind.label or kind.label in word):
            return Parsed(text(raw), kind.value)
    return Parsed(text(raw), FindingType.OTHER.value)


def said(value) -> str:
    """A fact as a preview shows it, and as it is compared."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, date) else str(value)


class FindingResource(SheetResource):
    key, label, target = "findings", "审计查出问题", AuditFinding
    counted = {code: (code,) for code in ("no_unit", "bad_date", "cut")}
    needed = (("text",), ("unit",))
    headed = ("text",)

    year = Column("审计年度", "年度", "年份", parse=parse_year)
    number = Column("问题编号", "编号", "序号")
    unit = Column("责任单位", "整改责任单位", "被审计单位", "整改单位", "单位", "单位名称")
    text = Column("查出的问题", "问题", "审计查出问题", "审计发现问题", "问题描述", "问题内容", "主要问题")
    kind = Column("问题类型", "类型", "问题类别", "问题分类", parse=parse_type)
    article = Column("定性依据", "依据", "法律依据", "违反的规定")
    amount = Column("问题金额", "金额", "涉及金额", "查出金额", parse=parse_amount)
    due_on = Column("整改期限", "整改时限", "完成期限", "完成时限", parse=parse_date)

    def load(self) -> None:
        self.units = UnitIndex(self.choices.get("units"))
        self.rows = {}
        for row in AuditFinding.objects.select_related("unit").order_by("pk"):
            self.rows[self._identity(row.year, row.unit_id, row.number, row.text)] = row
            if row.number:
                self.rows[row.year, row.number] = row

    @staticmethod
    def _identity(year, unit, number, words):
        return (year, number) if number else (year, unit, re.sub(r"\s", "", words))

    def read(self, line, raw, mapping) -> Draft:
        """The unit of the amounts stands in the header that was mapped to them."""
        column = next((n for n, name in mapping.items() if name == "amount"), None)
        header = self.headers[column] if column is not None and column < len(self.headers) else ""
        self.scale = scale_said(header)
        return super().read(line, raw, mapping)

    def understand(self, draft: Draft, cells) -> None:
        facts = {name: parsed.value for name, parsed in cells.items() if parsed.value not in (None, "")}
        for name, most in WIDTHS.items():
            if len(facts.get(name, "")) > most:
                facts[name] = facts[name][:most]
                draft.doubt("cut", f"“{self.fields[name].label}”超过{most}个字，已截短。")
        self._money(draft, facts)
        self._unit(draft, facts)
        if facts.get("due_on"):
            facts["due_on"] = facts["due_on"].isoformat()
        if is_blank(facts.get("text", "")):
            draft.refuse("没有写查出的问题。")
        if not facts.get("year"):
            draft.refuse("没有写审计年度（四位数字的年份）。")
        draft.facts = facts
        draft.key = digest([str(part) for part in self._of(facts)])

    def _money(self, draft: Draft, facts) -> None:
        written = facts.pop("amount", None)
        if written is None:
            return
        value, doubt = read_amount(written, self.scale)
        if value is None or value < 0:
            draft.refuse(f"看不出金额：“{written}”。")
            return
        facts["amount"] = said(value)
        if doubt:
            draft.doubt("no_unit", doubt)

    def _unit(self, draft: Draft, facts) -> None:
        name = facts.get("unit", "")
        match = self.units.match(name) if name else None
        if match is None or match.unit is None:
            draft.refuse(f"系统里没有单位“{name}”，请写全称，或者先新建单位。" if name else "没有写责任单位。")
            facts["unit"] = None
            return
        if match.how == "short":
            draft.doubt("unit_short", f"“{name}”认作“{match.unit.name}”。")
        facts["unit"] = match.unit.pk

    def _of(self, facts):
        return self._identity(facts.get("year"), facts.get("unit"), facts.get("number", ""), facts.get("text", ""))

    def judge(self, drafts) -> None:
        first: dict[tuple, int] = {}
        for draft in drafts:
            if draft.verdict == Verdict.ERROR:
                continue
            mine = self._of(draft.facts)
            if mine in first:
                draft.refuse(f"与第{first[mine]}行是同一个问题。")
                continue
            first[mine] = draft.line
            self._compare(draft, self.rows.get(mine))

    def _compare(self, draft: Draft, row: AuditFinding | None) -> None:
        draft.verdict, draft.target, draft.seen, draft.changes = Verdict.NEW, None, "", []
        if row is None:
            return
        now = {name: said(self._plain(row, name)) for name in draft.facts if name != "year"}
        draft.target, draft.seen = row.pk, digest({**now, "status": row.status})
        for name, old in now.items():
            new = said(draft.facts[name])
            if new != old:
                shown = self._shown(name, old), self._shown(name, new)
                draft.changes.append([self.fields[name].label, *shown])
        if draft.changes and row.status != FindingStatus.OPEN:
            draft.refuse(f"这个问题的状态是“{row.get_status_display()}”，不能再由表格改动。")
            return
        draft.verdict = Verdict.CHANGED if draft.changes else Verdict.UNCHANGED

    @staticmethod
    def _plain(row, name):
        return row.unit_id if name == "unit" else getattr(row, name) if getattr(row, name) is not None else ""

    def _shown(self, name, value) -> str:
        if name == "unit":
            return self.units.units[int(value)].name
        if name == "kind":
            return FindingType(value).label
        return value or "（空）"

    def write(self, drafts, *, by, source, progress) -> None:
        known = AuditFinding.objects.in_bulk([draft.target for draft in drafts if draft.target])
        new = [draft for draft in drafts if draft.target is None]
        made = record_findings([self._facts(draft) for draft in new], by=by, source=source)
        for draft, finding in zip(new, made, strict=True):
            draft.target = finding.pk
        for draft in drafts:
            if row := known.get(draft.target):
                amend_finding(row, by=by, source=source, **self._facts(draft))
        progress(len(drafts))

    def _facts(self, draft: Draft) -> dict:
        facts = dict(draft.facts)
        facts["unit"] = self.units.units[facts["unit"]]
        if "amount" in facts:
            facts["amount"] = Decimal(facts["amount"])
        if facts.get("due_on"):
            facts["due_on"] = date.fromisoformat(facts["due_on"])
        return facts
