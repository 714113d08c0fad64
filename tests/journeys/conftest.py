"""The people of a journey, each in a browser of their own."""

import pytest

from tests import make
from tests.cast import gather
from tests.journeys.stage import DESK, Player


@pytest.fixture
def town(transactional_db):
    """The cast in a town that has everything a whole road needs."""
    people = gather()
    make.category("城乡建设")
    for code in "ABC":
        make.reply_class(code)
    type(people.zhang).objects.filter(pk=people.zhang.pk).update(
        phone="13800000012", address="望川区城关街道河西路8号", postcode="100012"
    )
    people.zhang.refresh_from_db()
    return people


@pytest.fixture(scope="session")
def seen():
    """The pages axe has passed; no journey looks at the same page twice."""
    return set()


@pytest.fixture
def at_work(browser, browser_context_args, signed_in, axe, seen):
    """``at_work(user)``: that person at a screen of a size, signed in; a ``clerk`` has yet to sign in."""
    contexts = []

    def sit(user=None, size=DESK, *, clerk=None, **more):
        context = browser.new_context(**{**browser_context_args, "viewport": size, **more})
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        return Player(signed_in(page, user) if user else page, user or clerk, axe, seen)

    yield sit
    for context in contexts:
        context.close()
