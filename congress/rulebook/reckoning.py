"""What a limit is, and how a date is reckoned from it with its explanation. No database here."""

from dataclasses import asdict, dataclass, field
from datetime import date, timedelta

from congress.workdays.count import Calendar, add_months, with_weekday

CALENDAR_DAY = "calendar_day"
WORKING_DAY = "working_day"
MONTH = "month"
YEAR_DATE = "year_date"  # a fixed day of the year, written month × 100 + day: 1231 is 12月31日

UNITS = {
    CALENDAR_DAY: "日",
    WORKING_DAY: "个工作日",
    MONTH: "个月",
    YEAR_DATE: "",
}


@dataclass(frozen=True)
class Limit:
    """One limit as it stands on one day. ``cap`` may not be passed: statute fixes it.

    A forward limit's cap is its longest time; a backward limit's cap is its shortest notice.
    """

    key: str
    label: str  # what the due date is called: 答复期限
    value: int
    unit: str
    anchor: str  # what the time runs from: 交办日
    article: str = ""  # the rule it comes from; empty where it is only our default
    cap: int | None = None
    note: str = ""
    backward: bool = False

    @property
    def words(self) -> str:
        """3 个月, 5 个工作日, 30 日, 12月31日."""
        if self.unit == YEAR_DATE:
            return f"{self.value // 100}月{self.value % 100}日"
        return f"{self.value} {UNITS[self.unit]}"


@dataclass(frozen=True)
class Deadline:
    due_on: date
    reckoning: list[dict] = field(default_factory=list)
    tentative: bool = False
    one_line: str = ""
    limit: Limit | None = None


def reckon(limit: Limit, start: date, calendar: Calendar, *, backward: bool = False) -> Deadline:
    """The due date of ``limit`` from ``start``, with one ledger row for every step taken.

    民法典 201: the start day is not counted. 202: months end on the corresponding day, or the
    month's last. 203: an end on a day off moves to the next workday. A backward limit
    (会议举行的 N 日前) moves earlier instead, or it would cut the notice short.
    """
    backward = backward or limit.backward
    nominal = _nominal(limit, start, calendar, backward)
    due = nominal
    if limit.unit in (CALENDAR_DAY, MONTH):
        settle = calendar.previous_workday if backward else calendar.next_workday
        due = settle(nominal)

    guessed = _guessed_years(start, nominal, due, limit, calendar)
    moved = _moved(nominal, due, calendar, backward) if due != nominal else None
    rows = [_row(limit.anchor, with_weekday(start)), _step(limit, backward)]
    if moved:
        rows.append(moved)
    if guessed:
        years = "、".join(str(year) for year in guessed)
        rows.append(_row("暂定", f"{years} 年放假安排尚未公布，按周末休息暂算"))
    rows.append({**_row(limit.label, with_weekday(due)), "sum": True})
    return Deadline(
        due_on=due,
        reckoning=rows,
        tentative=bool(guessed),
        one_line=_one_line(limit, start, nominal, due, calendar, bool(guessed), backward),
        limit=limit,
    )


def _nominal(limit, start, calendar, backward):
    number = -limit.value if backward else limit.value
    if limit.unit == WORKING_DAY:
        return calendar.add_workdays(start, number)
    if limit.unit == MONTH:
        return add_months(start, number)
    if limit.unit == CALENDAR_DAY:
        return start + timedelta(days=number)
    return _year_date(limit.value, start, backward)


def _year_date(value, start, backward):
    """The next such day after ``start`` (the last one before it). It names a day, so 203 is silent."""
    month, day = divmod(value, 100)
    found = date(start.year, month, day)
    if backward:
        return found if found <= start else date(start.year - 1, month, day)
    return found if found >= start else date(start.year + 1, month, day)


def _guessed_years(start, nominal, due, limit, calendar):
    """The years whose holidays mattered and are not known. A fixed day of the year needs none;
    calendar days and months need only the days they end on; working days need the whole way."""
    if limit.unit == YEAR_DATE:
        return []
    first = start if limit.unit == WORKING_DAY else nominal
    early, late = min(first, due), max(first, due)
    return [y for y in range(early.year, late.year + 1) if not calendar.is_loaded(y)]


def _row(label, value, source=""):
    return {"label": label, "value": value, "source": source}


def _step(limit, backward):
    if limit.unit == YEAR_DATE:
        return _row("定于", limit.words, limit.article)
    return _row("减" if backward else "加", limit.words, limit.article)


def _moved(nominal, due, calendar, backward):
    why = f"{nominal.isoformat()} {calendar.reason(nominal)}"
    if backward:
        return _row("提前", f"{why}，提前至 {with_weekday(due)}", "倒算期限遇休假日提前")
    return _row("顺延", f"{why}，顺延至 {with_weekday(due)}", "民法典第二百零三条")


def _one_line(limit, start, nominal, due, calendar, guessed, backward):
    """交办日 2026-02-01 + 3 个月 → 2026-05-01，劳动节放假，顺延至 2026-05-06（代表法第五十一条）"""
    sign = "定于" if limit.unit == YEAR_DATE else "−" if backward else "+"
    line = f"{limit.anchor} {start.isoformat()} {sign} {limit.words} → {nominal.isoformat()}"
    if due != nominal:
        verb = "提前" if backward else "顺延"
        line += f"，{calendar.reason(nominal)}，{verb}至 {due.isoformat()}"
    if limit.article:
        line += f"（{limit.article}）"
    return line + ("（暂定）" if guessed else "")


def as_rule(limit: Limit, *, backward: bool = False) -> dict:
    """The limit as a clock keeps it, so a later change of the rulebook cannot move a fixed date."""
    return {**asdict(limit), "backward": backward or limit.backward}
