"""The office's own pages in a real browser: nothing axe finds, nothing wider than the window."""

from datetime import date

import pytest
from playwright.sync_api import expect

from congress.accounts.models import Post
from congress.rulebook.actions import override
from congress.workdays.actions import load_years
from tests import make
from tests.browser import overflow, picture, reads_well, turn
from tests.proposals import road

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = {
    "calendar": "/calendar/2026/",
    "calendar-day": "/calendar/2026-10-10/",
    "rules": "/rules/",
    "rule": "/rules/assignment.return/",
    "units": "/units/",
    "unit": "/units/{unit}/",
    "unit-change": "/units/{unit}/change/",
    "reform": "/units/{unit}/split/",
    "carving": "/units/{unit}/carve/",
    "terms": "/terms/",
    "categories": "/categories/",
    "row": "/tables/class/new/",
}


def test_every_page_fits_and_is_accessible(live_server, page, signed_in, axe, cast):
    load_years([2026])
    make.unit("望川区河道管理站", parent=cast.water)
    override("assignment.return", value=7, effective_from=date(2026, 1, 1), basis="望人常〔2026〕1号", by=cast.li)
    road.acknowledged(cast)
    signed_in(page, cast.li)
    for name, address in PAGES.items():
        page.goto(address.format(unit=cast.water.pk))
        reads_well(page, axe, f"house-{name}")


def test_the_ways_on_stand_in_one_line(live_server, page, signed_in, cast):
    """The coordinator has the most of them, and a small screen of an office is 1,280 pixels wide."""
    Post.objects.filter(user=cast.li).update(title="办公室主任、一级调研员")
    road.acknowledged(cast)
    signed_in(page, cast.li)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/")
    tops = page.evaluate("[...document.querySelectorAll('.nav > *')].map(way => way.getBoundingClientRect().top)")
    assert len(tops) > 8
    assert max(tops) - min(tops) < 10


def test_on_a_phone_the_list_comes_before_its_conditions(live_server, page, signed_in, cast):
    road.acknowledged(cast)
    signed_in(page, cast.li)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/proposals/")
    unit, more = page.locator(".near select").first, page.get_by_text("更多条件")
    expect(page.get_by_label("关键词")).to_be_visible()
    expect(unit).to_be_hidden()
    more.click()
    expect(unit).to_be_visible()
    page.goto(f"/proposals/?unit={cast.water.pk}")  # what narrows the list is in sight
    expect(unit).to_be_visible()

    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/proposals/")
    expect(unit).to_be_visible()
    page.goto("/supervision/")
    expect(more).to_be_hidden()  # nothing waits there on a wide screen


def test_a_reform_is_previewed_and_done(live_server, page, signed_in, axe, cast):
    share = road.acknowledged(cast)
    signed_in(page, cast.li)
    page.goto(f"/units/{cast.water.pk}/merge/")
    page.select_option("#id_into", str(cast.fire.pk))
    page.fill("#id_on", "2026-03-01")
    page.fill("#id_basis", "望编〔2026〕4号")
    turn(page, page.get_by_role("button", name="看哪些随之转移"))
    picture(page, "house-reform-preview")
    axe(page)
    page.get_by_role("button", name="办理合并").click()

    page.get_by_text("合并已办理").wait_for()
    share.refresh_from_db()
    assert share.unit == cast.fire


def test_a_part_of_a_unit_is_carved_out_share_by_share(live_server, page, signed_in, axe, cast):
    share, other = road.acknowledged(cast), road.acknowledged(cast)
    signed_in(page, cast.li)
    page.goto(f"/units/{cast.water.pk}/carve/")
    page.fill("#id_new_name", "望川区防汛服务中心")
    page.fill("#id_basis", "望编〔2026〕7号")
    turn(page, page.get_by_role("button", name="看哪些随之转移"))
    page.locator(f"[name=share_{share.pk}]").select_option(label="望川区防汛服务中心")
    reads_well(page, axe, "house-carving-preview")
    page.get_by_role("button", name="办理划出").click()

    page.get_by_text("划出已办理，所选的未办结件转到望川区防汛服务中心。").wait_for()
    share.refresh_from_db()
    other.refresh_from_db()
    assert (share.unit.name, other.unit) == ("望川区防汛服务中心", cast.water)


def test_a_day_off_is_previewed_and_moves_a_limit(live_server, page, signed_in, axe, cast):
    share = road.acknowledged(cast)
    due = share.clocks.get(kind="proposal.reply").due_on
    signed_in(page, cast.li)
    page.goto(f"/calendar/{due.year}-{due.month}-{due.day}/")
    page.get_by_label("放假").check()
    page.get_by_label("原因").fill("防汛停工")
    turn(page, page.get_by_role("button", name="看哪些期限变动"))
    picture(page, "house-calendar-preview")
    axe(page)
    page.get_by_role("button", name="保存并变动").click()

    page.get_by_text("期限随之变动").wait_for()
    assert share.clocks.get(kind="proposal.reply").due_on > due


def test_a_handler_hands_over(live_server, page, signed_in, axe, cast):
    share = road.acknowledged(cast)
    signed_in(page, cast.wang)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/handover/")
    picture(page, "house-handover-360")
    axe(page)
    assert overflow(page) == 0
    page.select_option("#id_successor", str(cast.chen.pk))
    page.get_by_role("button", name="移交选中的件").click()

    page.get_by_text("已移交陈国梁经办").wait_for()
    share.refresh_from_db()
    assert share.handler == cast.chen


def test_the_search_box_offers_while_one_types_and_obeys_the_keys(live_server, page, signed_in, axe, cast):
    case = road.acknowledged(cast).proposal
    signed_in(page, cast.li)
    page.goto("/units/")
    box = page.get_by_role("combobox", name="全站搜索")
    box.press_sequentially("zhangwei")
    box.fill("河堤")
    page.get_by_role("option", name="关于整修河堤的建议").wait_for()
    reads_well(page, axe, "house-suggest")

    box.press("Escape")
    expect(page.get_by_role("option").first).to_be_hidden()
    box.press("ArrowDown")
    page.get_by_role("option", name="关于整修河堤的建议").wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(f"**{case.get_absolute_url()}")
