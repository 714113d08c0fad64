"""Motions of the demo district, walked by the real actions like everything else: one followed for years, one with an
organ's plan and a working group, one the congress adopted, one turned into a suggestion, one that gathers names."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from congress.portal.demo import papers
from congress.portal.demo.clock import at
from congress.portal.demo.district import District
from congress.workdays.count import Calendar
from proposals import actions
from proposals.models import Motion

BESIDE = 9
TEXTS = {
    "elderly": (
        "关于加快建设居家养老服务体系的议案",
        "全区六十岁以上老年人已占两成以上，社区养老设施不足，请代表大会作出决定。",
        "老年人权益保障法第三十八条；代表小组对十二个社区的调查。",
        "一、每个街道建成一处养老服务中心。\n二、建立助餐补贴办法。\n三、三年内完成老旧小区适老化改造。",
    ),
    "river": (
        "关于开展望川河流域综合治理的议案",
        "望川河中游多处排口直排，汛期倒灌，沿岸群众反映强烈。",
        "水污染防治法第四条；三次视察形成的记录和照片。",
        "一、查清全部排口并建立台账。\n二、两年内完成截污纳管。\n三、每年向常委会报告一次。",
    ),
    "schools": (
        "关于优化城区义务教育学位布局的议案",
        "新建小区集中交付，三所小学班额超过规定。",
        "义务教育法第十五条；本年度学位预测。",
        "一、编制学位专项规划。\n二、新建小区配套学校同步交付。",
    ),
    "lamps": (
        "关于更换老城区路灯的议案",
        "老城区十一条道路路灯昏暗，夜间出行不便。",
        "走访三个社区的记录。",
        "请主管部门今年内更换。",
    ),
    "trees": (
        "关于加强古树名木保护的议案",
        "全区登记在册古树名木二百余株，部分生长环境恶化。",
        "森林法第四十条；林业部门普查结果。",
        "一、逐株建档挂牌。\n二、落实养护责任和经费。",
    ),
}  # fmt: skip


class MotionRoad:
    """One motion from its first word; ``stop`` is the last stage of it that happens."""

    stands_since = None

    def __init__(self, district: District, calendar: Calendar, about: str, start: date, stop: str, seat: int):
        self.district, self.calendar, self.start, self.stop = district, calendar, start, stop
        self.title, self.cause, self.basis, self.remedy = TEXTS[about]
        self.clerk = district.people["coordinator"]
        with_account = [deputy for deputy in district.deputies[:280] if deputy.user]
        self.lead = with_account[seat]
        self.beside = [with_account[(seat + 7 * n) % len(with_account)] for n in range(1, BESIDE + 1)]
        self.organ = district.houses.units["civil" if about == "elderly" else "water"]
        self.committee = district.houses.units["social_committee" if about == "elderly" else "city_committee"]
        self.motion: Motion | None = None

    def resumes_at(self, since: datetime) -> datetime:
        return since

    def when(self, days: int, hour: int = 10) -> datetime:
        return at(self.calendar.next_workday(localdate() + timedelta(days=days)), hour)

    def walk(self) -> Iterator[datetime]:
        for stage in ("gather", "hand_in", "decide", "deliberate", "handle", "hear", "finish"):
            yield from getattr(self, stage)()
            if stage == self.stop:
                return

    def _do(self, name: str, by, **facts) -> None:
        self.motion = getattr(actions, name)(self.motion, by=by, **facts)

    def gather(self):
        yield at(self.start, 9)
        form = {"title": self.title, "cause": self.cause, "basis": self.basis, "remedy": self.remedy}
        self.motion = actions.draft_motion(by=self.lead.user, deputy=self.lead, **form)
        self._do("invite_signers", self.lead.user, deputies=self.beside)
        wanted = self.beside[:-3] if self.stop == "gather" else self.beside
        for deputy in wanted:
            yield at(localdate(), 11)
            self._do("sign_motion", deputy.user)

    def hand_in(self):
        yield at(self.start, 15)
        self._do("hand_in", self.lead.user)
        if self.stop == "hand_in":  # no matter for a motion: the lead agrees that it becomes a suggestion
            yield self.when(2)
            self._do("return_motion", self.clerk, note="属于主管部门日常工作，建议作为代表建议提出。")
            yield self.when(1)
            self._do("convert_motion", self.lead.user)

    def decide(self):
        yield at(self.start + timedelta(days=1), 9)
        self._do("register_motion", self.clerk, committee=self.committee)
        yield at(self.start + timedelta(days=1), 16)
        advised = "agenda" if self.stop == "decide" else "refer"
        said = "符合议案条件，建议列入大会议程。" if advised == "agenda" else "符合议案条件，建议立案，闭会后审议。"
        self._do("review_motion", self.clerk, advised=advised, text=said, on=localdate())
        yield at(self.start + timedelta(days=2), 10)
        facts = {"on": localdate(), "where": "主席团第三次会议", "text": said.replace("建议", "决定")}
        if advised == "refer":
            self._do("refer_motion", self.clerk, committee=self.committee, units=[self.organ], **facts)
            return
        self._do("put_on_agenda", self.clerk, **facts)
        yield at(self.start + timedelta(days=2), 16)
        voted = {
            "on": localdate(),
            "where": "第三次全体会议",
            "text": "会议通过关于本议案的决议，由区人民政府组织实施。",
        }
        self._do("adopt_motion", self.clerk, **voted)

    def _staff(self):
        key = self.district.key_of[self.organ.pk]
        return self.district.people.handlers[key], self.district.people.heads[key]

    def deliberate(self):
        handler, _head = self._staff()
        yield self.when(18)
        self._do("give_opinion", handler, text="本单位赞成立案，建议分年度安排资金。")
        yield self.when(40)
        self._do("assign_motion", self.clerk, organ=self.organ, text="经审议，同意交由承办机关组织办理，年底前报告。")

    def handle(self):
        handler, head = self._staff()
        yield self.when(15)
        today = localdate()
        goals = [("完成调查并建立台账", today + timedelta(90)), ("建成首批项目", today + timedelta(150))]
        self._do("plan_motion", head, text="成立专班，由主要负责人牵头，按季度调度。", goals=goals)
        leader = self.district.people.chairs[1]
        people = {"deputies": [self.lead.user, self.beside[0].user], "organ": [handler]}
        self._do("form_group", self.clerk, leader=leader, **people)
        yield self.when(30)
        actions.log_work(
            self.motion, by=self.lead.user, on=localdate(), form="research", people="工作组全体成员",
            text="实地走访四个点位，承办机关说明资金安排，代表提出先易后难的意见。",
            files=[papers.photograph(self.title, self.start.day, self.lead.user)],
        )  # fmt: skip
        yield self.when(50)
        actions.reach_goal(self.motion.goals.first(), by=handler, evidence="台账已经建立，逐项明确责任人。")

    def hear(self):
        _handler, head = self._staff()
        yield self.when(70)
        self.motion.refresh_from_db()
        self._do("report_motion", head, text="办理方案所列措施已经实施过半，余下项目列入下年度计划。")
        yield self.when(5)
        self._do("hear_motion", self.clerk, on=self.when(6).date(), where="区人大常委会会议")
        yield at(self.motion.heard_on, 17)
        self._do("track_motion", self.clerk, text="会议同意报告，要求继续办理，下年度再次报告。")

    def finish(self):
        handler, head = self._staff()
        yield self.when(120)
        actions.reach_goal(self.motion.goals.last(), by=handler, evidence="首批项目验收合格，投入使用。")
        self.motion.refresh_from_db()
        self._do("report_motion", head, text="办理方案确定的目标全部完成。")
        yield self.when(5)
        self._do("hear_motion", self.clerk, on=self.when(6).date(), where="区人大常委会会议")
        yield at(self.motion.heard_on, 17)
        self._do("accept_motion", self.clerk, text="会议同意报告。")
        yield self.when(60)
        self._do("report_to_congress", self.clerk, text="议案办理情况印发代表。", where="区人民代表大会会议")
        yield self.when(2)
        self._do("close_motion", self.clerk)


def roads(district: District, calendar: Calendar, today: date) -> list[MotionRoad]:
    """At each of the sessions something that went on; and what is being prepared in these days."""
    held = sorted(each.opens_on for each in district.houses.sessions.values() if each.opens_on < today)
    found = [MotionRoad(district, calendar, "lamps", today - timedelta(days=9), "hand_in", 40)]
    found.append(MotionRoad(district, calendar, "trees", today - timedelta(days=4), "gather", 50))
    for opens_on, about, stop, seat in (
        *((day, "river", "finish", 20) for day in held[-3:-2]),
        *((day, "elderly", "handle", 10) for day in held[-1:]),
        *((day, "schools", "decide", 30) for day in held[-2:-1]),
    ):
        found.append(MotionRoad(district, calendar, about, opens_on, stop, seat))
    return found
