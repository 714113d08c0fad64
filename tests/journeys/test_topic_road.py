"""One topic of supervision in the browser: a citizen's words on a phone, the plan, the meeting, the opinion, what was
done about it, and the check of the second year (law.md §7.11). Where time must pass the hands of the clock are moved."""

import re

import pytest
import time_machine
from django.utils.timezone import now

from congress.accounts.models import User
from supervision.models import Idea, Topic
from tests import make
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.supervision import house as at_house

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("fonts_ready", "transactional_db")]

NARROW = {"width": 360, "height": 800}
TITLE = "养老服务体系建设情况"
ADOPTED = {"通过日期": "2026-12-08", "通过会议": "第103次主任会议"}


@pytest.fixture
def hands():
    with time_machine.travel("2026-11-20 09:00+08:00", tick=True) as hands:
        make.known_years(*range(2025, 2031))
        yield hands


@pytest.fixture
def house(hands):
    return at_house.gather()


@pytest.fixture
def morning(hands, signed_in):
    """``morning("2027-06-24", office, …)``: nine o'clock of another day; everybody signs in anew."""

    def come(day, *players):
        hands.move_to(f"{day} 09:00+08:00")
        User.objects.update(password_changed_at=now())
        for player in players:
            signed_in(player.page, player.user)

    return come


@pytest.fixture
def sits(at_work):
    """Somebody at work, without the look of axe: the steps' pages are alike and looked at elsewhere."""

    def sit(user=None, **more):
        player = at_work(user, **more)
        player.axe = None
        return player

    return sit


def puts_forward(citizen, office):
    office.goes("/supervision/calls/plan_call/").fills(开始日期="2026-11-01", 截止日期="2026-11-30").presses("发起征集")
    citizen.goes("/supervision/public/").clicks("征集监督议题").fills(
        议题=TITLE, 必要性="老人多，床位少。", 主要问题="护理员留不住。", 姓名="赵公民", 联系电话="13800008888"
    )
    citizen.page.get_by_label("我同意").check()
    citizen.presses("提交议题建议").reads("请记下收件号和查询码")
    return Idea.objects.get()


def asks_what_became_of_it(citizen, idea):
    citizen.goes("/supervision/public/idea/").fills(收件号=idea.number, 查询码=idea.query_code)
    return citizen.presses("查询", exact=True)


def adopts(office, house):
    """From the sources, where it waits, through the form into the draft of the plan."""
    office.goes("/supervision/sources/").reads(TITLE).clicks("研究").clicks("采纳").presses("采纳", exact=True)
    office.goes(Topic.objects.get().get_absolute_url()).clicks("修改议题")
    office.ticks("监督方式", "听取和审议专项工作报告", "满意度测评").fills(列入理由="同类建议连续三年提出。")
    office.fills(监督重点="设施、队伍、经费。", 工作方式="实地检查、座谈").chooses("计划月份", "6月")
    office.chooses("负责的专委会、工委", str(house.committee)).chooses("报告机关", str(house.bureau))
    office.presses("修改议题").clicks("筛选同意").presses("筛选同意").clicks("列入计划草案").presses("列入计划草案")


def plans(office):
    office.goes("/supervision/plans/2027/").clicks("主任会议通过").fills(**ADOPTED).presses("主任会议通过")
    office.clicks("印发和公布").reads(TITLE).presses("印发和公布").reads("已公布", "望人常办〔2026〕")


def prepares(keeper, organ, office, matter):
    keeper.goes(matter).clicks("制定实施方案").fills(内容="分三个阶段，五月底前完成。").presses("制定实施方案")
    keeper.clicks("转交各方面意见").fills(意见="护理员待遇低").presses("转交")
    keeper.clicks("确定上会日期").fills(上会日期="2027-06-24").presses("确定")
    organ.follows("定于2027年6月24日").clicks("回应各方面意见").fills(
        **{"1. 护理员待遇低": "见报告第二部分。"}
    ).presses("保存")
    organ.clicks("报送报告稿").fills(内容="报告稿。").presses("报送").reads("按期")
    keeper.follows("收到报告稿").clicks("反馈意见").fills(内容="请补充数据。").presses("反馈")
    organ.follows("对报告稿的意见已反馈").clicks(re.compile("^报送报告$")).fills(内容="报告。").presses("报送")
    office.goes(matter).clicks("发送组成人员").presses("发送").reads("已发组成人员")


