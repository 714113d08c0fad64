"""One meeting of the standing committee, fourteen items: from the plan to the published decision, on real pages."""

import re

import pikepdf
import pytest
import time_machine
from django.core import signing

from meetings.models import Answer, Participant, Status
from meetings.views.hall import SIGNER
from tests.congress import packet
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.journeys import council
from tests.meetings import desk

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("fonts_ready")]

PHONE = {"width": 360, "height": 780}
ONLY_DELIBERATE = re.compile("^审议$")


@pytest.fixture
def clock():
    """The hands of the clock; the story takes six weeks."""
    with time_machine.travel("2026-11-16 09:00+08:00", tick=True) as hands:
        yield hands


@pytest.fixture
def house(transactional_db, clock, settings, tmp_path):
    settings.MEDIA_ROOT, settings.PRINT_CACHE = tmp_path, tmp_path / "parts"
    return council.house()


@pytest.fixture
def morning(clock, signed_in):
    """``morning("2026-12-14 09:00", officer, …)``: another day, and everybody signs in anew."""

    def come(moment, *players):
        clock.move_to(f"{moment}+08:00")
        for player in players:
            signed_in(player.page, player.user)

    return come


def room(word=""):
    """The address of a page of the meeting."""
    return f"{council.the_meeting().get_absolute_url()}{word}"


def plans(officer):
    """补录 the chairs' meeting that will have decided, then the new meeting into the plan."""
    officer.goes("/meetings/plan/").clicks("补录").chooses("会议主体", "望川区人大常委会主任会议")
    officer.fills(第几次会议="20", 会议首日="2026-11-12").shows("record").presses("补录").reads("已补录")
    officer.goes("/meetings/plan/").clicks("补录").chooses("会议主体", "望川区人民代表大会常务委员会")
    officer.fills(第几次会议="11", 会议首日="2026-10-29").presses("补录").reads("已补录")
    officer.goes("/meetings/plan/").clicks("列入计划").chooses("会议主体", "望川区人民代表大会常务委员会")
    officer.fills(计划月份="2026-12", 会议首日="2026-12-24", 会议末日="2026-12-25", 地点="常委会会议厅", 主持人="委员0")
    officer.presses("列入计划").reads("已列入计划").shows("planned")


def brings_in(officer):
    """A report, a motion of three members, and a motion the chairs will not take up."""
    officer.goes("/meetings/propose/").fills(议题=council.REPORT).presses("登记议题").reads("议题已登记")
    for title in (council.MOTION, council.REFUSED):
        officer.goes("/meetings/propose/").chooses("种类", "审议议案").chooses("提请主体", "组成人员联名")
        officer.ticks("联名组成人员", "委员2（委员）", "委员3（委员）", "委员4（委员）")
        officer.fills(议题=title).shows("propose").presses("登记议题").reads("议题已登记", "等3名组成人员")


def passes_the_gate(officer):
    """Two accepted and one refused by hand; the reason goes to those who had asked."""
    for title in (council.REPORT, council.MOTION):
        officer.goes("/meetings/items/").clicks(title).clicks("同意列入").presses("同意列入").reads("已同意列入")
        officer.clicks("列入议程").presses("列入议程").reads("已列入议程")
    officer.goes("/meetings/items/").clicks(council.REFUSED).clicks("不列入").presses("不列入").reads(
        "请写明不列入的理由"
    )
    officer.fills(**{"不列入的理由（向提请人说明）": "须先列入年度投资计划。"}).presses("不列入").reads("已记录不列入")


def draws_up_the_agenda(officer):
    officer.goes(room("agenda/")).reads("区人民法院关于执行工作情况的报告").shows("agenda")
    officer.goes(room()).clicks("定议程草案")
    officer.page.get_by_label("由哪次主任会议拟定").select_option(index=1)
    officer.presses("定议程草案并编号").reads("议程草案已定", "第十二次会议", "14 项议题")
    assert council.the_meeting().items.count() == 14


def settles_the_schedule(officer):
    """A first draft from the agenda, then frozen: screen and print come from this version."""
    officer.goes(room("schedule/")).presses("按议程生成初稿").reads("已按议程生成日程初稿", "第一次全体会议").shows(
        "schedule"
    )
    officer.clicks("议程日程定稿").fills(说明="主任会议第二十次会议研究").presses("定稿").reads("已定稿，这是第 1 版")
    assert council.PERSONS in officer.prints("会议议程").text


def lists_the_people(officer):
    officer.goes(room("people/")).clicks("拟定参会名单").reads("组成人员（23）", "望川区人民政府")
    officer.fills(旁听人员="周某某 城关街道居民").shows("invite").presses("列入名单").reads("已列入", "周某某")


