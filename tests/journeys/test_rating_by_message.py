"""A deputy's story: a message on the telephone, its link, the rating. Without sign-in, and with it."""

import re

import pytest
import time_machine
from playwright.sync_api import expect

from congress.notices.delivery import deliver_all
from congress.notices.models import Notice
from congress.notices.sending import send_all
from congress.rulebook.models import Override
from congress.surveys.queries import answer_of
from tests.browser import overflow, picture
from tests.cast import gather
from tests.congress.notice_cast import TUESDAY, sms_gateway
from tests.postbox import HttpSink, serving
from tests.proposals import road

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def message(transactional_db, live_server, settings):
    """The answer is issued; the worker's sweep sends what is due. What the deputy reads on the telephone."""
    settings.SITE_URL = live_server.url
    with time_machine.travel(TUESDAY, tick=True), serving(HttpSink()) as sink:
        sink.answer = lambda request: (200, {"code": "0"}, {})
        cast = gather()
        cast.zhang.user.phone = "13900001111"
        cast.zhang.user.save()
        sms_gateway(sink)
        case = road.replied(cast)
        deliver_all()
        send_all()
        yield cast, case, texts_of(sink)


def texts_of(sink) -> list[str]:
    return [str(request) for request in sink.requests]


def link_in(texts: list[str]) -> str:
    return re.search(r"http://[^\s\"'，。）&]+/i-[a-z2-7]{16}/[a-z2-7]{32}/", "\n".join(texts)).group()


def rate(page):
    page.get_by_role("group", name="办理态度").get_by_text("满意", exact=True).click()
    page.get_by_role("group", name="办理结果").get_by_text("不满意", exact=True).click()
    page.get_by_role("button", name="提交评价").click()
    page.locator("[data-errors]:focus").wait_for()
    page.get_by_label("理由").last.fill("一处也没有动工")
    page.get_by_role("button", name="提交评价").click()


def verdict(case):
    return answer_of(case.current_evaluation().survey.invitations.get(part="lead"))


def test_without_sign_in_the_link_opens_the_reply_and_the_rating_and_nothing_else(page, axe, message):
    cast, case, texts = message
    Override.objects.create(key="evaluation.link_without_sign_in", value=True, effective_from="2020-01-01")
    page.set_viewport_size(PHONE)
    page.goto(link_in(texts))

    assert re.fullmatch(r".*/proposals/rate/i-[a-z2-7]{16}/", page.url), "the key is gone from the address"
    expect(page.get_by_role("article")).to_contain_text("已列入今年计划，六月完工。")
    axe(page)
    assert overflow(page) == 0
    picture(page, "rate-by-link-390")
    rate(page)

    expect(page.get_by_text("您已经评价过")).to_be_visible()
    axe(page)
    picture(page, "rated-by-link-390")
    given = verdict(case)
    assert (given.grades["result"], given.reason, given.channel) == ("low", "一处也没有动工", "link")
    assert Notice.objects.filter(to=cast.zhang.user, kind="proposal_rated_by_link").exists()
    page.goto("/proposals/mine/")
    assert "/accounts/sign-in/" in page.url, "the link signs nobody in"


def test_with_sign_in_the_same_link_leads_to_the_same_rating(page, signed_in, axe, message):
    cast, case, texts = message
    page.set_viewport_size(PHONE)
    page.goto(link_in(texts))
    assert "/accounts/sign-in/" in page.url, "a house that wants sign-in asks for it"

    signed_in(page, cast.zhang.user)
    page.goto("/notices/")
    page.get_by_role("link", name="已答复").click()
    expect(page.get_by_role("article")).to_contain_text("已列入今年计划，六月完工。")
    axe(page)
    rate(page)
    expect(page.get_by_text("谢谢您的评价")).to_be_visible()
    assert verdict(case).channel == "portal"


def test_the_message_carries_a_way_and_no_content(message):
    _cast, case, texts = message
    assert texts and case.title not in "\n".join(texts) and link_in(texts)
