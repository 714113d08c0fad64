"""备案审查 in the browser: a document is filed, checked, compared with higher law, objected to, answered and amended;
a citizen suggests its review on a phone and reads the answer with the receipt."""

import pytest
from django.utils.timezone import localdate

from supervision.models import Filing, ReviewRequest
from tests import make
from tests.congress.file_corpus import pdf
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.supervision import filed as at

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("fonts_ready", "transactional_db")]

TITLE, PROVISION = "关于规范房屋租赁的通知", "第六条　未备案的，处二万元罚款。"
REGISTER = "/supervision/filings/"
NARROW = {"width": 360, "height": 800}


def files_it(maker):
    maker.goes(REGISTER).shows("filings-empty").clicks("报送备案").chooses("制定机关", "望川区人民政府")
    maker.fills(文件名称=TITLE, 发文字号="望政规〔2026〕3号", 公布日期=str(localdate()))
    maker.hands_over("文件正式文本", ("正文.pdf", pdf(2))).hands_over("说明", ("说明.pdf", pdf(1)))
    maker.shows("file-document").presses("报送备案").reads("已报送备案", "已报送", "形式审查期限", "正文")


def checks_it(office):
    office.follows("报送了备案文件").clicks("签收").presses("签收", exact=True).clicks("予以登记").shows(
        "register-filing"
    )
    office.presses("予以登记").reads("已登记", "备字〔").clicks("分送审查")
    office.ticks("审查的专委会、工委", "望川区人大社会建设委员会").presses("分送审查").reads("社会建设委的审查")


def compares_it(keeper):
    keeper.follows("分送审查").clicks("条文对照").fills(文件条文=PROVISION, 上位法="行政处罚法第十六条")
    keeper.fills(意见="没有设定罚款的权限。").chooses("判断", "相抵触、不适当").shows("compare-360").presses("条文对照")
    keeper.reads("没有设定罚款的权限").clicks("提出审查意见").chooses("结论", "存在问题")
    keeper.fills(审查意见="第六条超越权限。").presses("提出审查意见").reads("已提意见").shows("review-360")
    keeper.clicks("与制定机关沟通").fills(沟通情况="已电话沟通罚款条款。").presses("与制定机关沟通").reads("沟通中")


def objects(office):
    office.follows("的审查意见").clicks("发书面审查意见").reads("第六条超越权限")
    office.fills(存在的问题="第六条设定罚款，没有依据。", 处理建议="删去第六条。").shows("written-opinion")
    office.presses("发书面审查意见").reads("已编号印发", "望人常办〔").shows("filing-opposed")
    paper = office.prints("关于《关于规范房屋租赁的通知》的审查意见")
    assert "第六条设定罚款，没有依据。" in paper.text
    paper.picture("paper-written-opinion")
    office.prints("打印条文对照表").picture("paper-comparison")


def answers_and_amends(maker):
    maker.follows("收到书面审查意见").reads_nothing_of("第六条超越权限").clicks("答复审查意见").chooses(
        "处理意见", "修改"
    )
    maker.fills(答复="同意修改。", 计划完成日期=str(localdate())).presses("答复审查意见").reads("已答复").clicks(
        "报送修改情况"
    )
    maker.fills(**{"修改、废止日期": str(localdate())}, 修改情况="删去第六条。")
    maker.hands_over("修改后的文件", ("修改后.pdf", pdf(1))).presses("报送修改情况").reads("已修改、废止", "审查结果")


def suggests(citizen):
    citizen.goes("/supervision/public/").clicks("提出审查建议").fills(建议审查的文件=TITLE, 制定机关="区政府")
    citizen.fills(有问题的条文="第六条", 理由="罚款没有依据。", 姓名或者名称="赵公民", 联系电话="13800008888")
    citizen.shows("suggest-360").presses("提交审查建议").reads("请记下收件号和查询码").shows("receipt-360")
    request = ReviewRequest.objects.get()
    citizen.reads(request.number, request.query_code)
    return request


def is_answered(office, request):
    office.follows("收到审查建议").reads("13800008888").shows("request").clicks("受理")
    number = Filing.objects.get().number
    office.chooses("对应的备案文件", f"{number} {TITLE}").presses("受理", exact=True).clicks("答复")
    office.fills(答复="第六条已经删去，谢谢您。").presses("答复", exact=True).reads("已答复")
    office.goes("/supervision/requests/").reads(request.number).shows("requests")


def reads_the_answer(citizen, request):
    citizen.clicks("查询办理情况").fills(收件号=request.number, 查询码=request.query_code).presses("查询", exact=True)
    citizen.reads("第六条已经删去，谢谢您。").reads_nothing_of("赵公民", "13800008888").shows("answer-360")


def tells_everybody(office, citizen):
    office.goes(Filing.objects.get().get_absolute_url()).clicks("公布").presses("公布", exact=True).reads(
        "已在网站公布"
    )
    citizen.goes("/supervision/public/filings/").clicks(TITLE).reads("日修改。", "正文").shows("public-filing-360")
    year = localdate().year
    office.goes(REGISTER).shows("filings").clicks("统计和报告").reads("有错必纠", "100.0%").clicks("起草报告")
    office.fills(主要做法="有件必备、有备必审、有错必纠。").presses("起草报告").reads("已保存").shows("filing-report")
    assert "按期报送率100.0%" in (paper := office.prints("打印报告")).text
    paper.picture("paper-filing-report")
    office.goes(f"/supervision/filings/lists/?year={year}").shows("yearly-lists")
    office.prints("打印目录").picture("paper-yearly-list")


def test_a_document_is_filed_objected_to_and_amended_and_a_citizen_is_answered(at_work):
    house = at.gather()
    year = localdate().year
    make.known_years(year, year + 1)
    maker, office, keeper = at_work(house.dispatcher), at_work(house.officer), at_work(house.keeper, NARROW)
    files_it(maker)
    checks_it(office)
    compares_it(keeper)
    objects(office)
    answers_and_amends(maker)
    citizen = at_work(None, NARROW)
    request = suggests(citizen)
    is_answered(office, request)
    reads_the_answer(citizen, request)
    tells_everybody(office, citizen)
