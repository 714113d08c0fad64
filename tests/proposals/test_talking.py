"""contact, confirm and advise: what units and deputies say before the reply."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.workflow.flow import NotYours
from proposals import actions, queries
from proposals.models import Contact, Handling, ProposalClock
from tests.proposals import road
from tests.proposals.test_review import told


def talk(cast, handling, **facts):
    facts = {
        "stage": "during",
        "form": "site",
        "on": localdate(),
        "people": "张卫国",
        "content": "到现场看过。",
        **facts,
    }
    return actions.contact(handling, by=cast.wang, **facts)


def test_the_first_contact_meets_its_clock_and_asks_the_deputy(cast):
    handling = road.acknowledged(cast)
    talk(cast, handling)

    assert ProposalClock.objects.get(kind="contact.first", handling=handling).met_at is not None
    assert told("contacted") == {"张卫国"}


def test_a_contact_of_tomorrow_is_refused(cast):
    with pytest.raises(ValidationError):
        talk(cast, road.acknowledged(cast), on=localdate() + timedelta(days=1))


def test_the_deputy_confirms_in_one_tap(cast, client):
    record = talk(cast, road.acknowledged(cast))
    client.force_login(cast.zhang.user)

    client.post(f"/proposals/{record.handling.proposal.code}/contacts/{record.pk}/confirm/", {"took_place": "yes"})
    record.refresh_from_db()
    assert (record.verdict, record.verdict_by) == (Contact.Verdict.CONFIRMED, cast.zhang.user)


def test_a_denied_contact_reaches_the_office_and_the_unit(cast):
    record = talk(cast, road.acknowledged(cast))
    actions.confirm(record, by=cast.zhang.user, took_place=False, note="没有来过。")

    assert told("contact_denied") == {"李敏", "周慧", "王强", "陈国梁"}


def test_a_contact_is_judged_once(cast):
    record = talk(cast, road.acknowledged(cast))
    actions.confirm(record, by=cast.zhang.user, took_place=True)

    with pytest.raises(ValidationError, match="已经核实过"):
        actions.confirm(record, by=cast.zhang.user, took_place=False)


def test_another_deputy_may_not_confirm(cast, client):
    record = talk(cast, road.acknowledged(cast))
    client.force_login(cast.sun.user)

    url = f"/proposals/{record.handling.proposal.code}/contacts/{record.pk}/confirm/"
    assert client.post(url, {"took_place": "yes"}).status_code == 404


def test_the_contact_page_keeps_what_was_typed(cast, client):
    handling = road.acknowledged(cast)
    client.force_login(cast.wang)
    url = f"/proposals/{handling.proposal.code}/handlings/{handling.pk}/contact/"

    page = client.post(url, {"content": "谈得很好", "on": "2099-01-01"}).content.decode()
    assert "沟通日期不能晚于今天。" in page
    assert "谈得很好" in page


def test_advise_reaches_the_lead_unit_and_meets_its_clock(cast):
    road.acknowledged(cast)
    assisting = cast_share(cast.fire)
    actions.advise(assisting, by=cast.tian, text="同意设点。")

    assert told("advised") == {"王强", "陈国梁"}
    assert ProposalClock.objects.get(kind="assist.opinion").met_at is not None


def test_the_lead_unit_gives_no_advice(cast):
    with pytest.raises(NotYours):
        actions.advise(road.acknowledged(cast), by=cast.wang, text="x")


def test_the_advice_page_belongs_to_the_assisting_unit(cast, client):
    road.acknowledged(cast)
    share = cast_share(cast.fire)
    client.force_login(cast.tian)
    url = f"/proposals/{share.proposal.code}/handlings/{share.pk}/advise/"
    form = {"text": "同意", "contact_name": "田野", "contact_phone": "8000 119"}

    assert client.post(url, form).status_code == 302
    share.refresh_from_db()
    assert (share.status, share.done_on) == ("advised", localdate())
    assert isinstance(share.done_on, date)


def cast_share(unit):
    return Handling.objects.get(unit=unit)


def test_a_talk_with_a_unit_that_was_merged_since_can_still_be_answered(cast, client):
    record = talk(cast, road.acknowledged(cast))
    Handling.objects.filter(pk=record.handling_id).update(status="merged")
    client.force_login(cast.zhang.user)

    client.post(f"/proposals/{record.handling.proposal.code}/contacts/{record.pk}/confirm/", {"took_place": "yes"})

    assert [case.asks_talk for case in queries.mine(cast.zhang.user, localdate())] == [False]


def test_a_talk_sent_twice_is_one_talk(cast, client):
    handling = road.acknowledged(cast)
    client.force_login(cast.wang)
    url = f"/proposals/{handling.proposal.code}/handlings/{handling.pk}/contact/"
    form = {
        "stage": "during",
        "form": "site",
        "on": localdate(),
        "people": "张卫国",
        "content": "到现场看过。",
        "view": "护栏要加高。",
    }

    answers = [client.post(url, form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Contact.objects.count() == 1
    client.post(url, {**form, "content": "又谈了一次。"})
    assert Contact.objects.count() == 2


def test_what_the_deputy_said_is_asked_for_and_stands_beside_the_talk(cast, client):
    handling = road.acknowledged(cast)
    client.force_login(cast.wang)
    url = f"/proposals/{handling.proposal.code}/handlings/{handling.pk}/contact/"
    form = {"stage": "during", "form": "site", "on": localdate(), "people": "张卫国", "content": "到现场看过。"}

    assert client.post(url, form | {"view": " "}).status_code == 200
    assert not Contact.objects.exists()
    client.post(url, form | {"view": "护栏要加高。"})
    client.force_login(cast.zhang.user)
    shown = client.get(f"/proposals/{handling.proposal.code}/").text
    assert "代表意见：</b>护栏要加高。" in shown
