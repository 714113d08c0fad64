"""What tests/test_hostile_input.py does to the forms of a case, done to the roster, the units and the house's tables."""

import csv
import io
import re
from itertools import cycle, islice

import pytest
from django.db import IntegrityError
from django.urls import reverse

from congress.organs.models import Unit, UnitAlias
from deputies.models import Delegation, Deputy
from proposals.models import Category
from tests.hostile import FORMULAS, INJECTIONS, ODD
from tests.test_hostile_input import fields_of, injected, post_and_look
from tests.world import undone

pytestmark = pytest.mark.usefixtures("uncounted")

FORMS = (
    ("deputies:add_deputy", "-"), ("deputies:change_details", "deputy zhang"), ("deputies:give_mandate", "deputy zhang"),
    ("deputies:co_opt", "deputy zhang"), ("deputies:link_account", "deputy zhang"), ("dossier:end_mandate", "mandate"),
    ("deputies:open_survey", "-"), ("portal:unit_create", "-"), ("portal:unit_change", "unit"),
    ("portal:reform", "renaming"), ("portal:calendar_day", "day"), ("portal:calendar_confirm", "year"),
    ("portal:rule", "rule"), ("portal:row_create", "new category"), ("portal:row", "category"),
)  # fmt: skip
READ = ("/units/", "/deputies/", "/terms/", "/categories/", "/deputies/delegations/", "/calendar/2026/", "/search/?q=a")


@pytest.mark.parametrize(("name", "at"), FORMS, ids=lambda value: str(value))
def test_injections_come_back_as_the_text_they_are(world, name, at):
    address = reverse(name, kwargs=world.at[at])
    client = world.client("coordinator")
    data, texts = fields_of(client.get(address))
    bad = cycle(INJECTIONS)
    for round_ in range(4):
        with undone():
            facts = {text: next(islice(bad, round_ * 7, None)) for text in texts}
            post_and_look(client, address, {**data, **facts})
            post_and_look(client, address, {**data, **facts, "confirm": "1"})
            for page in READ[round_ * 2 :][:2]:
                assert injected(client.get(page)) == [], page


@pytest.mark.parametrize(("name", "at"), FORMS, ids=lambda value: str(value))
def test_odd_text_is_kept_or_refused_at_its_field(world, name, at):
    address = reverse(name, kwargs=world.at[at])
    client = world.client("coordinator")
    data, texts = fields_of(client.get(address))
    for odd in ODD.values():
        with undone():
            facts = dict.fromkeys(texts, odd.encode("utf-8", "surrogatepass"))
            post_and_look(client, address, {**data, **facts, "confirm": "1"})


def poisoned(world, text):
    """Every name of the house is hostile, as if it had come past all forms."""
    Deputy.objects.filter(pk=world.cast.zhang.pk).update(name=text[:30], employer=text[:120], ethnicity=text[:20])
    unit = world.cast.water
    Unit.objects.filter(pk=unit.pk).update(
        name=text[:80], short_name=text[:40], doc_prefix=text[:20], head_title=text[:20]
    )
    UnitAlias.objects.create(unit=unit, name=text[:80])
    Delegation.objects.filter(pk=Delegation.objects.first().pk).update(name=text[:40])
    Category.objects.filter(pk=world.at["category"]["pk"]).update(name=text[:20])
    type(world.cast.wang).objects.filter(pk=world.cast.wang.pk).update(name=text[:30])


PAGES = (
    *READ, "/", "/proposals/", "/proposals/{case}/", "/proposals/{case}/register/", "/units/{unit}/", "/units/{unit}/change/",
    "/units/{unit}/split/", "/units/{unit}/carve/", "/deputies/{deputy}/", "/dossiers/{deputy}/suggestions/",
    "/deputies/{deputy}/change/", "/search/suggest/?q=a", "/search/suggest/?q=script",
)  # fmt: skip


@pytest.mark.parametrize("part", range(2))
def test_no_page_runs_a_name_that_stands_in_the_database(world, part):
    place = {"case": world.cases["working"].code, "unit": world.cast.water.pk, "deputy": world.cast.zhang.pk}
    for text in INJECTIONS[part * 4 :: 8][:4]:
        with undone():
            poisoned(world, text)
            for page in PAGES:
                assert injected(world.client("coordinator").get(page.format(**place))) == [], (text, page)


EXPORTS = ("/deputies/?as=csv&columns=no&columns=name&columns=employer&columns=ethnicity&columns=delegation",
           "/units/?as=csv", "/proposals/?as=csv&columns=units&columns=lead")  # fmt: skip


@pytest.mark.parametrize("address", EXPORTS)
def test_formulas_leave_the_other_lists_as_text(world, address):
    for formula in FORMULAS:
        with undone():
            try:
                poisoned(world, formula)
            except IntegrityError:  # two names of the house may not be alike
                continue
            text = b"".join(world.client("coordinator").get(address)).decode().removeprefix("\ufeff")
            cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
            assert [
                cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠]", cell) and not re.fullmatch(r"-?\d+", cell)
            ] == []
            assert any(formula.strip() in cell for cell in cells), formula


def test_a_line_break_in_a_name_splits_no_header_and_no_message(world):
    """Into headers go file names and redirects; both take what stands in the database."""
    broken = "河堤\r\nSet-Cookie: x=1\r\n\r\n<p>"
    client = world.client("coordinator")
    with undone():
        type(world.cases["replied"]).objects.filter(pk=world.cases["replied"].pk).update(
            title=broken, number=broken[:20]
        )
        world.cases["replied"].attachments.first().file.__class__.objects.update(name=broken)
        for attachment in world.cases["replied"].attachments.all():
            answer = client.get(f"/proposals/{world.cases['replied'].code}/files/{attachment.file_id}/")
            assert answer.status_code == 200 and "Set-Cookie" not in answer.headers
            assert not re.search(r"[\r\n]", answer.headers["Content-Disposition"])
        answer = client.get("/prefs/", {"next": "/x\r\nSet-Cookie: x=1", "text": "large"})
        assert answer.status_code == 302 and not re.search(r"[\r\n]", answer.headers["Location"])
