"""执法检查 and 专题询问 in the browser: a law is inspected and its problems become items; heads are asked and asked again."""

import re

import pytest
from django.utils.timezone import localdate

from supervision import actions
from supervision.models import TopicStatus
from tests import make
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.supervision import asked, checked
from tests.supervision import house as at_house
from tests.supervision.test_checking import photo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("fonts_ready", "transactional_db")]
NARROW = {"width": 360, "height": 800}


@pytest.fixture
def house():
    make.known_years(localdate().year, localdate().year + 1)
    return at_house.gather()


def plans(keeper, topic):
    day = str(localdate())
    keeper.goes(topic.get_absolute_url()).clicks("起草执法检查方案").fills(
        检查的法律法规=checked.LAW,
        检查内容和重点="服务设施、护理队伍。",
        检查首日=day,
        检查末日=day,
        检查方式和安排="实地检查。",
    )
    keeper.presses("保存方案").clicks("加入检查组").chooses("账号", "副主任").page.get_by_label("组长").check()
    keeper.presses("加入检查组").clicks("加入检查组").fills(姓名="民政马", 单位和职务="区民政局").chooses(
        "身份", "专家"
    )
    keeper.presses("加入检查组").reads("不能参加检查组", "浙江省监督条例第二十八条").shows("team-refused").clicks(
        "返回"
    )
    keeper.clicks("列检查清单").fills(条款="第三十八条", 检查项目="床位建设").presses("列入清单").reads("床位建设")


def notifies(office, row):
    office.goes(row).clicks("主任会议通过方案").fills(通过日期=str(localdate()), 通过会议="第105次主任会议").presses(
        "通过方案"
    )
    office.reads("通知最迟日").clicks("通知被检查机关").presses("编号发出").reads("已通知", "望人常办〔").shows(
        "inspection-notified"
    )
    office.prints("通知").picture("paper-inspection-notice")
    office.prints("方案").picture("paper-inspection-plan")


def checks(keeper):
    keeper.page.reload()
    keeper.clicks("记录检查活动").fills(地点或者对象="城关街道敬老院", 情况和问题="护理员不足。")
    keeper.hands_over("照片、材料", ("现场.jpg", photo().read())).shows("visit-360").presses("保存").reads(
        "城关街道敬老院", "现场"
    )
    keeper.clicks("填写检查情况").chooses("检查结论", "部分落实").fills(检查发现="缺二十张。").presses("保存").reads(
        "缺二十张"
    )
    keeper.clicks("列入问题清单").fills(问题="床位没有达标", 涉及条款="第三十八条", 整改建议="年内补齐").presses(
        "列入清单"
    )
    keeper.clicks("检查结束").presses("检查结束", exact=True).clicks("提出执法检查报告")
    keeper.fills(
        对法律法规实施情况的总体评价="总体较好。",
        改进执法工作的建议="加大投入。",
        对修改完善有关法律法规的建议="明确配比。",
    )
    keeper.presses("提出报告").reads("已提出报告", "床位没有达标").shows("inspection-360")
    paper = keeper.fetches(re.sub(r"[?#].*", "", keeper.page.url) + "report.pdf")
    assert "对修改完善有关法律法规的建议" in paper.text and "床位没有达标" in paper.text
    paper.picture("paper-inspection-report")


def test_a_law_is_inspected_and_its_problems_become_items_of_the_opinion(at_work, house):
    topic = checked.topic(house)
    keeper, office = at_work(house.keeper), at_work(house.officer)
    plans(keeper, topic)
    row = topic.inspections.get().get_absolute_url()
    notifies(office, row)
    phone = at_work(house.keeper, NARROW)
    phone.goes(row)
    checks(phone)
    topic.refresh_from_db()
    assert topic.status == TopicStatus.FINAL_RECEIVED
    actions.hear(topic, by=house.officer, on=localdate(), at="常委会会议")
    phone.goes(row).clicks("问题列入审议意见").presses("列入审议意见").goes(topic.get_absolute_url()).reads(
        "床位没有达标：年内补齐"
    )


def asks_and_asks_again(keeper):
    """With the keyboard alone from the sitting's page on."""
    page = keeper.page
    keeper.reads("题库").shows("sitting-360").presses("提问").reads("正在回答", "护理员从哪里来")
    page.get_by_label("回答", exact=False).last.focus()
    page.keyboard.type("年内培训二百人。")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    keeper.looks().reads("年内培训二百人。").clicks("追问").fills(追问="去年培训了多少？").presses("追问")
    keeper.reads("追问第1题").shows("sitting-follow-up-360").fills(回答="一百二十人。").presses("保存回答")
    keeper.clicks("承诺").fills(承诺事项="培训护理员二百人").presses("保存承诺").reads("培训护理员二百人")
    keeper.clicks("测评").fills(全体组成人员="31", 出席="29", 满意="20", 基本满意="6", 不满意="3").presses("保存测评")
    keeper.reads("测评结果为满意").shows("sitting-answered-360").clicks("询问结束").presses(
        "询问结束", exact=True
    ).reads("已询问")


def test_heads_are_asked_and_asked_again_and_their_promise_becomes_an_item(at_work, house):
    row = asked.planned(house)
    office, keeper = at_work(house.officer), at_work(house.keeper, NARROW)
    office.goes(row.get_absolute_url()).shows("inquiry").clicks("主任会议通过方案")
    office.fills(通过日期=str(localdate()), 通过会议="第105次主任会议").presses("通过方案").reads("方案已通过")
    office.prints("方案").picture("paper-inquiry-plan")
    keeper.goes(row.get_absolute_url()).clicks("开始询问").presses("开始询问")
    asks_and_asks_again(keeper)
    paper = keeper.prints("记录")
    assert "年内培训二百人。" in paper.text and "追问" in paper.text and "培训护理员二百人" in paper.text
    paper.picture("paper-inquiry-record")
    topic = row.topic
    topic.refresh_from_db()
    actions.hear(topic, by=house.officer, on=localdate(), at="常委会会议")
    keeper.page.reload()
    keeper.clicks("承诺列入审议意见").presses("列入审议意见").goes(topic.get_absolute_url()).reads("培训护理员二百人")
    office.goes("/supervision/questioning/").reads("专题询问", "质询案").shows("questioning")