def is_heard(office, keeper, matter):
    office.goes(matter).clicks("听取和审议").fills(审议日期="2027-06-24", 会议="常委会第二十次会议")
    office.fills(全体组成人员="31", 出席="29", 满意="20", 基本满意="6", 不满意="3").presses("记录")
    keeper.goes(matter).reads("测评").clicks("起草审议意见").fills(总体评价="总体较好。", 存在问题="队伍不稳。")
    keeper.fills(意见建议="加大投入。", 内容="提高护理员补贴").presses("保存")
    office.goes(matter).clicks("印发审议意见书").fills(通过日期="2027-06-24", 通过会议="第115次主任会议")
    office.presses("印发审议意见书").reads("按期交办", "研究处理中")
    paper = office.prints("审议意见书")
    assert "提高护理员补贴" in paper.text and "监督法第十七条" in paper.text
    paper.picture("paper-review-opinion")


def is_answered(organ, keeper, office, matter):
    organ.follows("审议意见书已经印发").clicks("填报办理情况").fills(办理情况="补贴每月提高三百元。").presses("填报")
    keeper.follows("填报了办理情况").clicks("评为已落实").fills(评价说明="实地核实。").presses("评为")
    organ.goes(matter).clicks("研究处理情况送征求意见").fills(内容="征求意见稿。").presses("送")
    keeper.goes(matter).clicks("反馈意见").fills(内容="同意。").presses("反馈")
    organ.goes(matter).clicks("报送研究处理情况").fills(内容="研究处理情况报告。").presses("报送")
    office.goes(matter).clicks("再次提请常委会").presses("再次提请").clicks("测评")
    office.fills(全体组成人员="31", 出席="29", 满意="25", 基本满意="3", 不满意="1").presses("记录").reads("测评通过")
    office.clicks("公布").presses("公布").clicks("列入跟踪监督").fills(跟踪年数="2").presses("列入跟踪监督")
    office.reads("跟踪监督")


def is_checked(keeper, matter, day):
    keeper.goes(matter).clicks("记录年度检查").fills(检查日期=day, 地点="城关街道", 检查情况="补贴按月发放。")
    keeper.presses("记录").reads("补贴按月发放。")


def test_a_citizens_idea_is_supervised_until_the_check_of_the_second_year(sits, at_work, house, morning):
    citizen, office = sits(size=NARROW), sits(house.officer)
    keeper, organ = sits(house.keeper), sits(house.handler)
    idea = puts_forward(citizen, office)
    adopts(office, house)
    morning("2026-12-10", office)
    plans(office)
    asks_what_became_of_it(citizen, idea).reads("已列入2027年度监督工作计划")
    matter = Topic.objects.get().get_absolute_url()
    morning("2027-05-20", office, keeper, organ)
    prepares(keeper, organ, office, matter)
    morning("2027-06-24", office, keeper, organ)
    is_heard(office, keeper, matter)
    is_answered(organ, keeper, office, matter)
    at_work(house.leader, NARROW).goes("/supervision/year/?year=2027").reads("100.0%").shows("year-360")
    for day in ("2028-06-20", "2029-06-20"):
        morning(day, keeper, office)
        is_checked(keeper, matter, day)
    office.goes(matter).clicks("办结").presses("办结").reads("已办结")
    citizen.goes("/supervision/public/").clicks(TITLE).reads("第2年", "提高护理员补贴", "满意").shows(
        "public-topic-360"
    )
