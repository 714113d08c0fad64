"""公开 in a real browser: the office's pages and the reader's, on a desk and on a phone."""

import pytest
from django.urls import reverse

from proposals import actions
from tests.browser import overflow, picture, visit
from tests.proposals import road

pytestmark = pytest.mark.browser
CHECKS = [code for code, _label in actions.CHECKS]


def look(page, axe, address, name):
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        visit(page, address)
        picture(page, f"publicity-{name}-{width}")
        assert overflow(page) == 0
        axe(page)


def test_readers_find_what_is_public(live_server, cast, page, axe):
    case = road.concluded(cast)
    actions.publish(case, by=cast.li, scope="full", checks=CHECKS, words=["警示牌"])
    actions.withhold(road.concluded(cast), by=cast.li, reason="safety")
    look(page, axe, reverse("proposals:public"), "list")
    look(page, axe, reverse("proposals:public_case", args=[case.code]), "case")


def test_the_office_examines_on_one_page(live_server, cast, page, axe, signed_in):
    case = road.concluded(cast)
    type(case).objects.update(reason="河堤多处塌陷，请联系13900001111。内部资料。")
    signed_in(page, cast.li)
    look(page, axe, reverse("proposals:publish", args=[case.code]), "publish")
    look(page, axe, reverse("proposals:releases"), "desk")
