"""People and bodies named by typing, as they stand on the paper; three hundred names are no list to scroll."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from congress.organs.models import Unit
from congress.pages.dates import full_day
from deputies.queries import seats_of, serving

BETWEEN = re.compile(r"[、，,；;\n]+")
SPACES = re.compile(r"\s+")
MOST = 400  # a pasted page is no list of deputies; each unknown name is looked for once more
NUMBERED = re.compile(r"^(?P<name>.+?)[（(](?P<number>[^（）()]+)[）)]$")


def names_in(text: str) -> list[str]:
    """“张  三、李四” and one name per line alike; the spaces that align two-character names go."""
    return [name for part in BETWEEN.split(text) if (name := SPACES.sub("", part))]


class Roster:
    """The deputies in office on the day the paper came in, read once for all fields of a form.

    ``streets``: only those whose delegation belongs to one of them.
    """

    def __init__(self, day=None, streets=None):
        self.day, self.streets = day or localdate(), streets

    @cached_property
    def deputies(self):
        return [deputy for deputy in serving(self.day) if self.streets is None or self._is_of_ours(deputy)]

    def _is_of_ours(self, deputy) -> bool:
        found = deputy.mandate_now[0].delegation
        return found is not None and found.street_id in self.streets

    @staticmethod
    def number(deputy) -> str:
        return deputy.mandate_now[0].deputy_no if deputy.mandate_now else ""

    def label(self, deputy) -> str:
        number = self.number(deputy)
        return f"{deputy.name}（{number}）" if number else deputy.name

    def offers(self) -> list[tuple[str, str]]:
        """(what the box takes, what helps to find it) for a datalist."""
        return [(self.label(d), f"{d.initials} {self.delegation(d)}".strip()) for d in self.deputies]

    @staticmethod
    def delegation(deputy) -> str:
        found = deputy.mandate_now[0].delegation if deputy.mandate_now else None
        return found.name if found else ""

    def find(self, words: str):
        """By name with card number, by name, or by pinyin initials; what fits two says how to tell them apart."""
        if numbered := NUMBERED.match(words):
            found = [d for d in self.deputies if d.name == numbered["name"] and self.number(d) == numbered["number"]]
        else:
            found = [d for d in self.deputies if d.name == words]
            found = found or [d for d in self.deputies if d.initials.lower() == words.lower()]
        if not found:
            raise ValidationError(self.why_not(numbered["name"] if numbered else words))
        if len(found) > 1:
            raise ValidationError(f"“{words}”有 {len(found)} 位：{'、'.join(map(self.label, found))}，请写明证号。")
        return found[0]

    def why_not(self, name: str) -> str:
        """Nobody of that name, or not on that day, or of another street: each has its own way on."""
        seats = list(seats_of(name))
        if over := next((seat for seat in seats if seat.ends_on and seat.ends_on < self.day), None):
            ended = f"{full_day(over.ends_on)}终止（{over.get_end_ground_display()}）"
            return f"{name}的代表职务已于{ended}。在那以前收到的原件，请把收到日期填为收到的当天；以后收到的不能登记。"
        if any(seat.is_in_force(self.day) for seat in seats):
            return f"{name}不是本街道代表团的代表，其纸质建议由代表工委或者所在街道登记。"
        when = "" if self.day == localdate() else full_day(self.day)
        return f"没有找到{when}在任代表“{name}”。"


class DeputyField(forms.CharField):
    """One deputy; the form gives the roster."""

    roster = None

    def clean(self, value):
        words = SPACES.sub("", super().clean(value))
        return self.roster.find(words) if words else None


class DeputiesField(DeputyField):
    """Several, in the order written."""

    def clean(self, value):
        found, errors = [], []
        names = names_in(forms.CharField.clean(self, value))
        if len(names) > MOST:
            raise ValidationError(f"一次最多写 {MOST} 位代表，现有 {len(names)} 位。")
        for name in names:
            try:
                found.append(self.roster.find(name))
            except ValidationError as error:
                errors.extend(error.error_list)
        if errors:
            raise ValidationError(errors)
        if twice := sorted({d.name for d in found if found.count(d) > 1}):
            raise ValidationError(f"{'、'.join(twice)}写了两次。")
        return found


class UnitsField(forms.CharField):
    """Units by full or short name."""

    def clean(self, value):
        units = Unit.objects.valid_on(localdate()).handling()
        known = {name: unit for unit in units for name in (unit.short_name, unit.name) if name}
        names = names_in(super().clean(value))
        if unknown := [name for name in names if name not in known]:
            raise ValidationError(f"没有找到单位“{'”“'.join(unknown)}”。")
        return [known[name] for name in names]
