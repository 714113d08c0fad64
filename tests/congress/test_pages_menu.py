"""The masthead stays one line: what is kept rarely is folded under 设置."""

import pytest

from tests.browser import overflow, picture, turn, visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1440])
def test_the_office_opens_the_rules_from_the_folded_menu(live_server, cast, page, axe, signed_in, width):
    page.set_viewport_size({"width": width, "height": 800})
    signed_in(page, cast.li)
    visit(page, "/notices/")

    page.locator(".nav summary").click()
    picture(page, f"menu-{width}", whole=False)
    assert overflow(page) == 0
    axe(page, within="header.masthead")
    turn(page, page.get_by_role("link", name="规则"))
    assert page.url.endswith("/rules/")
    if width == 1440:
        assert page.locator(".masthead").bounding_box()["height"] < 80


def test_the_check_finds_what_came_to_a_page_it_has_already_seen(live_server, page, axe):
    page.goto("/accounts/login/")
    axe(page)
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    with pytest.raises(AssertionError, match="button-name"):
        axe(page)
    axe(page, within="header")
