"""From the signed paper on the clerk's desk and back: the form that comes back is keyed in by one and checked by another."""

import pytest
from django.utils.timezone import localdate

from proposals.models import Origin, Proposal, Status
from tests import make
from tests.congress.file_corpus import pdf
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.journeys.stage import PHONE
from tests.proposals import road

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("fonts_ready")]

TITLE = "关于河西路增设路灯的建议"


def logs(li, town):
    li.goes("/proposals/log/").fills(领衔代表="zwg", 标题=TITLE, 事由="河西路夜里一片漆黑。", 具体建议="增设路灯十盏。")
    li.fills(**{"附议代表（按签名次序）": "孙玉兰、王二麻"}).ticks("提出时间", "闭会期间").shows("log")
    li.presses("录入", exact=True).reads("没有找到在任代表“王二麻”")
    li.fills(**{"附议代表（按签名次序）": "孙 玉 兰", "建议承办单位": "区水务局"})
    li.hands_over("纸质原件扫描", ("原件.pdf", pdf(2))).presses("录入", exact=True)
    li.reads("已录入", "纸质登记", "联名 孙玉兰", "原件.pdf")


def registers_and_assigns(li):
    li.clicks("登记").chooses("类别", "城乡建设").presses("登记并编号").reads("已登记为").clicks("交办")
    li.presses("交办", exact=True).reads("已交办", "区水务局")  # the unit the deputy asked for is chosen already


def answers(wang, chen, li):
    wang.follows("请签收").clicks("签收").presses("签收").clicks("记录沟通").ticks("阶段", "办前").ticks("方式", "电话")
    wang.fills(参加人="代表本人、王强", 沟通情况="电话里逐条说了安排。", 代表意见="没有意见。").presses(
        "记录", exact=True
    ).clicks("起草答复")
    wang.chooses("第1条的结果", "已采纳").fills(答复第1条="十盏路灯六月亮灯。", 联系电话="010-5000118")
    wang.chooses("办理结果分类", "A（解决或者基本解决）").presses("保存并送签").presses("送签")
    chen.follows("请审阅签发").clicks("签发").presses("签发", exact=True)
    li.follows("请核发").clicks("核发答复").presses("核发答复").reads("待评价")


def keys_in(li, address):
    """What the telephone reads from the form opens the page where it is keyed in."""
    li.goes(address).reads("录入纸质征询意见表")
    li.ticks("办理态度", "满意").ticks("办理结果", "基本满意")
    li.fills(签名日期=localdate().isoformat()).hands_over("扫描件", ("征询意见表.pdf", pdf(1)))
    li.shows("key-in").presses("录入，交另一人复核").reads("请另一位同志复核")


def verifies(li, zhou):
    li.goes(li.case + "verify/").reads("须由另一位同志")
    zhou.follows("请复核").clicks("复核纸质评价").reads("基本满意", "征询意见表.pdf", "李敏").shows("verify")
    zhou.ticks("复核意见", "与扫描件一致").presses("记录复核结果").reads("复核结果已记录")


def test_a_paper_suggestion_is_answered_and_judged_on_paper(town, at_work):
    li, zhou, wang, chen = (at_work(person) for person in (town.li, town.zhou, town.wang, town.chen))
    logs(li, town)
    registers_and_assigns(li)
    answers(wang, chen, li)

    form = li.prints("打印征询意见表")
    form.picture("journey-opinion-form")
    assert "张卫国" in form.text
    keys_in(li, form.code())
    wang.goes(li.case).reads_nothing_of("基本满意")
    verifies(li, zhou)
    zhou.clicks("结束评价").presses("结束评价").clicks("办结").presses("办结").reads("已办结")

    proposal = Proposal.objects.get()
    assert (proposal.origin, proposal.status, proposal.verdict) == (Origin.PAPER, Status.CLOSED, "mid")
    wang.follows("评价已经结束").reads("基本满意", "纸质登记")


def test_a_suggestion_sent_back_is_mended_and_comes_in_again(town, at_work):
    proposal = road.submitted(town)
    li, zhang = at_work(town.li), at_work(town.zhang.user, PHONE)

    li.goes(proposal.get_absolute_url()).clicks("退回修改").presses("退回修改").reads("请写明")
    li.fills(请代表怎样修改="请写明是哪一段河堤。").presses("退回修改").reads("已退回代表修改")
    zhang.follows("需要修改后再提交").reads("请写明是哪一段河堤。").clicks("修改建议")
    zhang.fills(事由="城关段八百米河堤多处塌陷。").presses("下一步").presses("提交", exact=True).reads("已提交")
    li.follows("请审查").reads("城关段八百米", "请写明是哪一段河堤。")


def test_what_is_no_suggestion_is_declined_with_its_ground(town, at_work):
    proposal = road.submitted(town)
    li, zhang = at_work(town.li), at_work(town.zhang.user, PHONE)

    li.goes(proposal.get_absolute_url()).clicks("不作为建议处理").presses("不作为建议处理").reads("请向代表说明理由")
    li.ticks("情形", "没有实际内容").fills(向代表说明="请写明具体事项后重新提出。").presses("不作为建议处理")
    zhang.follows("不作为建议处理").reads("没有实际内容", "请写明具体事项后重新提出。")
    li.goes(li.case).reads_nothing_of("审查登记")


def test_no_deputy_is_confused_with_a_namesake(town, at_work):
    make.deputy("张卫国", account=False)
    li = at_work(town.li)

    li.goes("/proposals/log/").fills(领衔代表="张卫国", 标题=TITLE).presses("录入", exact=True)

    li.reads("“张卫国”有 2 位", "请写明证号")
