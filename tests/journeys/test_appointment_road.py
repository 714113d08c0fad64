"""Four people put forward in the browser, from the organ's draft to the oath: one fails, one is suspended, one is
exempt from the exam (law.md §9). Nobody outside reads a name before the vote."""

import re

import pytest
import time_machine
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings import actions
from meetings.models import AppointmentLine, AppointmentMotion, Item, LineStatus, Tenure
from tests import make
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.journeys.council import annex
from tests.meetings import chamber, examined, personnel

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("fonts_ready", "transactional_db")]

TITLE, DAY = "关于提请任命职务的议案", "2026-11-20"
SEATS = {"赵合格": "财政局", "钱落选": "水务局", "孙待查": "商务局", "李免考": "民政局"}
EXAMINED = ("赵合格", "钱落选", "孙待查")


@pytest.fixture
def house():
    """The government with four empty posts, the reviewing office with its bank, and one who sat the exam before."""
    with time_machine.travel(f"{DAY} 09:00+08:00", tick=True):
        make.known_years(2026)
        chamber.body()
        officer = examined.prepared()
        type(officer.posts.get().unit).objects.filter(name=examined.OFFICE).update(doc_prefix="望人任办")
        passed = examined.nominee(officer, "李免考", "望川区旧局局长")
        sitting, *_ = examined.seated(actions.plan_exam(passed, by=officer, held_on=localdate()), officer)
        actions.hand_in(sitting, examined.answers(sitting, 100))
        for bureau in SEATS.values():
            personnel.post(f"望川区{bureau}局长")
        yield officer


@pytest.fixture
def quick(at_work):
    """At work without axe: the pages of the steps are alike and looked at once."""

    def sit(user):
        player = at_work(user)
        player.axe = None
        return player

    return sit


def drafts(organ):
    organ.goes("/meetings/appointments/draft/").fills(议案名称=TITLE, 签署人="周区长", 签署日期=DAY).presses("保存")
    for name, bureau in SEATS.items():
        organ.clicks("加入人选").chooses("职务", f"望川区{bureau}局长")
        if name == "李免考":  # known from an earlier motion of the same organ
            organ.chooses("已登记的人员", "李免考（1978-05）")
        else:
            organ.fills(姓名=name, 籍贯="望川")
        organ.presses("加入").reads(f"决定任命{name}为望川区{bureau}局长")
    for kind in ("提请任免议案", "任免呈报表", "考察材料"):
        organ.clicks("加入材料").chooses("种类", kind).hands_over("文件", (f"{kind}.pdf", annex())).presses("加入")
    organ.reads("齐全").clicks(re.compile("^提请$")).presses("提请").reads("收到提请")


def reviews(officer):
    officer.follows("已收到").clicks("开始审查").presses("开始审查").reads("审查中")
    for name in EXAMINED:
        officer.goes(line(name).get_absolute_url()).clicks("安排任前考试").fills(考试日期=DAY).presses("安排")
        sitting, *_ = examined.seated(line(name).sittings.get(), officer.user)
        actions.hand_in(sitting, examined.answers(sitting, 80))
    officer.goes(line("李免考").get_absolute_url()).clicks("免予考试").presses("免予考试").reads("免予考试")
    officer.goes(line("孙待查").get_absolute_url()).clicks("登记举报").fills(
        收到日期=DAY, 来源="来信", 反映的主要问题="违规发放补贴。"
    ).presses("登记")
    officer.goes(motion().get_absolute_url()).clicks("提出审查意见").fills(审查意见="程序合法。").presses(
        "提出审查意见"
    )


def rules_on_them(officer):
    officer.clicks("主任会议研究").presses("记录决定").reads("孙待查：举报还没有查结")
    officer.page.get_by_label(re.compile("孙待查")).select_option(label="暂缓提请")
    officer.fills(理由="反映的问题须核实。").presses("记录决定").reads("已提请常委会会议", "暂缓提请")
    officer.clicks("列入会议议题").presses("列入会议议题").reads("已列为议题")


def investigates(organ, officer):
    """Cleared up after the meeting: the person waits for the next one."""
    organ.follows("请调查后报告").clicks("孙待查").clicks("报送调查报告").fills(调查结论="反映不属实。").presses("报送")
    officer.follows("已报送调查报告").clicks("孙待查").clicks("恢复提请").fills(主任会议意见="同意。")
    officer.presses("恢复提请").reads("已提请会议")


def sits(item):
    """The meeting is in session, the item on its agenda."""
    held, *_, clerk = chamber.in_session()
    Item.objects.filter(pk=item.pk).update(meeting=held, status="on_agenda", position=1)
    return clerk


def votes(clerk, item):
    clerk.goes(item.get_absolute_url()).clicks("听取说明").presses("听取说明").clicks(re.compile("^审议$")).presses(
        "审议"
    )
    clerk.clicks("交付表决").chooses("表决方式", "表决器").presses("交付表决")
    clerk.clicks("开始表决").presses("开始表决").reads("表决开始").clicks("录入结果")
    for name, yes in (("赵合格", 5), ("钱落选", 2), ("李免考", 4)):
        boxes = clerk.page.get_by_role("group", name=re.compile(name))
        for word, number in (("赞成", yes), ("反对", 5 - yes), ("弃权", 0), ("未按表决器", 0)):
            boxes.get_by_label(word, exact=True).fill(str(number))
    clerk.presses("录入结果").reads("5 票赞成", "2 票赞成，全体组成人员 5 人，过半数为 3，未通过")


def comes_into_office(officer):
    officer.goes("/meetings/appointments/").clicks("到任办理").clicks("颁发任命书").fills(签署人="主任").presses(
        "颁发任命书"
    ).reads("2 份")
    said = re.sub(r"\s", "", officer.prints(re.compile("〔2026〕")).text)
    assert "任命书" in said and re.search("赵合格|李免考", said), said
    officer.goes("/meetings/appointments/").clicks("到任办理").clicks("宪法宣誓").fills(领誓人="主任")
    officer.page.get_by_label(re.compile("李免考|赵合格")).first.check()
    officer.chooses("形式", "集体宣誓").presses("登记宣誓").reads("宪法宣誓已登记")
    officer.clicks("通知任免结果").presses("发出通知").reads("任免通知已编号发出", "已到任").shows("induction")


def test_four_are_put_forward_and_two_come_into_office(at_work, quick, house):
    unit = make.unit("望川区人民政府", UnitKind.GOVERNMENT)
    organ, officer = quick(make.user(Role.HANDLER, unit, name="政府办")), at_work(house)
    drafts(organ)
    reviews(officer)
    rules_on_them(officer)
    item = Item.objects.get(appointment=motion())
    clerk = sits(item)
    outside = at_work()
    outside.goes("/meetings/public/").reads_nothing_of(*SEATS)
    votes(quick(clerk), item)
    states = dict(motion().lines.values_list("official__name", "status"))
    assert states == {
        "赵合格": LineStatus.PASSED, "钱落选": LineStatus.FAILED, "孙待查": LineStatus.SUSPENDED,
        "李免考": LineStatus.PASSED,
    }  # fmt: skip
    comes_into_office(officer)
    investigates(organ, officer)
    assert set(Tenure.objects.values_list("official__name", flat=True)) == {"赵合格", "李免考"}
    assert str(Tenure.objects.earliest("pk").starts_on) == DAY


def motion() -> AppointmentMotion:
    return AppointmentMotion.objects.get(title=TITLE)


def line(name) -> AppointmentLine:
    return motion().lines.get(official__name=name)
