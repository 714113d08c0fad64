"""法定报告事项 of a year (law.md §7.7): what, by whom, from when; the last day stands in the rulebook."""

from dataclasses import dataclass
from datetime import date

from congress.organs.models import CongressSession, UnitKind
from congress.rulebook.book import Book, Deadline
from supervision.models import Method

YEARLY, SESSION, AFTER = "yearly", "session", "after"
REPORTED = (Method.REPORT, Method.FISCAL)
PLAN_MIDDLE = 3  # the third of the five years: 2028 of 2026–2030


@dataclass(frozen=True)
class Duty:
    key: str  # of the limit in the rulebook
    title: str  # of the topic it makes; {year} and {last} are filled in
    methods: tuple[str, ...]
    organ: tuple[str, ...] = (UnitKind.GOVERNMENT,)
    opens: tuple[int, int] = (1, 1)  # month and day from which it may be heard
    anchor: str = YEARLY
    follows: str = ""  # the duty whose hearing starts this one
    heard: bool = True  # before the standing committee; otherwise only watched
    middle_of_plan: bool = False


DUTIES = {
    duty.key: duty
    for duty in (
        Duty("duty.accounts", "{last}年财政决算（草案）情况", REPORTED, opens=(6, 1)),
        Duty("duty.audit", "{last}年度预算执行和其他财政收支的审计工作情况", REPORTED, opens=(6, 1)),
        Duty("duty.execution", "{year}年上半年国民经济和社会发展计划、预算执行情况", REPORTED, opens=(6, 1)),
        Duty(
            "audit.rectification", "{last}年度审计查出问题整改情况", REPORTED,
            anchor=AFTER, follows="duty.audit",
        ),
        Duty(
            "accounts.approved", "{last}年度部门决算批复", (Method.FISCAL,),
            anchor=AFTER, follows="duty.accounts", heard=False,
        ),
        Duty("duty.assets", "{last}年度国有资产管理情况", REPORTED),
        Duty("duty.debt", "{year}年政府债务管理情况", REPORTED),
        Duty("duty.environment", "{year}年度环境状况和环境保护目标完成情况", (Method.REPORT,)),
        Duty(
            "duty.filing", "{year}年度备案审查工作情况", (Method.REPORT, Method.FILING),
            (UnitKind.OFFICE, UnitKind.COMMITTEE),
        ),
        Duty("duty.proposals", "{year}年代表建议、批评和意见办理情况", (Method.REPORT,), anchor=SESSION),
        Duty("budget.draft", "{next}年预算草案初步方案的初步审查", (Method.FISCAL,), anchor=SESSION),
        Duty("duty.midterm", "五年规划纲要实施情况中期评估", REPORTED, middle_of_plan=True),
    )
}  # fmt: skip
GUESSED = {"duty.proposals": "duty.proposals_year"}  # while nobody knows when the congress meets


def makes(year: int) -> list[Duty]:
    """What stands in the calendar of this year from its first day on; the rest follows from what was heard."""
    ours = (duty for duty in DUTIES.values() if duty.anchor != AFTER)
    return [duty for duty in ours if not duty.middle_of_plan or year % 5 == PLAN_MIDDLE]


def duties_of(key: str) -> list[Duty]:
    """What begins to run when this duty has been fulfilled."""
    return [duty for duty in DUTIES.values() if duty.follows == key]


def session_after(year: int) -> CongressSession | None:
    """The congress the work of this year is told to: the next one after its summer."""
    found = CongressSession.objects.filter(opens_on__gt=date(year, 6, 30), opens_on__lte=date(year + 1, 6, 30))
    return found.order_by("opens_on").first()


def due(duty: Duty, year: int, book: Book, *, heard_on: date | None = None) -> tuple[str, date, Deadline] | None:
    """The limit it runs by, from when, and until when. None while nothing is known to count from."""
    if duty.anchor == AFTER:
        return _found(book, duty.key, heard_on) if heard_on else None
    if duty.anchor == SESSION:
        if session := session_after(year):
            return _found(book, duty.key, session.opens_on)
        guess = GUESSED.get(duty.key)
        return _found(book, guess, date(year, 1, 1)) if guess else None
    return _found(book, duty.key, date(year, *duty.opens))


def _found(book: Book, key: str, start: date) -> tuple[str, date, Deadline]:
    return key, start, book.deadline(key, start)
