"""A real browser for the tests: Chromium on the live server, axe, and with LOOK=1 pictures in ``test-results/``.

pytestmark = pytest.mark.browser
def test_a_clerk_assigns(live_server, page, signed_in, axe):
    signed_in(page, clerk)
    page.goto("/proposals/")
    axe(page)
    picture(page, "assign")
"""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve

# Playwright keeps an event loop in this thread; the ORM is still only used between its steps.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

RESULTS = Path(__file__).resolve().parent.parent / "test-results"
WIDTHS = (360, 768, 1440)
SHOWN = {"plain": {}, "large": {"text": "large"}, "contrast": {"contrast": "high"}}
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")  # the first is a third cheaper
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Only what is wrong is collected: listing everything that is right takes as long as the check itself.
RULES = {
    "resultTypes": ["violations"],
    "preload": False,
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}
# The package's own way reads the engine anew for each look and carries home what is right too: half the time of a check.
ASK = "([within, how]) => axe.run(within || document, how).then(found => found.violations)"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The system's own Chromium, without its windows if it has such a one; inside a container root has no sandbox."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    return {**browser_type_launch_args, "executable_path": found, "args": [*QUIET, *sandbox]}


@pytest.fixture
def browser_context_args(live_server):
    return {
        "base_url": live_server.url,
        "locale": "zh-CN",
        "timezone_id": "Asia/Shanghai",
        "viewport": {"width": 1440, "height": 900},
    }


@pytest.fixture
def signed_in(live_server):
    """``signed_in(page, user)``: the session of that person, without the sign-in page."""

    def sign_in(page, user):
        client = Client()
        client.force_login(user)
        morsel = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": morsel.key, "value": morsel.value, "url": live_server.url}])
        return page

    return sign_in


@pytest.fixture(scope="session")
def axe():
    """``axe(page)``: no finding, or the test fails with the list of them.

    Contrast costs as much as all other rules together and comes from the style sheet, not from the width or the
    matter at hand: it is asked of every page once in every look.
    """
    engine, coloured = Axe(), set()

    def check(page, within=None):
        seen = _kind_of(page)
        rules = {"color-contrast": {"enabled": seen not in coloured}}
        if not page.evaluate("'axe' in window"):
            page.evaluate(engine.axe_script)
        page.evaluate("document.querySelector('.dock') && scrollTo(0, document.body.scrollHeight)")  # what it covers
        found = page.evaluate(ASK, [within, {**RULES, "rules": rules}])
        coloured.add(seen)
        lines = [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found for n in v["nodes"]]
        assert not lines, "\n".join(lines)

    return check


def _kind_of(page) -> tuple[str, str]:
    """Which page it is and in which look: the name of its address, and what the root element says of the look."""
    look, path = page.evaluate("JSON.stringify({...document.documentElement.dataset})"), urlsplit(page.url).path
    try:
        return resolve(path).view_name, look
    except Resolver404:
        return path, look


def show(page, live_server, kind: str):
    """Choose 大字版 or 高对比 as a returning reader has them: by cookie."""
    page.context.add_cookies(
        [{"name": f"show_{name}", "value": value, "url": live_server.url} for name, value in SHOWN[kind].items()]
    )


def visit(page, url: str):
    """Go there; a page that answers anything but 200 fails at once, however tidy it looks."""
    response = page.goto(url)
    assert response.status == 200, f"{url} answered {response.status}"
    return page


def turn(page, control):
    """Click, and wait for the page behind: until it comes the one left can still be read by mistake."""
    with page.expect_navigation():
        control.click()
    return page


def picture(page, name: str, *, whole: bool = True) -> None:
    """For whoever wants to look: ``LOOK=1 make test`` leaves the pages in ``test-results/``. Painting them is slow."""
    if "LOOK" in os.environ:
        RESULTS.mkdir(exist_ok=True)
        page.screenshot(path=RESULTS / f"{name}.png", full_page=whole)


def reads_well(page, axe, name: str) -> None:
    """The page as it stands, on the widest and on the narrowest screen: no barrier, nothing wider than the window."""
    for width in (WIDTHS[-1], WIDTHS[0]):
        page.set_viewport_size({"width": width, "height": 900})
        picture(page, f"{name}-{width}")
        assert overflow(page) == 0, f"{name} at {width} px"
        axe(page)


def overflow(page) -> int:
    """How many pixels the page is wider than its window; 0 is right."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
