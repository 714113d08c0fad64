"""The people of supervision and their matters: the office, a committee, a leader, a government, and topics at a stage."""

from types import SimpleNamespace

from django.utils.timezone import localdate

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


VOTES = {"total": 31, "present": 29, "yes": 20, "basic": 6, "no": 2, "invalid": 1}
ITEMS = ("提高护理员补贴", "新建三个日间照料中心")


def walked(house, stage, **facts):
    """A topic of a published plan, taken by the real steps as far as ``stage`` (a status)."""
    at = published(house, **facts).topics.get()
    for take in road(house).values():
        if at.status == stage:
            break
        take(at)
        at.refresh_from_db()
    return at


def road(house) -> dict:
    """Every step of the usual road with the person who takes it, in order."""
    keeper, officer, handler = house.keeper, house.officer, house.handler
    return {
        "start_work": lambda t: actions.start_work(t, by=keeper, text="分三个阶段，九月完成。"),
        "record_research": lambda t: actions.record_research(
            t, by=keeper, on=localdate(), channel="visit", place="城关敬老院", people="城关代表小组", findings="床位紧张。"
        ),
        "collect_opinions": lambda t: actions.collect_opinions(t, by=keeper, lines=["护理员待遇低", "缺少日间照料"]),
        "answer_collected": lambda t: actions.answer_collected(t, by=handler, answers={1: "报告第二部分。", 2: "第三部分。"}),
        "submit_draft": lambda t: actions.submit_draft(t, by=handler, text="报告稿。"),
        "return_comments": lambda t: actions.return_comments(t, by=keeper, text="请补充数据。"),
        "submit_report": lambda t: actions.submit_report(t, by=handler, text="报告。"),
        "distribute": lambda t: actions.distribute(t, by=officer),
        "hear": lambda t: actions.hear(t, by=officer, on=localdate(), at="常委会第十二次会议", votes=VOTES),
        "draft_opinion": lambda t: actions.draft_opinion(
            t, by=keeper, assessment="总体较好。", problems="队伍不稳。", advice="加大投入。",
            items=[{"text": text, "unit": house.bureau, "due_on": None} for text in ITEMS],
        ),
        "issue_opinion": lambda t: actions.issue_opinion(
            t, by=officer, office=house.office, adopted_on=localdate(), adopted_at="第105次主任会议"
        ),
        "items": lambda t: [actions.report_item(item, by=handler, text="已办。") for item in t.opinions.last().items.all()],
        "send_response": lambda t: actions.send_response(t, by=handler, text="研究处理情况（征求意见稿）。"),
        "comment_response": lambda t: actions.comment_response(t, by=keeper, text="同意。"),
        "submit_response": lambda t: actions.submit_response(t, by=handler, text="研究处理情况。"),
        "note_response": lambda t: actions.note_response(t, by=officer),
        "publish_topic": lambda t: actions.publish_topic(t, by=officer),
        "track_topic": lambda t: actions.track_topic(t, by=officer, years=2),
    }  # fmt: skip


def published(house, *titles, **facts):
    """A plan that was adopted and issued; answers it."""
    plan = drafted(house, *titles, **facts)[0].plan
    plan = actions.adopt_plan(plan, by=house.officer, adopted_on=make.LONG_AGO, adopted_at="第103次主任会议")
    return actions.publish_plan(plan, by=house.officer, office=house.office).plan
