"""Every page of meetings that somebody may open, on the narrowest screen; nothing is wider than a desk's either."""

from mimetypes import guess_type
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from tests.browser import WIDTHS, overflow, picture
from tests.test_access import LINES, address_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("uncounted", "papers_unprinted")]

HOUSE = "http://house.test"
# Who is asked, in this order; the first who may open a page stands for all others of its kind.
OFFICERS = ("meeting", "appointment")
GUESTS = ("member", "handler")
MEETINGS = [line for line in LINES if line.name.startswith("meetings:") and "GET" in line.methods]


def readers(line):
    answers = dict(line.answers)
    for group in (OFFICERS, GUESTS):
        yield from [who for who in group if answers[who] == 200][:1]


def opened_by(who) -> list:
    """One line for each page of which this person is the first reader, at the last stage the table names."""
    return list({line.name: line for line in MEETINGS if who in readers(line)}.values())


@pytest.fixture(scope="module")
def screen(browser):
    context = browser.new_context(base_url=HOUSE, locale="zh-CN", timezone_id="Asia/Shanghai", reduced_motion="reduce")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def serve(page, html: str) -> None:
    """No server stands behind this address: what the test's own client was answered, so that the world stays as it is."""

    def answer(route):
        path = urlsplit(route.request.url).path
        if not path.startswith("/static/"):
            return route.fulfill(body=html, content_type="text/html; charset=utf-8")
        found = finders.find(path.removeprefix("/static/"))
        return route.fulfill(path=found, content_type=guess_type(found)[0])

    page.unroute_all()
    page.route(f"{HOUSE}/**", answer)


def check(page, axe, name: str) -> None:
    for width in (WIDTHS[-1], WIDTHS[0]):
        page.set_viewport_size({"width": width, "height": 900})
        picture(page, f"{name}-{width}".replace(":", "-"))
        assert overflow(page) == 0, f"{name} at {width} px"
    try:
        axe(page)
    except AssertionError as found:
        raise AssertionError(f"{name}: {found}") from None


@pytest.mark.parametrize("who", OFFICERS + GUESTS)
def test_every_page_is_for_everybody(world, screen, axe, who):
    seen = 0
    for line in opened_by(who):
        address = address_of(world, line)
        found = world.client(who).get(address)
        if found.headers["Content-Type"].startswith("text/html"):
            serve(screen, found.text)
            screen.goto(address)
            check(screen, axe, f"{line.title}-{who}")
            seen += 1
    assert seen
