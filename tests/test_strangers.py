"""What a person may not know of is nowhere: not in a list, a search, a file, nor behind a guessed address."""

import csv
import io
import re
from uuid import uuid4

import pytest

from proposals import queries
from proposals.models import Proposal
from tests.world import PEOPLE, undone

pytestmark = pytest.mark.usefixtures("uncounted", "known_at_the_door")

SIGNED_IN = PEOPLE[1:]
ADDRESS = re.compile(r'(?:href|action|src)="(/[^"#?]+)')


def page(client, address, **asked):
    answer = client.get(address, asked)
    assert answer.status_code < 500, address
    return b"".join(answer).decode(errors="replace") if answer.status_code == 200 else ""


def codes_in(text) -> set[str]:
    return set(re.findall(r"/proposals/([0-9a-f]{10})/", text))


def listed(client, **asked) -> set[str]:
    """The cases on every page of the list."""
    found, number = set(), 0
    while new := codes_in(page(client, "/proposals/", page=(number := number + 1), **asked)) - found:
        found |= new
    return found


def visible(world, who) -> set[str]:
    return set(queries.visible_to(world.people[who]).values_list("code", flat=True))


@pytest.mark.parametrize("who", SIGNED_IN)
def test_pages_lists_and_searches_show_the_same_cases(world, who):
    client, seen = world.client(who), visible(world, who)
    every = list(Proposal.objects.all())
    opened = {case.code for case in every if client.get(f"/proposals/{case.code}/").status_code == 200}
    assert opened == seen
    assert codes_in(page(client, "/proposals/")) - opened == set()
    assert listed(client, columns="verdict") == seen
    found = listed(client, q="河堤")
    written = {case.code: case for case in world.cases.values()}  # by the actions, so that a search knows of them
    assert found & set(written) == {code for code in written if code in seen and "河堤" in written[code].title}


@pytest.mark.parametrize("who", SIGNED_IN)
def test_exports_hold_the_same_cases(world, who):
    text = page(world.client(who), "/proposals/", **{"as": "csv"})
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))[1:]
    numbers = sorted(queries.visible_to(world.people[who]).values_list("number", flat=True))
    assert sorted(row[0] for row in rows) == numbers


@pytest.mark.parametrize("who", SIGNED_IN)
def test_nothing_leads_to_a_case_one_may_not_see(world, who):
    """The front page, the inbox, the notices, own cases, and the box of similar cases."""
    client, seen = world.client(who), visible(world, who)
    pages = ["/", "/proposals/inbox/", "/proposals/mine/", "/notices/", "/search/", "/deputies/", "/handover/"]
    pages += [f"/deputies/{world.cast.zhang.pk}/", f"/dossiers/{world.cast.zhang.pk}/suggestions/"]
    pages += [f"/units/{world.cast.water.pk}/"]
    text = "".join(page(client, address) for address in pages)
    text += page(client, "/proposals/similar/", title="关于整修河堤的建议", reason="河堤多处塌陷，汛期危险。")
    text += page(client, "/search/", q="河堤")
    known = {case.code for case in world.cases.values()}
    assert codes_in(text) & known <= seen


def addresses_of(world, case) -> set[str]:
    """Every address about this case on the pages of those who see it, with its papers and files."""
    found = {f"/proposals/{case.code}/papers/{paper}.pdf" for paper in ("register_form", "opinion_form")}
    for who in ("lead", "coordinator", "handler", "head", "assistant"):
        if case.code in visible(world, who):
            found |= set(ADDRESS.findall(page(world.client(who), f"/proposals/{case.code}/")))
            found |= set(ADDRESS.findall(page(world.client(who), "/proposals/mine/")))
    return {address for address in found if f"/{case.code}/" in address}


STRANGERS = ("cosigner", "deputy", "assistant", "outsider", "committee", "auditor")


@pytest.mark.parametrize("stage", ["draft", "submitted", "working", "rated"])
def test_a_guessed_address_is_not_found(world, papers_unprinted, stage):
    case = world.cases[stage]
    addresses = addresses_of(world, case)
    assert len(addresses) > 4
    told = {}
    for who in STRANGERS:
        if case.code in visible(world, who):
            continue
        for address in addresses:
            with undone():
                status = world.client(who).get(address).status_code
                if status == 405:
                    status = world.client(who).post(address).status_code
            if status != 404:
                told[who, address] = status
    assert told == {}


BORROWED = ("files/{file}/", "files/{file}/detach/", "handlings/{share}/reply.pdf", "handlings/{share}/compose/",
            "handlings/{share}/acknowledge/", "contacts/{talk}/confirm/", "handlings/{share}/issue/")  # fmt: skip


@pytest.mark.parametrize("tail", BORROWED)
def test_a_part_of_another_case_is_not_found_under_ones_own(world, tail):
    """The case in the address is one's own, the number behind it is not."""
    facts = {"file": world.at["working/reply"]["pk"], "share": world.at["working/water"]["pk"],
             "talk": world.at["talk"]["pk"]}  # fmt: skip
    for who in ("lead", "handler", "head", "coordinator"):
        address = f"/proposals/{world.cases['replied'].code}/{tail.format(**facts)}"
        with undone():
            answers = world.client(who).get(address).status_code, world.client(who).post(address).status_code
            assert answers in {(404, 404), (404, 405), (405, 404)}


GUESSES = ("files/{uuid}/", "handlings/0/compose/", "handlings/99999999999999999999/compose/", "contacts/0/confirm/",
           "contacts/99999999999999999999/confirm/", "papers/reply_letter.pdf", "papers/..%2f..%2fetc.pdf")  # fmt: skip


@pytest.mark.parametrize("tail", GUESSES)
def test_a_number_nobody_has_is_not_found(world, tail):
    address = f"/proposals/{world.cases['working'].code}/{tail.format(uuid=uuid4())}"
    assert world.client("coordinator").get(address).status_code == 404
