"""The deputy's pages on a telephone: three taps from the front door to the verdict, nothing typed is lost."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from proposals import actions
from proposals.models import Proposal, Status
from tests import make
from tests.browser import overflow, picture, show, turn
from tests.cast import gather
from tests.proposals import road

pytestmark = pytest.mark.browser
LONG = "关于" + "进一步统筹城乡" * 18 + "发展的建议"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def cast(transactional_db):
    return gather()


@pytest.fixture
def phone(page, signed_in, cast):
    signed_in(page, cast.zhang.user).set_viewport_size(PHONE)
    return page


def look(page, axe, name):
    page.wait_for_load_state()  # a page just left has no body to scroll
    page.evaluate("scrollTo(0, document.body.scrollHeight)")  # out from under the dock
    axe(page)
    assert overflow(page) == 0, name
    picture(page, f"deputy-{name}")


def test_three_taps_lead_from_the_front_door_to_the_verdict(phone, axe, cast):
    proposal = road.replied(cast)
    phone.goto(reverse("proposals:mine"))
    look(phone, axe, "mine-390")

    phone.get_by_role("link", name="请您评价").click()
    phone.wait_for_url("**/rate/")
    look(phone, axe, "rate-390")
    phone.get_by_role("group", name="办理态度").get_by_text("满意", exact=True).click()
    phone.get_by_role("group", name="办理结果").get_by_text("不满意", exact=True).click()
    phone.get_by_role("button", name="提交评价").click()
    phone.locator("[data-errors]:focus").wait_for()
    phone.get_by_label("理由").last.fill("一处也没有动工")
    phone.get_by_role("button", name="提交评价").click()

    phone.get_by_text("谢谢您的评价").wait_for()
    look(phone, axe, "case-390")
    assert proposal.current_evaluation().waiting() == []


def test_writing_saves_by_itself_and_gives_the_draft_its_address(phone, axe, cast):
    phone.goto(reverse("proposals:draft"))
    phone.get_by_label("事由").fill("河堤多处塌陷。")
    phone.get_by_text("写上标题，就自动存成草稿。").wait_for()
    phone.get_by_role("textbox", name="标题").fill("关于整修河堤的建议")
    phone.get_by_text("已存为草稿").wait_for()

    draft = Proposal.objects.get()
    assert phone.url.endswith(reverse("proposals:revise", args=[draft.code]))
    phone.get_by_label("具体建议").fill("年内加固。")
    expect(phone.locator("[name=version]")).to_have_value("1")
    draft.refresh_from_db()
    assert (draft.reason, draft.request) == ("河堤多处塌陷。", "年内加固。")
    look(phone, axe, "draft-390")


def test_what_could_not_be_saved_is_offered_again(phone, axe, cast):
    draft = road.drafted(cast)
    address = reverse("proposals:revise", args=[draft.code])
    phone.goto(address)
    phone.route("**/revise/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    phone.get_by_label("事由").fill("断线时写的")
    phone.get_by_text("暂时没有存上").wait_for()

    phone.unroute("**/revise/")
    phone.goto(address)
    phone.get_by_text("这台设备上有没存上的内容").wait_for()
    axe(phone)
    phone.get_by_role("button", name="恢复到本页").click()
    phone.get_by_text("已存为草稿").wait_for()

    draft.refresh_from_db()
    assert draft.reason == "断线时写的"
    phone.reload()
    assert not phone.get_by_text("这台设备上有没存上的内容").is_visible()


def test_units_and_similar_cases_come_while_writing(phone, axe, cast):
    known = road.registered(cast)
    phone.goto(reverse("proposals:draft"))
    phone.get_by_role("textbox", name="标题").fill(known.title)
    phone.get_by_text("以往同类建议").wait_for()
    phone.get_by_label("单位名称").fill("水务")
    phone.get_by_role("button", name="查找单位").click()
    phone.get_by_label("望川区水务局").check()
    phone.get_by_label("事由").fill("河堤塌陷")
    phone.get_by_label("具体建议").fill("年内加固")
    phone.get_by_label("与本人职业活动没有利益关系").check()
    phone.get_by_role("button", name="下一步：核对并提交").click()

    phone.get_by_role("heading", name="核对并提交").wait_for()
    look(phone, axe, "submit-390")
    phone.get_by_role("button", name="提交", exact=True).click()
    phone.get_by_text("有结果会通知您").wait_for()
    proposal = Proposal.objects.get(status=Status.SUBMITTED)
    assert list(proposal.preferred_units.all()) == [cast.water]
    assert phone.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('draft:')).length") == 0


def test_a_talk_is_confirmed_in_one_tap(phone, axe, cast):
    handling = road.acknowledged(cast)
    talk = actions.contact(
        handling, by=cast.wang, stage="before", form="visit", on=handling.sent_on, people="张", content="看了河堤"
    )
    phone.goto(reverse("proposals:confirm", args=[handling.proposal.code, talk.pk]))
    look(phone, axe, "confirm-390")
    phone.goto(handling.proposal.get_absolute_url())
    look(phone, axe, "talks-390")
    turn(phone, phone.get_by_role("button", name="属实", exact=True))
    phone.get_by_text("谢谢，已经记下。").wait_for()


@pytest.mark.parametrize("rows", [0, 50])
@pytest.mark.parametrize(("kind", "width"), [("plain", 360), ("plain", 1440), ("large", 390), ("contrast", 390)])
def test_any_number_of_cases_fits_any_screen(page, signed_in, live_server, axe, cast, rows, kind, width):
    person = make.deputy("䶮")
    for n in range(rows):
        made = make.proposal(list(Status)[n % 10], lead=person, title=LONG if n < 8 else f"第{n}件")
        make.handling(made, cast.water)
    show(page, live_server, kind)
    person.user.large_text, person.user.high_contrast = kind == "large", kind == "contrast"
    person.user.save()
    signed_in(page, person.user).set_viewport_size({"width": width, "height": 844})
    page.goto(reverse("proposals:mine"))
    look(page, axe, f"mine-{rows}-{kind}-{width}")


@pytest.mark.parametrize(("kind", "width"), [("plain", 360), ("plain", 1440), ("large", 390), ("contrast", 390)])
def test_writing_and_rating_fit_any_screen(page, signed_in, axe, cast, kind, width):
    cast.zhang.user.large_text, cast.zhang.user.high_contrast = kind == "large", kind == "contrast"
    cast.zhang.user.save()
    draft = road.drafted(cast, title=LONG, preferred_units=[cast.water])
    replied = road.replied(cast)
    Proposal.objects.filter(pk=replied.pk).update(title=LONG)
    signed_in(page, cast.zhang.user).set_viewport_size({"width": width, "height": 844})
    pages = {"draft": reverse("proposals:revise", args=[draft.code]), "case": replied.get_absolute_url()}
    pages |= {
        name: reverse(f"proposals:{name}", args=[case.code]) for name, case in (("submit", draft), ("rate", replied))
    }
    for name, address in pages.items():
        page.goto(address)
        look(page, axe, f"{name}-{kind}-{width}")
