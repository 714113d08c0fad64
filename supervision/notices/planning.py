"""The plan is told to deputies, to the organs that report, to the house (参照北京市听取专项工作报告办法第五条)."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.organs.models import UnitKind

PLAN = {"计划": ("about.title", "2026年度监督工作计划"), "文号": ("doc_no", "望人常发〔2026〕3号")}
CHANGES = {"调整": ("changes", "取消“养老服务情况”；“河道治理情况”调整到9月"), "原因": ("note", "机构职能调整")}

KINDS = [
    Kind("supervision_plan_published", "监督工作计划印发", PLAN, ("email",)),
    Kind("supervision_plan_adjusted", "监督工作计划调整", PLAN | CHANGES, ("email", "sms")),
]


def told_of(plan):
    """Deputies, the house, and who works for the organs of its topics."""
    house = holders_of(Role.DEPUTY, Role.LEADER, Role.COMMITTEE_OFFICER, Role.COORDINATOR)
    topics = plan.topics.exclude(organ=None)
    organs = holders_of(Role.HANDLER, Role.UNIT_HEAD, units=topics.values_list("organ", flat=True))
    found = house | organs
    if topics.filter(organ__kind=UnitKind.GOVERNMENT).exists():
        found |= holders_of(Role.DISPATCHER)
    return found


def plan_published(version):
    plan = version.plan
    post("supervision_plan_published", to=told_of(plan), about=plan, once=f"{plan.year}:1", doc_no=version.doc_no)


def plan_adjusted(version):
    plan, said = version.plan, "；".join(version.changes)
    post(
        "supervision_plan_adjusted", to=told_of(plan), about=plan, once=f"{plan.year}:{version.number}",
        doc_no=version.doc_no, changes=said, note=version.reason,
    )  # fmt: skip
