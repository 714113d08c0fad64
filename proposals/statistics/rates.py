"""The rates of the yearly report (law.md §5.8), each a count over a count. A count is facts that must hold."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from congress.rulebook.book import setting
from congress.surveys.models import Grade
from proposals.statistics.facts import FACTS, SILENT, Time

FEW = 5  # below so many there is neither a percentage nor a place in a ranking

ANSWERED = (Time.IN_TIME, Time.LATE)
ASSIGNED = (*ANSWERED, Time.OVERDUE, Time.RUNNING)
HANDED = (*ASSIGNED, Time.HISTORY)
SAID, CONTENT = tuple(Grade.values), (Grade.HIGH, Grade.MID)


class Counted(NamedTuple):
    label: str
    facts: dict[str, tuple]  # fact -> the values that count
    adds: str = ""  # the fact that is a number: matters are counted, and the list shows the cases that hold them

    @property
    def condition(self) -> tuple[list[str], list]:
        """The same in SQL, with its values."""
        if self.adds:
            return [f"{self.adds} > 0"], []
        values = [[value if isinstance(value, bool) else str(value) for value in each] for each in self.facts.values()]
        return [f"{fact} = ANY(%s)" for fact in self.facts], values


def _grades(fact: str, of: str) -> dict[str, Counted]:
    head = f"{of}_" if of else ""
    return {
        f"{head}high": Counted("满意", {fact: (Grade.HIGH,)}),
        f"{head}content": Counted("满意和基本满意", {fact: CONTENT}),
        f"{head}low": Counted("不满意", {fact: (Grade.LOW,)}),
        f"{head}rated": Counted("已评价", {fact: SAID}),
        f"{head}silent": Counted("未反馈", {fact: (SILENT,)}),
        f"{head}asked": Counted("应评价", {fact: (*SAID, SILENT)}),
    }


COUNTS = {
    "all": Counted("全部", {}),
    "waiting": Counted("未交办", {"fact_time": (Time.NONE,)}),
    "assigned": Counted("交办", {"fact_time": ASSIGNED}),
    "handed": Counted("全部交办", {"fact_time": HANDED}),
    "replied": Counted("已答复", {"fact_time": ANSWERED}),
    "in_time": Counted("按期答复", {"fact_time": (Time.IN_TIME,)}),
    "late": Counted("逾期答复", {"fact_time": (Time.LATE,)}),
    "overdue": Counted("逾期未答复", {"fact_time": (Time.OVERDUE,)}),
    "running": Counted("期限内办理", {"fact_time": (Time.RUNNING,)}),
    "history": Counted("导入的往年件", {"fact_time": (Time.HISTORY,)}),
    "due": Counted("应答复", {"fact_time": (*ANSWERED, Time.OVERDUE)}),
    "talked": Counted("有沟通记录", {"fact_time": ASSIGNED, "fact_talked": (True,)}),
    "done": Counted("计入办结的分类", {"fact_time": HANDED, "fact_done": (True,)}),
    "promised": Counted("有承诺事项", {}, "fact_promised"),
    "struck": Counted("有承诺事项已销号", {}, "fact_struck"),
    **_grades("fact_verdict", ""), **_grades("fact_first", "first"), **_grades("fact_manner", "manner"),
}  # fmt: skip


class Rate(NamedTuple):
    key: str
    label: str
    part: str
    whole: str
    words: str
    unit: str = "件"

    def of(self, tally: "Tally") -> "Share":
        return Share(self, tally[self.part], tally[self.whole])


class Share(NamedTuple):
    """A rate of one group: so many of so many."""

    rate: Rate
    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None

    @property
    def percent(self) -> str:
        return f"{self.part / self.whole:.1%}" if self.whole else "—"

    @property
    def is_few(self) -> bool:
        return self.whole < FEW

    @property
    def said(self) -> str:
        """What a table of groups shows: of a few only how many."""
        return f"{self.part}/{self.whole}" if self.is_few and self.whole else self.percent


RATES = (
    Rate("reply", "办复率", "in_time", "assigned", "按期答复 ÷ 交办。经批准延期的，按延期后的期限算。"),
    Rate("on_time", "按期答复率", "in_time", "due", "按期答复 ÷ 应答复（已答复的和逾期未答复的）；期限未到的不计。"),
    Rate("contact", "见面率", "talked", "assigned", "有沟通记录 ÷ 交办。代表未认可的沟通不算。"),
    Rate("completion", "办结率", "done", "handed", "办理结果属计入办结率的分类 ÷ 全部交办，含导入的往年件。"),
    Rate("high", "满意率", "high", "rated", "办理结果评为满意的 ÷ 已评价。重新办理的，按最后一次评价。"),
    Rate("content", "满意和基本满意率", "content", "rated", "办理结果评为满意、基本满意的 ÷ 已评价，按最后一次评价。"),
    Rate("first_high", "初次满意率", "first_high", "first_rated", "只看第一次答复后的评价：满意 ÷ 已评价。"),
    Rate(
        "first_content", "初次满意和基本满意率", "first_content", "first_rated",
        "只看第一次答复后的评价：满意、基本满意 ÷ 已评价。",
    ),
    Rate("manner_high", "办理态度满意率", "manner_high", "manner_rated", "办理态度评为满意的 ÷ 已评价态度的。"),
    Rate(
        "manner_content", "办理态度满意和基本满意率", "manner_content", "manner_rated",
        "办理态度评为满意、基本满意的 ÷ 已评价态度的。",
    ),
    Rate(
        "kept", "落实率", "struck", "promised",
        "已销号的承诺事项 ÷ 全部承诺事项，按项算；不能办理而书面说明的留在分母。", "项",
    ),
)  # fmt: skip


def rates() -> tuple[Rate, ...]:
    """As this district counts the silent: left out (the default, law.md §12 no. 20), or in the whole."""
    if setting("evaluation.no_response") != "counted":
        return RATES
    return tuple(
        rate._replace(whole=rate.whole.replace("rated", "asked"), words=rate.words.replace("已评价", "应评价"))
        for rate in RATES
    )


class Tally:
    """How many of a group answer to each count, from rows (facts …, n)."""

    def __init__(self, rows: Iterable[tuple] = (), *, of: tuple[Rate, ...] = RATES):
        self.rates = of
        self.found: Counter = Counter()
        self.classes: Counter = Counter()
        for row in rows:
            self.add(row)

    def add(self, row: tuple) -> None:
        facts, n = dict(zip(FACTS, row, strict=False)), row[len(FACTS)]
        for key, counted in COUNTS.items():
            if all(facts[name] in values for name, values in counted.facts.items()):
                self.found[key] += n * (facts[counted.adds] if counted.adds else 1)
        if facts["fact_time"] in HANDED:
            self.classes[facts["fact_class"]] += n

    def __getitem__(self, key: str) -> int:
        if key not in COUNTS:  # a template asks here before it looks for an attribute
            raise KeyError(key)
        return self.found[key]

    @property
    def shares(self) -> list[Share]:
        return [rate.of(self) for rate in self.rates]
