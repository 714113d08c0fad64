"""The organ's plan and report, the standing committee's hearing, a second round, and the word to the congress."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import get_current_timezone, localdate, now

from congress.notices.models import Notice
from congress.reminders import sweep
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.models import MotionClock, MotionStatus
from proposals.queries.motion import motion_papers_for, motions_visible_to
from tests.proposals import motion_road as road

pytestmark = pytest.mark.django_db


def test_the_organ_asked_gives_its_opinion_once_and_meets_its_limit(cast):
    motion = actions.give_opinion(road.referred(cast), by=cast.wang, text="同意立案。")
    clock = MotionClock.objects.get(motion=motion, kind="motion.organ_opinion")
    assert clock.met_at and str(motion.papers.last()) == "区水务局的意见"
    with pytest.raises(TooLate, match="没有等待意见"):
        actions.give_opinion(motion, by=cast.wang, text="再说一次")
    with pytest.raises(NotYours):
        actions.give_opinion(motion, by=cast.tian, text="别的单位")


def test_an_opinion_is_not_for_every_deputy(cast):
    motion = actions.give_opinion(road.referred(cast), by=cast.wang, text="内部意见。")
    kinds = set(motion_papers_for(cast.zhang.user, motion).values_list("kind", flat=True))
    assert kinds == {"decision"}
    assert motion_papers_for(cast.li, motion).filter(kind="opinion").exists()


def test_handed_over_it_runs_to_the_end_of_the_year(cast):
    motion = road.assigned(cast)
    clock = MotionClock.objects.running().get(motion=motion)
    assert (clock.kind, clock.due_on) == ("motion.handling_report", date(localdate().year, 12, 31))
    assert MotionClock.objects.get(motion=motion, kind="motion.review_result").met_at
    assert motions_visible_to(cast.wang).contains(motion)
    assert not motions_visible_to(cast.outsider).exists()


def test_an_opinion_that_was_never_given_is_no_longer_awaited(client, cast):
    motion = road.referred(cast)
    client.force_login(cast.li)
    assert "区水务局（待提出）" in client.get(motion.get_absolute_url()).content.decode()
    actions.assign_motion(motion, by=cast.li, organ=cast.water, text="同意。")
    assert "区水务局（未提出）" in client.get(motion.get_absolute_url()).content.decode()


def test_only_the_head_hands_in_the_plan_with_goals_and_days(cast):
    motion, later = road.assigned(cast), localdate() + timedelta(30)
    with pytest.raises(NotYours):
        actions.plan_motion(motion, by=cast.wang, text="方案", goals=[("目标", later)])
    with pytest.raises(ValidationError, match="至少写明一个"):
        actions.plan_motion(motion, by=cast.chen, text="方案", goals=[])
    with pytest.raises(ValidationError, match="已经过去"):
        actions.plan_motion(motion, by=cast.chen, text="方案", goals=[("目标", date(2026, 1, 1))])
    motion = actions.plan_motion(motion, by=cast.chen, text="方案", goals=[("目标", later)])
    assert motion.entries.get(step="plan_motion").line == f"办理目标1个，最迟{later}完成"


def test_a_goal_is_reached_once_with_what_shows_it(cast):
    goal = road.planned(cast).goals.first()
    with pytest.raises(ValidationError, match="完成情况"):
        actions.reach_goal(goal, by=cast.wang, evidence=" ")
    assert actions.reach_goal(goal, by=cast.wang, evidence="已经验收").reached_on == localdate()
    with pytest.raises(ValidationError, match="登记完成"):
        actions.reach_goal(goal, by=cast.wang, evidence="再来")


def test_the_report_meets_the_limit_and_goes_to_deputies_and_office(cast):
    motion = road.reported(cast)
    assert MotionClock.objects.get(motion=motion, kind="motion.handling_report").met_at
    told = set(Notice.objects.filter(kind="motion_reported").values_list("to", flat=True))
    assert {cast.zhang.user.pk, cast.sun.user.pk, cast.li.pk} <= told


def test_nothing_is_decided_before_the_lead_was_invited(cast):
    motion = road.reported(cast)
    with pytest.raises(TooLate, match="邀请领衔代表列席"):
        actions.accept_motion(motion, by=cast.li, text="同意")
    motion = actions.hear_motion(motion, by=cast.li, on=localdate() + timedelta(3), where="常委会第十二次会议")
    assert Notice.objects.filter(kind="motion_heard", to=cast.zhang.user).exists()
    with pytest.raises(TooLate, match="审议以后再登记"):
        actions.accept_motion(motion, by=cast.li, text="同意")


def test_with_a_goal_open_it_is_not_accepted_but_followed(cast):
    motion = road.heard(cast, goals_done=False)
    with pytest.raises(TooLate, match="还有 2 个目标"):
        actions.accept_motion(motion, by=cast.li, text="同意")
    motion = actions.track_motion(motion, by=cast.li, text="继续办理。")
    clock = MotionClock.objects.running().get(motion=motion)
    assert (motion.status, clock.due_on) == (MotionStatus.TRACKING, date(localdate().year + 1, 12, 31))


def test_handled_again_it_has_a_month_and_a_hearing_of_its_own(cast):
    motion = actions.rehandle_motion(road.heard(cast), by=cast.li, text="措施不实。")
    clock = MotionClock.objects.running().get(motion=motion)
    assert (motion.status, clock.kind) == (MotionStatus.REHANDLE, "motion.rehandle")
    motion = actions.report_motion(motion, by=cast.chen, text="再次报告。")
    assert [str(paper) for paper in motion.papers.filter(kind="report")] == ["办理情况报告", "办理情况报告（第2次）"]
    with pytest.raises(TooLate, match="邀请领衔代表"):  # the first invitation does not serve twice
        actions.accept_motion(motion, by=cast.li, text="同意")


def test_reported_to_the_congress_it_is_closed(cast):
    motion = actions.close_motion(road.to_congress(cast), by=cast.li)
    assert (motion.status, motion.closed_on) == (MotionStatus.CLOSED, localdate())
    assert not MotionClock.objects.running().filter(motion=motion).exists()


def test_adopted_by_the_congress_it_may_be_handed_to_an_organ(cast):
    road.sitting()
    motion = actions.put_on_agenda(road.reviewed(cast, "agenda"), by=cast.li, **road.decision())
    motion = actions.adopt_motion(motion, by=cast.li, **road.decision())
    assert actions.assign_motion(motion, by=cast.li, organ=cast.water, text="请执行。").organ == cast.water


def test_the_organ_plans_on_its_page(client, cast):
    motion = road.assigned(cast)
    client.force_login(cast.chen)
    url, later = reverse("proposals:plan_motion", args=[motion.code]), str(localdate() + timedelta(9))
    page = client.post(url, {"text": "方案", "goal_1": "划线"}).content.decode()
    assert "请写明目标1的完成时限" in page
    assert client.post(url, {"text": "方案", "goal_1": "划线", "due_1": later}).status_code == 302
    goal = motion.goals.get()
    reach = reverse("proposals:reach_goal", args=[motion.code, goal.pk])
    assert reach in client.get(motion.get_absolute_url()).content.decode()
    assert client.post(reach, {"evidence": "已划"}).status_code == 302


def test_the_whole_road_on_the_timeline(cast):
    motion = actions.close_motion(road.to_congress(cast), by=cast.li)
    steps = [entry.step for entry in motion.entries.exclude(step__in=("sign_motion", "reach_goal"))]
    assert steps == [
        "invite_signers", "hand_in", "register_motion", "review_motion", "refer_motion", "assign_motion",
        "plan_motion", "report_motion", "hear_motion", "accept_motion", "report_to_congress", "close_motion",
    ]  # fmt: skip


def reminded(day):
    """To whom the motion's limits spoke that morning."""
    sweep.remind(datetime(day.year, day.month, day.day, 10, tzinfo=get_current_timezone()))
    return set(Notice.objects.filter(kind="motion_due").values_list("to__name", flat=True))


def test_the_end_of_the_year_is_spoken_of_to_the_organ_and_no_other(cast):
    clock = MotionClock.objects.running().get(motion=road.assigned(cast))
    assert reminded(clock.due_on - timedelta(7)) == {"王强", "陈国梁"}


def test_an_opinion_is_asked_for_only_from_who_still_owes_it(cast):
    motion = road.referred(cast)
    motion.consulted.create(unit=cast.fire)
    actions.give_opinion(motion, by=cast.wang, text="同意。")
    clock = MotionClock.objects.running().get(motion=motion, kind="motion.organ_opinion")
    assert reminded(clock.due_on - timedelta(1)) == {"田野"}


def test_the_committee_that_deliberates_hears_of_its_own_limit_as_the_office_does(cast):
    officer = road.officer()
    motion = road.referred(cast)
    MotionClock.objects.filter(motion=motion, kind="motion.organ_opinion").update(void_at=now())
    MotionClock.objects.filter(motion=motion).update(due_on=date(2026, 6, 12))
    assert reminded(date(2026, 6, 9)) == {officer.name, "李敏", "周慧"}
