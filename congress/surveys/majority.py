"""How votes are counted, in plain numbers. No database: every figure a person can check by hand.

Absent and abstaining count as not-yes: what counts is 赞成 against 全体组成人员 (地方组织法第五十一条,
监督法第六十二条), not against those in the room.
"""

from dataclasses import dataclass

from django.db import models


class Majority(models.TextChoices):
    HALF = "half", "全体组成人员过半数"
    TWO_THIRDS = "two_thirds", "全体组成人员三分之二以上"


class Verdict(models.TextChoices):
    """The grades of a 满意度测评."""

    SATISFIED = "satisfied", "满意"
    BASIC = "basic", "基本满意"
    UNSATISFIED = "unsatisfied", "不满意"


@dataclass(frozen=True)
class Outcome:
    passed: bool
    need: int
    words: str  # the sum in one sentence, as it is announced and printed


def needed(total: int, rule: str = Majority.HALF) -> int:
    """The least number of 赞成: 过半数 of 31 is 16, of 30 is 16; 三分之二以上 of 31 is 21, of 30 is 20."""
    return -(-2 * total // 3) if rule == Majority.TWO_THIRDS else total // 2 + 1


def decide(*, yes: int, total: int, rule: str = Majority.HALF) -> Outcome:
    """23 票赞成，全体组成人员 31 人，过半数为 16，通过."""
    need = needed(total, rule)
    passed = total > 0 and yes >= need
    name = "三分之二为" if rule == Majority.TWO_THIRDS else "过半数为"
    return Outcome(
        passed, need, f"{yes} 票赞成，全体组成人员 {total} 人，{name} {need}，{'通过' if passed else '未通过'}"
    )


def quorum(*, present: int, total: int, rule: str = Majority.HALF) -> Outcome:
    """Whether a sitting can open: 过半数 of the standing committee (地方组织法第五十一条), 三分之二 of the congress."""
    need = needed(total, rule)
    met = total > 0 and present >= need
    name = "三分之二为" if rule == Majority.TWO_THIRDS else "过半数为"
    said = "符合法定人数" if met else "不足法定人数，不能开会"
    return Outcome(met, need, f"全体组成人员 {total} 人，{name} {need}，实到 {present} 人，{said}")


def grade(*, yes: int, basic: int, base: int, rule: str = "P1") -> tuple[Verdict, str]:
    """满意度测评 (law.md §7.5): strict majorities of ``base``; P2 knows no 基本满意."""
    need = needed(base)
    head = f"满意 {yes} 票，基本满意 {basic} 票，基数 {base}，过半数为 {need}"
    if base and yes >= need:
        return Verdict.SATISFIED, f"{head}；满意票过半数，测评结果为满意"
    if rule == "P1" and base and yes + basic >= need:
        return Verdict.BASIC, f"{head}；满意和基本满意票合计 {yes + basic}，过半数，测评结果为基本满意"
    why = "满意和基本满意票合计未过半数" if rule == "P1" else "满意票未过半数"
    return Verdict.UNSATISFIED, f"{head}；{why}，测评结果为不满意"
