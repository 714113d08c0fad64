"""Every part of the look, in a browser, at three widths and in three ways of showing."""

from datetime import date

import pytest

from congress.accounts.models import Post, User
from congress.organs.models import Unit, UnitKind
from tests.browser import SHOWN, WIDTHS, overflow, picture, show

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def guide(settings):
    settings.DEBUG = True


@pytest.mark.parametrize("kind", SHOWN)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_style_guide_has_no_barrier_and_fits(live_server, page, axe, width, kind):
    page.set_viewport_size({"width": width, "height": 900})
    show(page, live_server, kind)
    page.goto("/styleguide/")
    picture(page, f"styleguide-{width}-{kind}")
    assert overflow(page) == 0
    axe(page)


@pytest.mark.parametrize("kind", SHOWN)
def test_a_deputys_page_fits_a_small_phone(live_server, page, axe, kind):
    page.set_viewport_size({"width": 360, "height": 740})
    show(page, live_server, kind)
    page.goto("/styleguide/?deputy=1&say=1")
    picture(page, f"styleguide-deputy-{kind}")
    assert overflow(page) == 0
    axe(page)


def test_the_list_is_worked_by_keyboard_alone(live_server, page):
    page.goto("/styleguide/")
    for key in "jjx":
        page.keyboard.press(key)
    assert page.locator("tr.here td.c-n").inner_text() == "第2号"
    assert page.locator("input[name=pick]:checked").count() == 1
    assert page.locator(".bulk b").inner_text() == "已选 1 件"
    page.locator("[data-pick-all]").check()
    assert page.locator("tr.on input[name=pick]").count() == page.locator("input[name=pick]").count()
    page.locator("[data-pick-none]").click()
    assert page.locator(".bulk").is_hidden()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "f-q"


def test_focus_is_seen_wherever_it_goes(live_server, page):
    page.goto("/styleguide/")
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["y"] >= 0
    for _ in range(30):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "(e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 })"
            "(document.activeElement)"
        )
        assert seen, page.evaluate("document.activeElement.outerHTML")


def test_large_text_is_remembered_without_a_flash(live_server, page):
    page.goto("/styleguide/")
    page.get_by_role("button", name="大字版").click()
    assert page.locator("html").get_attribute("data-text") == "large"
    html = page.request.get("/styleguide/").text()  # as the server writes it, before any script
    assert '<html lang="zh-Hans" data-text="large"' in html


def test_the_switches_work_without_a_script(live_server, browser, browser_context_args):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.goto("/styleguide/")
    page.get_by_role("button", name="高对比").click()
    assert page.locator("html").get_attribute("data-contrast") == "high"
    page.get_by_role("button", name="高对比").click()
    assert page.locator("html").get_attribute("data-contrast") is None
    context.close()


def test_a_step_without_return_is_asked_first(live_server, page):
    page.goto("/styleguide/")
    page.locator("[data-confirm=ask]").click()
    dialog = page.locator("dialog#ask")
    assert dialog.is_visible()
    assert dialog.get_by_role("button", name="撤回建议").is_visible()
    page.keyboard.press("Escape")
    assert dialog.is_hidden()


def test_nothing_on_the_page_is_refused_by_the_content_policy(live_server, page):
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/styleguide/?deputy=1&say=1")
    page.wait_for_load_state("networkidle")
    assert not said


@pytest.fixture
def clerk():
    clerk = User.objects.create_user("clerk", "a-long-pass-word", name="周敏")
    unit = Unit.objects.create(name="代表工作委员会", kind=UnitKind.values[0])
    for role in ("coordinator", "leader"):
        Post.objects.create(user=clerk, unit=unit, role=role, starts_on=date(2020, 1, 1))
    return clerk


@pytest.mark.parametrize("width", [360, 1440])
def test_a_signed_in_person_finds_posts_and_the_way_out(live_server, page, axe, signed_in, clerk, width):
    page.set_viewport_size({"width": width, "height": 900})
    signed_in(page, clerk)
    page.goto("/styleguide/")
    page.locator(".tools details.who summary").click()
    picture(page, f"masthead-{width}", whole=False)
    assert page.get_by_role("button", name="全部岗位").is_visible()
    assert page.get_by_role("button", name="退出登录").is_visible()
    assert overflow(page) == 0
    axe(page, within="header.masthead")
    page.keyboard.press("Escape")
    assert page.get_by_role("button", name="退出登录").is_hidden()


def test_a_signed_in_persons_choice_follows_the_account(live_server, page, signed_in, clerk):
    signed_in(page, clerk)
    page.goto("/styleguide/")
    with page.expect_response("**/prefs/"):
        page.get_by_role("button", name="大字版").click()
    page.reload()
    assert page.locator("html").get_attribute("data-text") == "large"
    clerk.refresh_from_db()
    assert clerk.large_text is True
