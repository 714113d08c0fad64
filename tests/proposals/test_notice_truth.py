"""A notice is asked again before it is shown and before it leaves the house: is it still so, and still theirs?"""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import get_current_timezone, localdate

from congress.accounts.models import Post, Role
from congress.notices import truth
from congress.notices.models import Notice
from congress.reminders import sweep
from congress.reminders.truth import OTHERS
from proposals import actions, deadlines
from proposals.models import ProposalClock
from tests import make
from tests.proposals import road
from tests.proposals.test_withdrawing import joint

pytestmark = pytest.mark.django_db
YESTERDAY = localdate() - timedelta(1)


def told(kind):
    return Notice.objects.filter(kind=f"proposal_{kind}").select_related("to")


def untrue(kind):
    """Whom it would no longer be said to."""
    why = truth.untrue(told(kind))
    return sorted(notice.to.name for notice in told(kind) if notice.pk in why)


def test_a_batch_takes_as_many_queries_for_many_people_as_for_one(cast):
    proposal, counts = road.assigned(cast), []
    clocks = ProposalClock.objects.filter(proposal=proposal, kind="proposal.reply")
    for many, due_on in ((1, date(2026, 6, 2)), (30, date(2026, 6, 1))):
        for _ in range(many):
            make.user(Role.HANDLER, cast.water)
        Notice.objects.filter(kind__startswith="proposal_remind").delete()
        clocks.update(due_on=due_on)
        sweep.remind(datetime(2026, 6, 9, 10, tzinfo=get_current_timezone()))
        assert truth.untrue(told("remind_reply")) == {}
        with CaptureQueriesContext(connection) as asked:
            truth.untrue(told("remind_reply"))
        counts.append((told("remind_reply").count() > many, len(asked)))
    assert counts == [(True, 13), (True, 13)]


@pytest.mark.parametrize(
    ("kind", "until", "then"),
    [
        ("submitted", road.submitted, lambda cast, case: actions.send_back(case, by=cast.li, note="改")),
        ("returned", lambda cast: actions.send_back(road.submitted(cast), by=cast.li, note="改"),
         lambda cast, case: actions.submit(case, by=cast.zhang.user)),
        ("presented", lambda cast: road.presented(cast).proposal,
         lambda cast, case: actions.turn_back(case.handlings.first(), by=cast.chen, note="改")),
        ("turned_back", lambda cast: actions.turn_back(road.presented(cast), by=cast.chen, note="改").proposal,
         lambda cast, case: actions.present(road.talked(case.handlings.first(), cast.wang), by=cast.wang)),
        ("signed_off", lambda cast: road.signed(cast).proposal,
         lambda cast, case: actions.issue(case.handlings.first(), by=cast.li)),
        ("corrected", lambda cast: actions.correct(road.signed(cast), by=cast.li, note="改").proposal,
         lambda cast, case: actions.present(road.talked(case.handlings.first(), cast.wang), by=cast.wang)),
        ("replied", road.replied, lambda cast, case: actions.rate(case, by=cast.zhang.user, grades=road.GOOD)),
    ],
)  # fmt: skip
def test_what_a_colleague_has_done_is_not_asked_for_any_more(cast, kind, until, then):
    case = until(cast)
    asked = sorted(notice.to.name for notice in told(kind))
    assert asked and untrue(kind) == []

    case.refresh_from_db()
    then(cast, case)
    assert untrue(kind) == asked


def test_a_share_that_was_acknowledged_waits_for_nobody_and_the_other_still_does(cast):
    proposal = road.assigned(cast)
    actions.acknowledge(proposal.handlings.get(unit=cast.water), by=cast.wang)

    assert untrue("assigned") == ["王强", "陈国梁"] and told("assigned").count() == 3


def test_a_unit_that_has_answered_is_urged_no_more(cast):
    handling = road.acknowledged(cast)
    actions.urge(handling.proposal, by=cast.li, note="请抓紧。")
    actions.advise(handling.proposal.handlings.get(unit=cast.fire), by=cast.tian, text="同意。")

    assert untrue("urged") == ["田野"]


