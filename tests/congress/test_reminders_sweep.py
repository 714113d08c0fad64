"""The sweep: who is told what, once, whatever happens to beat, worker and clock."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import get_current_timezone, now

from congress.accounts.models import Post, Role, User
from congress.notices.kinds import registry
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.reminders import sweep
from congress.reminders.models import Reminder
from congress.reminders.truth import still_speaks
from congress.rulebook.actions import override
from congress.rulebook.book import open_book
from congress.rulebook.reminders import LADDERS, OWN_DAYS
from congress.surveys import links
from congress.workdays.actions import load_years
from proposals import actions, deadlines
from proposals.models import Part, ProposalClock, Status
from proposals.notices import REMINDED
from tests import make
from tests.proposals import road

pytestmark = pytest.mark.django_db
ASSIGNED = date(2026, 3, 2)  # the reply is due on 2026-06-02
NINE = 9


def at(day, hour=NINE):
    return datetime(day.year, day.month, day.day, hour, tzinfo=get_current_timezone())


def on(month, day):
    return sweep.remind(at(date(2026, month, day)))


def told(kind=None):
    found = Notice.objects.filter(kind=f"proposal_remind_{kind}") if kind else Notice.objects.all()
    return sorted(found.values_list("to__name", flat=True))


@pytest.fixture
def office(cast):
    """Everybody a late reply goes to; holidays of 2026 are known."""
    load_years()
    make.user(Role.DISPATCHER, make.unit("望川区政府办", UnitKind.DISPATCHER), name="督查")
    congress = make.unit("望川区人大常委会", UnitKind.CONGRESS)
    Post.objects.filter(role=Role.LEADER).delete()
    for name, title in (("主任甲", "主任"), ("分管乙", "副主任")):
        make.post(make.user(name=name), Role.LEADER, congress, title=title)
    return cast


def share(cast, part=Part.LEAD, unit=None, key="proposal.reply", on=ASSIGNED):
    proposal = make.proposal(Status.IN_PROGRESS)
    handling = make.handling(proposal, unit or cast.water, part, handler=cast.wang)
    return deadlines.start(key, proposal, on=on, handling=handling)


def test_a_reply_is_asked_for_five_times_and_then_every_week_and_higher_each_time(office):
    share(office)
    heard = {}
    day = date(2026, 4, 1)
    while day < date(2026, 7, 8):
        before = set(Notice.objects.values_list("pk", flat=True))
        if sweep.remind(at(day)):
            heard[f"{day:%m-%d}"] = {n.to.name[0] for n in Notice.objects.exclude(pk__in=before)}
        day += timedelta(1)

    unit, staff, all_of_them = set("王陈"), set("周督李王陈"), set("分周督李王陈")
    assert heard == {
        "04-30": {"王"}, "05-18": {"王"}, "05-26": unit, "05-29": unit, "06-01": unit, "06-09": staff,
        "06-16": staff, "06-23": all_of_them, "06-30": all_of_them, "07-07": all_of_them,
    }  # fmt: skip
    assert Reminder.objects.first().names.count("、") == 5 and Reminder.objects.first().words == "逾期 35 天"


def test_the_leader_in_charge_hears_of_it_and_the_other_vice_chairs_do_not(office):
    congress = make.unit("望川区人大常委会", UnitKind.CONGRESS)
    make.post(make.user(name="副主任丙"), Role.LEADER, congress, title="副主任")
    share(office)
    assert on(6, 23) == 1 and {"分管乙", "副主任丙"} < set(told("reply"))

    make.post(User.objects.get(name="分管乙"), Role.LEADER, office.office, title="分管副主任")
    Notice.objects.all().delete()
    assert on(6, 30) == 1 and "分管乙" in told("reply") and "副主任丙" not in told("reply")
    assert told("reply").count("分管乙") == 1


def test_the_words_name_the_case_the_unit_the_day_and_the_time_left(office):
    clock = share(office)
    on(5, 26), on(6, 9)

    case = clock.proposal.full_number
    texts = list(Notice.objects.filter(to=office.wang).order_by("pk").values_list("text", "link"))
    assert texts == [
        (
            f"区水务局主办的{case}《关于整修河堤的建议》，答复期限 6月2日，还有 7 天。",
            clock.proposal.get_absolute_url(),
        ),
        (
            f"区水务局主办的{case}《关于整修河堤的建议》，答复期限 6月2日，已逾期 7 天。",
            clock.proposal.get_absolute_url(),
        ),
    ]


def test_whoever_slept_a_month_is_told_the_latest_rung_and_nothing_of_the_missed_ones(office):
    share(office)

    assert on(7, 3) == 1
    assert [r.words for r in Reminder.objects.all()] == ["逾期 28 天"] and Notice.objects.count() == 6
    assert on(7, 3) == on(7, 6) == 0 and on(7, 7) == 1


def test_a_clock_put_back_tells_nobody_twice(office):
    share(office)

    assert [on(6, 1), on(5, 26), on(4, 30), on(6, 1), on(6, 9)] == [1, 0, 0, 0, 1]


def test_a_new_due_date_is_a_new_occasion_and_the_old_one_again_is_not(office):
    clock = share(office)
    assert on(6, 1) == 1

    for moved, heard in ((date(2026, 6, 4), 1), (date(2026, 6, 2), 0), (date(2026, 6, 1), 1)):
        ProposalClock.objects.filter(pk=clock.pk).update(due_on=moved)
        assert on(6, 1) == heard
    assert on(6, 1) == 0 and set(Reminder.objects.values_list("rung", flat=True)) == {-1, -3}


def test_a_clock_begun_again_speaks_again(office):
    clock = share(office, key="assignment.acknowledge")
    assert on(3, 3) == 1
    ProposalClock.objects.filter(pk=clock.pk).update(void_at=now())
    deadlines.start("assignment.acknowledge", clock.proposal, on=date(2026, 3, 4), handling=clock.handling)

    assert (on(3, 4), on(3, 5), on(3, 9)) == (0, 1, 1)


def test_a_rung_counted_from_the_start_is_not_repeated_when_the_due_date_moves(office):
    clock = share(office, key="assignment.acknowledge")
    assert on(3, 3) == 1
    ProposalClock.objects.filter(pk=clock.pk).update(due_on=clock.due_on + timedelta(3))

    assert (on(3, 3), on(3, 4), on(3, 5), on(3, 6)) == (0, 0, 1, 0)


@pytest.mark.parametrize("end", ["met_at", "void_at"])
def test_a_clock_that_has_ended_is_silent(office, end):
    clock = share(office)
    ProposalClock.objects.filter(pk=clock.pk).update(**{end: now()})

    assert on(6, 30) == 0


@pytest.mark.parametrize(("hour", "heard"), [(7, 0), (8, 1), (17, 1), (18, 0), (23, 0)])
def test_nobody_is_disturbed_outside_working_hours(office, hour, heard):
    share(office)

    assert sweep.remind(at(date(2026, 6, 1), hour)) == heard


def test_a_rung_missed_before_a_weekend_waits_for_monday(office):
    share(office)

    assert (on(5, 30), on(5, 31), on(6, 1)) == (0, 0, 1)  # Saturday, Sunday, Monday
    assert [r.rung for r in Reminder.objects.all()] == [-1]


def test_a_court_is_no_business_of_the_governments_office(office):
    court = make.unit("望川区人民法院", UnitKind.COURT)
    judge = make.user(Role.HANDLER, court, name="法官")
    share(office, unit=court)
    on(6, 9)

    assert told("reply") == ["周慧", "李敏", judge.name]


def test_without_anybody_in_post_the_matter_goes_up(office):
    Post.objects.filter(role=Role.HANDLER).update(ends_on=date(2026, 5, 1))
    share(office)
    on(5, 18)
    assert told("reply") == ["陈国梁"]

    User.objects.filter(pk=office.chen.pk).update(is_active=False)
    on(5, 26)
    assert told("reply") == ["周慧", "李敏", "陈国梁"]


def test_a_rung_nobody_could_hear_waits_for_somebody(office):
    share(office)
    Post.objects.filter(role__in=(Role.HANDLER, Role.UNIT_HEAD, Role.COORDINATOR)).update(ends_on=date(2026, 5, 1))
    assert on(6, 1) == 0 and not Reminder.objects.exists()

    make.post(office.li, Role.COORDINATOR, office.office, starts_on=date(2026, 5, 2))
    assert on(6, 1) == 1 and told("reply") == ["李敏"]


def rating(office):
    """A case whose rating is owed by one who has an account and one who has none."""
    proposal, paper = road.replied(office), make.deputy("吴纸质", account=False)
    evaluation = proposal.current_evaluation()
    place = evaluation.survey.invitations.create(name=paper.name, part="cosigner")
    evaluation.raters.create(invitation=place, deputy=paper)
    clocks = proposal.clocks.filter(kind="evaluation.window")
    clocks.update(starts_on=date(2026, 3, 2), due_on=date(2026, 3, 23))
    Notice.objects.all().delete()
    return proposal


def test_who_has_no_account_is_named_to_the_office(office):
    proposal = rating(office)
    assert on(3, 11) == 1 and told("rate") == ["张卫国"] and told("missed") == ["周慧", "李敏"]
    notice = Notice.objects.filter(kind="proposal_remind_missed").first()
    assert "吴纸质还没有反馈" in notice.text and notice.link == proposal.get_absolute_url()
    assert Reminder.objects.get().people == ["张卫国", "李敏", "周慧"] and still_speaks([notice]) == {}

    paper = proposal.current_evaluation().raters.get(deputy__user=None)
    paper.invitation.survey.invitations.filter(pk=paper.invitation_id).update(counts=False)
    assert still_speaks([notice]) == {notice.pk: "事项已经完成，或者期限已经变动"}


def test_a_deputy_is_led_to_the_own_place_and_the_message_carries_its_key(office):
    proposal = rating(office)
    on(3, 11)
    notice = Notice.objects.get(kind="proposal_remind_rate")
    place = proposal.current_evaluation().survey.invitations.get(user=office.zhang.user).place
    assert notice.link == f"/proposals/rate/i-{place}/" and registry()[notice.kind].direct
    assert links.whole(notice.link).startswith(notice.link) and links.whole(notice.link) != notice.link


def test_a_deputy_is_asked_twice_for_the_rating_still_owed_and_the_silent_only(office):
    proposal = road.replied(office)
    clock = proposal.clocks.get(kind="evaluation.window")
    ProposalClock.objects.filter(pk=clock.pk).update(starts_on=date(2026, 3, 2), due_on=date(2026, 3, 23))
    Notice.objects.all().delete()

    assert [on(3, 2), on(3, 10), on(3, 11), on(3, 12)] == [0, 0, 1, 0]
    assert told() == ["张卫国"]
    actions.rate(proposal, by=office.zhang.user, grades=road.GOOD)
    Notice.objects.all().delete()
    assert on(3, 20) == 1 and told() == []


def test_a_unit_that_has_not_signed_for_a_case_hears_of_it_and_the_office_on_the_third_day(office):
    share(office, key="assignment.acknowledge")

    assert (on(3, 2), on(3, 3), told()) == (0, 1, ["王强", "陈国梁"])
    assert (on(3, 4), on(3, 5), len(told())) == (0, 1, 7)
    assert "督查" in told()


def test_a_district_names_its_own_days(office):
    override("remind.reply_days", value=[20, 5], effective_from=date(2026, 1, 1), basis="本区办法", by=office.li)
    share(office)

    assert [on(5, 12), on(5, 13), on(5, 18), on(5, 26), on(5, 27), on(5, 28), on(6, 1), on(6, 9)] == [
        0, 1, 0, 0, 0, 1, 0, 1,
    ]  # fmt: skip


def test_days_named_between_two_sweeps_hold_from_the_next_one(office):
    share(office)
    assert (on(5, 12), on(5, 13)) == (1, 0)  # the question of this day is composed, with the days of the ladder

    override("remind.reply_days", value=[20, 5], effective_from=date(2026, 1, 1), basis="本区办法", by=office.li)
    assert on(5, 13) == 1


def test_a_calendar_loaded_between_two_sweeps_holds_from_the_next_one(cast):
    share(cast)
    assert on(10, 10) == 0  # a Saturday, as far as anybody has said

    load_years()  # on which work was made up for
    assert on(10, 10) == 1


def test_the_default_days_are_those_of_the_ladder():
    ladders = sweep.district_ladders(open_book(), LADDERS)
    assert {kind: ladders[kind] for kind in OWN_DAYS} == {kind: LADDERS[kind] for kind in OWN_DAYS}


def test_a_window_that_is_over_is_not_spoken_of(office):
    share(office, key="assignment.return")
    proposal = road.replied(office)
    window = proposal.clocks.filter(kind="evaluation.window")
    window.update(starts_on=date(2026, 3, 2), due_on=date(2026, 3, 23))

    assert on(3, 24) == on(6, 1) == 0 and told("return") == told("rate") == []


def test_a_unit_hears_on_the_last_day_that_it_may_hand_back(office):
    share(office, key="assignment.return")

    assert (on(3, 6), on(3, 9)) == (0, 1) and told("return") == ["王强", "陈国梁"]


def test_a_reminder_is_true_as_long_as_its_clock_runs_to_that_day(office):
    clock = share(office)
    on(6, 1)
    told = Notice.objects.first()
    assert told.once == REMINDED.once(clock.pk, date(2026, 6, 2), -1) and still_speaks([told]) == {}

    ProposalClock.objects.filter(pk=clock.pk).update(due_on=date(2026, 6, 5))
    assert list(still_speaks([told])) == [told.pk]
    ProposalClock.objects.filter(pk=clock.pk).update(due_on=date(2026, 6, 2), met_at=now())
    assert list(still_speaks([told])) == [told.pk]


def test_a_sweep_asks_as_many_questions_for_one_as_for_many(office):
    counts = []
    for many in (1, 30):
        for _ in range(many):
            share(office)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert on(6, 9) == many
        counts.append(len(asked))
    assert counts == [85, 85]


def test_a_sweep_in_small_steps_tells_the_same(office, settings):
    settings.REMIND_BATCH = 3
    for _ in range(10):
        share(office)

    assert on(6, 1) == 10 and Reminder.objects.count() == 10 and Notice.objects.count() == 20
