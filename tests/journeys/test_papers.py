"""All papers of one case, from its facts to the sheet; with LOOK=1 their pictures lie in ``test-results/``."""

import pytest
from django.test import Client

from deputies.models import Deputy
from proposals import actions
from proposals.documents.assignment import _in_words
from proposals.models import Part
from tests import make
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.journeys.stage import Paper
from tests.proposals import road

pytestmark = pytest.mark.usefixtures("fonts_ready")

LONG = "关于进一步完善城关街道河西路沿线河堤安全防护设施和夜间照明并建立日常巡查管护机制的建议"
REASON = (
    "城关街道河西路一段河堤长约八百米，建于二十年前，去年汛期塌陷三处，最大的一处宽四米、深一米半，沿河住有一千二百户"
    "居民，附近两所小学的学生每天从堤上走过。\n居民多次反映，街道设置了围挡，没有根本解决。今年三月，代表小组到现场"
    "视察，走访了四十余户居民，大家普遍担心汛期安全。"
)
ANSWER = (
    "我局三月十日会同城关街道办事处、区消防救援大队到现场踏勘，经勘测，塌陷由堤脚淘空引起。现已完成加固设计，投资"
    "一百二十万元列入今年水利项目，五月开工，汛期以前完工；施工期间由街道安排专人巡查。"
)


def whole_case(cast):
    """Five cosigners, names few fonts have, a long title, a demand in parts."""
    people = [
        make.deputy(name, account=False, phone="13900000000") for name in ("李䶮", "王㛃", "赵堃", "钱𬱖", "周𣲗")
    ]
    Deputy.objects.filter(pk=cast.zhang.pk).update(phone="13800000012", address="城关街道河西路8号", postcode="100012")
    case = actions.log(
        by=cast.li, lead=Deputy.objects.get(pk=cast.zhang.pk), cosigners=people, channel="session",
        session=make.session(), submitted_on=make.session().opens_on, title=LONG, reason=REASON,
        request="一、汛期以前加固河堤。\n二、安装护栏和路灯。\n三、建立巡查管护机制。", formation="inspection",
        repeated_years="two", wants_contact=True, preferred_units=[cast.water],
    )  # fmt: skip
    demands = ["汛期以前加固塌陷的河堤", "沿线安装护栏和路灯", "建立日常巡查管护机制，明确责任单位"]
    case = actions.register(
        case, by=cast.li, category=make.category(), demands=demands, note="属实，拟交区水务局主办。"
    )
    shares = [(cast.water, Part.LEAD, "河堤加固、巡查管护"), (cast.fire, Part.ASSIST, "堤顶消防通道")]
    case = actions.assign(case, by=cast.li, shares=shares, note="请在汛期以前办结加固事项。")
    lead = case.handlings.get(part=Part.LEAD)
    actions.acknowledge(lead, by=cast.wang)
    answers = {1: ("planned", ANSWER), 2: ("adopted", ANSWER), 3: ("partly", ANSWER + "\n" + ANSWER)}
    opening = f"您提出的《{LONG}》（{case.number}）收悉，经研究，现答复如下："
    actions.compose(
        lead, by=cast.wang, answers=answers, reply_class=make.reply_class("A"), opening=opening,
        closing="感谢您对水务工作的关心和支持。", contact_name="王强", contact_phone="010-50001180", is_public=True,
    )  # fmt: skip
    actions.present(road.talked(lead, cast.wang), by=cast.wang)
    actions.sign_off(lead, by=cast.chen)
    return actions.issue(lead, by=cast.li).proposal, lead


def fetch(user, address):
    client = Client()
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == 200, address
    return Paper(answer.content)


def test_every_paper_of_a_case_is_printed(cast):
    case, lead = whole_case(cast)
    home = case.get_absolute_url()
    expected = {
        "register_form": (
            "papers/register_form.pdf",
            ["附议代表名单（共5名）", "李䶮", "周𣲗", "汛期以前加固塌陷的河堤"],
        ),
        "assignment_slip": (
            "papers/assignment_slip.pdf",
            ["主办", "会办", "交办日", "+3个月（代表法", "请在汛期以前办结加固事项", "（联系人：李敏）"],
        ),
        "reply_letter": (f"handlings/{lead.pk}/reply.pdf", ["张卫国", "签发人：陈国梁", "望水函", "抄送"]),
        "opinion_form": ("papers/opinion_form.pdf", ["代表签名", "基本满意", "张卫国"]),
    }
    for name, (address, words) in expected.items():
        paper = fetch(cast.li, home + address)
        paper.picture(f"paper-{name}")
        missing = [each for each in words if each not in paper.text]
        assert not missing, f"{name} lacks {missing}"


def test_a_day_that_moved_keeps_its_way_on_paper():
    line = "交办日 2026-02-01 + 3 个月 → 2026-05-01，劳动节放假，顺延至 2026-05-06（代表法第五十一条）"
    assert _in_words(line) == "交办日2026年2月1日 + 3个月，至2026年5月1日，劳动节放假，顺延至2026年5月6日"


def test_the_blank_form_is_there_for_the_pen(cast):
    blank = fetch(cast.zhang.user, "/proposals/papers/blank.pdf")
    blank.picture("paper-blank")
    assert "一事一议" in blank.text
    assert all(word in blank.text for word in ("同意全文公开", "接待选民", "三年以上", "不可以"))
    assert "√" not in blank.text


def test_a_case_between_sessions_has_its_register_form(cast):
    case = road.submitted(cast)
    paper = fetch(cast.zhang.user, case.get_absolute_url() + "papers/register_form.pdf")
    assert "闭会期间" in paper.text
