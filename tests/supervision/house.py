"""The people of supervision and their matters: the office, a committee, a leader, a government, and topics at a stage."""

from types import SimpleNamespace

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from supervision import actions
from supervision.models import Source, Topic
from tests import make

READY = {
    "source": Source.DEPUTY_SUGGESTIONS, "methods": ["report", "inquiry"], "reason": "同类建议连续三年提出。",
    "focus": "服务设施、队伍建设、经费保障。", "month": 9, "approach": "实地检查、座谈",
}  # fmt: skip


def gather() -> SimpleNamespace:
    office = make.unit("望川区人大常委会办公室", UnitKind.OFFICE, doc_prefix="望人常办")
    congress = make.unit("望川区人大常委会", UnitKind.CONGRESS)
    committee = make.unit("望川区人大社会建设委员会", UnitKind.COMMITTEE, short_name="社会建设委")
    other = make.unit("望川区人大城乡建设委员会", UnitKind.COMMITTEE)
    government = make.unit("望川区人民政府", UnitKind.GOVERNMENT, doc_prefix="望政")
    bureau = make.unit("望川区民政局", short_name="区民政局", doc_prefix="望民函")
    return SimpleNamespace(
        office=office, committee=committee, government=government, bureau=bureau,
        officer=make.user(Role.MEETING_OFFICER, office, name="办公室林"),
        keeper=make.user(Role.COMMITTEE_OFFICER, committee, name="社建委何"),
        stranger=make.user(Role.COMMITTEE_OFFICER, other, name="城建委高"),
        leader=make.user(Role.LEADER, congress, name="副主任"),
        handler=make.user(Role.HANDLER, bureau, name="民政马"),
        head=make.user(Role.UNIT_HEAD, bureau, name="民政局长"),
        dispatcher=make.user(Role.DISPATCHER, make.unit("望川区人民政府办公室", UnitKind.DISPATCHER), name="督查室"),
        deputy=make.deputy("张三").user,
    )  # fmt: skip


def topic(house, title="关于养老服务体系建设情况的报告", *, ready=True, **facts) -> Topic:
    """Registered by the committee; ``ready``: with everything the plan must name."""
    known = {**READY, "committee": house.committee, "organ": house.bureau} if ready else {"source": Source.PETITIONS}
    return actions.propose_topic(by=house.keeper, year=facts.pop("year", 2027), title=title, **{**known, **facts})


def drafted(house, *titles, **facts):
    """In the draft of the plan."""
    made = [topic(house, title, **facts) for title in titles or ("关于养老服务体系建设情况的报告",)]
    return [actions.take_up(actions.screen(each, by=house.officer), by=house.officer) for each in made]


def published(house, *titles, **facts):
    """A plan that was adopted and issued; answers it."""
    plan = drafted(house, *titles, **facts)[0].plan
    plan = actions.adopt_plan(plan, by=house.officer, adopted_on=make.LONG_AGO, adopted_at="第103次主任会议")
    return actions.publish_plan(plan, by=house.officer, office=house.office).plan