def calls_together(officer):
    officer.goes(room()).clicks("发会议通知").fills(联系人和电话="会务员 010-5000100").shows("notify")
    officer.presses("发出通知").reads("会议通知已发出", "望人常办〔2026〕1号")
    assert "常委会会议厅" in officer.fetches(room("notice/")).text


def will_come(member):
    """On a telephone as narrow as any."""
    member.follows("回复参加或者请假").reads("待回复").shows("called-phone").clicks("参加").presses("回复参加")
    member.reads("已回复参加")


def asks_to_be_away(away):
    away.follows("回复参加或者请假").clicks("请假").fills(请假事由="住院手术").presses("提交请假").reads("请假已提交")


def acts_as(player, post):
    """The chair is a deputy too: in the header one says in which post one acts."""
    player.page.locator("details.who summary").click()
    return player.turns(player.page.get_by_role("button", name=post)).looks()


def rules_on_the_leave(chair, away):
    acts_as(chair.goes("/"), "主任、副主任").follows("请批示").clicks("批假").reads("住院手术").ticks(
        "意见", "准假"
    ).fills(批示="同意，安心养病")
    chair.shows("rule-leave").presses("批复").reads("已批复")
    away.follows("安心养病").reads("准假")


def collects_papers(officer, house):
    """One comes as a PDF, one is written here, the rest lies ready."""
    officer.goes(room("papers/")).clicks("上传文件").chooses("属于", council.REPORT).chooses("种类", "调研报告")
    officer.fills(标题="关于养老服务体系建设情况的调研报告").hands_over("文件", ("调研报告.pdf", council.annex()))
    officer.presses("上传文件").reads("已收到《关于养老服务体系建设情况的调研报告》")
    officer.clicks("在线起草").chooses("属于", council.REPORT).chooses("种类", "报告")
    officer.fills(标题=council.REPORT, 正文=council.BODY).shows("write-paper").presses("在线起草").reads("已收到《")
    council.fill_the_table(house.officer)
    officer.goes(room("papers/")).reads_nothing_of("正在转换", "没有转换成功").shows("papers")


def sends_them(officer, member):
    officer.clicks("送达文件").fills(仍然送达的原因="说明材料会上发放。").shows("send-papers").presses("送达文件")
    officer.reads("已送达，并通知了能阅读的人")
    member.follows("会议文件已送达").reads(council.REPORT).shows("papers-phone")
    assert "床位一千八百张" in member.prints(re.compile(f"打开.+{council.REPORT}")).text


def binds(officer, edition):
    """The office asks, the worker makes it (here while the office waits), and from then on it stands."""
    officer.page.set_default_timeout(120_000)
    officer.goes(room("packets/")).presses("编制", exact=True)
    officer.goes(room("packets/")).reads(f"第{edition}版")


def changes_a_paper(officer):
    """Members have the packet already; one report gets a sentence more."""
    officer.goes(council.matter(council.SUMMONS).papers.get().get_absolute_url()).clicks("改写")
    officer.fills(正文=f"{council.BODY}\n会期三天。", 改了什么="写明会期").presses("更换").reads("已换成新的一稿")
    desk.convert_all()
    officer.goes(room("papers/")).clicks("补送文件").presses("补送文件").reads("已送达")


def sees_what_to_exchange(officer):
    officer.goes(room("packets/")).clicks("第2版").reads("与第1版相比", "抽出", "换入").shows("packet")
    sheet = officer.prints("打印换页")
    sheet.picture("journey-packet-changes")
    assert council.SUMMONS in sheet.text and "会期三天" in sheet.text and council.REPORT not in sheet.text


def opens_in_two_taps(chair):
    """From the home page, on the telephone: the newest edition."""
    acts_as(chair.goes("/"), "主任、副主任").shows("coming-phone").reads("打开文件汇编")
    return chair.prints("打开文件汇编")


def is_bound_as_it_should_be(paper, path):
    """Sound, and every number in the contents is the number on the page where that paper begins."""
    path.write_bytes(paper.data)
    paper.picture("journey-packet", dots=40)
    assert packet.check(path) == []
    with pikepdf.open(path) as bound:
        every = range(1, len(bound.pages) + 1)
    said = {page: packet.text(path, page) for page in every}
    at = {number.group(1): page for page in every if (number := re.search(r"—\s*(\d+)\s*—", said[page]))}
    ahead = "\n".join(said[page] for page in every if page < at["1"])
    listed = re.findall(r"^\s*\d+\.\s*(\S.*?)[\s…]+(\d+)\s*$", ahead, flags=re.M | re.S)
    assert len(listed) == 3 + 14  # agenda, schedule, names; a paper for each item
    for title, number in listed:
        assert plain(title) in plain(said[at[number]]), f"{title} is not on page {number}"


def plain(words):
    return re.sub(r"\s", "", words)


