"""The reminder ladder of law.md §5.10 as data: when a running clock speaks, and to whom."""

from dataclasses import dataclass

from congress.rulebook.reckoning import CALENDAR_DAY, WORKING_DAY

START, DUE = "start", "due"


@dataclass(frozen=True)
class Rung:
    """``offset`` in ``unit`` from the clock's start or due date; ``every`` repeats it after that."""

    offset: int
    unit: str = CALENDAR_DAY
    origin: str = DUE
    every: int = 0
    copy_to: tuple[str, ...] = ()


def _before(*days, unit=CALENDAR_DAY):
    return tuple(Rung(-day, unit) for day in days)


LATE = Rung(7, every=7, copy_to=("coordinator", "dispatcher"))
WEEKLY_LATE = Rung(7, every=7)

LADDERS: dict[str, tuple[Rung, ...]] = {
    "assignment.acknowledge": (
        Rung(1, WORKING_DAY, START),
        Rung(3, WORKING_DAY, START),
    ),
    "assignment.return": (Rung(0),),
    "assist.opinion": (*_before(7, 1), WEEKLY_LATE),
    "proposal.reply": (*_before(30, 15, 7, 3, 1), LATE),
    "proposal.extended": (*_before(30, 15, 7, 3, 1), LATE),
    "evaluation.window": (
        Rung(0, WORKING_DAY, START),
        Rung(7, WORKING_DAY, START),
        Rung(14, WORKING_DAY, START),
    ),
    "rework.reply": (*_before(10, 3, 1), LATE),
    "commitment.due": _before(30, 7),
    "commitment.status": (Rung(0),),
}
