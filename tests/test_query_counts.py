"""A case page asks the database as often for a case with a hundred of everything as for one with one of each.

Lists, the inbox, home, search, roster, imports and notices are counted where their pages are tested.
"""

import pytest
from django.utils.timezone import localdate, now

from congress.files.models import StoredFile
from proposals.models import Attachment, Contact, Cosigner, Demand, Purpose
from tests.world import World

MANY = 100


def grow(world: World, case, share) -> None:
    """A hundred signatures, demands, talks, files and steps of the way more."""
    Cosigner.objects.bulk_create(
        Cosigner(proposal=case, name=f"附议{n}", place=n + 10, confirmed_at=now()) for n in range(MANY)
    )
    Demand.objects.bulk_create(Demand(proposal=case, place=n + 10, text="又一条") for n in range(MANY))
    talk = {"handling": share, "stage": "during", "form": "site", "on": localdate(), "people": "张", "content": "谈过"}
    Contact.objects.bulk_create(Contact(recorded_by=world.cast.wang, **talk) for _ in range(MANY))
    files = StoredFile.objects.bulk_create(
        StoredFile(name=f"{n}.pdf", kind="pdf", size=1, sha256="0" * 64) for n in range(MANY)
    )
    facts = {"proposal": case, "handling": share, "purpose": Purpose.REPLY, "added_by": world.cast.wang}
    Attachment.objects.bulk_create(Attachment(file=each, **facts) for each in files)
    for _ in range(20):
        entry = case.entries.order_by("-seq").first()
        entry.pk, entry.seq = None, entry.seq + 1
        entry.save(force_insert=True)


@pytest.mark.parametrize("grown", [False, True])
@pytest.mark.parametrize(
    ("who", "queries"), [("coordinator", 38), ("handler", 32), ("dispatcher", 31), ("lead", 35)], ids=str
)
def test_the_case_page_is_the_same_number_of_queries(world, who, queries, grown, django_assert_num_queries):
    case = world.cases["rated"]
    if grown:
        grow(world, case, world.share("rated"))
    client = world.client(who)
    client.get("/notices/")
    with django_assert_num_queries(queries):
        assert client.get(f"/proposals/{case.code}/").status_code == 200


@pytest.mark.parametrize("grown", [False, True])
@pytest.mark.parametrize(
    ("name", "stage", "who", "queries"),
    [("register", "submitted", "coordinator", 15), ("assign", "registered", "coordinator", 19)],
    ids=str,
)
def test_a_step_of_the_office_is_too(world, name, stage, who, queries, grown, django_assert_num_queries):
    case = world.cases[stage]
    if grown:
        Cosigner.objects.bulk_create(Cosigner(proposal=case, name=f"附{n}", place=n + 10) for n in range(MANY))
        Demand.objects.bulk_create(Demand(proposal=case, place=n + 10, text="又一条") for n in range(MANY))
    client = world.client(who)
    client.get("/notices/")
    with django_assert_num_queries(queries):
        assert client.get(f"/proposals/{case.code}/{name}/").status_code == 200
