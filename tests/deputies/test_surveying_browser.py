"""The yearly survey on a telephone and on the office's screen."""

import pytest

from tests import make
from tests.browser import overflow, picture, reads_well, visit
from tests.cast import gather
from tests.deputies.test_surveying import held, place_of

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(transactional_db):
    return gather()


def test_a_deputy_answers_on_one_screen_and_keeps_the_code(live_server, page, signed_in, axe, cast):
    [make.deputy(f"代表{n}") for n in range(4)]
    found = held(cast)
    signed_in(page, cast.zhang.user).set_viewport_size({"width": 360, "height": 780})
    visit(page, place_of(found, cast.zhang))
    for question in ("甲局的工作", "乙局的工作"):
        page.get_by_role("group", name=question).get_by_text("满意", exact=True).click()
    axe(page)
    assert overflow(page) == 0
    picture(page, "survey-answer-360")
    page.get_by_role("button", name="提交").click()
    page.get_by_role("heading", name="您的改票码").wait_for()
    axe(page)
    picture(page, "survey-thanks-360")


def test_the_office_follows_it_and_reads_the_result(live_server, page, signed_in, axe, client, cast):
    found = held(cast, "named", questions=["区人民政府及其部门办理代表建议的工作", "区人民法院的工作"])
    for deputy, grade in ((cast.zhang, "high"), (cast.sun, "low")):
        client.force_login(deputy.user)
        client.post(place_of(found, deputy), {"q1": grade, "q2": "mid", "reason": "办得慢"})
    signed_in(page, cast.li)
    for name, address in (
        ("list", "/deputies/surveys/"),
        ("open", "/deputies/surveys/open/"),
        ("result", found.get_absolute_url()),
    ):
        visit(page, address)
        reads_well(page, axe, f"survey-{name}")
