"""What seldom happens in the demo, so that no list of supervision is empty: experts at work, an inquiry that was held,
质询 by members of the standing committee, an investigation, what an organ demands to be reviewed."""

from datetime import timedelta

from django.utils.timezone import localdate

from congress.accounts.models import User
from congress.organs.chamber import Seat, chamber
from congress.portal.demo import papers
from congress.portal.demo.checking import VOTES, Walker
from congress.portal.demo.district import District
from congress.portal.demo.supervised import Ground, heard, matters
from supervision import actions
from supervision.models import Assignment, Commission, Expert, Filing, Inquiry, Interpellation, ReviewRequest, Topic
from supervision.rules import fifth

HELD = "关于老旧小区改造情况的报告"
EXPERTS = (
    # name, kind, field, employer
    ("钱教授", "budget", "政府预算和绩效", "某财经大学公共管理学院教授"),
    ("孙律师", "law", "行政法和规范性文件审查", "某律师事务所合伙人"),
    ("李高工", "other", "市政管网和建筑安全", "某设计研究院总工程师"),
)


ANSWERS = ("由街道牵头，年底前全部成立业主委员会或者物管会。", "保修责任已经压实。")


class Advised(Walker):
    """专家 in their term: one has spoken on the budget, one is asked about a document and has some days left."""

    def steps(self):
        return [(-200, self._enter), (-48, self._ask), (-35, self._speak), (-5, self._ask_again)]

    def _enter(self):
        today = localdate()
        for name, kind, field, employer in EXPERTS:
            actions.keep_expert(
                by=self.officer, name=name, kind=kind, field=field, employer=employer, contact="0000-8500001", note="",
                starts_on=today, ends_on=today + timedelta(days=3 * 365),
            )  # fmt: skip

    def _ask(self):
        task = {"task": "分析上半年政府性基金支出进度偏慢的原因。", "due_on": localdate() + timedelta(days=15)}
        self.kept["task"] = actions.ask_expert(
            Expert.objects.get(name="钱教授"), by=self.officer, year=self.ground.today.year, **task
        ).pk

    def _speak(self):
        actions.record_expert_opinion(
            Assignment.objects.get(pk=self.kept["task"]), by=self.officer, given_on=localdate(),
            text="土地出让收入到位晚，项目前期准备不足。建议按季度调度，提前下达项目计划。",
            files=[papers.document("专家意见", "政府性基金支出进度分析", self.officer)],
        )  # fmt: skip

    def _ask_again(self):
        filing = Filing.objects.get(title="关于规范房屋租赁的通知")
        task = {"task": "第六条设定罚款是否有上位法依据。", "due_on": self.ground.today + timedelta(days=6)}
        actions.ask_expert(Expert.objects.get(name="孙律师"), by=self.officer, filing=filing, **task)


class Inquired(Walker):
    """专题询问 that was held: prepared and spontaneous questions, a follow-up, a promise, a poll on an answer."""

    def steps(self):
        offset = next(matter.offset for matter in matters() if matter.title == HELD)
        self.day = heard(self.ground.today, offset)
        away = (self.day - self.ground.today).days
        return [(away - 9, self._plan), (away - 7, self._adopt), (away, self._hold), (away + 6, self._take)]

    @property
    def row(self) -> Inquiry:
        return Inquiry.objects.get(pk=self.kept["row"])

    def _plan(self):
        row = actions.plan_inquiry(
            Topic.objects.get(title=HELD), by=self.officer, content="改造资金、施工质量、长效管护。",
            arrangement="联组会议，先听取报告，再分组提问。", press="区融媒体中心直播。", held_on=self.day,
            held_at="区人大常委会会议", stream="https://live.example.cn/jiuqu",
        )  # fmt: skip
        actions.name_respondent(row, by=self.officer, name="住建局局长", title="局长", unit=self.unit("housing"))
        for asker, text in (("常委会委员甲", "改造后的小区由谁管？"), ("常委会委员乙", "楼上漏水返修为什么慢？")):
            actions.prepare_question(row, by=self.officer, text=text, asker=asker)
        self.kept["row"] = row.pk

    def _adopt(self):
        actions.adopt_inquiry(self.row, by=self.officer, adopted_on=localdate(), adopted_at="主任会议")

    def _hold(self):
        by = {"by": self.officer}
        row = actions.open_inquiry(self.row, on=localdate(), **by)
        head = row.respondents.get()
        first, second = row.questions.order_by("number")
        for question, text in zip((first, second), ANSWERS, strict=True):
            question = actions.raise_question(self.row, question=question, **by)
            actions.answer_question(self.row, question=question, respondent=head, text=text, **by)
        again = actions.follow_up(self.row, question=second, text="返修的时限是几天？", asker="常委会委员乙", **by)
        actions.answer_question(self.row, question=again, respondent=head, text="接报后七日内修好。", **by)
        spot = actions.ask_question(self.row, text="改造资金有没有缺口？", asker="区人大代表丙", **by)
        actions.answer_question(self.row, question=spot, respondent=head, text="缺口二百万元，已列入明年预算。", **by)
        due = localdate() + timedelta(days=72)
        actions.note_promise(self.row, question=again, text="建立七日返修制度并公布电话", due_on=due, **by)
        actions.poll_answer(self.row, question=first, votes=VOTES, **by)
        actions.end_inquiry(self.row, **by)

    def _take(self):
        actions.take_promises(self.row, by=self.officer)


