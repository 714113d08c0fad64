"""The people every test knows."""

from dataclasses import dataclass

from congress.accounts.models import Role, User
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


def gather() -> Cast:
    office = make.unit("望川区人大常委会代表工作委员会", UnitKind.OFFICE, doc_prefix="望人代办", short_name="代表工委")
    water = make.unit("望川区水务局", short_name="区水务局", doc_prefix="望水函")
    fire = make.unit("望川区消防救援大队", short_name="区消防救援大队")
    school = make.unit("望川区教育局", short_name="区教育局")
    make.session()
    make.known_years(2025, 2026, 2027)
    return Cast(
        zhang=make.deputy("张卫国"),
        sun=make.deputy("孙玉兰"),
        li=make.user(Role.COORDINATOR, office, name="李敏"),
        zhou=make.user(Role.COORDINATOR, office, name="周慧"),
        wang=make.user(Role.HANDLER, water, name="王强"),
        chen=make.user(Role.UNIT_HEAD, water, name="陈国梁"),
        tian=make.user(Role.HANDLER, fire, name="田野"),
        outsider=make.user(Role.HANDLER, school, name="外人"),
        office=office,
        water=water,
        fire=fire,
    )
