"""A motion from the first word on a phone to the word before the congress: ten deputies sign in person, and each
step is pressed by whose step it is. And the other end of many a motion: a suggestion that knows where it came from."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from congress.accounts.models import Role
from proposals.models import Motion, MotionStatus, Proposal, Status
from tests import make
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.journeys.stage import PHONE
from tests.proposals import motion_road as road

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("fonts_ready")]

TITLE, CAUSE, BASIS, REMEDY = (road.FORM[name] for name in ("title", "cause", "basis", "remedy"))
LIST = "/proposals/motions/"


def the_cut_off_is_set(li):
    li.goes(LIST).reads("还没有议案").clicks("截止时间")
    li.fills(截止时间=f"{localtime() + timedelta(hours=20):%Y-%m-%dT%H:%M}", 依据="主席团第一次会议决定")
    li.presses("登记", exact=True).reads("截止时间已登记", "主席团第一次会议决定")


def brings(zhang, names):
    zhang.goes(LIST).reads("议案截止时间").clicks("提议案")
    zhang.fills(标题=TITLE, 案由=CAUSE, 案据=BASIS, 方案=REMEDY).presses("存好，下一步邀请附议")
    zhang.fills(邀请哪些代表="、".join(names)).presses("邀请", exact=True)
    zhang.reads("已邀请", "联名中", "现有 1 名确认").shows("motion-gathers-phone")


def sign_in_person(sun, others, at_work):
    """The first is led there by the bell; everybody reads the whole text and presses for themselves."""
    sun.follows("请您附议").reads(REMEDY).clicks("确认附议").reads(CAUSE)
    page = sun.page.url
    sun.presses("我同意附议").reads("已确认附议")
    for deputy in others:
        signer = at_work(deputy.user, PHONE)
        signer.goes(page).reads(REMEDY).presses("我同意附议").reads("已确认附议")
        signer.page.context.close()


def hands_in(zhang):
    zhang.follows("已达法定人数").clicks("提交议案").reads("联名代表 10 名").presses("提交", exact=True)
    zhang.reads("议案已提交", "待登记").reads_nothing_of("截止时间后提出")


def registers(li):
    li.follows("请登记").reads("联名代表 10 名").clicks("登记议案")
    li.chooses("审查机构", "望川区人大议案审查委员会").presses("登记并编号").reads("第01号", "审查中")


def reviews(officer):
    officer.follows("请审查并提出审查报告").clicks("提出审查报告").ticks("处理建议", "立案，闭会后由专门委员会审议")
    officer.fills(报告日期=str(localdate()), 审查报告="属于本级人大职权，建议立案。").presses("提出", exact=True)
    officer.reads("审查报告已提出", "待主席团决定")


def the_presidium_refers(li):
    li.follows("请按主席团的决定登记").clicks("立案，交付审议")
    li.fills(决定日期=str(localdate()), 会议="主席团第三次会议", 征求意见的机关="区水务局")
    li.chooses("负责审议的机构", "望川区人大议案审查委员会").fills(决定内容="立案，闭会后审议。")
    li.presses("立案", exact=True).reads("已立案", "区水务局（待提出）", "主席团第三次会议")


def the_organ_says_its_opinion(wang):
    wang.follows("请贵机关提出意见").clicks("提出机关意见").fills(意见="同意制定规定。").presses("提出", exact=True)
    wang.reads("意见已提出")


def the_committee_hands_over(officer):
    officer.follows("提出意见").reads("同意制定规定。").clicks("交机关办理")
    officer.chooses("承办机关", "望川区水务局").fills(审议结果报告="经审议，交区水务局办理。").presses(
        "交办", exact=True
    )
    officer.reads("已交承办机关", "12月31日")


def plans(chen):
    chen.follows("请提交办理方案").clicks("提交办理方案").fills(办理措施和分工="成立专班，局长负责。")
    chen.fills(目标1="划定河道蓝线", 目标1完成时限=str(localdate() + timedelta(20))).presses("提交方案")
    chen.reads("办理方案已提交", "划定河道蓝线", "办理中")


def the_group_keeps_one_log(officer, people):
    officer.follows("已提交").clicks("组成工作组").chooses("组长（主任、副主任）", "赵主任")
    officer.ticks("提案代表", "孙玉兰").ticks("承办机关", "王强").presses("保存").reads("工作组已组成", "孙玉兰")
    for player, words in people:
        player.follows("办理工作组").clicks("记工作日志").chooses("形式", "现场检查")
        player.fills(参加人员="赵主任、张卫国、王强", 内容=words).presses("记入").reads("已记入工作日志", words)
    people[-1][0].reads(*(words for _player, words in people))


def reaches_and_reports(wang, chen):
    wang.goes(wang.address).clicks("登记完成").fills(完成情况="蓝线已公告。").presses("登记完成").reads("已完成")
    chen.goes(chen.address).clicks("报告办理情况").fills(办理情况报告="蓝线划定，违建拆除过半。").presses(
        "报告", exact=True
    )
    chen.reads("办理情况已报告", "待常委会审议")


def the_committee_hears(li, where):
    li.follows("已报告").clicks("安排常委会审议")
    li.fills(审议日期=str(localdate()), 常委会哪次会议=where).presses("安排并邀请").reads("邀请领衔代表列席", where)


def not_accepted_it_is_done_again(li, chen):
    li.clicks("要求再次办理").fills(审议意见="拆除未完成，一个月内再报告。").presses("要求再次办理").reads("再次办理")
    chen.follows("经常委会审议").reads("拆除未完成").clicks("报告办理情况")
    chen.fills(办理情况报告="违建已经全部拆除。").presses("报告", exact=True).reads("办理情况报告（第2次）")


def accepted_it_goes_to_the_congress(li):
    li.clicks("审议通过").fills(审议意见="同意报告。").presses("登记通过").reads("常委会审议通过").clicks("向大会报告")
    li.fills(向哪次会议报告="区十八届人大七次会议", 报告="已经办成。").presses("登记", exact=True).reads("已向大会报告")
    li.clicks("办结议案").presses("办结", exact=True).reads("议案已办结")


STEPS = (
    "邀请附议", "确认附议", "提交议案", "登记议案", "提出审查报告", "立案，交付审议", "提出机关意见", "交机关办理",
    "提交办理方案", "组成工作组", "记工作日志", "登记目标完成", "报告办理情况", "安排常委会审议", "要求再次办理",
    "审议通过", "向大会报告", "办结议案",
)  # fmt: skip


def it_comes_before_the_standing_committee(zhang, officer, li, wang, chen, house):
    """Reviewed, referred, handed to the organ, worked at by the group, reported and heard twice."""
    reviews(officer)
    the_presidium_refers(li)
    the_organ_says_its_opinion(wang)
    the_committee_hands_over(officer)
    plans(chen)
    the_group_keeps_one_log(officer, house)
    wang.address = chen.address = Motion.objects.get().get_absolute_url()
    reaches_and_reports(wang, chen)
    the_committee_hears(li, "区人大常委会第十二次会议")
    zhang.follows("请领衔代表列席").reads("区人大常委会第十二次会议")
    not_accepted_it_is_done_again(li, chen)
    the_committee_hears(li, "区人大常委会第十三次会议")


def test_a_motion_goes_from_the_phone_to_the_word_before_the_congress(town, at_work):
    road.sitting()
    others = [make.deputy(f"附议代表{n}") for n in "甲乙丙丁戊己庚辛"]
    zhang, sun, li = at_work(town.zhang.user, PHONE), at_work(town.sun.user, PHONE), at_work(town.li)
    wang, chen, officer = at_work(town.wang), at_work(town.chen), at_work(road.officer())
    house = [
        (at_work(make.user(Role.LEADER, name="赵主任")), "看了三处排口。"),
        (sun, "走访居民。"),
        (wang, "标定桩号。"),
    ]

    the_cut_off_is_set(li)
    brings(zhang, ["孙玉兰", *(deputy.name for deputy in others)])
    sign_in_person(sun, others, at_work)
    hands_in(zhang)
    registers(li)
    it_comes_before_the_standing_committee(zhang, officer, li, wang, chen, house)
    accepted_it_goes_to_the_congress(li)

    zhang.follows("已办结").reads("向大会的报告").shows("motion-closed-phone")
    told = set(li.goes(wang.address).page.locator(".timeline li b").all_inner_texts())
    assert not [step for step in STEPS if step not in told]
    assert "张卫国等10名代表提出" in chen.goes(chen.address).prints("打印交办函").text
    assert Motion.objects.get().status == MotionStatus.CLOSED


def test_turned_into_a_suggestion_the_two_lead_to_each_other(town, at_work):
    motion = road.reviewed(town, "convert")
    li, zhang = at_work(town.li), at_work(town.zhang.user, PHONE)

    li.goes(motion.get_absolute_url()).clicks("转作建议")
    li.fills(决定日期=str(localdate()), 会议="主任会议", 决定内容="属于日常工作，转作建议。").presses("转作建议")
    li.reads("互相关联", "已转作建议").clicks("关于制定河道管理规定的建议").reads("由议案转作建议", REMEDY)
    li.clicks("登记").chooses("类别", "城乡建设").presses("登记并编号").reads("已登记为")
    made = Proposal.objects.get()
    li.clicks(motion.full_number).reads("已转作建议", made.full_number)

    zhang.follows("转作代表建议").clicks(made.full_number).reads("由议案转作建议")
    assert (made.status, made.motion, made.cosigners.confirmed().count()) == (Status.REGISTERED, motion, 9)
    assert zhang.goes(reverse("proposals:mine")).reads(made.title)
