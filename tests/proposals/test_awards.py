"""put_forward, open_ballot, cast_ballot, confer, call_off: the year's awards, from the nomination to the certificate."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, documents
from proposals.models import AwardEntry, AwardStatus, HandlingStatus, Status
from proposals.notices.award_truth import still_asks
from tests import make

YEAR = 2026


def closed(cast, **facts):
    return make.proposal(Status.CLOSED, closed_on=date(YEAR, 6, 1), **facts)


def opened(cast, kind="suggestion", places=1, voters="inside"):
    return actions.open_award(by=cast.li, kind=kind, year=YEAR, places=places, voters=voters)


def voting(cast, **facts):
    """Three suggestions are put forward for one place; a leader and a committee vote."""
    award = opened(cast, **facts)
    cases = [closed(cast, lead=cast.zhang, title="关于河堤的建议"), closed(cast), closed(cast)]
    nominees = [actions.put_forward(award, by=cast.li, proposal=case, reason="抓得准") for case in cases]
    congress = make.unit("望川区人大常委会", UnitKind.CONGRESS)
    voters = [make.user(Role.LEADER, congress, name=f"主任{n}") for n in range(2)]
    award = actions.open_ballot(award, by=cast.li, closes_on=localdate() + timedelta(days=3))
    return SimpleNamespace(award=award, nominees=nominees, voters=voters)


def voted(cast):
    held = voting(cast)
    for voter in held.voters:
        actions.cast_ballot(held.award, by=voter, chosen=held.nominees[:1])
    return held


def after(award):
    return time_machine.travel(f"{award.closes_on + timedelta(days=1)} 10:00+08:00")


def test_one_round_of_a_kind_each_year(cast):
    first = opened(cast)
    with pytest.raises(ValidationError, match="已经在评选"):
        opened(cast)
    actions.call_off(first, by=cast.li, note="改到下半年")
    assert opened(cast).status == AwardStatus.NOMINATING
    with pytest.raises(NotYours):
        actions.open_award(by=cast.wang, kind="unit", year=YEAR, places=1, voters="inside")


def test_only_what_was_closed_that_year_and_only_once(cast):
    award, case = opened(cast), closed(cast)
    actions.put_forward(award, by=cast.zhang.user, proposal=case, reason="好")
    for other in (case, make.proposal(Status.IN_PROGRESS), make.proposal(Status.CLOSED, closed_on=date(2025, 1, 1))):
        with pytest.raises(ValidationError):
            actions.put_forward(award, by=cast.zhang.user, proposal=other, reason="好")


def test_a_unit_is_put_forward_by_others(cast):
    award, case = opened(cast, kind="unit"), closed(cast)
    make.handling(case, cast.water, status=HandlingStatus.ISSUED)
    with pytest.raises(ValidationError):
        actions.put_forward(award, by=cast.li, unit=cast.fire, reason="没有答复过")
    with pytest.raises(NotYours):
        actions.put_forward(award, by=cast.wang, unit=cast.water, reason="自荐")
    assert str(actions.put_forward(award, by=cast.li, unit=cast.water, reason="办得实")) == cast.water.name


def test_a_vote_needs_more_nominees_than_places(cast):
    award = opened(cast)
    actions.put_forward(award, by=cast.li, proposal=closed(cast), reason="好")
    with pytest.raises(TooLate, match="多于名额"):
        actions.open_ballot(award, by=cast.li, closes_on=localdate() + timedelta(days=3))


def test_a_vote_counts_once_and_may_be_changed(cast):
    held = voting(cast)
    voter = held.voters[0]
    for nominee in held.nominees[:2]:
        actions.cast_ballot(held.award, by=voter, chosen=[nominee])
    assert [each.ballots.count() for each in held.nominees] == [0, 1, 0]
    with pytest.raises(ValidationError, match="1 至 1"):
        actions.cast_ballot(held.award, by=voter, chosen=held.nominees[:2])


def test_nobody_votes_for_the_own_suggestion(cast):
    held = voting(cast, voters="deputies")
    with pytest.raises(ValidationError, match="与本人"):
        actions.cast_ballot(held.award, by=cast.zhang.user, chosen=held.nominees[:1])
    actions.cast_ballot(held.award, by=cast.zhang.user, chosen=held.nominees[1:2])
    with pytest.raises(NotYours):
        actions.cast_ballot(held.award, by=held.voters[0], chosen=held.nominees[:1])


def test_no_row_says_who_voted_for_whom(cast):
    held = voted(cast)
    said = str(list(AwardEntry.objects.values()))
    assert [voter.name for voter in held.voters if voter.name in said] == []


def test_conferring_waits_for_the_last_day(cast):
    held = voted(cast)
    with pytest.raises(TooLate, match="投票到"):
        actions.confer(held.award, by=cast.li, winners=held.nominees[:1], basis="主任会议")


def test_the_honoured_get_their_certificate_and_hear_of_it(cast):
    held = voted(cast)
    with after(held.award):
        award = actions.confer(held.award, by=cast.li, winners=held.nominees[:1], basis="第三十次主任会议")
    winner = award.nominees.get(pk=held.nominees[0].pk)
    assert (winner.votes, bool(winner.certificate_no)) == (2, True)
    assert award.nominees.exclude(certificate_no="").count() == 1
    told = Notice.objects.filter(kind="proposal_awarded").values_list("to__name", flat=True)
    assert list(told) == ["张卫国"]
    assert documents.certificate(award, winner)["to"] == "张卫国代表"


def test_against_the_order_of_votes_only_with_a_word(cast):
    held = voted(cast)
    with after(held.award):
        with pytest.raises(ValidationError, match="得票更多"):
            actions.confer(held.award, by=cast.li, winners=held.nominees[1:2], basis="主任会议")
        award = actions.confer(held.award, by=cast.li, winners=held.nominees[1:2], basis="主任会议", note="并列调剂")
    assert award.status == AwardStatus.CONFERRED


def test_who_has_voted_is_asked_no_more(cast):
    held = voting(cast)
    actions.cast_ballot(held.award, by=held.voters[0], chosen=held.nominees[:1])
    asked = list(Notice.objects.filter(kind="proposal_award_asked", to__in=held.voters))
    assert [each.to for each in asked if each.pk in still_asks(asked)] == held.voters[:1]


def test_the_pages_lead_from_the_round_to_the_certificate(cast, client):
    asked = {"kind": "unit", "year": YEAR, "places": 1, "voters": "inside"}
    with time_machine.travel("2026-12-20 10:00+08:00"):
        client.force_login(cast.li)
        page = client.post(reverse("proposals:open_award"), asked, follow=True).text
        assert "2026年度先进承办单位评选" in page and "推荐对象" in page
        assert "2026年度先进承办单位评选" in client.get(reverse("proposals:awards")).text


def test_the_steps_ask_on_their_pages(cast, client):
    held = voting(cast)
    client.force_login(held.voters[0])
    address = reverse("proposals:cast_ballot", args=[held.award.code])
    assert "请至少选一个" in client.post(address, {"x": 1}).text
    answer = client.post(address, {"chosen": [held.nominees[2].pk]})
    assert answer.url == held.award.get_absolute_url()
    assert "您已投票" in client.get(answer.url).text
    with after(held.award):
        client.force_login(cast.li)
        assert "1 票" in client.get(reverse("proposals:confer", args=[held.award.code])).text


def test_who_comes_too_late_reads_what_happened_last(cast, client):
    held = voting(cast)
    client.force_login(cast.zhou)
    page = client.get(reverse("proposals:open_ballot", args=[held.award.code]))
    assert (page.status_code, "开始投票" in page.text) == (409, True)