def signs_in(member, officer):
    """One by the code on the wall, the others by the office; who was given leave is not there."""
    sitting = council.first_sitting()
    officer.goes(room(f"hall/{sitting.pk}/screen/")).reads("不足法定人数").shows("screen")
    key = signing.dumps(sitting.pk, salt=SIGNER)
    member.goes(room(f"hall/{sitting.pk}/check_in/?key={key}")).shows("check-in-phone").presses("本人签到").reads(
        "您已签到"
    )
    everybody_is_there(officer, sitting)
    officer.reads("应到 23", "实到 22", "请假 1").shows("hall")


def everybody_is_there(officer, sitting):
    officer.goes(room(f"hall/{sitting.pk}/")).page.get_by_label("其余未登记的都记为出席").check()
    officer.presses("登记签到").reads("签到情况已登记", "符合法定人数")


def opens(officer):
    officer.goes(room()).clicks("开会").reads("实到 22 人，符合法定人数").presses("开会").reads("会议已经开会")
    officer.clicks("通过议程").presses("通过议程").reads("议程已通过")


def deliberates(officer, member):
    """A report by hand; the member corrects nothing of what was written down. The rest follows."""
    report, motion = council.matter(council.REPORT), council.matter(council.MOTION)
    officer.goes(f"{report.get_absolute_url()}record_speech/").chooses("发言人", member.user.name)
    officer.fills(发言摘要="建议增加社区嵌入式床位。").presses("记录发言").reads("发言已记录")
    officer.goes(report.get_absolute_url()).clicks(ONLY_DELIBERATE).presses("审议").reads("已记录审议")
    officer.clicks("审议完毕").fills(审议结果="审议意见交区人民政府研究处理。").presses("审议完毕").reads(
        "已记录审议结果"
    )
    officer.goes(motion.get_absolute_url()).clicks("听取说明").presses("听取说明").reads("已记录听取说明")
    officer.clicks(ONLY_DELIBERATE).presses("审议").reads("已记录审议")
    member.follows("请核对您在").shows("speech-phone").presses("核对无误").reads("发言已核对")


def counts(officer, line, **figures):
    """What the machine says, or what the tellers say, into the boxes of one line."""
    boxes = officer.page.get_by_role("group", name=line, exact=True)
    for word, number in figures.items():
        boxes.get_by_label(word, exact=True).fill(str(number))
    return officer


def begins(officer):
    officer.clicks("开始表决").presses("开始表决").reads("表决开始").clicks("录入结果").reads("参加表决 22 人")


def votes_on_the_motion(officer):
    """The amendment first, and it falls; then the motion itself, by machine."""
    motion, amendment = council.matter(council.MOTION), "将第三条中的“五百米”修改为“一千米”"
    officer.goes(motion.get_absolute_url()).clicks("拟定表决").chooses("表决什么", "修正案").fills(表决事项=amendment)
    officer.chooses("表决方式", "表决器").presses("拟定表决").reads("表决已拟定", "还没有交付表决")
    officer.goes(motion.get_absolute_url()).clicks("交付表决").presses("交付表决").reads("应当先表决修正案")
    begins(officer)
    counts(officer, amendment, 赞成=9, 反对=10, 弃权=2, 未按表决器=0).presses("录入结果")
    counts(officer.reads("各项合计 21"), amendment, 未按表决器=1).shows("count").presses("录入结果")
    officer.reads("9 票赞成，全体组成人员 23 人，过半数为 12，未通过")
    begins(officer)
    counts(officer, council.MOTION, 赞成=20, 反对=1, 弃权=1, 未按表决器=0).presses("录入结果")
    officer.reads("20 票赞成，全体组成人员 23 人，过半数为 12，通过")


def votes_on_persons(officer):
    """One line for each, on slips; the second is not elected."""
    item, chosen, fallen = council.matter(council.PERSONS), *council.NOMINEES
    officer.goes(item.get_absolute_url()).clicks("拟定表决").chooses("表决方式", "无记名投票")
    officer.fills(票面各行=f"{chosen}\n{fallen}").shows("ballot").presses("拟定表决").reads("表决已拟定")
    officer.goes(item.get_absolute_url()).clicks("交付表决").chooses("表决方式", "无记名投票").presses("交付表决")
    begins(officer)
    slips = {"发出": 22, "收回": 22, "弃权": 0, "无效": 0}
    counts(officer, chosen, **slips, 赞成=21, 反对=1)
    counts(officer, fallen, **slips | {"无效": 1}, 赞成=11, 反对=10).fills(监票人="周某、吴某", 计票人="郑某")
    officer.shows("secret").presses("录入结果").reads("21 票赞成", "11 票赞成，全体组成人员 23 人，过半数为 12，未通过")
    section = officer.page.locator("section", has_text=fallen).last
    sheet = officer.fetches(section.get_by_role("link", name="打印表决结果").get_attribute("href")).text
    assert "周某、吴某" in sheet
    assert not re.search("委员[0-9]", sheet), "who voted in secret is named"


