"""track, report_progress, claim_done, verify_done, send_on, give_up and roll_over: a promise until it is kept."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.organs.models import Succession
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.deadlines import dropped, promised, reported
from proposals.models import Commitment, Progress, Proposal, ProposalClock, Status
from tests import make
from tests.proposals import road
from tests.proposals.test_review import told

LATER = date(2027, 6, 30)
PUT_OFF = {1: ("planned", "列入明年计划，六月底完工。"), 2: ("adopted", "警示牌已设置。")}


def answered(cast, answers=PUT_OFF, code="B"):
    """A reply of a class that opens promises, rated and concluded."""
    share = road.acknowledged(cast)
    actions.compose(share, by=cast.wang, answers=answers, reply_class=make.reply_class(code), promised_on=LATER)
    actions.sign_off(actions.present(road.talked(share, cast.wang), by=cast.wang), by=cast.chen)
    share.refresh_from_db()
    case = actions.issue(share, by=cast.li).proposal
    return actions.conclude(actions.rate(case, by=cast.zhang.user, grades=road.GOOD), by=cast.li)


def promise(cast):
    answered(cast)
    return Commitment.objects.get()


def tracked(cast):
    case = answered(cast)
    actions.track(case, by=cast.li)
    return Commitment.objects.get()


def claimed(cast):
    return actions.claim_done(tracked(cast), by=cast.wang, text="河堤已加固，六月验收。")


def running(kind):
    return ProposalClock.objects.running().filter(kind=kind)


def test_a_letter_opens_a_promise_for_each_demand_it_puts_off(cast):
    found = promise(cast)

    assert (found.text, found.said) == ("年内加固河堤", "列入明年计划，六月底完工。")
    assert (found.unit, found.due_on, found.status, found.year) == (cast.water, LATER, "open", localdate().year)
    assert running("commitment.due").get().due_on == LATER
    assert running("commitment.status").get().due_on.month == 10


def test_a_letter_that_puts_off_no_single_demand_promises_as_a_whole(cast):
    answered(cast, {1: ("explained", "正在研究。"), 2: ("adopted", "已设。")})

    found = Commitment.objects.get()
    assert (found.demand, found.text) == (None, "关于整修河堤的建议")


def test_a_letter_of_a_solved_matter_promises_nothing(cast):
    road.replied(cast)

    assert not Commitment.objects.exists()


def test_a_case_is_not_closed_over_an_open_promise(cast):
    case = answered(cast)
    for status in ("evaluated", "tracking"):
        assert case.status == status
        with pytest.raises(TooLate, match="还有 1 项承诺事项没有销号"):
            actions.close(case, by=cast.li)
        case = actions.track(case, by=cast.li) if status == "evaluated" else case


def test_track_keeps_the_case_open_with_the_day_of_the_promise(cast):
    case = tracked(cast).proposal

    assert (case.status, case.due_on, case.due_label) == (Status.TRACKING, LATER, "承诺期限")
    assert told("tracked") == {"张卫国", "王强", "陈国梁"}


def test_a_case_without_promises_is_not_tracked(cast):
    with pytest.raises(TooLate, match="没有待落实的承诺事项"):
        actions.track(road.concluded(cast), by=cast.li)


def test_a_dissatisfied_deputy_is_tracked_past_only_with_reasons(cast):
    case = answered(cast)
    Proposal.objects.filter(pk=case.pk).update(verdict="low")
    case.refresh_from_db()

    with pytest.raises(ValidationError):
        actions.track(case, by=cast.li)
    assert actions.track(case, by=cast.li, note="经研究，方案可行。").status == Status.TRACKING


def test_progress_is_told_to_the_deputy_and_answers_the_yearly_call(cast):
    found = tracked(cast)
    call = running("commitment.status").get()
    reported(found, call.due_on - timedelta(days=40))
    assert running("commitment.status").get() == call  # too early for this year's call
    reported(found, call.due_on + timedelta(days=20))

    assert running("commitment.status").get().due_on.year == call.due_on.year + 1
    actions.report_progress(found, by=cast.wang, text="完成招标。")
    assert told("progressed") == {"张卫国"}
    assert Progress.objects.get().text == "完成招标。"


def test_a_claim_is_a_second_answer_with_a_number_and_waits_to_be_verified(cast):
    found = claimed(cast)

    report = Progress.objects.get()
    assert (found.status, report.kind, report.doc_no[:3]) == ("claimed_done", "done", "望水函")
    assert told("claimed") == {"张卫国", "李敏", "周慧"}


@pytest.mark.parametrize("who", ["deputy", "office"])
def test_a_signer_or_the_office_strikes_it_off_and_the_case_may_be_closed(cast, who):
    person = cast.zhang.user if who == "deputy" else cast.li
    found = actions.verify_done(claimed(cast), by=person, note="到现场看过。")

    assert (found.status, found.ended_on) == ("struck_off", localdate())
    assert not ProposalClock.objects.running().filter(commitment=found).exists()
    assert told("promises_over") == {"李敏", "周慧"}
    assert actions.close(found.proposal, by=cast.li).status == Status.CLOSED


def test_what_is_not_done_goes_on_and_its_day_stands(cast):
    found = actions.send_on(claimed(cast), by=cast.zhang.user, note="东段没有动工。")

    assert (found.status, found.due_on) == ("open", LATER)
    assert told("sent_on") == {"王强", "陈国梁"}
    with pytest.raises(ValidationError):
        actions.send_on(actions.claim_done(found, by=cast.wang, text="又做了。"), by=cast.li, note=" ")


def test_the_unit_cannot_strike_off_its_own_promise(cast):
    with pytest.raises(NotYours):
        actions.verify_done(claimed(cast), by=cast.chen)


def test_give_up_is_the_heads_word_and_reaches_deputy_and_congress(cast):
    found = tracked(cast)
    with pytest.raises(NotYours):
        actions.give_up(found, by=cast.wang, text="规划调整。")

    found = actions.give_up(found, by=cast.chen, text="河道规划调整，该段改由市里实施。")
    assert (found.status, found.ended_on) == ("changed", localdate())
    assert told("given_up") == {"张卫国", "李敏", "周慧"}


def test_roll_over_by_the_office_moves_the_day_only_with_reasons(cast):
    found = tracked(cast)
    with pytest.raises(ValidationError):
        actions.roll_over(found, by=cast.li, due_on=date(2028, 6, 30))

    found = actions.roll_over(found, by=cast.li, due_on=date(2028, 6, 30), note="征地未完成。")
    assert (found.first_due_on, found.due_on, found.rolled) == (LATER, date(2028, 6, 30), 1)
    assert [clock.due_on for clock in running("commitment.due")] == [date(2028, 6, 30)]
    assert found.proposal.entries.latest("seq").line.endswith("完成期限由 2027-06-30 改为 2028-06-30")


def test_the_new_year_takes_over_what_stands_once(cast):
    found = tracked(cast)
    new_year = date(found.year + 2, 1, 1)

    assert [actions.roll_years(today=new_year) for _ in range(2)] == [1, 0]
    found.refresh_from_db()
    assert (found.year, found.rolled, found.due_on) == (new_year.year, 1, LATER)


def test_a_successor_of_the_unit_keeps_its_promise(cast):
    found, heir = tracked(cast), make.unit("区农水局")
    Succession.objects.create(old=cast.water, new=heir, kind="merged", on=localdate())

    actions.report_progress(found, by=make.user("handler", heir), text="已接手。")
    assert Progress.objects.exists()


def test_a_day_that_was_named_is_moved_by_no_calendar(cast):
    found = tracked(cast)
    found.due_on = date(2027, 10, 1)
    dropped(found)
    promised(found, localdate())

    assert {clock.recompute(None) for clock in running("commitment.due")} == {None}
    assert actions.calendar_moves() == []


def test_the_track_shows_whether_promises_are_followed(cast, client):
    def shown(case, person):
        client.force_login(person)
        return {step["label"]: step["state"] for step in client.get(case.get_absolute_url()).context["steps"]}["跟踪"]

    plain, case = answered(cast, code="A"), answered(cast)
    before = [shown(each, cast.li) for each in (plain, case)]
    actions.track(case, by=cast.li)
    actions.claim_done(case.commitments.get(), by=cast.wang, text="河堤已加固。")
    actions.verify_done(case.commitments.get(), by=cast.li)
    closed = [actions.close(each, by=cast.li) for each in (plain, case)]
    assert (before, [shown(each, cast.zhang.user) for each in closed]) == (["skip", "now"], ["skip", "done"])
