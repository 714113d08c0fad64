"""The meeting decides on persons: one line each, in order, and each to its own end."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from congress.rulebook.models import Override
from congress.workflow.flow import TooLate
from meetings import actions
from meetings.models import AppointmentClock, AppointmentLine, BallotLine, ItemStatus, LineStatus, Rank, Verb, Vote
from meetings.queries.appointments import barred
from meetings.queries.electing import candidates
from meetings.rules.appointments import blocked
from meetings.rules.balloting import ballot_order
from tests import make
from tests.meetings import elected, personnel

pytestmark = pytest.mark.django_db


def statuses(motion):
    return [line.status for line in motion.lines.order_by("position")]


def test_the_lines_go_with_their_item_and_fail_one_by_one():
    """explain_line, vote_line, carry_line, fall_line; the item passes for those who were passed."""
    two = [{"who": personnel.official(name), "to": personnel.post(f"{name}的局")} for name in ("甲", "乙")]
    item, motion, room, clerk = elected.before(*two)
    item = actions.explain(item, by=clerk)
    assert statuses(motion) == [LineStatus.EXPLAINED] * 2
    motion = elected.counted(item, room, clerk, lost=("乙",))
    assert statuses(motion) == [LineStatus.PASSED, LineStatus.FAILED]
    item.refresh_from_db()
    assert (item.status, item.outcome) == (ItemStatus.PASSED, "2 项中通过 1 项")
    first = motion.lines.first()
    assert (first.decided_at, first.decided_on) == (item.meeting, localdate())
    assert "5 票赞成" in first.outcome or "赞成 5" in first.outcome


def test_there_is_one_ballot_line_per_person_and_a_hundred_fit():
    who = [{"who": personnel.official(f"陪审员{n}"), "verb": Verb.APPOINT} for n in range(101)]
    item, _motion, _room, clerk = elected.before(*who)
    actions.put_to_vote(item, by=clerk, method="machine")
    assert [vote.lines.count() for vote in Vote.objects.all()] == [100, 1]
    assert not BallotLine.objects.filter(nominee=None).exists()


def test_of_one_post_the_removal_comes_first_and_of_one_person_the_appointment():
    old, new = personnel.post("旧局局长"), personnel.post("新局局长")
    moves, goes = personnel.official("调任者"), personnel.official("卸任者")
    item, motion, _room, clerk = elected.before(
        {"who": moves, "to": old, "verb": Verb.DECIDE_REMOVE}, {"who": moves, "to": new},
        {"who": goes, "to": new, "verb": Verb.DECIDE_REMOVE},
    )  # fmt: skip
    item = actions.put_to_vote(item, by=clerk, method="machine")
    said = [(line.nominee.official.name, line.nominee.post.name) for line in item.votes.get().lines.all()]
    assert said == [("卸任者", "新局局长"), ("调任者", "新局局长"), ("调任者", "旧局局长")]
    turned = ballot_order(list(motion.lines.all()), appoint_first=False)
    assert [line.position for line in turned] == [1, 3, 2]


def test_two_who_swap_their_posts_are_put_in_order_by_the_post():
    one, two, a, b = personnel.post("甲局"), personnel.post("乙局"), personnel.official("甲"), personnel.official("乙")
    item, motion, *_ = elected.before(
        {"who": a, "to": two}, {"who": b, "to": one},
        {"who": a, "to": one, "verb": Verb.DECIDE_REMOVE}, {"who": b, "to": two, "verb": Verb.DECIDE_REMOVE},
    )  # fmt: skip
    order = [line.position for line in ballot_order(list(motion.lines.all()), appoint_first=True)]
    assert order.index(3) < order.index(2) and order.index(4) < order.index(1)


def test_who_is_to_act_is_first_made_a_deputy_head():
    chief, vice = personnel.post("区长", rank=Rank.HEAD, authority="elect"), personnel.post("副区长", rank=Rank.DEPUTY)
    who = personnel.official()
    _item, motion, *_ = elected.before({"who": who, "to": chief, "verb": Verb.ACT}, {"who": who, "to": vice})
    assert [line.post for line in ballot_order(list(motion.lines.all()), appoint_first=True)] == [vice, chief]


def test_a_corrected_count_moves_a_line_back_and_forth():
    item, motion, room, clerk = elected.before()
    elected.counted(item, room, clerk)
    vote = item.votes.get()
    for lost, status, clock in ((("赵局长",), "failed", False), ((), "passed", True)):
        figures = elected.figures(vote, lost)
        actions.correct_count(vote, by=clerk, figures=figures, reason="录入有误")
        assert statuses(motion) == [status]
        running = AppointmentClock.objects.running().filter(kind="appointment.notify")
        assert running.exists() is clock


def test_two_failures_bar_the_person_for_the_term_and_one_for_the_interval():
    item, motion, room, clerk = elected.before()
    line = elected.counted(item, room, clerk, lost=("赵局长",)).lines.get()
    assert (blocked(line.official, line.post, motion.term), barred(line, localdate())) == ("", "")
    Override.objects.create(
        key="appointment.retry", value=6, effective_from="2020-01-01", basis="任免办法", by_name="试"
    )
    AppointmentLine.objects.update(decided_on="2026-03-31")
    assert "2026年9月30日起才可以" in barred(line, date(2026, 4, 1))
    again = personnel.motion(clerk, status="submitted_to_meeting")
    personnel.line(again, line.official, line.post, status="failed", decided_on=localdate())
    assert "2 次未获通过" in blocked(line.official, line.post, motion.term)
    assert not blocked(line.official, line.post, make.term(19, starts_on="2031-12-01"))


def test_one_person_is_put_off_and_the_others_are_voted_on():
    """defer_line: the name leaves the ballot before it begins, not afterwards."""
    two = [{"who": personnel.official(name), "to": personnel.post(f"{name}的局")} for name in ("甲", "乙")]
    item, motion, room, clerk = elected.before(*two)
    item = actions.put_to_vote(item, by=clerk, method="machine")
    last = motion.lines.last()
    actions.defer_line(last, by=elected.officer(), note="举报待查")
    vote = actions.start_vote(item.votes.get(), by=clerk, sitting=room)
    assert vote.lines.get().nominee.official.name == "甲"
    with pytest.raises(TooLate, match="已经开始表决"):
        actions.defer_line(motion.lines.first(), by=elected.officer(), note="再议")


def test_a_withdrawn_item_takes_its_people_with_it_and_a_deferred_one_keeps_them():
    """withdraw_line by itself, and close_appointments when nobody is left."""
    item, motion, _room, clerk = elected.before()
    actions.defer(item, by=clerk, note="情况不明")
    assert statuses(motion) == [LineStatus.DEFERRED]
    actions.withdraw(item, by=clerk, note="提请人撤回")
    motion.refresh_from_db()
    assert (statuses(motion), motion.status) == ([LineStatus.WITHDRAWN], "closed")


def test_a_dismissal_hears_the_person_and_is_voted_on_in_secret():
    """record_defence, spoken, written or waived (监督法第六十二条)."""
    item, motion, _room, clerk = elected.before({"verb": Verb.DISMISS}, kind="dismissal")
    with pytest.raises(ValidationError, match="的申辩"):
        actions.put_to_vote(item, by=clerk, method="secret")
    line, by = motion.lines.get(), elected.officer()
    with pytest.raises(ValidationError, match="书面申辩，请填写"):
        actions.record_defence(line, by=by, way="written")
    actions.record_defence(line, by=by, way="written", text="事出有因。")
    with pytest.raises(ValidationError, match="无记名投票"):
        actions.put_to_vote(item, by=clerk, method="machine")
    assert actions.put_to_vote(item, by=clerk, method="secret").votes.get().lines.get().nominee


def test_a_ballot_that_went_wrong_is_made_again_with_the_same_people():
    item, motion, room, clerk = elected.before()
    vote = elected.on_the_ballot(item, room, clerk)
    actions.cancel_vote(vote, by=clerk, note="表决器故障")
    again = item.votes.exclude(status="void").get()
    assert again.lines.get().nominee == motion.lines.get()


def test_a_ballot_of_free_text_still_works_where_there_is_no_motion():
    item, _motion, room, clerk = elected.before()
    type(item).objects.filter(pk=item.pk).update(appointment=None)
    item.refresh_from_db()
    vote = actions.put_to_vote(item, by=clerk, method="machine", question="任命张三").votes.get()
    assert vote.lines.get().nominee is None


def test_a_candidate_meets_the_members_and_speaks(client):
    """meet_members for all at once, give_statement for one; both from the item's page."""
    item, motion, _room, _clerk = elected.before({"who": personnel.official("甲")}, {"who": personnel.official("乙")})
    first = motion.lines.first()
    client.force_login(elected.officer())
    page = client.get(item.get_absolute_url()).content.decode()
    address = reverse("meetings:meet_members", args=[motion.code, first.pk])
    assert address in page
    client.post(address, {"everybody": "on"})
    assert motion.entries.filter(step="meet_members").count() == 2
    address = reverse("meetings:give_statement", args=[motion.code, first.pk])
    assert "请上传发言稿" in client.post(address, {"way": "written"}).content.decode()
    client.post(address, {"way": "spoken"})
    assert motion.entries.get(step="give_statement").about == first


