"""Field by field: who reads a rating, a draft, an advice, an internal word, a telephone number."""

import re

import pytest

from congress.audit.models import SecurityEvent
from tests.world import ADVICE, LETTER, PHONE, REASON

pytestmark = pytest.mark.usefixtures("uncounted")

LOOKED_AT = (
    "/", "/notices/", "/proposals/mine/", "/proposals/inbox/", "/search/?q={secret}", "/proposals/?q={secret}",
    "/proposals/?as=csv&columns=verdict&columns=class&columns=due", "{case}", "{case}papers/assignment_slip.pdf",
    "{case}papers/register_form.pdf",
    "{water}reply.pdf", "{water}compose/", "{fire}advise/", "{water}issue/", "{case}conclude/",
)  # fmt: skip
ASKED = ("deputy", "cosigner", "coordinator", "committee", "street", "dispatcher", "handler", "assistant", "outsider")


def shown_to(world, who, stage: str, secret: str) -> str:
    """All this person can read about the case, outside what stands in the address and comes back in a field."""
    facts = {"case": f"/proposals/{world.cases[stage].code}/", "secret": secret}
    for suffix in ("water", "fire"):
        facts[suffix] = f"{facts['case']}handlings/{world.at[f'{stage}/{suffix}']['pk']}/"
    client, text = world.client(who), ""
    for address in LOOKED_AT:
        answer = client.get(address.format(**facts))
        text += b"".join(answer).decode(errors="replace") if answer.status_code == 200 else ""
    said_back = f"“{secret}”"  # the search page repeats what was asked
    return re.sub(r'value="[^"]*"', "", text).replace(said_back, "")


OFFICE = {"coordinator", "committee"}
HANDLERS = {"handler", "assistant"}
SHOWN = {
    # at this stage: what, and who of those asked reads it
    "working": {LETTER: OFFICE | {"handler"}, ADVICE: OFFICE | HANDLERS | {"dispatcher"}},
    "signed": {LETTER: OFFICE | {"handler"}, ADVICE: OFFICE | HANDLERS | {"dispatcher"}},
    "rated": {REASON: OFFICE | {"cosigner"}, ADVICE: OFFICE | HANDLERS | {"dispatcher"}},
    "evaluated": {
        REASON: OFFICE | HANDLERS | {"cosigner", "dispatcher", "street"},
        LETTER: OFFICE | HANDLERS | {"cosigner", "dispatcher", "street"},
    },
}


@pytest.mark.parametrize("stage", SHOWN)
def test_a_field_is_read_by_those_it_is_for(world, papers_unprinted, stage):
    secrets = SHOWN[stage]
    texts = {who: shown_to(world, who, stage, next(iter(secrets))) for who in ASKED}
    for secret, readers in secrets.items():
        assert {who for who, text in texts.items() if secret in text} == readers, secret


def test_the_telephone_of_a_deputy_is_for_those_who_signed_or_work_on_the_case(world, papers_unprinted):
    texts = {who: shown_to(world, who, "working", "") for who in ASKED}
    assert {who for who, text in texts.items() if PHONE in text} <= OFFICE | HANDLERS | {
        "dispatcher",
        "street",
        "cosigner",
    }


def test_the_register_form_gives_telephones_to_those_who_answer_and_writes_it_down(world, papers_unprinted):
    address = f"/proposals/{world.cases['working'].code}/papers/register_form.pdf"
    pages = {who: world.client(who).get(address) for who in (*ASKED, "lead", "head", "leader")}
    read = {who for who, page in pages.items() if PHONE.encode() in page.content}
    assert read == {"lead", "cosigner", "coordinator", "handler", "head"}
    assert {who for who, page in pages.items() if "河堤路一号".encode() in page.content} == read

    written = SecurityEvent.objects.filter(kind="personal_viewed", about_id=str(world.cases["working"].pk))
    assert {event.by for event in written} == {world.people[who] for who in read - {"lead"}}
