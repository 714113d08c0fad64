"""Supervision at work: the plans of these years with a topic at every stage of its road, the statutory calendar, and a
call for topics that takes ideas today. Each topic is taken by the real steps, on days counted from its hearing."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from django.utils.timezone import localdate

from congress.portal.demo.clock import at
from congress.portal.demo.district import District
from congress.portal.demo.houses import HERE
from congress.portal.demo.names import people
from supervision import actions
from supervision.models import Obligation, Source, Topic, YearPlan

ISSUED = (12, 15)  # 15 December: the plan of the next year is issued
SETTLED = 3  # days after it, when topics begin to move
EARLY = 25  # in January nothing is heard before this day
VOTES = {"total": 31, "present": 28, "yes": 22, "basic": 5, "no": 1, "invalid": 0}
NEVER_DONE = ("accounts.approved",)  # one that is late, so that the page shows what late looks like
REASON = "代表建议和群众来信中同类问题比较集中，列入区委年度重点工作。"
FOCUS = "政策落实、经费保障、队伍建设和群众反映的突出问题。"
GUIDE = "围绕区委中心工作和人民群众普遍关心的问题，依法、正确、有效开展监督，推动问题解决。"
ASKED = ("基层队伍不稳定，待遇偏低", "设施布局不均，偏远村庄够不着")
# step: days after the hearing (before it: minus)
DAYS = {
    "start_work": -75, "record_research": -55, "collect_opinions": -50, "set_day": -35, "submit_draft": -22,
    "answer_collected": -18, "return_comments": -16, "submit_report": -10, "distribute": -7, "hear": 0,
    "draft_opinion": 5, "issue_opinion": 12, "report_items": 70, "send_response": 85, "comment_response": 90,
    "submit_response": 98, "note_response": 110, "bring_back": 112, "poll_response": 130, "publish_topic": 140,
    "track_topic": 150, "record_check": 515, "close_topic": 520,
}  # fmt: skip
NOT_ON = {"note": ("bring_back", "poll_response"), "poll": ("note_response",)}


@dataclass(frozen=True)
class Matter:
    """A line of topics.tsv."""

    offset: int  # of its hearing from today
    stop: str  # the last step it has taken
    ends: str  # how its response ends: noted, polled; or no opinion at all
    methods: tuple[str, ...]
    organ: str
    committee: str
    title: str
    items: tuple[str, ...]

    @property
    def steps(self) -> list[str]:
        if self.ends == "research":
            return ["start_work", "record_research", "conclude_topic"]
        names = [name for name in DAYS if name not in NOT_ON[self.ends]]
        return names[: names.index(self.stop) + 1] if self.stop in names else []


def matters() -> list[Matter]:
    with (HERE / "topics.tsv").open(encoding="utf-8") as file:
        return [
            Matter(
                int(row["offset"]), row["stop"], row["ends"], tuple(row["methods"].split("+")), row["organ"],
                row["committee"], row["title"], tuple(filter(None, (row["first"], row["second"]))),
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]  # fmt: skip


def issued(year: int) -> date:
    """When the plan of this year was issued."""
    return date(year - 1, *ISSUED)


def last_planned(today: date) -> int:
    """The newest year that has a plan in force."""
    return today.year + (today >= issued(today.year + 1) + timedelta(days=SETTLED))


def heard(today: date, offset: int) -> date:
    """The day of the hearing: in a year that has its plan, and not in its first weeks."""
    day = today + timedelta(days=offset)
    if day.year > last_planned(today):
        return date(last_planned(today), 12, 28)
    if (day.month, day.day) < (1, EARLY):
        return date(day.year, 1, EARLY) if offset > 0 else date(day.year - 1, 12, 20)
    return day


@dataclass
class Ground:
    district: District
    today: date
    topics: dict[str, Topic] = field(default_factory=dict)

    @property
    def officer(self):
        return self.district.people["meeting"]

    @property
    def second(self):
        """Who compares what the officer has keyed in."""
        return self.district.people["meeting2"]

    @property
    def office(self):
        return self.units["general"]

    @property
    def units(self):
        return self.district.houses.units

    def moment(self, day: date, hour: int = 9) -> datetime:
        """Never later than yesterday: what is told has happened, whatever the hour."""
        return at(min(day, self.today - timedelta(days=1)), hour)


JOINT = "关于老旧小区改造情况的报告"  # overseen together with a street
WITH_TOWNS = {"with_towns": True, "joint_note": "与城关街道人大工委联动，街道自查，委员会抽查。"}


class Planning:
    """One year's plan: topics registered, screened, taken up; adopted by the chairs' meeting, issued, once adjusted."""

    stands_since = None

    def __init__(self, ground: Ground, year: int, planned: list[Matter]):
        self.ground, self.year, self.planned = ground, year, planned

    def walk(self) -> Iterator[datetime]:
        ground, officer, day = self.ground, self.ground.officer, issued(self.year)
        yield ground.moment(day - timedelta(days=20))
        for matter in self.planned:
            topic = propose(ground, matter, self.year)
            ground.topics[matter.title] = actions.take_up(actions.screen(topic, by=officer), by=officer)
        plan = YearPlan.objects.get(year=self.year)
        actions.draft_plan(plan, by=officer, guide=GUIDE)
        yield ground.moment(day - timedelta(days=3))
        plan = actions.adopt_plan(plan, by=officer, adopted_on=localdate(), adopted_at="主任会议")
        yield ground.moment(day)
        plan = actions.publish_plan(plan, by=officer, office=ground.office).plan
        cancelled = [ground.topics[matter.title] for matter in self.planned if matter.stop == "cancel"]
        if cancelled:
            yield ground.moment(max(day + timedelta(days=2), ground.today - timedelta(days=40)), 15)
            actions.adjust_plan(
                plan, by=officer, office=ground.office, adopted_on=localdate(), adopted_at="主任会议",
                reason="供热管理体制正在调整，待调整完成后再列入。", cancelled=cancelled,
            )  # fmt: skip


def propose(ground: Ground, matter: Matter, year: int) -> Topic:
    month = heard(ground.today, matter.offset).month
    joint = {"partners": [ground.units["chengguan_work"]], **WITH_TOWNS} if matter.title == JOINT else {}
    return actions.propose_topic(
        by=ground.officer, year=year, title=matter.title, source=Source.DEPUTY_SUGGESTIONS,
        source_note="同类代表建议比较集中", methods=list(matter.methods), reason=REASON, focus=FOCUS, month=month,
        committee=ground.units[matter.committee], organ=ground.units[matter.organ], approach="实地察看、座谈、问卷调查",
        **joint,
    )  # fmt: skip


class Overseen:
    """One topic from its plan to where it stands today."""

    stands_since = None

    def __init__(self, ground: Ground, matter: Matter):
        self.ground, self.matter = ground, matter
        self.day = heard(ground.today, matter.offset)
        people = ground.district.people
        own = matter.committee == "city_committee"
        self.officer, self.keeper = ground.officer, people["committee"] if own else ground.officer
        self.handler = people.handlers.get(matter.organ, ground.officer)

    def walk(self) -> Iterator[datetime]:
        first = issued(self.day.year) + timedelta(days=1)
        for name in self.matter.steps:
            yield self.ground.moment(max(first, self.day + timedelta(days=DAYS.get(name, 0))), 10)
            self.topic = Topic.objects.get(pk=self.ground.topics[self.matter.title].pk)
            getattr(self, f"_{name}")()

    def _start_work(self):
        actions.start_work(self.topic, by=self.keeper, text="成立调研组，分摸底、实地调研、形成报告三个阶段进行。")

    def _record_research(self):
        facts = {"channel": "visit", "place": "有关街道、乡镇", "people": "委员会组成人员和部分代表"}
        found = "工作有序推进，基层力量和经费保障仍然不足。"
        actions.record_research(self.topic, by=self.keeper, on=localdate(), findings=found, **facts)
        if self.matter.title == JOINT:
            outline = {"purpose": "exchange", "title": "联动检查提纲", "text": "重点看台账、走访三户、听取居民意见。"}
            actions.add_paper(self.topic, by=self.keeper, **outline)
            street = self.ground.district.people["street"]
            actions.send_exchange(
                self.topic, by=street, title="城关街道自查情况", text="自查发现两处问题，已经整改一处。"
            )

    def _collect_opinions(self):
        actions.collect_opinions(self.topic, by=self.keeper, lines=list(ASKED), origin="代表座谈会")

    def _set_day(self):
        actions.set_day(self.topic, by=self.officer, on=self.day)

    def _submit_draft(self):
        actions.submit_draft(self.topic, by=self.handler, text="报告稿：工作开展情况、存在问题、下一步打算。")

    def _answer_collected(self):
        answers = {1: "见报告第二部分，已经提高岗位补贴。", 2: "见报告第三部分，列入明年布点计划。"}
        actions.answer_collected(self.topic, by=self.handler, answers=answers)

    def _return_comments(self):
        actions.return_comments(self.topic, by=self.keeper, text="请补充近三年数据，问题部分要具体到单位。")

    def _submit_report(self):
        actions.submit_report(self.topic, by=self.handler, text="报告：已按反馈意见修改，逐条回应各方面意见。")

    def _distribute(self):
        actions.distribute(self.topic, by=self.officer)

    def _hear(self):
        votes = VOTES if "poll" in self.matter.methods else None
        actions.hear(self.topic, by=self.officer, on=localdate(), at="区人大常委会会议", votes=votes)

    def _conclude_topic(self):
        actions.conclude_topic(self.topic, by=self.officer, note="调研报告印发组成人员，供制定保护规划参考。")

    def _draft_opinion(self):
        due = self.day + timedelta(days=72)
        items = [
            {"text": text, "unit": self.ground.units[self.matter.organ], "due_on": due} for text in self.matter.items
        ]
        actions.draft_opinion(
            self.topic, by=self.keeper, assessment="会议认为，有关工作取得明显进展。", items=items,
            problems="基层力量不足，机制不健全。", advice="加大投入，健全机制，按期完成交办事项。",
        )  # fmt: skip

    def _issue_opinion(self):
        adopted = {"adopted_on": localdate(), "adopted_at": "主任会议"}
        actions.issue_opinion(self.topic, by=self.officer, office=self.ground.office, **adopted)

    def _report_items(self):
        for item in self.topic.opinions.get(round=self.topic.round).items.all():
            item = actions.report_item(item, by=self.handler, text=f"{item.text}：已经完成，附现场情况。")
            if item.number == 1:
                actions.settle_item(item, by=self.keeper, note="实地核实，情况属实。")
            else:
                actions.continue_item(item, by=self.keeper, note="已经起步，年底前再看。")

    def _send_response(self):
        actions.send_response(self.topic, by=self.handler, text="研究处理情况报告（征求意见稿）。")

    def _comment_response(self):
        actions.comment_response(self.topic, by=self.keeper, text="同意报告，第二项请写明完成时间。")

    def _submit_response(self):
        actions.submit_response(self.topic, by=self.handler, text="研究处理情况报告。")

    def _note_response(self):
        actions.note_response(self.topic, by=self.officer)

    def _bring_back(self):
        actions.bring_back(self.topic, by=self.officer, note="提请常委会审议并测评。")

    def _poll_response(self):
        actions.poll_response(self.topic, by=self.officer, on=localdate(), votes=VOTES)

    def _publish_topic(self):
        actions.publish_topic(self.topic, by=self.officer)

    def _track_topic(self):
        actions.track_topic(self.topic, by=self.officer, years=1)

    def _record_check(self):
        facts = {"place": "有关街道、乡镇", "finding": "交办事项已经落实，群众反映较好。"}
        actions.record_check(self.topic, by=self.keeper, on=localdate(), **facts)

    def _close_topic(self):
        actions.close_topic(self.topic, by=self.officer, note="监督一年，跟踪一年，事项落实。")


class Calendar:
    """法定报告事项 of the year: done in their time, and one that is late."""

    stands_since = None

    def __init__(self, ground: Ground):
        self.ground = ground

    def walk(self) -> Iterator[datetime]:
        today, year = self.ground.today, self.ground.today.year
        yield self.ground.moment(date(year, 1, 2), 8)
        actions.keep_calendar(year)
        while row := self._next(today):
            yield self.ground.moment(row.due_on - timedelta(days=12), 16)
            actions.fulfil(row, by=self.ground.officer, on=localdate(), note="常委会会议听取和审议。")
        if today.month >= 10:
            yield self.ground.moment(date(year, 10, 8), 8)
            actions.keep_calendar(year + 1)

    def _next(self, today: date) -> Obligation | None:
        due = Obligation.objects.running().filter(due_on__lt=today).exclude(duty__in=NEVER_DONE)
        return due.order_by("due_on", "pk").first()


IDEAS = (
    # who, title, necessity, problem, what became of it
    ("public", "电动自行车充电安全", "楼道充电屡禁不止，火灾隐患大。", "小区充电桩少，价格高，没有人管。", "adopt"),
    ("public", "小区加装电梯", "老人上下楼困难。", "一楼不同意，协商没有人牵头。", "merge"),
    ("deputy", "中小学校园餐质量", "家长反映多，关系孩子健康。", "配餐企业少，监管看不到后厨。", "adopt"),
    ("public", "广场舞噪声", "影响考生休息。", "音量没有标准，劝导无效。", "decline"),
    ("deputy", "农村公路养护", "通车三年以上路段破损多。", "乡镇养护资金到位慢。", "screen"),
    ("public", "儿童医院号源", "挂号难，凌晨排队。", "儿科医生少。", ""),
    ("public", "公园夜间照明", "晚上散步看不清路。", "路灯损坏半年没有修。", "decline"),
    ("handler", "超限运输联合治理", "单部门执法力量不足。", "信息不共享，源头企业管不住。", ""),
    ("public", "路边停车收费", "收费标准不透明。", "收费员不给票。", ""),
    ("deputy", "社区日间照料中心运营", "建成以后空置多。", "没有运营补贴，专业人员少。", ""),
    ("public", "河道垃圾清理", "汛期漂浮物多。", "分段管理，没有人清。", ""),
)  # fmt: skip
INTRO = (
    "望川区人大常委会现向社会征集监督议题。请围绕改革发展稳定大局和群众切身利益、社会普遍关注的问题提出，"
    "写明议题、必要性和主要问题。收到的每一条都会研究，并告知结果。"
)
BEGAN, GOES_ON = 25, 20  # days


class Calling:
    """征集: began some weeks ago, goes on for some; some ideas decided on, some waiting."""

    stands_since = None

    def __init__(self, ground: Ground):
        self.ground, self.year = ground, last_planned(ground.today) + 1

    def walk(self) -> Iterator[datetime]:
        ground, first = self.ground, self.ground.today - timedelta(days=BEGAN)
        yield ground.moment(first - timedelta(days=4), 11)
        days = {"opens_on": first, "closes_on": ground.today + timedelta(days=GOES_ON)}
        call = actions.plan_call(by=ground.officer, year=self.year, intro=INTRO, **days)
        yield ground.moment(first, 0)
        actions.turn_calls()
        names, sent = people(Random(self.year)), []
        for place, (who, title, necessity, problem, then) in enumerate(IDEAS):
            yield ground.moment(first + timedelta(days=1 + 2 * place), 14)
            by = {"deputy": ground.district.deputies[3].user, "handler": ground.district.people["handler"]}.get(who)
            facts = {"title": title, "necessity": necessity, "problem": problem}
            if by is None:
                facts |= {"name": next(names)[0], "phone": f"0000-8300{place:03}"}
            key = UUID(int=Random(title).getrandbits(128), version=4)
            sent.append((actions.send_idea(key=key, call=call, by=by, **facts), then))
        yield ground.moment(ground.today - timedelta(days=4), 15)
        for idea, then in sent:
            if then:
                getattr(self, f"_{then}")(idea)
        self._others()

    def _adopt(self, idea):
        source = Source.PUBLIC_CONCERN if idea.user is None else Source.DEPUTY_SUGGESTIONS
        title = f"关于{idea.title}情况的报告"
        return actions.adopt_idea(idea, by=self.ground.officer, title=title, source=source, note="感谢您的建议。").topic

    def _screen(self, idea):
        topic = actions.screen(self._adopt(idea), by=self.ground.officer, note="已与主管部门沟通。")
        facts = {"committee": self.ground.units["city_committee"], "organ": self.ground.units["transport"]}
        known = {"methods": ["report"], "focus": FOCUS, "month": 5, "approach": "实地察看、座谈"}
        topic = actions.amend_topic(topic, by=self.ground.officer, **facts, **known)
        actions.take_up(topic, by=self.ground.officer)

    def _merge(self, idea):
        same = self._new("关于城市更新和适老化改造情况的报告", "housing")
        actions.merge_idea(idea, by=self.ground.officer, into=actions.screen(same, by=self.ground.officer))

    def _decline(self, idea):
        note = "属于日常管理事项，已转有关单位办理，不单独列为监督议题。"
        actions.decline_idea(idea, by=self.ground.officer, note=note)

    def _others(self):
        topic = self._new("关于公共体育设施开放情况的报告", "culture")
        actions.reject_topic(topic, by=self.ground.officer, note="今年已经开展专题调研。")
        self._new("关于村级集体经济发展情况的报告", "farming")

    def _new(self, title: str, organ: str) -> Topic:
        return actions.propose_topic(
            by=self.ground.officer, year=self.year, title=title, source=Source.PETITIONS, reason=REASON,
            source_note="来信来访反映比较集中", methods=["report"], organ=self.ground.units[organ],
        )  # fmt: skip


def roads(district: District, today: date) -> list:
    """Plans first, so that on the same moment a topic finds its plan."""
    ground, of_year = Ground(district, today), {}
    for matter in matters():
        of_year.setdefault(heard(today, matter.offset).year, []).append(matter)
    found = [Planning(ground, year, of_year[year]) for year in sorted(of_year)]
    found += [Overseen(ground, matter) for of in of_year.values() for matter in of if matter.steps]
    return [*found, Calendar(ground), Calling(ground)]
