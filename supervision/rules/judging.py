"""提案人对答复的意见 (监督法第五十三条): whose word counts, whose is awaited, and who outvotes whom."""

from supervision.models import InterpellationAnswer, Mover, MoverVerdict
from supervision.rules.people import is_office


def not_satisfied(unsatisfied: int, movers: int) -> bool:
    """提案的组成人员过半数不满意，可以要求再作答复: exactly half is not enough."""
    return unsatisfied * 2 > movers


def said_of(answer: InterpellationAnswer | None) -> dict[int, MoverVerdict]:
    """Mover -> his word on it, papers that wait for the second person among them."""
    rows = answer.verdicts.all() if answer else ()
    return {row.mover_id: row for row in rows if row.state != MoverVerdict.State.REFUSED}


def silent(case) -> list[Mover]:
    """Who stands by it and has not said a word on the answer of this round."""
    said = said_of(case.answer)
    return [row for row in case.standing if row.pk not in said]


def count_verdicts(case) -> tuple[int, list[Mover]]:
    """How many are not satisfied, and who has not said so or otherwise."""
    rows = said_of(case.answer).values()
    return sum(row.counts and row.word == MoverVerdict.Word.UNSATISFIED for row in rows), silent(case)


def gives_verdict(user, case) -> bool:
    """A mover with an account; until the words are added up he may change his own, not what he wrote on paper."""
    if user is None:
        return False
    own = next((row for row in case.standing if row.user_id == user.pk), None)
    said = said_of(case.answer).get(own.pk) if own else None
    return own is not None and (said is None or said.state == MoverVerdict.State.OWN)


def pending_papers(case) -> list[MoverVerdict]:
    return [row for row in said_of(case.answer).values() if row.state == MoverVerdict.State.PENDING]


def verifies_verdicts(user, case) -> bool:
    """复核: of the office, and not who keyed them in; without a paper there is nothing to be seen."""
    papers = pending_papers(case)
    return is_office(user) and (not papers or any(row.by_id != user.pk for row in papers))


def nobody_silent(case) -> str:
    return "" if silent(case) else "提案人都已经表示意见。"


def no_paper_pending(case) -> str:
    return "" if pending_papers(case) else "没有待复核的书面意见。"


def papers_pending(case) -> str:
    return "有书面意见还没有复核。" if pending_papers(case) else ""
