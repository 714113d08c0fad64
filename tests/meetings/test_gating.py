"""The chairs' meeting decides what goes on an agenda; who brought it hears why not."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.models import ItemStatus, Proposer
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db
WHY = "已列入明年计划，本次不再安排"


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-16 09:00+08:00"):
        yield


def ruled(name, item, **facts):
    return getattr(actions, name)(item, by=chamber.officer(), ruled_at=chamber.chairs(), **facts)


def committee():
    return make.unit("望川区人大城建环保委", UnitKind.COMMITTEE)


@pytest.mark.parametrize(
    ("name", "status", "facts"),
    [("accept", "accepted", {}), ("reject", "rejected", {"note": WHY}), ("postpone", "postponed", {})],
)
def test_each_decision_is_recorded_with_its_chairs_meeting(name, status, facts):
    item = ruled(name, chamber.item(), **facts)
    assert (item.status, item.ruled_at.body.kind) == (status, "chairs_meeting")
    assert item.entries.get().facts["said"].startswith("主任会议第一次会议决定")


def test_refer_gives_it_to_a_committee_which_hears_of_it():
    home = committee()
    officer = make.user(Role.COMMITTEE_OFFICER, home)
    item = ruled("refer", chamber.item(), committee=home, note="请提出审议意见")
    assert (item.status, item.committee) == (ItemStatus.TO_COMMITTEE, home)
    assert [notice.to for notice in Notice.objects.filter(kind="meeting_item_referred")] == [officer]
    assert ruled("accept", item).status == ItemStatus.ACCEPTED


def test_what_was_postponed_is_taken_up_again():
    item = ruled("postpone", chamber.item())
    assert ruled("accept", item).status == ItemStatus.ACCEPTED


def test_reject_tells_the_members_who_signed_and_the_organ_why():
    seats, home = chamber.committee(5), make.unit("望川区民政局")
    handler = make.user(Role.HANDLER, home)
    item = chamber.item(proposer_kind=Proposer.MEMBERS)
    item.proposers.set(seats[2:])
    ruled("reject", item, note=WHY)
    ruled("reject", chamber.item(proposer_unit=home), note=WHY)
    told = Notice.objects.filter(kind="meeting_item_rejected")
    assert {notice.to for notice in told} == {*(seat.deputy.user for seat in seats[2:]), handler}
    assert all(WHY in notice.text for notice in told)


def test_without_a_reason_nothing_is_rejected():
    with pytest.raises(ValidationError, match="请写明不列入的理由"):
        ruled("reject", chamber.item(), note=" ")


def test_only_a_chairs_meeting_decides():
    for meeting in (None, chamber.meeting()):
        with pytest.raises(ValidationError, match="地方组织法第五十二条"):
            actions.accept(chamber.item(), by=chamber.officer(), ruled_at=meeting)


def test_a_leader_reads_but_the_office_records_and_only_once():
    item = chamber.item()
    with pytest.raises(NotYours):
        actions.accept(item, by=make.user(Role.LEADER, make.unit()), ruled_at=chamber.chairs())
    ruled("accept", item)
    with pytest.raises(TooLate):
        ruled("reject", item, note=WHY)


@pytest.mark.parametrize("name", ["accept", "reject", "refer", "postpone"])
def test_each_decision_has_its_page(client, name):
    item, held = chamber.item(), chamber.chairs()
    client.force_login(chamber.officer())
    address = f"{item.get_absolute_url()}{name}/"
    assert "主任会议第一次会议（2026年11月12日）" in client.get(address).content.decode()
    facts = {"ruled_at": held.pk, "note": WHY, "committee": committee().pk}
    assert client.post(address, {**facts, "ruled_at": ""}).status_code == 200
    assert client.post(address, facts).status_code == 302
    client.force_login(chamber.officer())
    assert client.post(address, facts).status_code == 409


def test_a_meeting_yet_to_come_has_decided_nothing(client):
    chamber.chairs(date(2026, 11, 20))
    client.force_login(chamber.officer())
    page = client.get(f"{chamber.item().get_absolute_url()}accept/").content.decode()
    assert "还没有登记已举行的主任会议" in page