def reminded(cast, kind="proposal.reply"):
    proposal = road.assigned(cast) if kind == "proposal.reply" else road.replied(cast)
    clocks = ProposalClock.objects.filter(proposal=proposal, kind=kind)
    clocks.update(due_on=date(2026, 6, 2))
    if kind == "evaluation.window":
        clocks.update(starts_on=date(2026, 5, 11))
    sweep.remind(datetime(2026, 6, 1, 10, tzinfo=get_current_timezone()))
    return proposal


def test_a_reminder_is_for_who_still_works_there(cast):
    reminded(cast)
    assert untrue("remind_reply") == [] and told("remind_reply").count() == 2

    Post.objects.filter(user=cast.wang).update(ends_on=YESTERDAY)
    assert untrue("remind_reply") == ["王强"]
    make.post(cast.wang, Role.HANDLER, cast.fire)  # sees the case again, and answers for another share of it
    assert untrue("remind_reply") == ["王强"]


def test_a_colleague_who_takes_the_case_on_does_not_silence_the_others(cast):
    proposal = reminded(cast)
    luo = make.user(Role.HANDLER, cast.water, name="罗兰")
    proposal.handlings.filter(unit=cast.water).update(handler=luo)

    assert untrue("remind_reply") == []


def test_a_rating_that_was_given_is_not_asked_for(cast):
    proposal = reminded(cast, "evaluation.window")
    assert [notice.to for notice in told("remind_rate")] == [cast.zhang.user] and untrue("remind_rate") == []

    actions.rate(proposal, by=cast.zhang.user, grades=road.GOOD)
    assert deadlines.raters_owing([proposal.pk])[proposal.pk] == [] and untrue("remind_rate") == ["张卫国"]


@pytest.mark.parametrize(
    ("kind", "until", "who", "role"),
    [
        ("presented", lambda cast: road.presented(cast), "chen", Role.HANDLER),
        ("signed_off", lambda cast: road.signed(cast), "zhou", Role.LEADER),
        ("assigned", lambda cast: road.assigned(cast), "chen", Role.COMMITTEE_OFFICER),
    ],
)  # fmt: skip
def test_who_has_another_post_by_now_is_not_asked_although_the_case_is_still_seen(cast, kind, until, who, role):
    made, person = until(cast), getattr(cast, who)
    post = Post.objects.get(user=person)
    Post.objects.filter(pk=post.pk).update(ends_on=YESTERDAY)
    make.post(person, role, post.unit)
    if role == Role.COMMITTEE_OFFICER:  # the committee of the case's class
        type(made.category).objects.filter(pk=made.category_id).update(committee=post.unit)

    why = truth.untrue(told(kind))
    assert [(notice.to, why[notice.pk]) for notice in told(kind) if notice.pk in why] == [(person, OTHERS)]


def test_a_share_that_went_to_another_unit_is_asked_of_the_people_there(cast):
    proposal = road.assigned(cast)
    proposal.handlings.filter(unit=cast.water).update(unit=cast.office)
    make.post(cast.wang, Role.HANDLER, cast.office)

    assert untrue("assigned") == ["陈国梁"]


def test_who_has_agreed_to_a_withdrawal_is_not_asked_again_and_nobody_once_it_has_ended(cast):
    case = actions.ask_withdrawal(joint(cast), by=cast.zhang.user, note="已经解决")
    assert untrue("withdrawal_asked") == untrue("withdrawal_waits") == []

    actions.agree_withdrawal(case, by=cast.sun.user)
    assert (untrue("withdrawal_asked"), untrue("withdrawal_waits")) == (["孙玉兰"], [])
    actions.withdraw(case, by=cast.li)
    assert sorted(untrue("withdrawal_waits")) == ["周慧", "李敏"]
