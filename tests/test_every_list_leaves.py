"""Every list leaves as XLSX and CSV of exactly what is shown: each page that draws a table is asked for both.

Pages are found by their templates, so a new list without its export fails here by itself.
"""

import csv
import re
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from openpyxl import load_workbook

from congress.audit.models import SecurityEvent
from congress.notices.models import Notice
from proposals.models import Category
from tests.test_access import LINES, address_of
from tests.world import undone

pytestmark = pytest.mark.usefixtures("uncounted")

LIST = '<table class="table'
# Tables that are no lists: a form, a question before a step, or parts of the page of one matter.
NO_LISTS = {
    "accounts:person": "the posts of one person",
    "imports:map": "a form",
    "notices:preferences": "a form",
    "portal:hand_over": "a form",
    "portal:home": "the day's tasks; the cases behind each figure are lists",
    "portal:rule": "what stood before of one rule",
    "portal:state": "how the machines are this minute",
    "portal:unit": "parts of one unit; its open cases are a list of their own",
    "portal:reform": "a question",
    "deputies:detail": "the seats of one deputy",
    "deputies:survey": "its result has an address of its own for both",
    "proposals:detail": "parts of one case",
    "proposals:conclude": "what is decided upon",
    "proposals:close": "what is decided upon",
    "proposals:track": "what is decided upon",
    "proposals:rework": "what is decided upon",
    "proposals:convene": "what is decided upon",
    "proposals:settle": "what is decided upon",
}
CARDS = {"proposals:mine"}  # a list drawn without a table
# Of the meetings these two are asked; of their other tables the templates are read, which takes no time.
ASKED_OF_MEETINGS = {"meetings:index", "meetings:bodies"}
NO_LISTS_OF_MEETINGS = {
    "_appointment_lines.html": "the people of one motion",
    "_candidates.html": "the people of one item",
    "_chamber.html": "a part of the page of bodies, which is asked",
    "_count.html": "a form",
    "_file_sheets.html": "what stands in the file of one meeting; printed",
    "_packet_changes.html": "what to replace in one packet; printed",
    "_packets.html": "the editions of one packet",
    "_paper_versions.html": "the versions of one paper",
    "_roll.html": "a form",
    "packet.html": "the contents of one packet; printed",
    "versions.html": "the agendas of one meeting; each printed",
    "votes.html": "the votes of one meeting; each printed",
}
AUDIT = {"audit:index", "audit:of"}  # by an address of their own, older than this way


def asked(world, line, who, **query):
    with undone():
        return world.client(who).get(address_of(world, line), query)


def lists():
    """Each page of the access table that may be read, with the first person who may."""
    seen = set()
    for line in LINES:
        reader = next((who for who, status in line.answers if status == 200 and who != "anonymous"), None)
        if line.name.startswith("meetings:") and line.name not in ASKED_OF_MEETINGS:
            continue
        if "GET" in line.methods and reader and line.name not in seen | NO_LISTS.keys() | AUDIT:
            seen.add(line.name)
            yield line, reader


def draws_a_table(answer) -> bool:
    return any(LIST in (each.source or "") for each in answer.templates if hasattr(each, "source"))


@pytest.mark.parametrize(("line", "who"), list(lists()), ids=lambda each: getattr(each, "name", each))
def test_a_page_with_a_table_gives_it_away_as_a_file(world, papers_unprinted, line, who):
    if line.name not in CARDS and not draws_a_table(asked(world, line, who)):
        return
    kinds = [asked(world, line, who, **{"as": kind}).headers["Content-Type"] for kind in ("xlsx", "csv")]
    assert kinds == ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv; charset=utf-8"]


def test_a_table_of_the_meetings_has_its_file_or_is_no_list():
    folder, leaves = Path(settings.BASE_DIR) / "templates/meetings", re.compile(r"export\.html|as=\W?(xlsx|csv)")
    pages = {path.name: path.read_text() for path in folder.glob("*.html")}
    assert {name for name, page in pages.items() if LIST in page and not leaves.search(page)} == set(
        NO_LISTS_OF_MEETINGS
    )
    assert all("csv" in page for page in pages.values() if re.search(r"as=\W?xlsx", page)), "one as well as the other"


def test_the_exemptions_are_pages():
    assert NO_LISTS.keys() | AUDIT <= {line.name for line in LINES}


@pytest.mark.parametrize(
    ("name", "who"),
    [("portal:terms", "lead"), ("deputies:delegations", "handler"), ("imports:index", "committee"), ("work:index", "")],
)
def test_the_file_is_for_who_may_read_the_page(world, name, who):
    answer = world.client(who or "anonymous").get(reverse(name), {"as": "csv"})

    assert answer.status_code == (403 if who else 302)


def rows_of(answer):
    if "csv" in answer["Content-Type"]:
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        return list(csv.reader(StringIO(text)))
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.values]


def test_each_of_two_tables_of_a_page_has_its_file(world):
    page = reverse("portal:categories")
    client = world.client("coordinator")
    shown = client.get(page).content.decode()
    categories, classes = (rows_of(client.get(page, {"as": "csv", "table": table})) for table in ("", "classes"))

    assert "as=xlsx&amp;table=classes" in shown or "as=xlsx&table=classes" in shown
    assert [row[0] for row in categories[1:]] == list(Category.objects.values_list("name", flat=True))
    assert classes[0] == ["代号", "含义", "要求", "状态"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_inbox_leaves_as_it_is_filtered_every_page_of_it(world, kind):
    user = world.people["lead"]
    Notice.objects.bulk_create(
        Notice(to=user, kind="proposal_registered", text=f"消息{n}", once=f"x{n}", link="/") for n in range(40)
    )
    Notice.objects.filter(to=user, once="x0").update(read_at="2026-01-01T00:00:00Z")
    unread = Notice.objects.filter(to=user, read_at=None, withdrawn_at=None).count()

    rows = rows_of(world.client("lead").get(reverse("notices:index"), {"as": kind, "state": "unread", "page": 2}))

    assert (len(rows) - 1, {row[0] for row in rows[1:]}) == (unread, {"未读"})
    event = SecurityEvent.objects.filter(kind="exported").latest("pk")
    assert (event.by, event.facts["list"], event.facts["rows"]) == (user, "消息", unread)
