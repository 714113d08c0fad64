"""应到未到: counted and told, never an interpellation by itself (监督法第五十一条)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.timezone import localdate

from congress.notices.models import Notice
from supervision import actions
from tests import make
from tests.supervision import house as at_house


@pytest.fixture
def house(db):
    return at_house.gather()


def absent(house, meeting, **facts):
    known = {"name": "李某", "title": "副局长", "unit": house.bureau, "on": localdate()}
    return actions.record_absence(by=house.officer, meeting=meeting, **known | facts)


def test_the_second_absence_without_a_reason_is_told_and_an_excused_one_is_not(client, house):
    told = Notice.objects.filter(kind="supervision_absent_again")
    absent(house, "第一次会议")
    absent(house, "第二次会议", reason="住院")
    absent(house, "第二次会议", unit=make.unit("望川区教育局"))
    assert not told.exists()
    absent(house, "第三次会议")
    assert set(told.values_list("to", flat=True)) == {house.officer.pk, house.keeper.pk, house.stranger.pk}
    assert "不启动质询" in told.first().text and "监督法第五十一条" in told.first().text
    client.force_login(house.leader)
    page = client.get("/supervision/absences/").content.decode()
    assert "监督法第五十一条" in page and "多次" in page and "住院" in page


def test_only_the_office_enters_an_absence_and_only_once(house):
    absent(house, "第一次会议")
    with pytest.raises(ValidationError):
        absent(house, "第一次会议")
    with pytest.raises(PermissionDenied):
        actions.record_absence(
            by=house.keeper, name="李某", title="", unit=house.bureau, meeting="第二次会议", on=localdate()
        )
