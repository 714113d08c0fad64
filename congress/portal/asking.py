"""A question of the list 待办, and the row it becomes."""

from collections.abc import Callable
from typing import NamedTuple

from congress.rulebook.models import Clock
from proposals.queries.todo import Waiting


class Todo(NamedTuple):
    """One row: the word of the step, the matter, from whom, until when, and the one button."""

    step: str
    verb: str
    url: str
    title: str
    case_url: str
    source: str
    clock: Clock | None

    @property
    def limit(self) -> str:
        """The clock's name in the room a row has: 答复期限 is 答复."""
        return self.clock.label.removesuffix("期限") if self.clock else ""


class Question(NamedTuple):
    waiting: Waiting
    draw: Callable[[object], Todo]
