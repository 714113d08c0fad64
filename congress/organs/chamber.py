"""Who sits in the standing committee, for the packages below the one that keeps the bodies: ``settings.CHAMBER``
names the function that knows."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Seat:
    key: int
    name: str
    title: str  # 主任、副主任、委员
    user: int | None  # the account, where there is one

    def __str__(self):
        return f"{self.name}（{self.title}）"


@dataclass(frozen=True)
class Chamber:
    """常委会 on one day."""

    seats: tuple[Seat, ...]
    total: int  # 全体组成人员 as rule 37 counts them

    def chosen(self, keys) -> list[Seat]:
        """Of these keys those that sit, each once."""
        wanted = set(keys)
        return [seat for seat in self.seats if seat.key in wanted]

    def seat_of(self, user) -> Seat | None:
        return next((seat for seat in self.seats if user is not None and seat.user == user.pk), None)


def chamber(day: date) -> Chamber:
    return import_string(settings.CHAMBER)(day)
