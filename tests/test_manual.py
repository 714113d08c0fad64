"""The manual speaks the words of the pages, and goes on doing so when a page changes its words."""

import re

from django.conf import settings

from congress.accounts.models import Role

MANUAL = settings.BASE_DIR / "docs" / "manual.md"
APPS = ("congress", "deputies", "proposals", "supervision", "meetings", "templates")


def said_by_the_house() -> str:
    """Every template and every word in code that may reach a page."""
    files = [path for app in APPS for path in (settings.BASE_DIR / app).rglob("*") if path.suffix in (".py", ".html")]
    return "\n".join(path.read_text() for path in files if "migrations" not in path.parts)


def test_every_word_the_manual_quotes_stands_on_a_page():
    quoted = set(re.findall("「([^」]+)」", MANUAL.read_text()))
    house = said_by_the_house()
    assert len(quoted) > 100
    assert sorted(word for word in quoted if word != "/" and word not in house) == []


def test_the_manual_names_every_role():
    text = MANUAL.read_text()
    assert [role.label for role in Role if role.label not in text] == []
