"""预算执行月度数据: 年度, 月份, 预算, 指标, 累计执行数, 全年预算数."""

import re
from decimal import Decimal

from congress.imports.cells import NUMERAL, Parsed, numeral, text, tight
from congress.imports.models import Verdict
from congress.imports.resource import Column, Draft, SheetResource, digest
from supervision.actions import keep_figures
from supervision.models import Book, Measure, MonthlyFigure
from supervision.parsing.money import parse_amount, read_amount, scale_said
from supervision.resources.findings import parse_year, said

WORDS = {
    Book.GENERAL: "一般公共", Book.INSURANCE: "社会保险|社保", Book.CAPITAL: "国有资本", Book.FUNDS: "基金预算",
}  # fmt: skip
MONTH = re.compile(rf"(?:(20\d\d)(?:年|[-/.]))?(?:0?1月?[-—~至到])?([{NUMERAL}]{{1,3}})月?(?:份|累计)?")
IDENTITY = ("year", "month", "book", "measure")
MONEY = ("amount", "planned")


def parse_month(raw) -> Parsed:
    """6月, 1-6月, 2026年6月, 2026-06: up to which month."""
    found = MONTH.fullmatch(tight(raw).removesuffix(".0"))
    month = numeral(found[2]) if found else None
    facts = {"year": int(found[1])} if found and found[1] else {}
    return Parsed(text(raw), month if month and 1 <= month <= 12 else None, facts=facts)


def parse_book(raw) -> Parsed:
    word = tight(raw)
    return Parsed(text(raw), next((str(book) for book, like in WORDS.items() if re.search(like, word)), None))


def parse_measure(raw) -> Parsed:
    """税收 before 收入: 其中税收收入 holds both words."""
    word = tight(raw)
    for measure, like in ((Measure.TAX, "税收"), (Measure.EXPENDITURE, "支出"), (Measure.REVENUE, "收入")):
        if like in word:
            return Parsed(text(raw), str(measure))
    return Parsed(text(raw))


class FigureResource(SheetResource):
    key, label, target = "figures", "预算执行月度数据", MonthlyFigure
    counted = {code: (code,) for code in ("no_unit", "no_plan")}
    needed = (("month",), ("book",), ("measure",), ("amount",))

    year = Column("年度", "年份", parse=parse_year)
    month = Column("月份", "月", "截至月份", parse=parse_month)
    book = Column("预算", "账本", "预算类别", "四本预算", "预算种类", parse=parse_book)
    measure = Column("指标", "收支", "项目", "科目", parse=parse_measure)
    amount = Column("累计执行数", "累计数", "执行数", "累计完成", "本年累计", parse=parse_amount)
    planned = Column("全年预算数", "预算数", "年初预算", "年度预算", "调整预算数", parse=parse_amount)

    def heading(self, facts: dict) -> str:
        months = (f"{facts[name]}{word}" for name, word in (("year", "年"), ("month", "月")) if name in facts)
        labels = (dict(kind.choices).get(facts.get(name), "") for name, kind in (("book", Book), ("measure", Measure)))
        return " ".join(filter(None, ("".join(months), *labels))) or super().heading(facts)

    def load(self) -> None:
        self.rows = {tuple(getattr(row, name) for name in IDENTITY): row for row in MonthlyFigure.objects.all()}

    def read(self, line, raw, mapping) -> Draft:
        """The unit of each column of money stands in the header that was mapped to it."""
        self.scales = {
            name: scale_said(self.headers[n] if n < len(self.headers) else "")
            for n, name in mapping.items()
            if name in MONEY
        }
        return super().read(line, raw, mapping)

    def understand(self, draft: Draft, cells) -> None:
        facts = {name: parsed.value for name, parsed in cells.items() if parsed.value not in (None, "")}
        if "month" in cells and "year" not in facts:
            facts |= cells["month"].facts
        for name in IDENTITY:
            if name not in facts:
                written = cells[name].raw if name in cells else ""
                draft.refuse(f"看不出{self.fields[name].label}：“{written}”。")
        for name in MONEY:
            self._money(draft, facts, name)
        if "planned" not in facts:
            draft.doubt("no_plan", "没有全年预算数，不计算执行进度。")
        draft.facts, draft.key = facts, digest([facts.get(name) for name in IDENTITY])

    def _money(self, draft: Draft, facts, name: str) -> None:
        written = facts.pop(name, None)
        if written is None:
            if name == "amount":
                draft.refuse("没有写累计执行数。")
            return
        value, doubt = read_amount(written, self.scales.get(name))
        if value is None or (name == "planned" and value < 0):
            draft.refuse(f"看不出{self.fields[name].label}：“{written}”。")
            return
        facts[name] = said(value)
        if doubt:
            draft.doubt("no_unit", doubt)

    def judge(self, drafts) -> None:
        first: dict[tuple, int] = {}
        for draft in drafts:
            if draft.verdict == Verdict.ERROR:
                continue
            mine = tuple(draft.facts[name] for name in IDENTITY)
            if mine in first:
                draft.refuse(f"与第{first[mine]}行是同一个数据。")
                continue
            first[mine] = draft.line
            self._compare(draft, self.rows.get(mine))

    def _compare(self, draft: Draft, row: MonthlyFigure | None) -> None:
        draft.verdict, draft.target, draft.seen, draft.changes = Verdict.NEW, None, "", []
        if row is None:
            return
        given = [name for name in MONEY if name in draft.facts]
        now = {name: said(getattr(row, name)) if getattr(row, name) is not None else "" for name in given}
        draft.target, draft.seen = row.pk, digest(now)
        draft.changes = [
            [self.fields[name].label, old or "（空）", draft.facts[name]]
            for name, old in now.items()
            if old != draft.facts[name]
        ]
        draft.verdict = Verdict.CHANGED if draft.changes else Verdict.UNCHANGED

    def write(self, drafts, *, by, source, progress) -> None:
        rows = []
        for draft in drafts:
            known = self.rows.get(tuple(draft.facts[name] for name in IDENTITY))
            money = {name: Decimal(draft.facts[name]) for name in MONEY if name in draft.facts}
            planned = known.planned if known else None
            rows.append({**draft.facts, "planned": planned, **money})
        for draft, row in zip(drafts, keep_figures(rows, by=by), strict=True):
            draft.target = row.pk
        progress(len(drafts))