def members(*first: str) -> list[tuple[Seat, User]]:
    """Who sits today and has an account, these people first."""
    seats = [seat for seat in chamber(localdate()).seats if seat.user]
    users = User.objects.in_bulk([seat.user for seat in seats])
    found = [(seat, users[seat.user]) for seat in seats]
    return sorted(found, key=lambda pair: pair[1].username not in first)


class Challenged(Walker):
    """质询案: one answered to the movers' satisfaction, one whose movers are still being asked."""

    def steps(self):
        return [(-26, self._move), (-25, self._sign), (-22, self._decide), (-15, self._answer), (-13, self._judge),
                (-2, self._begin)]  # fmt: skip

    @property
    def case(self) -> Interpellation:
        return Interpellation.objects.get(pk=self.kept["case"])

    def _moved(self, people, **facts) -> Interpellation:
        (_seat, first), *_others = people
        keys = [seat.key for seat, _user in people]
        return actions.move_interpellation(by=first, movers=keys, moved_on=localdate(), **facts)

    def _move(self):
        text = "检查发现的三处消防通道堵塞，两次限期整改后仍未整改，原因是什么？由谁负责？何时整改到位？"
        self.kept["case"] = self._moved(
            members()[4:8], title="养老机构消防安全整改不到位", organ=self.unit("civil"), text=text
        ).pk

    def _sign(self):
        for row in self.case.signers.filter(word="asked").select_related("user"):
            actions.sign_interpellation(self.case, by=row.user)
        actions.hand_in_interpellation(self.case, by=self.case.moved_by)

    def _decide(self):
        actions.decide_interpellation(
            self.case, by=self.officer, decided_on=localdate(), decided_at="主任会议", form="written",
            place="standing_committee", answer_by=localdate() + timedelta(days=10),
        )  # fmt: skip

    def _answer(self):
        text = "三处通道已于上周清理完毕。对负责人作出通报批评，建立每月联合检查制度，结果向常委会报告。"
        by = self.ground.district.people.handlers.get("civil", self.officer)
        actions.answer_interpellation(self.case, by=by, text=text, signer="区民政局局长", answered_on=localdate())

    def _judge(self):
        """All but one by themselves; his sheet is keyed in and compared by a second person."""
        *others, last = [row for row in self.case.signers.select_related("user")]
        for row in others:
            actions.give_verdict(self.case, by=row.user, word="satisfied")
        scans = [papers.document("签名的意见表", "质询案答复意见表", self.officer)]
        actions.key_in_verdicts(self.case, by=self.officer, satisfied=[last.pk], files=scans)
        actions.verify_verdicts(self.case, by=self.ground.second, agrees=True)
        actions.judge_answer(self.case, by=self.officer)

    def _begin(self):
        (_own, member), *others = members("member")
        text = "供热温度连续两周不达标的小区有多少？赔付标准为什么没有公布？"
        people = [others[2], (_own, member), *others[3:5]]
        self._moved(people, title="供热温度不达标赔付不公开", organ=self.unit("city"), text=text)


