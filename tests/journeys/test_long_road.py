"""退办, 延期, 承诺, 不满意, 重新办理, 跟踪, 换届, 销号, 办结: one suggestion through fourteen months and two terms.

Where time must pass the hands of the clock are moved (``time_machine``, as in test_one_meeting.py) and everybody signs
in anew. That the old term ended and a new one began is written into the database: nobody presses a button for that.
"""

from datetime import date

import pytest
import time_machine
from django.utils.timezone import now

from congress.accounts.models import Role, User
from congress.organs.models import Term
from proposals.models import Commitment, CommitmentStatus, Proposal, Status
from tests import make
from tests.congress.file_corpus import pdf
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.journeys.stage import PHONE
from tests.proposals import road

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("fonts_ready")]

WHY_NOT_OURS = "河堤由水务部门管护，不属于消防职责。"
WHY_LONGER = "塌陷段须先做地质勘察，汛期不能施工。"
STUDY = "代表问哪一天动工，请在答复中说清。"
FIRST = "列入下一年度水利项目，汛期以后动工。"
SECOND = "十二月动工，二〇二七年六月底完工。"
DONE = "八百米河堤全部加固，六月二十日通过验收。"


@pytest.fixture
def clock():
    with time_machine.travel("2026-07-06 09:00+08:00", tick=True) as hands:
        yield hands


@pytest.fixture
def town(clock, town):
    return town


@pytest.fixture
def morning(clock, signed_in):
    """``morning("2026-09-21", zhang, …)``: nine o'clock of another day; everybody signs in anew, with a password
    changed in time."""

    def come(day, *players):
        clock.move_to(f"{day} 09:00+08:00")
        User.objects.update(password_changed_at=now())
        for player in players:
            signed_in(player.page, player.user)

    return come


def hands_out(li, town):
    """To the wrong house, as it happens."""
    li.goes(Proposal.objects.get().get_absolute_url()).clicks("交办").chooses("承办单位 1", str(town.fire))
    li.presses("交办", exact=True).reads("已交办", "区消防救援大队")


def is_handed_back(tian, li, town):
    tian.follows("请签收").clicks("申请退办").chooses("建议改由哪个单位办理", str(town.water))
    tian.fills(退办理由=WHY_NOT_OURS).shows("ask-return").presses("申请退办").reads("已送审核")
    li.follows("申请退办").clicks("审核退办").reads(WHY_NOT_OURS, "区水务局").ticks("审核意见", "同意退办，另行交办")
    li.shows("rule-return").presses("审核", exact=True).reads("请重新交办", "已退办 1 次").shows("reassign")
    li.presses("重新交办").reads("已重新交办", "区水务局")


def is_given_more_time(wang, li, zhang):
    wang.goes(zhang.case).clicks("申请延期").reads("代表法第五十一条").fills(延期理由=WHY_LONGER).shows("ask-extension")
    wang.presses("申请延期").reads("已送代表工委审批")
    li.follows("申请把").clicks("审批延期").reads(WHY_LONGER, "2027-01-06").ticks("审批意见", "同意延期")
    li.shows("rule-extension").presses("审批", exact=True).reads("2027-01-06")
    zhang.follows("延期答复").reads(WHY_LONGER, "2026-10-06", "2027-01-06").shows("extended-phone")


def talks(wang, zhang):
    """The reply is not taken before the deputy was spoken with; what is owed stands above the draft."""
    wang.goes(wang.case).clicks("起草答复").reads("还没有计入的沟通记录").clicks("记录沟通")
    wang.ticks("阶段", "办中").ticks("方式", "当面商谈").fills(
        参加人="张卫国、王强", 沟通情况="当面说了为什么要到明年。", 代表意见="希望提前。"
    )
    wang.presses("记录", exact=True).reads("请代表核实")
    zhang.follows("请核实").presses("属实", exact=True).reads("已经记下")


def answers(wang, chen, li, text, promised_on):
    """B: 列入计划, with the day it will be done."""
    wang.clicks("起草答复").chooses("第1条的结果", "列入计划").fills(答复第1条=text)
    wang.chooses("第2条的结果", "已采纳").fills(答复第2条="警示牌三块已经设置。", 完成期限=promised_on)
    wang.fills(联系人="王强", 联系电话="010-5000118").chooses("办理结果分类", "B（部分解决或者列入计划）")
    wang.presses("保存并送签").presses("送签").reads("已送负责人签发")
    chen.follows("请审阅签发").clicks("签发").reads(text).presses("签发", exact=True).reads("已签发")
    li.follows("请核发").clicks("核发答复").presses("核发答复").reads("答复已发给代表")


def rates(zhang, grade, **reason):
    zhang.follows("请在").ticks("办理态度", "满意").ticks("办理结果", grade).fills(**reason)
    zhang.presses("提交评价").reads("谢谢您的评价")


def sends_it_back(li, wang, zhang):
    li.follows("作出评价").clicks("结束评价").presses("结束评价").reads("评价已结束", "不满意")
    li.clicks("退回重新办理").reads("说是动工").fills(研究意见和理由=STUDY).shows("rework").presses("退回重新办理")
    li.reads("重新办理", STUDY)
    zhang.follows("退回").reads(STUDY)
    wang.follows("须由").reads(STUDY)


