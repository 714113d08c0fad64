"""The people every test knows."""

from dataclasses import dataclass

from congress.accounts.models import Post, Role, User
from congress.organs.models import Unit, UnitKind
from deputies.models import Deputy
from tests import make


@dataclass
class Cast:
    """张 leads, 孙 cosigns, 李 and 周 are the office, the water bureau has 王 and its head 陈,
    the fire brigade 田 assists, and an outsider from the education bureau must never get in."""

    zhang: Deputy
    sun: Deputy
    li: User
    zhou: User
    wang: User
    chen: User
    tian: User
    outsider: User
    office: Unit
    water: Unit
    fire: Unit


UNITS = {
    "office": ("望川区人大常委会代表工作委员会", "代表工委", UnitKind.OFFICE, "望人代办"),
    "water": ("望川区水务局", "区水务局", UnitKind.DEPARTMENT, "望水函"),
    "fire": ("望川区消防救援大队", "区消防救援大队", UnitKind.DEPARTMENT, ""),
    "school": ("望川区教育局", "区教育局", UnitKind.DEPARTMENT, ""),
    "congress": ("望川区人大常委会", "", UnitKind.CONGRESS, ""),
}
PEOPLE = {
    "zhang": ("张卫国", Role.DEPUTY, "congress"),
    "sun": ("孙玉兰", Role.DEPUTY, "congress"),
    "li": ("李敏", Role.COORDINATOR, "office"),
    "zhou": ("周慧", Role.COORDINATOR, "office"),
    "wang": ("王强", Role.HANDLER, "water"),
    "chen": ("陈国梁", Role.UNIT_HEAD, "water"),
    "tian": ("田野", Role.HANDLER, "fire"),
    "outsider": ("外人", Role.HANDLER, "school"),
}


def gather() -> Cast:
    """Written by the tableful: nearly every test begins with it."""
    make.session()
    make.known_years(2025, 2026, 2027)
    units = {
        who: make.unit(name, kind, short_name=short, doc_prefix=prefix)
        for who, (name, short, kind, prefix) in UNITS.items()
    }
    people = make.users({who: name for who, (name, _role, _unit) in PEOPLE.items()})
    Post.objects.bulk_create(
        Post(user=people[who], role=role, unit=units[at], starts_on=make.LONG_AGO)
        for who, (_name, role, at) in PEOPLE.items()
    )
    zhang, sun = make.seats(people.pop("zhang"), people.pop("sun"))
    kept = {who: units[who] for who in ("office", "water", "fire")}
    return Cast(zhang=zhang, sun=sun, **people, **kept)
