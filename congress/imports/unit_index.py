"""Which of our units a name in a foreign sheet means: names, short names, aliases, successors."""

import re
from collections import defaultdict
from dataclasses import dataclass

from congress.imports.unit_names import bare_name
from congress.organs.models import Succession, Unit, UnitAlias, UnitKind

BODY = re.compile(r"(委员会|委|局|办公室|办|中心|管委会|分局|大队|公司)$")
KINDS = (
    (r"街道(办事处)?$", UnitKind.STREET),
    (r"[镇乡](人民政府|政府)?$", UnitKind.TOWN),
    (r"[镇乡](人民代表大会|人大)$", UnitKind.TOWN_CONGRESS),
    (r"法院$", UnitKind.COURT),
    (r"检察院$", UnitKind.PROCURATORATE),
    (r"监察?委(员会)?$", UnitKind.SUPERVISORY),
    (r"政府(办|办公室)$|督查室$", UnitKind.DISPATCHER),
    (r"政府$", UnitKind.GOVERNMENT),
    (r"公司$|集团$|银行$|(?<!大)(?<!支)(?<!中)车站$", UnitKind.COMPANY),
    (r"工会$|妇联$|团委$|残联$|工商联$|文联$|科协$|红十字会$", UnitKind.MASS),
    (r"(区|县|市)委.*(部|办)$|党校$|组织部$|宣传部$|统战部$|政法委$", UnitKind.PARTY),
    (r"中心$|医院$|学校$|[小中大]学$|管委会$|管理委员会$|供销社$", UnitKind.PUBLIC),
    (r"局$|委$|委员会$|办$|办公室$|大队$|支队$", UnitKind.DEPARTMENT),
)


@dataclass(frozen=True)
class Match:
    unit: Unit | None
    how: str = ""  # "" exact, "short" by abbreviation; empty unit: unknown


class UnitIndex:
    """Three queries, then memory. ``choices`` are the clerk's answers for names nobody knew."""

    def __init__(self, choices: dict[str, str] | None = None):
        self.units = {unit.pk: unit for unit in Unit.objects.all()}
        self.heirs = defaultdict(list)
        for old, new in Succession.objects.ending().order_by("on").values_list("old_id", "new_id"):
            self.heirs[old].append(self.units[new])
        self.exact, self.bare = defaultdict(list), defaultdict(list)
        for unit in self.units.values():
            self._learn(unit, unit.name, unit.short_name)
        aliases = Unit.objects.filter(aliases__name__gt="").values_list("pk", "aliases__name")
        for pk, alias in aliases:
            self._learn(self.units[pk], alias)
        self.known = frozenset(self.exact)
        # one answer holds for every spelling of the body: 县水利局 and 水利局
        self.choices = {bare_name(name): answer for name, answer in (choices or {}).items()}
        self.found = {}

    def _learn(self, unit, *names):
        for name in filter(None, names):
            self.exact[name].append(unit)
            self.bare[bare_name(name)].append(unit)

    def match(self, name: str) -> Match:
        if name not in self.found:
            self.found[name] = self._match(name)
        return self.found[name]

    def _match(self, name) -> Match:
        bare = bare_name(name)
        chosen = self.choices.get(bare, "")
        if chosen.isdecimal() and int(chosen) in self.units:
            return Match(self.units[int(chosen)])
        for units in (self.exact.get(name, []), self.bare.get(bare, [])):
            if one := self._one_of(units):
                return Match(one)
        likely = {u.pk: u for long, units in self.bare.items() if shortens(bare, long) for u in units}
        one = self._one_of(list(likely.values()))
        return Match(one, "short") if one else Match(None)

    def _one_of(self, units):
        """The one living body of that name, or the only one that ever had it."""
        living = {unit.pk: unit for unit in units if unit.valid_to is None}
        if len(living) == 1:
            return next(iter(living.values()))
        ever = {unit.pk: unit for unit in units}
        return next(iter(ever.values())) if len(ever) == 1 else None

    def heir(self, unit: Unit) -> Unit | None:
        """Who holds the office today: follows 更名 and 并入; a split body has no single heir."""
        seen = set()
        while unit.valid_to is not None and unit.pk not in seen:
            seen.add(unit.pk)
            heirs = self.heirs.get(unit.pk, [])
            if len(heirs) != 1:
                return None if heirs else unit
            unit = heirs[0]
        return unit

    def adopt(self, names) -> int:
        """Create what is still unknown, one unit per body; other spellings become its aliases."""
        names = list(dict.fromkeys(names))
        groups = together(name for name in names if self.match(name).unit is None)
        groups = {head: same for head, same in groups.items() if not self.leaves_out(head)}
        new = [Unit(name=head[:80], kind=kind_of(head)) for head in groups]
        Unit.objects.bulk_create(new)
        aliases = [
            UnitAlias(unit=unit, name=name[:80])
            for unit, same in zip(new, groups.values(), strict=True)
            for name in same[1:]
        ]
        chosen = [(self.match(name).unit, name) for name in names if bare_name(name) in self.choices]
        aliases += [UnitAlias(unit=unit, name=name[:80]) for unit, name in chosen if unit]
        UnitAlias.objects.bulk_create(aliases, ignore_conflicts=True)
        for unit, same in zip(new, groups.values(), strict=True):
            self.found |= dict.fromkeys(same, Match(unit))
        return len(new)

    def leaves_out(self, name: str) -> bool:
        return self.choices.get(bare_name(name)) == "skip"


def shortens(short: str, long: str) -> bool:
    """住建局 is 住房和城乡建设局: same first character and kind of body, the rest in its order."""
    if len(short) < 3 or len(short) >= len(long) or short[0] != long[0]:
        return False
    ends = [BODY.search(name) for name in (short, long)]
    if not all(ends) or ends[0][1][0] != ends[1][1][0]:
        return False
    rest = iter(long[: ends[1].start()])
    return all(c in rest for c in short[: ends[0].start()])


def kind_of(name: str) -> str:
    """A likely kind for a unit made from its name; the unit's page corrects it."""
    return next((kind for pattern, kind in KINDS if re.search(pattern, name)), UnitKind.OTHER)


def together(names) -> dict[str, list[str]]:
    """Unknown names by the body they mean: one spelling stands for 县水利局, 水利局 and their like.

    A short form joins the one full name it can be short for: 交运局 goes with 交通运输局.
    """
    groups, heads = defaultdict(list), {}
    for name in names:
        groups[heads.setdefault(bare_name(name), name)].append(name)
    for bare, head in heads.items():
        longer = [other for full, other in heads.items() if shortens(bare, full)]
        if len(longer) == 1 and longer[0] in groups:
            groups[longer[0]] += groups.pop(head)
    return dict(groups)