class Searched(Walker):
    """特定问题调查: proposed by the chairs' meeting, formed, reported and resolved upon."""

    def steps(self):
        return [(-75, self._propose), (-70, self._form), (-52, self._hear), (-30, self._report), (-24, self._resolve)]

    @property
    def case(self) -> Commission:
        return Commission.objects.get(pk=self.kept["case"])

    def _propose(self):
        matter = "石料厂非法开采的时间、数量和监管责任；生态修复资金的使用情况。"
        case = actions.propose_commission(
            by=self.officer, proposer="chairs", proposed_on=localdate(), title="青石山非法开采问题", matter=matter,
            organ=self.unit("land"),
        )  # fmt: skip
        self.kept["case"] = case.pk
        for (seat, _user), capacity in zip(members()[1:5], ("chair", "vice_chair", "member", "member"), strict=True):
            actions.name_commissioner(case, by=self.officer, seat=seat.key, capacity=capacity, no_interest=True)
        actions.name_commissioner(case, by=self.officer, name="李高工", capacity="expert", no_interest=True)

    def _form(self):
        total = chamber(localdate()).total
        actions.form_commission(
            self.case, by=self.officer, formed_on=localdate(), formed_at="区人大常委会会议", yes=total - 3
        )

    def _hear(self):
        """What a driver told them who does not want to be named, and what the bureau handed in."""
        asked = self.case.members.get(capacity="chair").user
        told = {"text": "夜里十一点以后出料，车辆不过磅。", "source": "运输司机韩某", "is_confidential": True}
        actions.record_material(self.case, by=asked, given_on=localdate(), **told)
        handed = {"text": "2023年以来的现场检查记录四份。", "source": self.unit("land").label}
        scans = [papers.document("现场检查记录", "青石山采石点现场检查记录", self.officer)]
        actions.record_material(self.case, by=self.officer, given_on=localdate(), files=scans, **handed)

    def _report(self):
        report = (
            "经查，2023年至2025年违法开采石料约四万立方米，主管部门两次发现未依法处理。\n"
            "生态修复资金一百二十万元滞留未用。建议依法追究责任，限期完成修复。"
        )
        actions.report_commission(self.case, by=self.officer, report=report, reported_on=localdate())

    def _resolve(self):
        decision = "责成区人民政府依法查处，六个月内完成生态修复，向常委会报告结果。"
        actions.decide_commission(self.case, by=self.officer, decision=decision, decided_on=localdate())


class Sought(Walker):
    """特定问题调查 that members propose: enough are asked, not all have signed."""

    def steps(self):
        return [(-1, self._begin)]

    def _begin(self):
        (own, _member), *others = members("member")
        (_seat, first), *asked = others[: fifth(chamber(localdate()).total)]
        matter = "保障房轮候名单公示前后不一致的原因；资格审核各环节的责任。"
        case = actions.propose_commission(
            by=first, movers=[own.key, *(seat.key for seat, _user in asked)], proposed_on=localdate(),
            title="保障房轮候名单失实", matter=matter,
        )  # fmt: skip
        actions.sign_commission(case, by=asked[0][1])


class Demanded(Walker):
    """审查要求 of the court, taken up and under review."""

    def steps(self):
        return [(-9, self._demand), (-6, self._accept)]

    def _demand(self):
        by = self.ground.district.people.handlers["court"]
        self.kept["request"] = actions.demand_review(
            by=by, organ=self.unit("court"), maker=self.unit("government"), document="关于规范房屋租赁的通知",
            provision="第六条　未备案的，处二万元罚款。", upper_law="行政处罚法第十六条", name=by.name,
            reason="审理案件中发现，罚款没有上位法依据。", phone="0000-8400077",
            files=[papers.document("审查要求", "关于审查《关于规范房屋租赁的通知》的要求", by)],
        ).pk  # fmt: skip

    def _accept(self):
        filing = Filing.objects.get(title="关于规范房屋租赁的通知")
        actions.accept_request(ReviewRequest.objects.get(pk=self.kept["request"]), by=self.officer, filing=filing)


def roads(district: District, today) -> list:
    ground = Ground(district, today)
    return [Inquired(ground), *(road(ground, hour=15) for road in (Advised, Challenged, Searched, Sought, Demanded))]
