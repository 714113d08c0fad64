"""The result of a survey as pages, sheets and papers show it: every rate with what it was divided by, and the day."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from congress.rulebook.book import setting
from congress.surveys.models import Ballot, Invitation, Survey
from congress.surveys.queries import Tally, newest, silent, tallies

LABELS = ("问题", "满意", "基本满意", "不满意", "无效", "未反馈", "计算基数", "满意率", "满意和基本满意率")


def percent(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.1f}%" if whole else "—"


@dataclass(frozen=True)
class Bar:
    """One grade of one question as a stretch of its bar, in per cent of the answers."""

    look: str
    label: str
    number: int
    at: float
    width: float

    @property
    def middle(self) -> float:
        return self.at + self.width / 2


@dataclass(frozen=True)
class Row:
    """``base`` divides both rates: valid answers, or everybody asked where the house counts the silent (§12 #20)."""

    tally: Tally
    base: int

    @property
    def returned(self) -> int:
        return self.tally.answered + self.tally.invalid

    @property
    def high_rate(self) -> str:
        return percent(self.tally.high, self.base)

    @property
    def satisfied_rate(self) -> str:
        return percent(self.tally.satisfied, self.base)

    @property
    def bars(self) -> list[Bar]:
        found, at = [], 0.0
        looks = (("s1", "满意", "high"), ("s2", "基本满意", "mid"), ("s3", "不满意", "low"), ("s4", "无效", "invalid"))
        for look, label, name in looks:
            number = getattr(self.tally, name)
            width = number * 100 / self.returned if self.returned else 0.0
            if number:
                found.append(Bar(look, label, number, round(at, 3), round(width, 3)))
            at += width
        return found

    @property
    def words(self) -> str:
        return "，".join(f"{bar.label} {bar.number}" for bar in self.bars) or "没有收回"

    @property
    def cells(self) -> list:
        t = self.tally
        return [t.label, t.high, t.mid, t.low, t.invalid, t.silent, self.base, self.high_rate, self.satisfied_rate]


@dataclass(frozen=True)
class Result:
    """``rows`` is empty while an anonymous box is closed, and for ever where too few answered."""

    survey: Survey
    on: date
    invited: int
    answered: int
    rows: list[Row]
    silent: list[Invitation]
    base: str  # what the rates are divided by, in words

    @property
    def rate(self) -> str:
        return percent(self.answered, self.invited)

    @property
    def is_hidden(self) -> bool:
        """An anonymous box still closed."""
        return self.survey.is_anonymous and self.survey.closed_at is None

    @property
    def is_too_small(self) -> bool:
        return self.survey.is_anonymous and self.survey.closed_at is not None and not self.rows


def result_of(survey: Survey) -> Result:
    """Five queries, however many people and questions."""
    counts_silent = setting("evaluation.no_response") == "counted"
    invited = survey.invitations.filter(counts=True).count()
    waiting = list(silent(survey).filter(counts=True))
    day = localdate(survey.closed_at) if survey.closed_at else localdate()
    rows = [Row(tally, tally.invited if counts_silent else tally.answered) for tally in tallies(survey)]
    base = "应评价人数" if counts_silent else "有效票数"
    return Result(survey, day, invited, invited - len(waiting), rows, waiting, base)


def reasons_of(survey: Survey) -> list[str]:
    """What was written with a low mark. Of an anonymous survey loose texts, after its box was counted."""
    if survey.is_anonymous:
        return list(survey.remarks.values_list("text", flat=True))
    ballots = newest(Ballot.objects.filter(invitation__survey=survey)).values_list("reason", flat=True)
    return [reason for reason in ballots if reason]
