"""调查材料 of a commission: what came is kept, and who gave it is the commission's secret (监督法第五十八条)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from congress.audit.models import AuditChange, SecurityEvent
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.models import Commission, CommissionMaterial
from supervision.queries.rare import materials_of
from tests.congress.file_corpus import pdf, scripted
from tests.supervision import house as at_house
from tests.supervision import rare as at

pytestmark = pytest.mark.django_db
GIVER = "护理员秦某"


@pytest.fixture
def house():
    return at_house.gather()


@pytest.fixture
def formed(house):
    vote = {"by": house.officer, "formed_on": localdate(), "formed_at": "常委会会议", "yes": 5}
    case = actions.form_commission(at.named(house), **vote)
    return Commission.objects.get(pk=case.pk)


def sitter(case):
    return case.members.get(capacity="chair").user


def given(case, by, **more) -> CommissionMaterial:
    facts = {"text": "喷淋的阀门一直关着。", "source": GIVER, "given_on": localdate(), "is_confidential": True, **more}
    return actions.record_material(case, by=by, **facts)


def sent(change=None):
    return SimpleUploadedFile("图.pdf", pdf(change=change), "application/pdf")


def page(client, user, case) -> str:
    client.force_login(user)
    return client.get(case.get_absolute_url()).content.decode()


def test_a_member_writes_down_what_was_told_and_the_office_never_reads_by_whom(house, formed, client):
    material = given(formed, sitter(formed))
    source = f"{formed.get_absolute_url()}materials/{material.pk}/source/"

    read = page(client, house.officer, formed)
    assert "喷淋的阀门一直关着" in read and "来源保密" in read and GIVER not in read
    assert client.post(source).status_code == 403
    assert GIVER not in page(client, sitter(formed), formed)
    assert GIVER in client.post(source).content.decode()
    assert SecurityEvent.objects.filter(kind="personal_viewed", by=sitter(formed)).count() == 1


def test_what_is_not_confidential_names_its_giver(house, formed, client):
    given(formed, house.officer, is_confidential=False, source="区消防救援大队")
    assert "区消防救援大队提供" in page(client, sitter(formed), formed)


def test_no_log_and_no_timeline_tells_the_giver(house, formed):
    given(formed, sitter(formed))
    assert AuditChange.objects.filter(table="supervision_commissionmaterial").exists()
    told = [str(row.diff) for row in AuditChange.objects.all()] + [str(row.facts) for row in formed.entries.all()]
    assert not [words for words in told if GIVER in words]


def test_nobody_else_reads_the_materials_not_even_when_it_is_resolved(house, formed, client):
    given(formed, sitter(formed))
    assert materials_of(house.leader, formed) == []
    said = {"report": "经查属实。", "reported_on": localdate()}
    case = actions.report_commission(formed, by=house.officer, **said)
    actions.decide_commission(case, by=house.officer, decision="责成整改。", decided_on=localdate())
    read = page(client, house.keeper, formed)
    assert "责成整改" in read and "喷淋的阀门" not in read


def test_materials_come_while_the_commission_searches(house, formed):
    with pytest.raises(TooLate):
        given(at.named(house), house.officer)
    with pytest.raises(NotYours):
        given(formed, house.keeper)


def test_a_file_is_for_who_reads_the_material(house, formed, client):
    address = f"{formed.get_absolute_url()}record_material/"
    form = {"given_on": localdate(), "source": GIVER, "text": "照片。", "is_confidential": "on"}
    client.force_login(sitter(formed))
    refused = client.post(address, {**form, "source": " ", "files": [sent(scripted)]}).content.decode()
    assert "请填写提供人" in refused and "照片。" in refused
    for wrong in ({"given_on": "2999-01-01"}, {"files": [sent(scripted)]}):
        assert client.post(address, {**form, **wrong}).status_code == 200
    assert not formed.materials.exists()
    assert client.post(address, {**form, "files": [sent()]}).status_code == 302

    material = formed.materials.get()
    held = f"{formed.get_absolute_url()}materials/{material.pk}/files/{material.files.get().pk}/"
    assert client.get(held).status_code == 200
    client.force_login(house.leader)
    assert client.get(held).status_code == 404
