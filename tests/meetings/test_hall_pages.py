"""The pages used in the room, walked as the office walks them on the day."""

import pytest
from django.core import signing
from django.urls import reverse

from meetings import actions
from meetings.flow import MEETING
from meetings.models import Item, ItemStatus, Meeting, Presence, Speech, Status, Tally
from meetings.views.hall import SIGNER
from tests.meetings import chamber

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    return chamber.in_session(5, present=0, status=Status.PAPERS_SENT)


def at(name, *args):
    return reverse(f"meetings:{name}", args=args)


def test_the_roll_takes_all_present_except_one(client, held):
    meeting, listed, room, clerk = held
    client.force_login(clerk)
    page = client.get(at("hall", meeting.code))
    assert "不足法定人数" in page.text and "委员0" in page.text
    gone = {f"state-{listed[0].pk}": "absent", "rest": "on"}
    client.post(at("hall_sitting", meeting.code, room.pk), gone)
    assert sorted(Presence.objects.values_list("state", flat=True)) == ["absent", *["present"] * 4]
    assert "符合法定人数" in client.get(at("hall", meeting.code)).text


def test_who_left_early_left_at_a_time(client, held):
    meeting, listed, room, clerk = held
    client.force_login(clerk)
    page = client.post(at("hall_sitting", meeting.code, room.pk), {f"state-{listed[0].pk}": "left_early"})
    assert "早退，请填写离会时间" in page.text
    assert not Presence.objects.exists()


def test_one_meeting_from_the_opening_to_the_result(client, held):
    meeting, _listed, room, clerk = held
    item = chamber.item(meeting, title="关于批准决算的决议草案", needs_vote=True)
    client.force_login(clerk)
    client.post(at("hall_sitting", meeting.code, room.pk), {"rest": "on"})
    client.post(at("convene", meeting.code), {"chaired_by": "王主任"})
    for step in ("explain", "deliberate"):
        client.post(at(step, item.code), {"note": ""})
    client.post(at("put_to_vote", item.code), {"question": item.title, "method": "machine", "majority": "half"})
    vote = item.votes.get()
    client.post(at("start_vote", meeting.code, vote.pk), {"sitting": room.pk})
    line = vote.lines.get().pk
    wrong = client.post(at("count_votes", meeting.code, vote.pk), counts(line, yes=3))
    assert f'class="btn" href="{at("votes", meeting.code)}' in wrong.text
    assert "与参加表决的 5 人不符" in wrong.text and 'value="3"' in wrong.text
    client.post(at("count_votes", meeting.code, vote.pk), counts(line, yes=3, no=2))
    assert Item.objects.get(pk=item.pk).status == ItemStatus.PASSED
    assert "3 票赞成，全体组成人员 5 人，过半数为 3，通过" in client.get(at("votes", meeting.code)).text
    fixed = counts(line, yes=2, no=3) | {"reason": "读数颠倒"}
    client.post(at("correct_count", meeting.code, vote.pk), fixed)
    assert Item.objects.get(pk=item.pk).status == ItemStatus.FAILED
    client.post(at("close", meeting.code), {"note": ""})
    meeting.refresh_from_db()
    assert (meeting.status, Tally.objects.count()) == (Status.CLOSED, 2)


def counts(line, **sums):
    return {f"{key}-{line}": sums.get(key, 0) for key in ("yes", "no", "abstain", "not_pressed")}


def test_a_member_signs_in_by_the_code_on_the_wall(client, held):
    meeting, listed, room, _clerk = held
    client.force_login(listed[0].account)
    place, key = at("check_in", meeting.code, room.pk), signing.dumps(room.pk, salt=SIGNER)
    assert "签到码已过期" in client.get(place).text
    assert "本人签到" in client.get(f"{place}?key={key}").text
    client.post(f"{place}?key={key}")
    assert Presence.objects.get().way == "code"
    assert "您已签到" in client.get(place).text


def test_a_stranger_finds_no_place_to_sign_in(client, held):
    meeting, _listed, room, _clerk = held
    client.force_login(chamber.officer())
    assert client.get(at("check_in", meeting.code, room.pk)).status_code == 404


def test_the_code_on_the_wall_is_the_office_s(client, held):
    meeting, listed, room, clerk = held
    client.force_login(clerk)
    assert "<svg" in client.get(at("hall_screen", meeting.code, room.pk)).text
    client.force_login(listed[0].account)
    assert client.get(at("hall_screen", meeting.code, room.pk)).status_code == 403


def test_a_speaker_puts_the_words_right(client, held):
    meeting, listed, room, clerk = held
    item = chamber.item(meeting)
    client.force_login(clerk)
    said = {"participant": listed[0].pk, "sitting": room.pk, "minutes": 9, "text": "同意报告"}
    client.post(at("record_speech", item.code), said)
    speech = Speech.objects.get()
    client.force_login(listed[1].account)
    assert client.get(at("confirm_speech", speech.pk)).status_code == 404
    client.force_login(listed[0].account)
    assert f'class="btn" href="{at("item", item.code)}"' in client.get(at("confirm_speech", speech.pk)).text
    client.post(at("confirm_speech", speech.pk), {"text": "同意报告，请加快"})
    assert Speech.objects.get().text == "同意报告，请加快"


def test_nobody_outside_the_office_sees_a_vote_before_its_result(client, held):
    meeting, listed, _room, clerk = held
    Meeting.objects.update(status=Status.OPENED)
    actions.prepare_vote(
        chamber.item(Meeting.objects.get()), by=clerk, subject="poll", method="machine", question="养老工作测评"
    )
    client.force_login(listed[0].account)
    assert "养老工作测评" not in client.get(at("votes", meeting.code)).text


def test_the_papers_of_the_room_print(client, held):
    meeting, _listed, room, clerk = held
    client.force_login(clerk)
    assert client.get(at("attendance", meeting.code, room.pk))["Content-Type"] == "application/pdf"


def test_the_room_offers_what_is_done_in_the_room(client):
    held, _listed, _room, clerk = chamber.in_session(3, status=Status.PAPERS_SENT)
    item = chamber.item(held)
    client.force_login(clerk)
    said = client.get(f"/meetings/{held.code}/hall/").text
    assert "convene/" in said and f"{item.code}/recuse/" in said
    assert not [word for word in ("cancel/", "report_to_party/", f"{item.code}/take_off/") if word in said]


def test_the_step_that_leads_on_is_the_red_button():
    held, _listed, _room, clerk = chamber.in_session(3, status=Status.PAPERS_SENT)
    for status, step in (("agenda_drafted", "notify"), ("papers_sent", "convene")):
        held.status = status
        assert [door.name for door in MEETING.doors(clerk, held) if door.primary] == [step]
