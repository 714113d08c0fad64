"""提议特定问题调查: a fifth of all members, each with his own hand or on the paper the office keys in (监督法第五十六条)."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.notices.truth import untrue
from congress.portal.todo import Agenda
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.documents import rare as sheet
from supervision.models import Commission
from supervision.models import CommissionStatus as M
from supervision.queries.rare import commissions_visible_to
from tests import make
from tests.congress.file_corpus import pdf
from tests.supervision import house as at_house
from tests.supervision import rare as at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False):
        yield


@pytest.fixture
def house():
    return at_house.gather()


def people(case) -> list:
    return [row.user for row in case.signers.select_related("user").order_by("pk")]


def test_a_member_asks_a_fifth_of_all_and_each_says_it_himself(house):
    keys = [seat.key for seat in at.seated(11)]
    facts = {"title": "火灾", "matter": "查明原因。", "proposed_on": date(2026, 11, 20)}
    first = at.member(at.seated()[0])
    with pytest.raises(ValidationError, match="11 人，五分之一以上为 3 人，现有 2 人"):
        actions.propose_commission(by=first, movers=keys[:2], **facts)
    with pytest.raises(ValidationError, match="由办公室登记"):
        actions.propose_commission(by=first, proposer="chairs", **facts)
    case = actions.propose_commission(by=first, movers=keys[1:4], **facts)
    assert [row.word for row in case.signers.order_by("pk")] == ["signed", "asked", "asked", "asked"]
    _first, second, third, fourth = people(case)
    actions.sign_commission(case, by=second)
    with pytest.raises(TooLate, match="五分之一以上为 3 人，联名确认的现有 2 人"):
        actions.hand_in_commission(case, by=first)
    actions.decline_commission(case, by=third)
    actions.sign_commission(case, by=fourth)
    with pytest.raises(NotYours):
        actions.hand_in_commission(case, by=second)
    case = actions.hand_in_commission(case, by=first)
    assert (case.status, len(case.names), case.total) == (M.PROPOSED, 3, 11)
    assert at.named(house).status == M.PROPOSED  # the chairs' meeting asks nobody


def test_who_is_asked_is_told_until_he_has_said_it_and_the_office_when_it_is_handed_in(house):
    case = at.searched(house)
    first, *others = people(case)
    asked = Notice.objects.filter(kind="supervision_proposer_asked")
    assert set(asked.values_list("to", flat=True)) == {user.pk for user in others}
    actions.sign_commission(case, by=others[0])
    assert list(untrue(list(asked))) == [asked.get(to=others[0]).pk]
    actions.key_in_proposers(
        case, by=house.officer, signed=[case.signers.get(user=others[1]).pk],
        files=[make.stored("提议.pdf", house.officer)],
    )  # fmt: skip
    actions.hand_in_commission(case, by=first)
    assert Notice.objects.get(kind="supervision_commission_proposed").to == house.officer


def test_nobody_but_its_movers_and_the_office_reads_it_before_it_is_handed_in(house):
    case = at.searched(house)
    first, second, third = people(case)
    for who in (house.officer, first, second, third):
        assert commissions_visible_to(who).get() == case
    for who in (house.leader, house.keeper, house.handler, house.deputy):
        assert not commissions_visible_to(who).exists()
    actions.decline_commission(case, by=third)
    assert not commissions_visible_to(third).exists()
    actions.sign_commission(case, by=second)
    with pytest.raises(TooLate):
        actions.name_commissioner(case, by=house.officer, seat=at.seated()[0].key, capacity="chair", no_interest=True)
    case = actions.withdraw_commission(case, by=first, note="另行商议")
    assert case.status == M.WITHDRAWN and not commissions_visible_to(house.leader).exists()


def test_who_proposed_it_does_not_read_what_the_search_finds_before_it_is_over(house):
    case = at.searched(house)
    first, *others = people(case)
    for user in others:
        actions.sign_commission(case, by=user)
    case, seats = actions.hand_in_commission(case, by=first), at.seated()
    for seat, capacity in zip(seats[:2], ("chair", "member"), strict=True):
        actions.name_commissioner(case, by=house.officer, seat=seat.key, capacity=capacity, no_interest=True)
    vote = {"formed_on": localdate(), "formed_at": "常委会会议", "yes": len(seats)}
    case = actions.form_commission(case, by=house.officer, **vote)
    assert not commissions_visible_to(first).exists() and commissions_visible_to(at.member(seats[0])).exists()


def test_a_member_begins_signs_and_hands_in_on_the_pages(house, client):
    seats = at.seated(10)
    first, second = at.member(seats[-2]), at.member(seats[-1])
    client.force_login(first)
    page = client.get("/supervision/commissions/propose/").content.decode()
    assert "请各人确认" in page and "由谁提议" not in page
    said = {"title": "火灾", "matter": "查明原因。", "proposed_on": "2026-11-20"}
    few = client.post("/supervision/commissions/propose/", {**said, "movers": [seats[-2].key]})
    assert "现有 1 人" in few.content.decode()
    place = client.post("/supervision/commissions/propose/", {**said, "movers": [seats[-1].key]}).url
    client.force_login(second)
    assert place in client.get("/", follow=True).content.decode()  # on the front door
    assert "待确认" in client.get(place).content.decode()
    assert client.post(f"{place}sign_commission/").status_code == 302
    assert place not in client.get("/", follow=True).content.decode()
    client.force_login(first)
    assert client.get(f"{place}paper.pdf")["Content-Type"] == "application/pdf"
    assert client.post(f"{place}hand_in_commission/").status_code == 302
    case = Commission.objects.get()
    assert case.get_absolute_url() == place and "、".join(case.names) in client.get(place).content.decode()


def test_a_chair_finds_it_in_his_list_and_the_paper_names_who_is_to_sign(house, client):
    case = at.searched(house)
    leader = people(case)[1]
    leader.posts.update(role=Role.LEADER, unit=house.office)
    buckets = Agenda(make.User.objects.get(pk=leader.pk), localdate()).buckets
    assert case.get_absolute_url() in [row.url for bucket in buckets for row in bucket.rows]
    paper = sheet.commission(case)
    assert paper["title"].endswith("特定问题调查委员会的提议")
    assert dict(paper["parts"])["提议人"] == ["、".join(row.name for row in case.signers.order_by("pk")) + "。"]


def test_the_office_keys_in_who_signed_on_paper(house, client):
    case = at.searched(house)
    client.force_login(house.officer)
    place = f"{case.get_absolute_url()}key_in_proposers/"
    row = case.signers.filter(word="asked").first()
    assert "请选择在纸上签名" in client.post(place, {}).content.decode()
    given = {"signed": [row.pk], "files": SimpleUploadedFile("提议.pdf", pdf())}
    assert client.post(place, given).status_code == 302
    row.refresh_from_db()
    assert row.word == "on_paper" and case.papers.count() == 1