def keeps_it_in_sight(li, wang, zhang):
    """The verdict is in, the promise is not kept: the case waits in the ledger."""
    li.follows("作出评价").clicks("结束评价").presses("结束评价").clicks("转入跟踪").reads("年内加固河堤").shows(
        "track"
    )
    li.presses("转入跟踪").reads("已转入跟踪")
    wang.goes("/proposals/ledger/").reads("年内加固河堤").clicks("年内加固河堤").clicks("报告进展")
    wang.fills(进展情况="勘察已经完成，十二月十八日动工。").presses("报告", exact=True).reads("进展已经报告")
    zhang.follows("报告了承诺事项").reads("十二月十八日动工").shows("progress-phone")


def the_term_ends(li):
    """The dates of the terms are those of the election, not of a button."""
    Term.objects.filter(number=18).update(ends_on=date(2027, 1, 10))
    make.term(19, starts_on=date(2027, 1, 11))
    li.goes("/proposals/terms/18/close/").reads("未办结的建议", "1 件").fills(依据="望人常〔2026〕9号").shows(
        "close-term"
    )
    li.page.get_by_role("main").get_by_role("button", name="结转", exact=True).click()
    li.turns(li.page.get_by_role("dialog").get_by_role("button", name="结转")).reads("结转")


def is_struck_off(wang, zhang):
    wang.goes("/proposals/ledger/").clicks("年内加固河堤").reads("结转 1 次").clicks("申请销号")
    wang.fills(再次答复内容=DONE).hands_over("佐证材料", ("验收单.pdf", pdf(1))).shows("claim-done")
    wang.presses("申请销号").reads("等待核验")
    zhang.follows("请核验").shows("claimed-phone").clicks("看再次答复并核验").reads(DONE, "验收单")
    zhang.ticks("核验结果", "已经落实，同意销号").fills(核验意见="到现场看过，属实。").presses("提交核验结果").reads(
        "已核验销号"
    )


def is_filed(li):
    li.follows("全部了结").clicks("办结").presses("办结").reads("已办结")


# A step that follows from another stands before it: 答复 before the 核发 that was the last.
WAY = """交办 申请退办 同意退办 重新交办 签收 申请延期 审批延期 送签 签发 答复 核发答复 评价 结束评价 再次办理 退回重新办理
送签 签发 答复 核发答复 评价 结束评价 转入跟踪 报告进展 结转下一届 结转 申请销号 核验销号 办结"""
INSIDE = ("申请退办", "申请延期", "送签", "签发", "评价")


def sees_the_whole_way(player, inside):
    """Every step in its order; more may stand between."""
    way = [step for step in WAY.split() if inside or step not in INSIDE]
    told = player.page.locator(".timeline li b").all_inner_texts()
    ahead = iter(told[::-1])
    order = [step for step in way if step in ahead]
    assert order == way, f"{order} of {told}"


def reads_it_all(player):
    player.reads(WHY_NOT_OURS, WHY_LONGER, FIRST, "说是动工", STUDY, SECOND, DONE, "到现场看过")
    player.reads("第十九届", "不满意", "退办", "2027-01-06", "销号")


def makes_a_promise(everyone, town, morning):
    """From the wrong house to a letter that the deputy can live with."""
    zhang, li, tian, wang, chen = everyone
    hands_out(li, town)
    morning("2026-07-08", *everyone)
    is_handed_back(tian, li, town)
    wang.follows("请签收").clicks("签收").presses("签收").reads("已签收")
    zhang.follows("改由区水务局")
    morning("2026-09-21", *everyone)
    is_given_more_time(wang, li, zhang)
    morning("2026-11-10", *everyone)
    talks(wang.goes(zhang.case), zhang)
    answers(wang.goes(zhang.case), chen, li, FIRST, "2027-06-30")
    rates(zhang, "不满意", 理由="说是动工，什么时候没有写。")
    sends_it_back(li, wang, zhang)
    morning("2026-11-30", *everyone)
    answers(wang, chen, li, SECOND, "2027-06-30")
    rates(zhang, "基本满意")


def test_a_promise_outlives_the_term_in_which_it_was_made(town, at_work, morning):
    road.registered(town)
    zhang, li = at_work(town.zhang.user, PHONE), at_work(town.li)
    tian, wang, chen = at_work(town.tian), at_work(town.wang), at_work(town.chen)
    everyone = zhang, li, tian, wang, chen
    tian.axe = chen.axe = None  # the same pages as 王强's
    makes_a_promise(everyone, town, morning)
    keeps_it_in_sight(li, wang, zhang)
    morning("2027-01-12", *everyone)
    the_term_ends(li)
    zhang.user = User.objects.get(pk=zhang.user.pk)
    assert zhang.user.roles == {Role.FORMER_DEPUTY}
    morning("2027-06-21", *everyone)
    is_struck_off(wang, zhang)
    is_filed(li)

    assert Proposal.objects.get().status == Status.CLOSED
    assert Commitment.objects.get().status == CommitmentStatus.STRUCK_OFF
    li.goes(li.case)
    for player in (li, zhang.goes(li.case)):
        reads_it_all(player.shows(f"long-{player.user.name}"))
        sees_the_whole_way(player, inside=player is li)
