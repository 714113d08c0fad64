"""The bodies of the district: units with their past, terms and sessions, categories and reply classes."""

import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from congress.organs.models import CongressSession, Succession, Term, Unit, UnitAlias
from proposals.models import Category, ReplyClass

HERE = Path(__file__).parent
CATEGORIES = (
    ("城乡建设", "city_committee"), ("交通运输", "city_committee"), ("生态环境", "city_committee"),
    ("教育", "culture_committee"), ("卫生健康", "culture_committee"), ("文化旅游", "culture_committee"),
    ("农业农村", "farm_committee"), ("民政社保", "social_committee"), ("公共安全", "justice"),
    ("经济发展", "finance_committee"), ("其他", "finance_committee"),
)  # fmt: skip
CLASSES = (
    ("A", "已经解决或者基本解决", {"counts_as_completed": True}),
    ("B", "正在解决或者列入计划解决", {"requires_due_date": True, "opens_commitment": True}),
    ("C", "因条件限制暂时难以解决", {"requires_explanation": True}),
    ("D", "留作参考", {"requires_explanation": True}),
)
# (key, name, short name, prefix, successor, how, years since)
PAST = (
    ("old_technology", "望川区科学技术局", "区科技局", "望科函", "technology", "merged", 1),
    ("old_industry", "望川区工业和信息化局", "区工信局", "望工信函", "technology", "merged", 1),
    ("old_environment", "望川区环境保护局", "区环保局", "望环保函", "environment", "renamed", 7),
    ("old_land", "望川区国土资源局", "区国土局", "望国土函", "land", "merged", 7),
    ("old_health", "望川区卫生和计划生育局", "区卫计局", "望卫计函", "health", "renamed", 7),
)


@dataclass
class Houses:
    units: dict[str, Unit] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    classes: dict[str, ReplyClass] = field(default_factory=dict)
    terms: dict[int, Term] = field(default_factory=dict)
    sessions: dict[int, CongressSession] = field(default_factory=dict)  # by year, of the running term
    reform: date = None

    @property
    def term(self) -> Term:
        return self.terms[18]

    def unit_on(self, key: str, day: date) -> str:
        """The key of the body that did this work on that day."""
        return "old_technology" if key == "technology" and day < self.reform else key


def build(today: date) -> Houses:
    houses = Houses(reform=date(today.year - 1, 1, 10))
    _units(houses, today)
    _terms(houses, today)
    for place, (name, committee) in enumerate(CATEGORIES, 1):
        houses.categories[name] = Category.objects.create(name=name, committee=houses.units[committee], sort_key=place)
    for place, (code, label, facts) in enumerate(CLASSES, 1):
        houses.classes[code] = ReplyClass.objects.create(code=code, label=label, sort_key=place, **facts)
    return houses


def _units(houses: Houses, today: date) -> None:
    with (HERE / "units.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for place, row in enumerate(rows, 1):
        founded = houses.reform if row["key"] == "technology" else date(2004, 3, 1)
        parent = {"office": "congress", "committee": "congress", "street_committee": "congress"}.get(row["kind"])
        parent = parent or ("government" if row["kind"] in ("dispatcher", "department", "street", "town") else "")
        unit = Unit.objects.create(
            name=row["name"], short_name=row["short"], kind=row["kind"], doc_prefix=row["prefix"],
            head_title=row["head"], parent=houses.units.get(parent), phone=f"0000-8200{place:03}",
            sort_key=f"{place:04}", valid_from=founded,
        )  # fmt: skip
        houses.units[row["key"]] = unit
        names = [name for name in (row["aliases"] or "").split("、") if name]
        UnitAlias.objects.bulk_create(UnitAlias(unit=unit, name=name) for name in names)
    for place, (key, name, short, prefix, heir, how, years) in enumerate(PAST, len(rows) + 1):
        on = houses.reform if years == 1 else date(today.year - years, 3, 20)
        unit = Unit.objects.create(
            name=name, short_name=short, kind="department", doc_prefix=prefix, head_title="局长",
            parent=houses.units["government"], sort_key=f"{place:04}", valid_from=date(2004, 3, 1),
            valid_to=on - timedelta(days=1),
        )  # fmt: skip
        houses.units[key] = unit
        Succession.objects.create(old=unit, new=houses.units[heir], kind=how, on=on, basis="望川区机构改革方案")


def first_tuesday(year: int) -> date:
    """The congress opens on the first Tuesday of February."""
    first = date(year, 2, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7)


def _terms(houses: Houses, today: date) -> None:
    """The running term is in its fourth year, so the district may live on for one more; before it lies one."""
    last = today.year if first_tuesday(today.year) <= today else today.year - 1
    begins = first_tuesday(last - 3)
    houses.terms[17] = Term.objects.create(
        number=17, starts_on=first_tuesday(last - 8), ends_on=begins - timedelta(days=1)
    )
    houses.terms[18] = Term.objects.create(number=18, starts_on=begins)
    for year in range(last - 8, last - 3):
        convene(houses.terms[17], year)
    for year in range(last - 3, last + 1):
        houses.sessions[year] = convene(houses.terms[18], year)


def convene(term: Term, year: int) -> CongressSession:
    opens = first_tuesday(year)
    return CongressSession.objects.create(
        term=term, number=year - term.starts_on.year + 1, opens_on=opens, closes_on=opens + timedelta(days=3)
    )
