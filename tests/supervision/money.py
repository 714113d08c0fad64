"""The people of fiscal supervision: the committee for finance, a unit with findings, and findings at each stage."""

from decimal import Decimal
from types import SimpleNamespace

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from supervision import actions
from supervision.models import AuditFinding
from tests import make
from tests.supervision import house as at_house


def gather() -> SimpleNamespace:
    house = at_house.gather()
    house.fiscal = make.unit("望川区人大财政经济委员会", UnitKind.COMMITTEE, short_name="财经委")
    house.treasurer = make.user(Role.COMMITTEE_OFFICER, house.fiscal, name="财经委苏")
    return house


def finding(house, text="养老补贴 120 万元滞留未拨付。", *, by=None, unit=None, **facts) -> AuditFinding:
    known = {"year": 2025, "kind": "livelihood", "amount": Decimal("1200000.00"), "article": "预算法第五十七条"}
    return actions.record_finding(by=by or house.officer, unit=unit or house.bureau, text=text, **known | facts)


def rectifying(house, **facts) -> AuditFinding:
    return actions.start_rectifying(finding(house, **facts), by=house.handler, text="三个月内拨付。")


def claimed(house, **facts) -> AuditFinding:
    done = {"rectified": Decimal("1200000.00"), "files": [make.stored("拨付凭证.pdf", house.handler)]}
    return actions.claim_rectified(rectifying(house, **facts), by=house.handler, text="已经拨付。", **done)


def places(at: dict[str, dict], world) -> None:
    """Findings of the world's water bureau at each stage (tests/world.py)."""
    people, cast = world.people, world.cast
    house = SimpleNamespace(officer=people["meeting"], handler=cast.wang, bureau=cast.water)
    for stage, make_one in (("open", finding), ("rectifying", rectifying), ("claimed", claimed)):
        at[f"{stage} finding"] = {"code": make_one(house).code}
    row = AuditFinding.objects.get(code=at["claimed finding"]["code"])
    at["file of finding"] = {"code": row.code, "file": row.reports.get(label="报告整改完成").files.get().pk}
    at["year of findings"] = {"year": 2025}
