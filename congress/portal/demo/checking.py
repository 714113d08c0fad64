"""The rarer work of supervision in the demo: documents filed for review, a check under way, an inquiry that comes,
the audit's findings with the figures of the year, a work review. By the real steps, on days counted back from today."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils.timezone import localdate

from congress.portal.demo import papers
from congress.portal.demo.district import District
from congress.portal.demo.supervised import Ground, heard, issued, matters
from supervision import actions
from supervision.models import AuditFinding, Book, Filing, Inspection, Measure, Purpose, Topic

CHECKED, INQUIRED = "关于反电信网络诈骗法实施情况的报告", "关于物业管理工作情况的报告"
NOTE = {
    "provision": "第六条　未备案的，处二万元罚款。", "upper_law": "行政处罚法第十六条", "verdict": "conflict",
    "upper_text": "除法律、法规、规章外，其他规范性文件不得设定行政处罚。", "opinion": "没有设定罚款的权限。",
}  # fmt: skip
VOTES = {"total": 31, "present": 28, "yes": 14, "basic": 9, "no": 4, "invalid": 1}


@dataclass
class Walker:
    """Steps at so many days from today, each a function; those of one day one after the other."""

    ground: Ground
    stands_since = None
    first: date = date.min
    hour: int = 11
    kept: dict = field(default_factory=dict)

    def steps(self) -> list[tuple]:
        raise NotImplementedError

    def walk(self) -> Iterator[datetime]:
        for offset, take in self.steps():
            yield self.ground.moment(max(self.first, self.ground.today + timedelta(days=offset)), self.hour)
            take()

    @property
    def officer(self):
        return self.ground.officer

    @property
    def keeper(self):
        return self.ground.district.people["committee"]

    def unit(self, key: str):
        return self.ground.units[key]


@dataclass
class Filed(Walker):
    """A normative document as far as ``stop``."""

    number: int = 0
    title: str = ""
    filed: int = 0  # days from today
    stop: int = 0  # how many steps

    def steps(self):
        office, dispatcher = self.ground.office, self.ground.district.people["dispatcher"]
        after = (0, 1, 2, 3, 12, 14, 22, 30)
        takes = (
            self._file,
            lambda: actions.receive_filing(self.filing, by=self.officer),
            lambda: actions.register_filing(self.filing, by=self.officer),
            lambda: actions.distribute_filing(self.filing, by=self.officer, committees=(self.unit("city_committee"),)),
            self._opine,
            lambda: actions.communicate_filing(self.filing, by=self.officer, note="已与起草单位沟通有关条款。"),
            lambda: actions.send_written_opinion(
                self.filing, by=self.officer, office=office, problems="第六条没有上位法依据。", advice="删去第六条。"
            ),
            lambda: actions.answer_written_opinion(
                self.filing, by=dispatcher, intent="amend", text="接受意见，正在修改。",
                planned_on=localdate() + timedelta(days=40),
            ),
        )  # fmt: skip
        return [(self.filed + days, take) for days, take in zip(after, takes, strict=True)][: self.stop]

    @property
    def filing(self) -> Filing:
        return Filing.objects.get(pk=self.kept["filing"])

    def _file(self):
        dispatcher, government = self.ground.district.people["dispatcher"], self.unit("government")
        published = localdate() - timedelta(days=15)
        files = [
            (purpose, papers.document(self.title, words, dispatcher))
            for purpose, words in ((Purpose.TEXT, "文件正式文本"), (Purpose.EXPLANATION, "起草说明"))
        ]
        self.kept["filing"] = actions.file_document(
            by=dispatcher, maker=government, title=self.title, doc_no=f"望政规〔{published.year}〕{self.number}号",
            published_on=published, files=files,
        ).pk  # fmt: skip

    def _opine(self):
        share = self.filing.shares.get()
        wrong = self.stop > 5
        finding, words = ("problem", "第六条设定罚款没有依据。") if wrong else ("no_problem", "没有发现问题。")
        if wrong:
            actions.compare_articles(share, by=self.keeper, **NOTE)
        actions.give_filing_opinion(share, by=self.keeper, finding=finding, opinion=words)
        if not wrong:
            actions.find_no_problem(self.filing, by=self.officer)


class Suggested(Walker):
    """审查建议 of a citizen."""

    def steps(self):
        facts = {
            "document": "关于规范房屋租赁的通知", "maker_name": "区人民政府", "provision": "第六条",
            "reason": "罚款没有依据。", "applicant": "citizen", "name": "赵公民", "phone": "0000-8400001",
            "address": "青河路九号",
        }  # fmt: skip
        key = UUID(int=51, version=4)
        return [
            (-12, lambda: self.kept.update(request=actions.suggest_review(key=key, **facts))),
            (-8, lambda: actions.accept_request(self.kept["request"], by=self.officer)),
        ]


class Inspecting(Walker):
    """执法检查 of a law: team and checklist, the notice, and the first visits."""

    def steps(self):
        begun = max(self.first, self.ground.today - timedelta(days=14))
        self.starts_on = begun + timedelta(days=13)
        steps = [(-14, self._plan), (-14, self._notify)]
        return [*steps, (-1, self._visit)] if self.starts_on < self.ground.today else steps

    def _plan(self):
        topic, by = Topic.objects.get(title=CHECKED), self.officer
        row = actions.plan_inspection(
            topic, by=by, law="中华人民共和国反电信网络诈骗法", scope="宣传防范、技术治理、部门协同。",
            plan="实地检查、座谈、问卷调查相结合，并委托第三方评估。", starts_on=self.starts_on,
            ends_on=self.starts_on + timedelta(days=10),
        )  # fmt: skip
        leader = self.ground.district.people["leader"]
        actions.name_member(row, by=by, user=leader, capacity="member", is_leader=True)
        actions.name_member(row, by=by, name="某大学教授", capacity="expert", unit="某大学法学院")
        actions.list_checks(row, by=by, lines=["建立防范宣传机制", "重点行业落实实名制"], article="第八条")
        self.kept["row"] = row.pk

    @property
    def row(self) -> Inspection:
        return Inspection.objects.get(pk=self.kept["row"])

    def _notify(self):
        actions.adopt_inspection(self.row, by=self.officer, adopted_on=localdate(), adopted_at="主任会议")
        actions.notify_organ(self.row, by=self.officer, office=self.ground.office)

    def _visit(self):
        facts = {"form": "site", "place": "城关街道反诈宣传站", "people": "检查组全体"}
        found = "宣传覆盖面较广，老年人群体仍是薄弱环节。"
        actions.record_visit(self.row, by=self.officer, on=localdate(), findings=found, **facts)
        actions.add_problem(
            self.row, by=self.officer, text="对老年人的宣传不够", article="第八条", advice="年内进社区宣传一百场"
        )
        letter = {"received_on": localdate(), "gist": "反映冻结账户申诉时间长", "sent_on": localdate()}
        actions.forward_letter(self.row, by=self.officer, sent_to="望川区公安分局", **letter)


class Inquiring(Walker):
    """专题询问: its plan, who answers, the bank of questions."""

    def steps(self):
        return [(-8, self._plan), (-5, self._adopt)]

    def _plan(self):
        offset = next(matter.offset for matter in matters() if matter.title == INQUIRED)
        topic, by = Topic.objects.get(title=INQUIRED), self.keeper
        row = actions.plan_inquiry(
            topic, by=by, content="物业服务质量、维修资金使用、业主委员会建设。", arrangement="联组会议，先报告后问。",
            press="区融媒体中心直播。", held_on=heard(self.ground.today, offset), held_at="区人大常委会会议",
            stream="https://live.example.cn/wuye",
        )  # fmt: skip
        housing = self.unit("housing")
        actions.name_respondent(row, by=by, name="住建局局长", title="局长", unit=housing)
        leader = self.ground.district.people["leader"]
        for text in ("维修资金使用为什么手续多、时间长？", "没有业主委员会的小区怎么管？"):
            actions.prepare_question(row, by=by, text=text, asker_user=leader)
        self.kept["row"] = row

    def _adopt(self):
        actions.adopt_inquiry(self.kept["row"], by=self.officer, adopted_on=localdate(), adopted_at="主任会议")


FINDINGS = (
    # unit, text, kind, 万元, how far
    ("civil", "养老补贴滞留未拨付。", "livelihood", 120, "verified"),
    ("transport", "公路养护资金支出进度慢。", "spending", 860, "continued"),
    ("housing", "保障性住房租金收缴不到位。", "revenue", 95, "rectifying"),
    ("education", "两所学校固定资产未入账。", "assets", 43, "claimed"),
    ("culture", "部分采购未按规定招标。", "procurement", 68, "open"),
)
YEARLY = (
    # book, measure, 亿元 of the year
    (Book.GENERAL, Measure.REVENUE, 42), (Book.GENERAL, Measure.TAX, 31), (Book.GENERAL, Measure.EXPENDITURE, 76),
    (Book.FUNDS, Measure.REVENUE, 18), (Book.FUNDS, Measure.EXPENDITURE, 21), (Book.CAPITAL, Measure.REVENUE, 1),
    (Book.CAPITAL, Measure.EXPENDITURE, 1), (Book.INSURANCE, Measure.REVENUE, 9),
    (Book.INSURANCE, Measure.EXPENDITURE, 8),
)  # fmt: skip
YI, WAN = Decimal(100_000_000), Decimal(10_000)
SLOW = {Book.FUNDS: Decimal("0.6")}  # what runs behind its time, so that the page shows what that looks like


class Money(Walker):
    """The audit's findings of the year before, and the months of this one."""

    def steps(self):
        return [(-110, self._record), (-90, self._rectify), (-30, self._claim), (-20, self._judge), (-3, self._figures)]

    def _record(self):
        rows = [
            {"year": self.ground.today.year - 1, "number": f"{n}", "unit": self.unit(key), "text": text, "kind": kind,
             "amount": amount * WAN, "due_on": self.ground.today + timedelta(days=-5 if far == "continued" else 40)}
            for n, (key, text, kind, amount, far) in enumerate(FINDINGS, 1)
        ]  # fmt: skip
        self.kept["rows"] = [row.pk for row in actions.record_findings(rows, by=self.officer)]

    def _those(self, *stages):
        people = self.ground.district.people.handlers
        for pk, (key, *_facts, far) in zip(self.kept["rows"], FINDINGS, strict=True):
            if far in stages:
                yield AuditFinding.objects.get(pk=pk), people.get(key, self.officer), far

    def _rectify(self):
        for row, by, _far in self._those("verified", "continued", "rectifying", "claimed"):
            actions.start_rectifying(row, by=by, text="三个月内整改到位，完善制度。")

    def _claim(self):
        for row, by, _far in self._those("verified", "continued", "claimed"):
            proof = papers.document("整改情况说明", row.title, by)
            actions.claim_rectified(row, by=by, text="已经整改，附佐证材料。", rectified=row.amount, files=[proof])

    def _judge(self):
        for row, _by, far in self._those("verified", "continued"):
            verdict = actions.verify_finding if far == "verified" else actions.continue_finding
            verdict(row, by=self.officer, note="实地核实。" if far == "verified" else "支出进度仍然偏慢。")

    def _figures(self):
        last = localdate().replace(day=1) - timedelta(days=1)  # the month that is over
        rows = [
            {"year": last.year, "month": month, "book": book, "measure": measure, "planned": whole * YI,
             "amount": (whole * YI * month * SLOW.get(book, 1) / 12).quantize(Decimal("0.01"))}
            for month in range(1, last.month + 1) for book, measure, whole in YEARLY
        ]  # fmt: skip
        actions.keep_figures(rows, by=self.officer)


