"""Every page of suggestions and motions that takes a file or a paste meets hostile ones: refused at the field with a
Chinese sentence, nothing kept, nothing broken."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congress.files.models import StoredFile
from tests.congress.file_disguises import refused
from tests.hostile import INJECTIONS, ODD
from tests.test_hostile_input import fields_of, injected, post_and_look
from tests.world import undone

pytestmark = pytest.mark.usefixtures("uncounted")

UPLOADS = (
    # name, at, who
    ("proposals:draft", "-", "lead"), ("proposals:log", "-", "coordinator"), ("proposals:contact", "working/water", "handler"),
    ("proposals:compose", "working/water", "handler"), ("proposals:withdraw", "returned", "coordinator"),
    ("proposals:settle", "mediation", "coordinator"), ("proposals:plan_oversight", "overseen key case", "coordinator"),
    ("proposals:record_event", "overseen key case", "coordinator"), ("proposals:recheck", "lot", "coordinator"),
    ("proposals:report_progress", "promise", "handler"), ("proposals:claim_done", "promise", "handler"),
    ("proposals:give_up", "promise", "head"), ("proposals:publish", "evaluated", "coordinator"),
    ("proposals:log_motion", "-", "coordinator"), ("proposals:withdraw_motion", "submitted motion", "coordinator"),
    ("proposals:review_motion", "registered motion", "coordinator"), ("proposals:give_opinion", "referred motion", "handler"),
    ("proposals:assign_motion", "referred motion", "coordinator"), ("proposals:plan_motion", "assigned_to_organ motion", "head"),
    ("proposals:report_motion", "plan_submitted motion", "head"), ("proposals:accept_motion", "heard motion", "coordinator"),
    ("proposals:rehandle_motion", "heard motion", "coordinator"), ("proposals:track_motion", "heard motion", "coordinator"),
    ("proposals:report_to_congress", "accepted motion", "coordinator"),
    ("proposals:log_work", "assigned_to_organ motion", "coordinator"),
)  # fmt: skip
PASTES = (
    ("proposals:invite_signers", "draft motion", "lead"), ("proposals:merge_motion", "registered motion", "coordinator"),
    ("proposals:unmerge_motion", "merged motion", "coordinator"), ("proposals:subdivide", "at the desk/desk", "dispatcher"),
    ("proposals:refer_motion", "review_reported motion", "coordinator"), ("proposals:set_cutoff", "-", "coordinator"),
    ("proposals:name_leader", "assigned", "coordinator"), ("proposals:oversee", "assigned", "committee"),
    ("proposals:nominate", "assigned", "coordinator"), ("proposals:rework", "disliked", "coordinator"),
    ("proposals:convene", "disliked twice", "coordinator"), ("proposals:merge", "registered", "coordinator"),
    ("proposals:reassign", "handed back", "coordinator"), ("proposals:ask_extension", "working/water", "handler"),
    ("proposals:ask_withdrawal", "registered", "lead"),
)  # fmt: skip


def kinds() -> list[tuple[str, bytes, str]]:
    """One of each reason for which a file is refused, and the cruellest names."""
    by_reason = {}
    for name, content, why in refused():
        by_reason.setdefault(why, (name, content, why))
    return list(by_reason.values())


@pytest.mark.parametrize(("name", "at", "who"), UPLOADS, ids=lambda value: str(value))
def test_a_disguised_file_is_refused_at_its_field_and_nothing_is_kept(world, name, at, who):
    client, address, before = world.client(who), reverse(name, kwargs=world.at[at]), StoredFile.objects.count()
    data, _texts = fields_of(client.get(address))
    field = "scans" if "scans" in client.get(address).content.decode() else "files"
    for title, content, _why in kinds():
        with undone():
            page = client.post(address, {**data, field: SimpleUploadedFile(title, content)})
            assert page.status_code == 200, (title, page.status_code)
            assert injected(page) == []
            assert 'class="error"' in page.content.decode(), title
            assert StoredFile.objects.count() == before, title


@pytest.mark.parametrize(("name", "at", "who"), PASTES, ids=lambda value: str(value))
def test_hostile_text_comes_back_as_text_or_is_refused(world, name, at, who):
    address = reverse(name, kwargs=world.at[at])
    data, texts = fields_of(world.client(who).get(address))
    for bad in [*INJECTIONS[:12], *ODD.values(), "张" * 20_000, "、" * 5_000]:
        with undone():
            raw = bad.encode("utf-8", "surrogatepass") if isinstance(bad, str) else bad
            post_and_look(world.client(who), address, {**data, **dict.fromkeys(texts, raw)})
