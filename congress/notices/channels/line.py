"""What every channel has in common: a message goes in, an honest outcome comes out."""

from dataclasses import dataclass, field
from enum import Enum


class Result(Enum):
    SENT = "sent"  # the other side took it over
    LATER = "later"  # the other side said: not now
    REFUSED = "refused"  # the other side said: never
    UNKNOWN = "unknown"  # handed over, and no answer came; it must not simply go out again


@dataclass(frozen=True)
class Outcome:
    result: Result
    said: str = ""  # the other side's own words, for the person who has to find out why
    rest: float = 0  # so many seconds it wants to hear nothing more at all


class Down(Exception):
    """Nothing was handed over, and nothing will be for now: no connection, no permission to send at all, an account
    without money. The message is not at fault, and waits until somebody has put the gateway right."""


class Rest(Down):
    """The other side asks to be left alone for so many seconds; what it said of the last message is known."""

    def __init__(self, said: str, seconds: float):
        super().__init__(said)
        self.seconds = seconds


class Unfit(Exception):
    """This one message cannot be written the way the channel wants it. Nothing of it has left the house."""


@dataclass(frozen=True)
class Message:
    recipient: str
    subject: str
    text: str
    key: str  # the same for every attempt
    values: dict[str, str] = field(default_factory=dict)  # for gateways that keep the text on their side


def sent(said="") -> Outcome:
    return Outcome(Result.SENT, said)


def later(said, *, rest: float = 0) -> Outcome:
    return Outcome(Result.LATER, said, rest)


def refused(said) -> Outcome:
    return Outcome(Result.REFUSED, said)


def unknown(said) -> Outcome:
    return Outcome(Result.UNKNOWN, said)
