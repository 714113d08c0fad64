"""预算执行: what was carried out beside the time that has passed, month by month. Decimal throughout."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from congress.rulebook.book import setting
from supervision.models import Book, Measure, MonthlyFigure, through

HUNDRED, MONTHS = Decimal(100), 12
BEHIND, AHEAD = "behind", "ahead"
SAID = {BEHIND: "慢于时间进度", AHEAD: "快于时间进度", "": ""}
DRAWN = (Measure.REVENUE, Measure.EXPENDITURE)
TOP, FOOT = Decimal(8), Decimal(86)  # of the plot, in percent of the picture's height
SLOT = HUNDRED / MONTHS


@dataclass(frozen=True)
class Thresholds:
    behind: int
    ahead: int

    @classmethod
    def now(cls) -> "Thresholds":
        return cls(setting("fiscal.behind"), setting("fiscal.ahead"))


def time_passed(month: int) -> Decimal:
    return HUNDRED * month / MONTHS


def percent(figure: MonthlyFigure) -> Decimal | None:
    return figure.amount * HUNDRED / figure.planned if figure.planned else None


def gap(figure: MonthlyFigure) -> Decimal | None:
    """Percentage points before (+) or behind (−) the time that has passed."""
    done = percent(figure)
    return None if done is None else done - time_passed(figure.month)


def pace(figure: MonthlyFigure, limits: Thresholds) -> str:
    """behind, ahead or nothing. Revenue that comes early alarms nobody, nor does a part of it."""
    points = gap(figure)
    if points is None or figure.measure not in DRAWN:
        return ""
    if points <= -limits.behind:
        return BEHIND
    return AHEAD if figure.measure == Measure.EXPENDITURE and points >= limits.ahead else ""


@dataclass
class Month:
    month: int
    cells: dict = field(default_factory=dict)  # measure -> figure
    said: list[str] = field(default_factory=list)

    @property
    def label(self) -> str:
        return through(self.month)

    @property
    def time(self) -> str:
        return f"{time_passed(self.month):.1f}%"

    @property
    def columns(self) -> list[tuple]:
        """What the table shows of each measure: its label, amount, share of the plan."""
        return [(m.label, self.cells.get(m), share(self.cells.get(m))) for m in Measure]


@dataclass
class Year:
    """One book in one year: a row for each month there is, and the bars of its picture."""

    book: Book
    months: list[Month]
    bars: list[dict]
    ticks: list[dict]
    labels: list[dict]
    words: str

    @property
    def last(self) -> Month | None:
        return self.months[-1] if self.months else None


def share(figure: MonthlyFigure | None) -> str:
    done = percent(figure) if figure else None
    return "" if done is None else f"{done:.1f}%"


def years_of(figures, limits: Thresholds) -> list[Year]:
    """All four books, those without figures too."""
    by_book = defaultdict(dict)
    for figure in figures:
        month = by_book[figure.book].setdefault(figure.month, Month(figure.month))
        month.cells[figure.measure] = figure
        if state := pace(figure, limits):
            month.said.append(f"{figure.get_measure_display()}{SAID[state]} {abs(gap(figure)):.1f} 个百分点")
    return [_year(book, [row for _, row in sorted(by_book[book].items())]) for book in Book]


def _year(book: Book, months: list[Month]) -> Year:
    done = [percent(month.cells[m]) or Decimal(0) for month in months for m in DRAWN if m in month.cells]
    top = max([HUNDRED, *done])
    bars, ticks, labels = [], [], []
    for month in months:
        left = SLOT * (month.month - 1)
        for place, measure in enumerate(DRAWN):
            if (figure := month.cells.get(measure)) and (value := percent(figure)) is not None:
                bars.append(_bar(left + Decimal("1.2") + place * Decimal("3"), value, top, f"s{place + 1}"))
        height = _y(time_passed(month.month), top)
        ticks.append({"x1": _n(left + Decimal("0.6")), "x2": _n(left + SLOT - Decimal("0.6")), "y": _n(height)})
        labels.append({"x": _n(left + SLOT / 2), "word": month.month})
    return Year(book, months, bars, ticks, labels, _words(book, months))


def _y(value: Decimal, top: Decimal) -> Decimal:
    return FOOT - (FOOT - TOP) * max(value, Decimal(0)) / top


def _bar(x: Decimal, value: Decimal, top: Decimal, look: str) -> dict:
    y = _y(value, top)
    return {"x": _n(x), "y": _n(y), "height": _n(FOOT - y), "look": look}


def _n(value: Decimal) -> str:
    """A number as SVG reads it, whatever the language of the page."""
    return f"{value:.2f}"


def _words(book: Book, months: list[Month]) -> str:
    """What the picture shows, for who does not see it."""
    if not months:
        return ""
    last = months[-1]
    parts = [f"{label}{told}" for label, _figure, told in last.columns if told]
    return f"{book.label}{last.label}：{'，'.join(parts)}；时间进度 {last.time}"