def closes(officer):
    officer.goes(room("votes/")).shows("votes").goes(room()).clicks("闭会").presses("闭会").reads(
        "会议已经闭会", "14 项"
    )


def decides(officer):
    """What was passed gets its words and its number."""
    item = council.matter(council.SUMMONS)
    officer.goes(room("after/")).shows("after")
    officer.goes(item.get_absolute_url()).clicks("形成决议决定").reads("编定文号")
    officer.fills(标题=council.DECISION, 正文="望川区第十八届人民代表大会第六次会议于2027年1月举行。")
    officer.page.get_by_label("可以公布").check()
    officer.page.get_by_label("定稿并编定文号").check()
    officer.shows("decide").presses("保存").reads(council.DECISION)


def keeps_minutes(officer):
    officer.goes(room("after/")).clicks("起草纪要").shows("minutes").presses("保存纪要稿").reads("稿")
    officer.goes(room("after/")).clicks("印发纪要").fills(签发人="委员0").presses("编号印发").reads("委员0签发")
    paper = officer.prints("会议纪要")
    paper.picture("journey-minutes")
    assert council.REPORT in paper.text and "委员6" in paper.text


def publishes(officer):
    officer.goes(room("after/")).clicks(re.compile("^公布$")).reads("以下内容将向社会公开", council.DECISION).shows(
        "publish"
    )
    officer.presses("向社会公布").reads("公众看到的页面")


def is_read_by_anybody(passer_by):
    """No account, no sign-in: what was decided, and nothing of who said what."""
    passer_by.goes("/meetings/public/").reads("会议公开").clicks("第十二次会议")
    passer_by.reads(council.DECISION, "2027年1月举行", "20 票赞成")
    passer_by.reads_nothing_of(council.NOMINEES[1], "委员6", "住院", "社区嵌入式床位")
    passer_by.shows("public-phone")


def test_a_meeting_is_planned_called_and_answered(house, at_work, morning):
    officer = at_work(house.officer)
    council.brought_in(house.officer)
    plans(officer)
    brings_in(officer)
    passes_the_gate(officer)
    council.accept_all(house.officer)
    draws_up_the_agenda(officer)

    morning("2026-12-10 09:00", officer)
    settles_the_schedule(officer)
    lists_the_people(officer)
    calls_together(officer)
    member, away, chair = at_work(house.member, PHONE), at_work(house.away, PHONE), at_work(house.chair, PHONE)
    will_come(member)
    asks_to_be_away(away)
    rules_on_the_leave(chair, away)
    assert Participant.objects.get(status=Answer.LEAVE_APPROVED).name == house.away.name


def test_its_papers_are_collected_and_sent(house, at_work, clock):
    council.planned(house)
    clock.move_to("2026-12-10 09:00+08:00")
    council.called(house)
    officer, member = at_work(house.officer), at_work(house.member, PHONE)
    collects_papers(officer, house)
    sends_them(officer, member)
    assert council.the_meeting().status == Status.PAPERS_SENT


def test_the_packet_comes_in_two_editions_and_opens_in_two_taps(house, at_work, clock, tmp_path):
    council.planned(house)
    clock.move_to("2026-12-10 09:00+08:00")
    council.called(house)
    council.papers_lie_ready(house)
    officer, chair = at_work(house.officer), at_work(house.chair, PHONE)
    binds(officer, 1)
    changes_a_paper(officer)
    binds(officer, 2)
    sees_what_to_exchange(officer)
    is_bound_as_it_should_be(opens_in_two_taps(chair), tmp_path / "packet.pdf")


def test_it_sits_votes_and_tells_the_public(house, at_work, clock, morning):
    council.planned(house)
    clock.move_to("2026-12-10 09:00+08:00")
    council.called(house)
    council.papers_lie_ready(house)
    clock.move_to("2026-12-24 08:40+08:00")
    officer, member = at_work(house.officer), at_work(house.member, PHONE)
    signs_in(member, officer)
    opens(officer)
    deliberates(officer, member)
    council.deliberate_the_rest(house.officer)
    morning("2026-12-25 15:10", officer)
    everybody_is_there(officer, council.last_sitting())
    votes_on_the_motion(officer)
    votes_on_persons(officer)
    council.vote_on_the_rest(house.officer)
    closes(officer)

    morning("2026-12-28 09:00", officer)
    decides(officer)
    keeps_minutes(officer)
    publishes(officer)
    is_read_by_anybody(at_work(size=PHONE))
    assert council.the_meeting().status == Status.PUBLISHED
