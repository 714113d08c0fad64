"""The engine under every case: who may take which step, from where to where, and what is written down.

An app states its procedure once, as a table of steps, and each of its actions takes exactly one step::

    with FLOW.take("assign", proposal, by=user, note=note) as (proposal, facts):
        ...change the proposal, put into ``facts`` what the timeline should remember...

Entering locks the case and checks the step; leaving moves the status and writes the timeline.
Everything between is one transaction.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction


class NotYours(PermissionDenied):
    """The step is real, but this person may not take it (403)."""


class TooLate(Exception):
    """The case has moved on since the page was opened, or is not ready for the step (409)."""

    def __init__(self, case, step: "Step", reason: str):
        super().__init__(f"{case}: {step.label} — {reason}")
        self.case, self.step, self.reason = case, step, reason


def always(_case) -> str:
    return ""


@dataclass(frozen=True)
class Step:
    name: str  # the one word: action, URL, view, template and test all carry it
    label: str  # the word on the button and in the timeline
    at: tuple[str, ...]  # the statuses it can be taken from
    to: str | None  # where it leads; None leaves the status as it is
    who: Callable  # who(user, case) -> bool
    unless: Callable = always  # unless(case) -> the reason it is refused, or ""
    is_open: bool = True  # 公开: also shown to the deputy; otherwise 内部
    is_door: bool = True  # a button on the case page
    turns_back: bool = False  # sends back, ends or amends: never what one comes for, so never the red button
    why_closed: str = ""  # shown beside the disabled button when the status is not one of ``at``


@dataclass(frozen=True)
class Door:
    """A button on the page: open, or closed with the reason."""

    step: Step
    open: bool
    reason: str = ""
    primary: bool = False
    url: str = ""  # where the step's page is, when it does not lie under the case's own

    @property
    def name(self) -> str:
        return self.step.name

    @property
    def label(self) -> str:
        return self.step.label


class Flow:
    def __init__(self, name: str, *steps: Step):
        self.name = name
        self.steps = {step.name: step for step in steps}

    def refusal(self, step: Step, case) -> str:
        """Why the case is not open to the step now, in words for the page; empty when it is."""
        if case.status not in step.at:
            return step.why_closed or f"现在的状态是“{case.get_status_display()}”，不能{step.label}。"
        return step.unless(case)

    def open_to(self, user, case) -> list[Step]:
        """The steps this person can take now."""
        return [s for s in self.steps.values() if s.who(user, case) and not self.refusal(s, case)]

    def doors(self, user, case) -> list[Door]:
        """Buttons for this person: the open ones first, then those closed for a reason worth reading."""
        doors = []
        for step in self.steps.values():
            if not step.is_door or not step.who(user, case):
                continue
            reason = self.refusal(step, case)
            if not reason:
                is_first = not step.turns_back and not any(door.primary for door in doors)
                doors.append(Door(step, True, primary=is_first))
            elif case.status in step.at or step.why_closed:
                doors.append(Door(step, False, reason))
        return sorted(doors, key=lambda door: not door.open)

    def require(self, name: str, case, *, by) -> Step:
        """The step, if this person may take it now; NotYours or TooLate otherwise."""
        step = self.steps[name]
        if not step.who(by, case):
            raise NotYours(f"{by} may not {name} {case}")
        if reason := self.refusal(step, case):
            raise TooLate(case, step, reason)
        return step

    @contextmanager
    def take(self, name: str, case, *, by, note: str = "", version: int | None = None) -> Iterator[tuple]:
        """Lock, check again, change, record. ``version`` refuses a form drawn from an older state."""
        with transaction.atomic():
            case = case.locked()
            step = self.require(name, case, by=by)
            if version is not None and version != case.version:
                raise TooLate(case, step, "您打开页面之后，本件内容已被他人修改。")
            before, facts = case.status, {}
            yield case, facts
            case.status = step.to or before
            case.version += 1
            case.save()
            case.remember(step, before=before, by=by, note=note, facts=facts)
