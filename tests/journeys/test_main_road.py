"""From the first word on a deputy's phone to the file closed: five people, real pages, the printed letter."""

import pytest
from django.utils.timezone import now

from proposals.models import Proposal, Status
from tests.congress.accounts_cast import PASSWORD, code, with_totp
from tests.congress.file_corpus import picture
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.journeys.stage import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("fonts_ready")]

TITLE = "关于加固城关河堤并设置警示牌的建议"
REASON = "城关街道河西路一段河堤长约八百米，去年汛期塌陷三处，沿河住有一千二百户。\n学生上学都从堤上走。"
REQUEST = "一、汛期以前加固河堤。\n二、在塌陷处设置警示牌。"


def signs_in(player, username):
    """With the password and the one-time code, like every morning."""
    player.user.set_password(PASSWORD)
    player.user.username, player.user.password_changed_at = username, now()
    player.user.save()
    secret = with_totp(player.user)
    player.goes("/accounts/sign-in/").fills(用户名=username, 密码=PASSWORD).presses("登录")
    player.page.get_by_role("textbox").first.fill(code(secret))
    return player.looks().presses("登录")


def drafts_and_submits(zhang):
    zhang.goes("/proposals/mine/").reads("您还没有提过建议").clicks("提建议")
    zhang.fills(标题=TITLE, 事由=REASON, 具体建议=REQUEST).chooses("形成方式", "接待选民")
    zhang.page.get_by_label("希望承办单位加强联系沟通").check()
    zhang.page.get_by_label("与本人职业活动没有利益关系").check()
    zhang.hands_over("附件", ("河堤塌陷.jpg", picture("JPEG")))
    zhang.shows("draft-phone").presses("下一步")
    zhang.reads(TITLE, "塌陷三处", "接待选民", "河堤塌陷.jpg").shows("submit-phone").presses("提交", exact=True)
    zhang.reads("已提交", "待审查")


def registers(li):
    li.follows(TITLE).reads("河堤塌陷.jpg").clicks("登记")
    li.chooses("类别", "城乡建设").presses("登记并编号").reads("已登记为", Proposal.objects.get().number or "no number")


def assigns(li, cast):
    li.clicks("交办")
    li.chooses("承办单位 1", str(cast.water)).chooses("承办单位 2", str(cast.fire))
    li.fills(**{"承办内容 2": "消防通道"}).shows("assign").presses("交办", exact=True)
    li.reads("已交办", "区水务局", "区消防救援大队")


def acknowledges_and_talks(wang):
    wang.follows("请签收").clicks("签收").presses("签收").reads("已签收").clicks("记录沟通")
    wang.ticks("阶段", "办前").ticks("方式", "现场踏勘")
    wang.fills(地点="河西路堤段", 参加人="张卫国、王强", 沟通情况="一起看了三处塌陷。", 代表意见="汛期以前修好。")
    wang.presses("记录", exact=True).reads("请代表核实")


def advises(tian):
    tian.follows("请签收").clicks("签收").presses("签收").reads("已签收").clicks("提交会办意见")
    tian.fills(会办意见="堤顶保留四米宽消防通道。", 联系人="田野", 联系电话="010-5000119")
    tian.presses("提交会办意见").reads("会办意见已交主办单位")


def composes_and_presents(wang):
    wang.follows("已提交").clicks("起草答复").reads("堤顶保留四米宽消防通道", "汛期以前加固河堤")
    wang.chooses("第1条的结果", "列入计划").fills(答复第1条="已列入今年水利项目，五月开工，汛期以前完工。")
    wang.fills(联系人="王强", 联系电话="010-5000118").chooses("办理结果分类", "A（解决或者基本解决）")
    wang.presses("保存并送签").reads("补上这些就能送签", "第2条")  # a demand without an answer goes no further
    wang.chooses("第2条的结果", "已采纳").fills(答复第2条="三处塌陷都已设置警示牌和护栏。").shows("compose")
    wang.presses("保存并送签").reads("送负责人签发").presses("送签").reads("已送负责人签发")


def signs_off(chen):
    chen.follows("请审阅签发").clicks("签发").reads("三处塌陷都已设置警示牌").presses("签发", exact=True).reads(
        "已签发"
    )


def issues(li):
    li.follows("请核发").clicks("核发答复").reads("望水函", "办理结果：A").shows("issue")
    li.presses("核发答复").reads("答复已发给代表")


def reads_and_rates(zhang):
    zhang.follows("请在").reads("三处塌陷都已设置警示牌").shows("rate-phone")
    zhang.ticks("办理态度", "满意").ticks("办理结果", "满意").presses("提交评价").reads("谢谢您的评价")


def concludes_and_closes(li):
    li.follows("作出评价").reads("满意").clicks("结束评价").presses("结束评价").reads("评价已结束")
    li.clicks("办结").presses("办结").reads("已办结")


def the_letter_is_as_it_should_be(paper):
    paper.picture("journey-letter")
    assert "望水函〔" in paper.text
    assert "A" in paper.text[:40]
    assert "张卫国代表：" in paper.text
    assert "三处塌陷都已设置警示牌和护栏。" in paper.text
    assert "签发人：陈国梁" in paper.text
    assert "王强" in paper.text


def sees_the_whole_way(player):
    told = player.page.locator(".timeline li b").all_inner_texts()
    steps = ["提交", "登记", "交办", "签收", "签收", "记录沟通", "核实沟通"]
    steps += ["提交会办意见", "送签", "签发", "核发答复", "答复", "评价", "结束评价", "办结"]
    missing = [step for step in steps if step not in told]
    assert not missing, f"{missing} not in {told}"
    return told


def test_a_suggestion_goes_from_the_phone_to_the_letter_and_the_verdict(town, at_work):
    zhang, li = at_work(town.zhang.user, PHONE), at_work(clerk=town.li)
    wang, tian, chen = at_work(town.wang), at_work(town.tian), at_work(town.chen)

    drafts_and_submits(zhang)
    signs_in(li, "limin")
    registers(li)
    assigns(li, town)
    acknowledges_and_talks(wang)
    zhang.follows("请核实").presses("属实", exact=True).reads("已经记下")
    advises(tian)
    composes_and_presents(wang)
    signs_off(chen)
    issues(li)
    reads_and_rates(zhang)
    wang.goes(wang.case).reads_nothing_of("代表评价")  # nobody marks his own work: not before the window closes
    concludes_and_closes(li)

    wang.follows("评价已经结束").reads("代表评价", "满意")
    zhang.follows("已办结").shows("closed-phone")
    the_letter_is_as_it_should_be(zhang.prints("下载 PDF"))
    sees_the_whole_way(li)
    assert Proposal.objects.get().status == Status.CLOSED