class Reviewing(Walker):
    """工作评议 of a unit managed from the district, whose result has been sent."""

    def steps(self):
        return [
            (-60, self._plan), (-40, self._gather), (-25, self._report), (-15, self._poll), (-12, self._send),
        ]  # fmt: skip

    def _plan(self):
        self.kept["row"] = actions.plan_work_review(
            by=self.keeper, year=localdate().year, unit=self.unit("city"), matter="城市精细化管理工作",
            plan="听取汇报、走访企业和群众、问卷调查，形成评议报告后提请常委会会议测评。",
            group="常委会组成人员和区人大代表十二人", committee=self.unit("city_committee"),
        )  # fmt: skip

    def _take(self, name, **facts):
        self.kept["row"] = getattr(actions, name)(self.kept["row"], **facts)

    def _gather(self):
        for origin, text in (
            ("代表座谈会", "市容秩序好转，背街小巷保洁不够。"),
            ("问卷调查 300 份", "满意和基本满意 86%。"),
        ):
            self._take("gather_words", by=self.keeper, origin=origin, text=text, on=localdate())

    def _report(self):
        words = {
            "report": "工作总体有力，管理力量下沉不够。",
            "advice": "一、加强背街小巷保洁。\n二、规范共享单车停放。",
        }
        self._take("report_work_review", by=self.keeper, **words)

    def _poll(self):
        self._take("poll_work_review", by=self.officer, on=localdate(), at="区人大常委会会议", votes=VOTES)

    def _send(self):
        names = {
            "party": "中共望川区委", "government": "望川区人民政府", "personnel": "中共望川区委组织部",
            "superior": "市城市管理局", "unit": self.unit("city").name,
        }  # fmt: skip
        by = {"by": self.officer, "office": self.ground.office}
        self._take("send_results", names=names, answer_by=self.ground.today + timedelta(days=45), **by)


DOCUMENTS = (
    ("望川区城市供水管理办法", -100, 5), ("关于规范房屋租赁的通知", -60, 8), ("望川区养犬管理规定", -20, 4),
    ("望川区共享单车停放管理办法", -6, 2), ("望川区河道采砂管理规定", -2, 1),
)  # fmt: skip


def roads(district: District, today: date) -> list:
    ground = Ground(district, today)
    planned = {matter.title: issued(heard(today, matter.offset).year) + timedelta(days=2) for matter in matters()}
    found = [
        Filed(ground, number=number, title=title, filed=filed, stop=stop)
        for number, (title, filed, stop) in enumerate(DOCUMENTS, 1)
    ]
    found += [Suggested(ground), Money(ground), Reviewing(ground)]
    return [*found, Inspecting(ground, first=planned[CHECKED]), Inquiring(ground, first=planned[INQUIRED], hour=12)]