def test_the_same_sums_are_typed_once(client):
    who = [{"who": personnel.official(f"陪审员{n}")} for n in range(3)]
    item, motion, room, clerk = elected.before(*who)
    vote = elected.on_the_ballot(item, room, clerk)
    first = vote.lines.first()
    client.force_login(clerk)
    address = reverse("meetings:count_votes", args=[item.meeting.code, vote.pk])
    sums = {f"{key}-{first.pk}": number for key, number in (("yes", 4), ("no", 1), ("abstain", 0), ("not_pressed", 0))}
    assert client.post(address, sums).status_code == 200
    assert client.post(address, {**sums, "repeat": "on"}).status_code == 302
    assert set(statuses(motion)) == {"passed"}


def test_who_reads_a_name_before_the_vote():
    """The members once their papers are out; deputies and units who come to listen only who was passed."""
    item, _motion, room, clerk = elected.before({"who": personnel.official("甲")}, {"who": personnel.official("乙")})
    member = item.meeting.participants.first().deputy.user
    guest = make.deputy("旁听代表").user
    assert (len(candidates(member, item)), len(candidates(guest, item))) == (2, 0)
    elected.counted(item, room, clerk, lost=("乙",))
    item.refresh_from_db()
    assert [line.official.name for line in candidates(guest, item)] == ["甲"]
