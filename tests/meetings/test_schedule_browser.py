"""The schedule in a real browser: ordered by the arrow keys, by dragging, and by the buttons without any script."""

import pytest
from playwright.sync_api import expect

from meetings import actions
from meetings.models import ItemKind, Status
from tests.browser import overflow, picture, turn, visit
from tests.meetings import chamber

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "区人民政府关于" + "进一步加强养老服务体系建设和运行管理" * 4 + "情况的报告"


@pytest.fixture
def meeting():
    held = chamber.meeting(Status.AGENDA_DRAFTED, number=12)
    chamber.item(held, LONG, remark="放映专题片")
    chamber.item(held, "关于批准预算调整方案的决议（草案）", ItemKind.RESOLUTION, needs_vote=True)
    chamber.people(held, chamber.committee(6))
    actions.propose_schedule(held, by=chamber.officer())
    return held


def words(page):
    return [each.split("\n")[1] for each in page.locator("[data-list] > li").all_inner_texts()]


def order(meeting):
    return [str(entry.pk) for sitting in meeting.sittings.all() for entry in sitting.entries.all()]


def test_the_arrow_keys_move_a_line_into_the_next_sitting(live_server, page, axe, signed_in, meeting):
    signed_in(page, chamber.officer())
    visit(page, f"/meetings/{meeting.code}/schedule/")
    axe(page)
    picture(page, "schedule-1440")
    first, *rest = order(meeting)
    grip = page.locator(f"#grip-{first}")
    grip.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-said]")).to_have_text("第 2 位，共 4 项")
    page.keyboard.press("ArrowUp")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    expect(page.locator(".lines").nth(1).locator("li").first).to_have_id(f"line-{first}")
    expect(page.locator(".lines").nth(1).locator("li b").first).to_have_text("09:50")  # the answer has come
    expect(page.locator(f"#grip-{first}")).to_be_focused()
    assert order(meeting) == [*rest[:3], first, *rest[3:]]


def test_a_line_is_dragged_to_its_place(live_server, page, signed_in, meeting):
    signed_in(page, chamber.officer())
    visit(page, f"/meetings/{meeting.code}/schedule/")
    first, second, third, *rest = order(meeting)
    start, goal = page.locator(f"#grip-{third}").bounding_box(), page.locator(f"#line-{first}").bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"], goal["y"] + 4, steps=6)
    with page.expect_response("**/schedule/arrange/"):
        page.mouse.up()
    expect(page.locator(".lines > li").first).to_have_id(f"line-{third}")
    assert order(meeting) == [third, first, second, *rest]


def test_without_scripts_the_buttons_move_one_place(live_server, browser, signed_in, meeting):
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}).new_page()
    signed_in(page, chamber.officer())
    page.goto(f"{live_server.url}/meetings/{meeting.code}/schedule/")
    assert overflow(page) == 0
    picture(page, "schedule-360")
    first, second, *rest = order(meeting)
    assert not page.locator(f"#grip-{first}").is_visible()
    turn(page, page.locator(f"#down-{first}"))
    assert order(meeting) == [second, first, *rest]


@pytest.mark.parametrize("name", ["freeze", "groups", "versions", "versions/1", "schedule/sittings/new",
                                  "schedule/lines/new"])  # fmt: skip
def test_the_pages_around_it_read_well_on_a_phone(live_server, page, axe, signed_in, meeting, name):
    actions.propose_groups(meeting, by=chamber.officer(), count=2)
    actions.freeze(meeting, by=chamber.officer())
    page.set_viewport_size({"width": 360, "height": 800})
    signed_in(page, chamber.officer())
    visit(page, f"/meetings/{meeting.code}/{name}/")
    picture(page, f"meetings-{name.replace('/', '-')}-360")
    assert overflow(page) == 0
    axe(page)
