"""Every part of the look, in a browser, at three widths and in three ways of showing."""

import pytest

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
