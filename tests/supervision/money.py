"""The people of fiscal supervision: the committee for finance, a unit with findings, and findings at each stage."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

from django.utils.timezone import localdate

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
    _books(at, people)


def adjustment(by, **facts):
    day = localdate() + timedelta(days=40)
    known = {"book": "general", "title": "预算调整方案", "reason": "新增专项债券。", "change": Decimal(3000000)}
    return actions.submit_adjustment(by=by, year=day.year, meeting_day=day, **known | facts)


def _books(at: dict[str, dict], people) -> None:
    """A paper, adjustments and an expert's opinion."""
    office, government = people["meeting"], people["dispatcher"]
    kept = make.stored("决算草案.pdf", government)
    paper = actions.add_book_paper(by=government, year=2026, purpose="accounts", files=[kept])[0]
    at["year of books"], at["paper of books"] = {"year": 2026}, {"year": 2026, "pk": paper.pk}
    plan = adjustment(government, files=[make.stored("初步方案.pdf", government)])
    at["submitted adjustment"] = {"code": plan.code}
    at["file of adjustment"] = {"code": plan.code, "file": plan.files.get().pk}
    reviewed = actions.review_adjustment(adjustment(government), by=office, review="同意。")
    at["reviewed adjustment"] = {"code": reviewed.code}
    expert = actions.keep_expert(
        by=office, name="钱教授", kind="budget", field="预算", employer="某大学", starts_on=make.LONG_AGO,
        ends_on=localdate() + timedelta(days=365), contact="13800000000", note="",
    )  # fmt: skip
    asked = actions.ask_expert(expert, by=office, task="债务率", due_on=localdate(), adjustment=plan)
    files = [make.stored("意见书.pdf", office)]
    said = actions.record_expert_opinion(asked, by=office, text="可控。", given_on=localdate(), files=files)
    at["expert"], at["assignment"] = {"code": expert.code}, {"pk": asked.pk}
    at["adjustment to ask of"] = {"kind": "adjustment", "key": plan.code}
    at["file of expert"] = {"pk": asked.pk, "file": said.files.get().pk}
