"""提出质询案: three members in office, each with his own hand or on the paper the office keys in (监督法第五十一条)."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from congress.notices.models import Notice
from congress.notices.truth import untrue
from congress.organs.chamber import chamber
from congress.workflow.flow import NotYours, TooLate
from meetings.models import Membership
from supervision import actions
from supervision.models import Interpellation
from supervision.models import InterpellationStatus as X
from supervision.queries.rare import interpellations_visible_to
from tests import make
from tests.supervision import house as at_house
from tests.supervision import rare as at

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False):
        yield


@pytest.fixture
def house():
    return at_house.gather()


def signers(case) -> list[tuple[str, str]]:
    return list(case.signers.order_by("pk").values_list("name", "word"))


def test_only_who_sits_that_day_is_a_mover_and_three_of_them(house):
    seats = at.seated(6)
    gone = Membership.objects.get(pk=seats[0].key)
    gone.ends_on, gone.end_ground = TODAY - timedelta(days=1), "辞去职务"
    gone.save()
    assert len(chamber(TODAY).seats) == 5
    keys = [seat.key for seat in seats]
    with pytest.raises(ValidationError, match="三人以上联名书面提出，现有 2 人"):
        at.moved(house, movers=[*keys[:3], keys[1], 10**6])
    case = at.moved(house, movers=[*keys[:4], keys[1]])
    assert (case.status, case.movers) == (X.MOVED, [seat.name for seat in seats[1:4]])
    assert {word for _name, word in signers(case)} == {"on_paper"} and case.papers.count() == 1


def test_the_office_enters_nothing_without_the_signed_paper_and_nobody_else_begins_one(house):
    at.seated()
    with pytest.raises(ValidationError, match="请上传有本人签名的质询案"):
        at.moved(house, files=[])
    for who in (house.keeper, house.leader, house.deputy, house.handler):
        with pytest.raises(NotYours):
            actions.move_interpellation(by=who, movers=[], moved_on=TODAY, organ=house.bureau, **at.CASE)


def test_each_member_says_it_himself_and_it_is_handed_in_when_three_stand_by_it(house):
    case = at.begun(house)
    first, *others = [row.user for row in case.signers.order_by("pk").select_related("user")]
    assert [word for _name, word in signers(case)] == ["signed", "asked", "asked", "asked"]
    asked = Notice.objects.filter(kind="supervision_mover_asked")
    assert set(asked.values_list("to", flat=True)) == {user.pk for user in others}
    with pytest.raises(NotYours):
        actions.sign_interpellation(case, by=house.deputy)
    actions.sign_interpellation(case, by=others[0])
    with pytest.raises(TooLate, match="现有 2 人，须三人以上"):
        actions.hand_in_interpellation(case, by=first)
    with pytest.raises(NotYours):  # said once
        actions.decline_interpellation(case, by=others[0])
    actions.decline_interpellation(case, by=others[1])
    assert not interpellations_visible_to(others[1]).exists()
    actions.sign_interpellation(case, by=others[2])
    with pytest.raises(NotYours):
        actions.hand_in_interpellation(case, by=others[0])
    case = actions.hand_in_interpellation(case, by=first)
    assert (case.status, case.movers) == (X.MOVED, [first.name, others[0].name, others[2].name])
    assert Notice.objects.filter(kind="supervision_moved", to=house.officer).count() == 1


def test_who_has_not_answered_is_asked_no_longer_when_it_was_handed_in(house):
    case = at.begun(house)
    late = case.signers.filter(word="asked").order_by("pk").last().user
    for row in case.signers.filter(word="asked").exclude(user=late):
        actions.sign_interpellation(case, by=row.user)
    asked = Notice.objects.filter(kind="supervision_mover_asked")
    assert untrue(asked).keys() == set(asked.exclude(to=late).values_list("pk", flat=True))
    actions.hand_in_interpellation(case, by=case.moved_by)
    assert untrue(asked).keys() == set(asked.values_list("pk", flat=True))
    with pytest.raises(TooLate):
        actions.sign_interpellation(case, by=late)


def test_the_office_keys_in_who_signed_the_paper_meanwhile(house):
    case = at.begun(house)
    rows = list(case.signers.filter(word="asked").order_by("pk"))
    with pytest.raises(ValidationError, match="请上传有本人签名的文件"):
        actions.key_in_movers(case, by=house.officer, signed=[rows[0].pk])
    actions.key_in_movers(
        case, by=house.officer, signed=[rows[0].pk, rows[1].pk], files=[make.stored("签名.pdf", house.officer)]
    )
    assert [word for _name, word in signers(case)] == ["signed", "on_paper", "on_paper", "asked"]
    assert actions.hand_in_interpellation(case, by=house.officer).status == X.MOVED


def test_nobody_but_movers_and_office_knows_of_it_before_it_is_handed_in(house):
    case = at.begun(house)
    assert interpellations_visible_to(house.officer).get() == case
    assert interpellations_visible_to(case.moved_by).get() == case
    for who in (house.leader, house.keeper, house.handler, house.deputy):
        assert not interpellations_visible_to(who).exists()
    assert actions.withdraw_interpellation(case, by=case.moved_by, note="另行商议").status == X.WITHDRAWN
    assert not interpellations_visible_to(house.handler).exists()


def test_a_member_begins_signs_and_hands_in_on_the_pages(house, client):
    seats = at.seated()
    first, second, third = map(at.member, seats[-3:])
    client.force_login(first)
    assert "提出质询案" in client.get("/supervision/questioning/").content.decode()
    page = client.get("/supervision/interpellations/move/").content.decode()
    assert all(seat.name in page for seat in seats) and "签名的质询案" not in page
    said = {"title": "案由", "organ": house.bureau.pk, "text": "问", "moved_on": "2026-11-20"}
    few = client.post("/supervision/interpellations/move/", {**said, "movers": [seats[-2].key]})
    assert "现有 2 人" in few.content.decode()
    said["movers"] = [seat.key for seat in seats[-2:]]
    place = client.post("/supervision/interpellations/move/", said).url
    for who in (second, third):
        client.force_login(who)
        assert place in client.get("/", follow=True).content.decode()  # on the front door
        assert "待确认" in client.get(place).content.decode()
        assert client.get(f"{place}sign_interpellation/").status_code == 200
        assert client.post(f"{place}sign_interpellation/").status_code == 302
    assert place not in client.get("/", follow=True).content.decode()
    client.force_login(first)
    assert client.post(f"{place}hand_in_interpellation/").status_code == 302
    case = Interpellation.objects.get()
    assert "、".join(case.movers) in client.get(place).content.decode()


def test_a_deputy_who_does_not_sit_finds_neither_the_list_nor_the_case(house, client):
    case = at.begun(house)
    client.force_login(house.deputy)
    assert client.get("/supervision/questioning/").status_code == 403
    assert client.get(case.get_absolute_url()).status_code == 404
