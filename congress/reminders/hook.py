"""What an app says of its clocks so that they can speak. It stands in the app's ``notices.py``, and its name
in ``settings.REMINDED``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils.module_loading import import_string


class Asked(NamedTuple):
    """A rater: somebody the app knows by no post. ``link``: the own place to answer, else the matter's."""

    user: int
    name: str
    link: str = ""


@dataclass(frozen=True)
class Line:
    """One clock that speaks now, with what its text tells and who answers for it."""

    clock: int
    kind: str
    due_on: date
    rung: int
    link: str
    facts: dict  # context of the text, without the days
    about: tuple[str, str] = ("", "")  # the matter: its model and its key
    unit: int | None = None  # whose handlers and head are meant
    named: int | None = None  # the handler in person, where there is one
    asked: tuple[Asked, ...] = ()  # the raters who still owe an answer
    missed: tuple[str, ...] = ()  # who owes an answer too and has no account to be told by
    not_to: tuple[str, ...] = ()  # who may not know of this case
    public: str = ""  # what of the matter may stand in a calendar that others read beside ``facts["label"]``


@dataclass(frozen=True)
class Reminded:
    """``texts``: kind of clock -> kind of notice. ``lines``: the clocks found, in a fixed number of queries; they
    carry the ``rung`` that speaks. ``running``: where they are no rows of a ``Clock`` but have its ``kind`` and
    ``due_on`` as annotations, those that run."""

    clocks: type[Model]
    texts: dict[str, str]
    lines: Callable[[QuerySet], Iterable[Line]]
    running: Callable[[], QuerySet] | None = None
    in_calendars: bool = False  # who is ``asked`` finds them in the own calendar; others are asked for there by the app
    unheard: str = ""  # kind of notice by which the office learns of the ``missed``; its text names them as ``missed``
    # kind of digest -> (today) -> (people, notice kind, about, context) rows; told once a month
    digests: dict[str, Callable] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.clocks._meta.label_lower

    def all_running(self) -> QuerySet:
        return self.running() if self.running else self.clocks.objects.running()

    def once(self, clock: int, due_on: date, rung: int) -> str:
        """The occasion of a notice."""
        return f"{self.name}:{clock}:{due_on:%Y%m%d}:{rung}"


def hooks() -> list[Reminded]:
    return [_hook(path) for path in settings.REMINDED]


@cache
def _hook(path: str) -> Reminded:
    return import_string(path)
