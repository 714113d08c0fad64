import pytest
from django.utils.timezone import localdate

from congress.notices import queries as notices
from congress.notices.models import Notice
from congress.surveys import queries
from tests.browser import overflow, picture
from tests.congress.survey_cast import rating

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.congress.survey_page")]


@pytest.fixture
def case(transactional_db):
    return rating(closes_on=localdate())


def ask(case):
    link = f"/rate/{case.invitation.place}/"
    Notice.objects.create(to=case.lead, kind="survey_open", text="请评价第012号建议的答复。", link=link, once="1")


def test_a_deputy_follows_the_message_and_rates_on_a_phone(live_server, page, signed_in, axe, case):
    ask(case)
    signed_in(page, case.lead).set_viewport_size({"width": 390, "height": 844})
    page.goto("/notices/")
    axe(page)
    assert overflow(page) == 0
    picture(page, "notices-inbox-390")

    page.get_by_role("link", name="请评价第012号建议的答复。").click()
    page.get_by_role("button", name="提交评价").wait_for()
    axe(page)
    page.get_by_role("group", name="办理态度").get_by_text("满意", exact=True).click()
    page.get_by_role("group", name="办理结果").get_by_text("不满意", exact=True).click()
    page.get_by_role("button", name="提交评价").click()
    page.locator("[data-errors]:focus").wait_for()
    page.wait_for_load_state()  # a page just left has no body to scroll
    axe(page)
    picture(page, "rating-refused-390")

    page.get_by_label("理由").last.fill("一处也没有动工")
    page.get_by_role("button", name="提交评价").click()
    page.get_by_role("heading", name="已评价").wait_for()
    assert queries.answer_of(case.invitation).grades == {"manner": "high", "result": "low"}
    assert notices.unread(case.lead).count() == 0


def test_the_empty_inbox_and_the_full_one_have_no_fault(live_server, page, signed_in, axe, case):
    signed_in(page, case.lead).goto("/notices/?state=unread")
    axe(page)
    for turn in range(40):
        kind = ("proposal_x", "meeting_x")[turn % 2]
        Notice.objects.create(to=case.lead, kind=kind, text="第012号建议已办结。", link="/", once=str(turn))
    page.goto("/notices/?page=2")
    axe(page)
    picture(page, "notices-inbox-1440")
    page.get_by_role("button", name="全部标为已读").click()
    page.get_by_text("已将 40 条消息标为已读。").wait_for()
