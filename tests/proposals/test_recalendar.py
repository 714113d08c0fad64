"""A changed calendar moves open limits, once, and says so."""

import pytest
from django.core.exceptions import ValidationError

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.workdays.actions import set_day
from congress.workflow.flow import NotYours
from proposals import actions
from proposals.actions.recalendar import calendar_moves
from proposals.queries.leaving import shares_in_hand
from tests import make
from tests.proposals import road

pytestmark = pytest.mark.django_db


@pytest.fixture
def share(cast):
    """The water bureau's share of a case in hand; its reply is due on an ordinary workday."""
    return road.acknowledged(cast)


def reply_of(share):
    return share.clocks.get(kind="proposal.reply")


def close_due_day(share, by):
    due = reply_of(share).due_on
    set_day(due, is_workday=False, reason="防汛停工", by=by)
    return due


def test_the_preview_tells_old_and_new_and_moves_nothing(cast, share):
    due = close_due_day(share, cast.li)

    found = {moved.clock.kind: (moved.old_due_on, moved.new_due_on > due) for moved in calendar_moves()}

    assert found["proposal.reply"] == (due, True)
    assert reply_of(share).due_on == due


def test_the_preview_is_two_queries(cast, share, django_assert_num_queries):
    close_due_day(share, cast.li)
    with django_assert_num_queries(2):
        calendar_moves()
    road.acknowledged(cast)
    with django_assert_num_queries(2):
        calendar_moves()


def test_the_limit_moves_with_its_reckoning_and_the_list_follows(cast, share):
    due = close_due_day(share, cast.li)

    actions.recalendar(by=cast.li, note="防汛停工")

    clock = reply_of(share)
    share.proposal.refresh_from_db()
    assert clock.due_on > due
    assert any(row["label"] == "顺延" for row in clock.reckoning)
    assert share.proposal.due_on == clock.due_on


def test_each_case_gets_one_row_with_every_limit_that_moved(cast, share):
    due = close_due_day(share, cast.li)

    actions.recalendar(by=cast.li, note="防汛停工")

    entry = share.proposal.entries.get(step="recalendar")
    moved = next(line for line in entry.facts["clocks"] if line["label"] == "答复期限")
    assert (entry.label, entry.note, entry.by) == ("期限重算", "防汛停工", cast.li)
    assert (moved["unit"], moved["old"]) == ("望川区水务局", due.isoformat())


def test_a_person_hears_once_however_many_cases_move(cast, share):
    road.acknowledged(cast)
    close_due_day(share, cast.li)

    actions.recalendar(by=cast.li)

    (notice,) = Notice.objects.filter(kind="proposal_recalendared", to=cast.wang)
    assert "另有 1 项" in notice.text


def test_a_second_run_does_nothing(cast, share):
    close_due_day(share, cast.li)
    actions.recalendar(by=cast.li)
    before = share.proposal.entries.count(), Notice.objects.count()

    assert actions.recalendar(by=cast.li) == []
    assert (share.proposal.entries.count(), Notice.objects.count()) == before


def test_a_day_that_moves_there_and_back_and_there_is_told_each_time(cast, share):
    due = reply_of(share).due_on
    for is_workday in (False, True, False):
        set_day(due, is_workday=is_workday, reason="防汛停工", by=cast.li)
        actions.recalendar(by=cast.li)

    told = Notice.objects.filter(kind="proposal_recalendared", to=cast.wang).order_by("pk")
    assert [notice.text.count(f"由 {due}") for notice in told] == [1, 0, 1]


def test_the_day_a_rating_closes_moves_with_its_clock(cast):
    proposal = road.replied(cast)
    clock = proposal.clocks.get(kind="evaluation.window")
    set_day(clock.due_on, is_workday=False, reason="调休", by=cast.li)

    actions.recalendar(by=cast.li)

    clock.refresh_from_db()
    assert proposal.current_evaluation().survey.closes_on == clock.due_on


def test_a_limit_already_met_stays(cast, share):
    met = share.clocks.get(kind="assignment.acknowledge")
    set_day(met.due_on, is_workday=False, reason="停工", by=cast.li)

    actions.recalendar(by=cast.li)

    assert share.clocks.get(pk=met.pk).due_on == met.due_on


def test_who_does_not_keep_the_calendar_moves_nothing(cast, share):
    due = close_due_day(share, cast.li)

    with pytest.raises(NotYours):
        actions.recalendar(by=cast.wang)
    assert reply_of(share).due_on == due


def test_a_colleague_takes_over_what_was_open(cast, share):
    luo = make.user(Role.HANDLER, cast.water, name="罗兰")

    actions.hand_over(shares_in_hand(cast.wang), to=luo, by=cast.wang)

    share.refresh_from_db()
    entry = share.proposal.entries.get(step="hand_over")
    assert share.handler == luo
    assert entry.facts == {"unit": "望川区水务局", "old": "王强", "new": "罗兰"}
    assert Notice.objects.filter(kind="proposal_handed_over", to=luo).count() == 1


def test_only_a_colleague_can_take_over(cast, share):
    with pytest.raises(ValidationError, match="没有经办岗位"):
        actions.hand_over([share], to=cast.outsider, by=cast.wang)
    with pytest.raises(NotYours):
        actions.hand_over([share], to=cast.chen, by=cast.outsider)
    assert not shares_in_hand(cast.wang, unit=cast.fire).exists()
    assert shares_in_hand(cast.wang).count() == 1
