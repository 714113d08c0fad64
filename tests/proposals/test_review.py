"""register, send_back and decline: what the office does with a suggestion handed in."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils.timezone import now

from congress.notices.models import Notice
from congress.organs.models import CongressSession
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.models import Channel, ProposalClock, Status
from tests import make
from tests.proposals import road


def told(kind):
    return set(Notice.objects.filter(kind=f"proposal_{kind}").values_list("to__name", flat=True))


def signed_by_two(cast):
    proposal = road.submitted(cast)
    proposal.cosigners.create(deputy=cast.sun, name="孙玉兰", place=1, confirmed_at=now())
    return proposal


def test_register_gives_the_next_number_of_its_session(cast):
    with time_machine.travel("2026-02-04 10:00+08:00"):
        first, second = road.registered(cast), road.registered(cast)

    assert [first.number, second.number] == ["第001号", "第002号"]
    assert first.full_number == "区十八届人大五次会议第001号建议"


def test_between_sessions_a_series_of_its_own_is_used(cast):
    with time_machine.travel("2026-05-04 10:00+08:00"):
        proposal = road.registered(cast)

    assert (proposal.channel, proposal.number) == ("intersession", "闭字第1号")


def test_register_splits_the_text_into_numbered_demands(cast):
    proposal = road.registered(cast)

    assert list(proposal.demands.values_list("place", "text")) == [(1, "年内加固河堤"), (2, "设置警示牌")]


def test_register_without_a_demand_is_refused(cast):
    with pytest.raises(ValidationError):
        actions.register(road.submitted(cast), by=cast.li, category=make.category(), demands=[" "])


def test_register_starts_the_clock_of_the_hand_over(cast):
    with time_machine.travel("2026-05-11 10:00+08:00"):
        proposal = road.registered(cast)

    clock = ProposalClock.objects.get(proposal=proposal, kind="proposal.intersession_assign")
    assert (clock.starts_on, clock.due_on) == (date(2026, 5, 11), date(2026, 5, 20))
    assert (proposal.due_on, proposal.due_label) == (clock.due_on, "交办期限")


def test_who_signed_hears_of_the_number(cast):
    proposal = signed_by_two(cast)
    actions.register(proposal, by=cast.li, category=make.category(), demands=["加固河堤"])

    assert told("registered") == {"张卫国", "孙玉兰"}


def test_a_handler_may_not_register(cast):
    proposal = road.submitted(cast)

    with pytest.raises(NotYours):
        actions.register(proposal, by=cast.wang, category=make.category(), demands=["x"])
    proposal.refresh_from_db()
    assert (proposal.status, proposal.number) == (Status.SUBMITTED, "")


def test_it_cannot_be_registered_twice(cast):
    proposal = road.registered(cast)

    with pytest.raises(TooLate):
        actions.register(proposal, by=cast.zhou, category=make.category(), demands=["x"])


def test_send_back_tells_the_deputy_what_to_mend(cast):
    proposal = actions.send_back(signed_by_two(cast), by=cast.li, note="请写明路段。")

    assert proposal.status == Status.RETURNED
    assert all(n.text.endswith("请写明路段。") for n in Notice.objects.filter(kind="proposal_returned"))
    assert told("returned") == {"张卫国", "孙玉兰"}


def test_a_returned_suggestion_is_mended_and_submitted_again(cast):
    proposal = actions.send_back(road.submitted(cast), by=cast.li, note="请写明路段。")
    actions.revise(proposal, by=cast.zhang.user, request="加固三号河堤。")

    assert actions.submit(proposal, by=cast.zhang.user).status == Status.SUBMITTED


def test_decline_names_its_ground_and_stops_the_clocks(cast):
    proposal = actions.decline(signed_by_two(cast), by=cast.li, ground="bidding", note="属招标事项。")

    assert proposal.get_decline_ground_display() == "在招标投标中指定中标人"
    assert not ProposalClock.objects.filter(proposal=proposal).running().exists()
    assert told("declined") == {"张卫国", "孙玉兰"}


def test_the_register_page_offers_the_demands_found_in_the_text(cast, client):
    proposal = road.submitted(cast)
    client.force_login(cast.li)

    page = client.get(f"/proposals/{proposal.code}/register/").content.decode()
    assert "年内加固河堤。\n设置警示牌。" in page


def test_the_register_page_keeps_what_was_typed_when_something_is_missing(cast, client):
    proposal = road.submitted(cast)
    client.force_login(cast.li)

    page = client.post(f"/proposals/{proposal.code}/register/", {"demands": "修堤", "note": "同意"})
    text = page.content.decode()
    assert page.status_code == 200
    assert "修堤" in text
    assert "同意" in text
    assert "请填写。" in text or "请选择。" in text


def test_a_text_that_comes_again_is_examined_again_the_same_day(cast):
    with time_machine.travel("2026-05-04 09:00+08:00"):
        proposal = actions.send_back(road.submitted(cast), by=cast.li, note="请补充地点")
        actions.submit(proposal, by=cast.zhang.user)
        proposal.refresh_from_db()

    assert proposal.clocks.filter(kind="proposal.examine").count() == 2
    assert proposal.due_on == proposal.clocks.running().get().due_on


def test_a_return_keeps_the_channel_and_counts_from_the_second_handing_in(cast):
    with time_machine.travel("2026-02-06 16:00+08:00"):  # the session's last day
        proposal = actions.send_back(road.submitted(cast), by=cast.li, note="请补充地点")
    with time_machine.travel("2026-06-01 09:00+08:00"):
        proposal = actions.submit(proposal, by=cast.zhang.user)
    assert (proposal.channel, proposal.submitted_on) == (Channel.SESSION, date(2026, 2, 6))

    with time_machine.travel("2026-03-02 09:00+08:00"):
        between = actions.send_back(road.submitted(cast), by=cast.li, note="请补充地点")
    with time_machine.travel("2026-06-01 09:00+08:00"):
        actions.submit(between, by=cast.zhang.user)
        actions.register(between, by=cast.li, category=make.category(), demands=["加固河堤"])
    assert between.clocks.get(kind="proposal.intersession_assign").starts_on == date(2026, 6, 1)


@pytest.mark.parametrize(("day", "channel"), [("2026-02-17", Channel.SESSION), ("2026-02-18", Channel.INTERSESSION)])
def test_a_forgotten_closing_day_does_not_keep_the_session_sitting(cast, day, channel):
    CongressSession.objects.update(closes_on=None)
    with time_machine.travel(f"{day} 09:00+08:00"):
        assert road.submitted(cast).channel == channel


def test_without_a_closing_day_the_hand_over_counts_from_the_registration_and_says_so(cast):
    CongressSession.objects.update(closes_on=None)
    with time_machine.travel("2026-02-05 09:00+08:00"):
        proposal = road.registered(cast)

    clock = proposal.clocks.get(kind="proposal.session_assign")
    assert clock.one_line.startswith("登记日 2026-02-05")


def test_a_stranger_does_not_find_the_register_page(cast, client):
    proposal = road.submitted(cast)
    client.force_login(cast.outsider)
    assert client.get(f"/proposals/{proposal.code}/register/").status_code == 404


def test_the_deputy_may_look_but_not_register(cast, client):
    proposal = road.submitted(cast)
    client.force_login(cast.zhang.user)
    assert client.get(f"/proposals/{proposal.code}/register/").status_code == 403


def test_the_late_clerk_reads_who_was_faster(cast, client):
    proposal = road.registered(cast)
    client.force_login(cast.zhou)

    page = client.post(f"/proposals/{proposal.code}/register/", {"demands": "x"})
    assert page.status_code == 409
    assert "李敏 · 代表工委" in page.content.decode()
