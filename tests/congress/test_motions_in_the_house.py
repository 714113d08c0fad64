"""A motion stands where suggestions stand: in the to-do lists, the search, the calendars, on the 催办 page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role, User
from congress.notices import truth
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.portal import diary
from congress.portal.figure import count
from congress.portal.finding import everything, offers
from congress.portal.todo import Agenda
from congress.reminders import watch
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.models import Motion, MotionClock
from tests import make
from tests.proposals import motion_road as road

pytestmark = pytest.mark.django_db


def tasks(user):
    user = User.objects.get(pk=user.pk)  # whom nobody has asked for their posts yet
    agenda = Agenda(user, localdate())
    assert agenda.total == count(user)
    return [(row.step, row.url.rstrip("/").rsplit("/", 1)[-1]) for b in agenda.buckets for row in b.rows]


@pytest.mark.parametrize(
    ("milestone", "who", "task"),
    [
        ("handed_in", "li", ("登记议案", "register_motion")),
        ("registered", "li", ("审查议案", "review_motion")),
        ("referred", "wang", ("机关意见", "give_opinion")),
        ("referred", "li", ("审议议案", "assign_motion")),
        ("assigned", "chen", ("办理方案", "plan_motion")),
        ("planned", "chen", ("办理报告", "report_motion")),
        ("reported", "li", ("安排审议", "hear_motion")),
        ("accepted", "li", ("向大会报告", "report_to_congress")),
        ("to_congress", "li", ("办结议案", "close_motion")),
    ],
)
def test_each_milestone_waits_for_the_person_who_takes_the_next_step(cast, milestone, who, task):
    getattr(road, milestone)(cast)
    assert tasks(getattr(cast, who)) == [task]
    assert tasks(cast.outsider) == []


def test_where_the_body_has_officers_the_review_is_theirs_and_the_decision_the_office_s(cast):
    officer, motion = road.officer(), road.registered(cast)
    assert (tasks(officer), tasks(cast.li)) == ([("审查议案", "review_motion")], [])
    actions.review_motion(motion, by=officer, advised="refer", text="立案")
    assert (tasks(officer), tasks(cast.li)) == ([], [("议案决定", motion.code)])


def test_who_prepares_the_report_is_led_to_the_motion_and_who_gave_an_opinion_is_done(cast):
    motion = actions.give_opinion(road.referred(cast), by=cast.wang, text="同意。")
    assert tasks(cast.wang) == []
    actions.assign_motion(motion, by=cast.li, organ=cast.water, text="同意。")
    assert tasks(cast.wang) == [("办理方案", motion.code)]


def test_a_hearing_to_come_waits_for_nobody_and_one_that_was_for_its_result(cast):
    motion = road.reported(cast)
    motion = actions.hear_motion(motion, by=cast.li, on=localdate() + timedelta(5), where="常委会第十二次会议")
    assert tasks(cast.li) == []
    assert [e.title for e in diary.entries(cast.zhang.user)] == [f"常委会审议：{motion.number}议案"]
    Motion.objects.update(heard_on=localdate())
    assert tasks(cast.li) == [("审议结果", motion.code)]


def test_a_hearing_stays_in_the_calendar_when_it_was_held(cast):
    motion = road.heard(cast)
    Motion.objects.update(heard_on=localdate() - timedelta(30))
    held = [entry for entry in diary.entries(cast.zhang.user) if entry.is_event]
    assert [entry.title for entry in held] == [f"常委会审议：{motion.number}议案"]
    actions.accept_motion(motion, by=cast.li, text="同意报告。")
    assert [entry for entry in diary.entries(cast.zhang.user) if entry.is_event] == held


def test_reported_again_the_old_hearing_is_over(cast):
    motion = actions.rehandle_motion(road.heard(cast), by=cast.li, text="再办。")
    motion = actions.report_motion(motion, by=cast.chen, text="再报告。")
    assert (motion.heard_on, tasks(cast.li)) == (None, [("安排审议", "hear_motion")])
    assert motion.papers.get(kind="deliberation").where == "常委会第十二次会议"


def test_a_leader_sees_what_is_late(cast):
    motion, leader = road.planned(cast), make.user(Role.LEADER, make.unit("领导", UnitKind.CONGRESS))
    Motion.objects.update(due_on=localdate() + timedelta(40))
    assert tasks(leader) == []
    Motion.objects.update(due_on=localdate() - timedelta(1))
    assert tasks(leader) == [("办理报告", motion.code)]


def test_a_motion_sent_back_calls_its_lead(client, cast):
    actions.return_motion(road.handed_in(cast), by=cast.li, note="补充方案")
    client.force_login(cast.zhang.user)
    assert "退回，请处理" in client.get(reverse("proposals:mine")).content.decode()


@pytest.mark.parametrize("words", ["河道", "蓝线", "张卫国", "zwg", "水务", "1", "河道 张卫国"])
def test_it_is_found_by_what_people_remember_of_it(cast, words):
    motion = road.assigned(cast)
    assert everything(cast.li, words).motions == [motion]
    assert ("议案", motion.title) in [(offer.kind, offer.label) for offer in offers(cast.li, words)]
    assert everything(cast.li, "路灯").motions == everything(cast.outsider, words).motions == []


def test_its_limits_stand_in_the_calendars_of_who_keeps_them(cast):
    officer, motion = road.officer(), road.referred(cast)
    kept = {user.name: [entry.title.split("：")[0] for entry in diary.entries(user)] for user in (
        cast.wang, cast.li, officer, cast.tian, cast.zhang.user)}  # fmt: skip
    assert kept == {"王强": ["有关机关意见期限"], "李敏": ["审议结果报告期限"], "审查员": ["审议结果报告期限"], "田野": [],
                    "张卫国": []}  # fmt: skip
    actions.assign_motion(motion, by=cast.li, organ=cast.water, text="同意。")
    assert [entry.title for entry in diary.entries(User.objects.get(pk=cast.chen.pk))] == [
        f"议案办理报告期限：{motion.number}议案"
    ]


def due(motion, kind, days):
    MotionClock.objects.filter(motion=motion).exclude(kind=kind).update(due_on=localdate() + timedelta(90))
    MotionClock.objects.filter(kind=kind).update(due_on=localdate() + timedelta(days))
    return MotionClock.objects.get(motion=motion, kind=kind)


def pressing(user):
    return [(row.clock.kind, row.holder) for row in watch.pressing(user, localdate())]


def test_what_presses_stands_on_the_page_and_is_pressed_once_a_day(client, cast):
    clock = due(road.planned(cast), "motion.handling_report", -3)
    assert pressing(cast.li) == [("motion.handling_report", "区水务局")]
    client.force_login(cast.li)
    page = client.post("/urging/press/", {"one": f"proposals.motionclock:{clock.pk}", "next": "/urging/"}, follow=True)
    assert "已催办 1 项，通知了王强、陈国梁" in page.content.decode()
    told = Notice.objects.filter(kind="motion_pressed")
    assert "已逾期 3 天" in told.first().text and not truth.untrue(told)
    assert clock.motion.entries.get(step="press_motion").line.endswith("王强、陈国梁")
    with pytest.raises(TooLate, match="今天已经催办过"):
        actions.press_motion(clock, by=cast.zhou)
    actions.report_motion(clock.motion, by=cast.chen, text="报告。")
    assert len(truth.untrue(told)) == 2
    with pytest.raises(TooLate, match="已经办完"):
        actions.press_motion(clock, by=cast.zhou)


def test_an_opinion_is_pressed_for_at_its_organ_and_the_result_at_its_body(cast):
    officer, motion = road.officer(), road.referred(cast)
    opinion = due(motion, "motion.organ_opinion", 1)
    assert pressing(cast.li) == [("motion.organ_opinion", "区水务局")]
    assert actions.press_motion(opinion, by=cast.li) == ["王强", "陈国梁"]
    result = due(motion, "motion.review_result", 1)
    assert pressing(cast.li) == [("motion.review_result", "望川区人大议案审查委员会")]
    assert actions.press_motion(result, by=cast.li) == [officer.name, "周慧"]


def test_the_dispatcher_watches_over_the_government_s_and_nobody_else(cast):
    dispatcher = make.user(Role.DISPATCHER, make.unit("区政府办公室", UnitKind.DISPATCHER))
    referred, planned = road.referred(cast), road.planned(cast)
    due(referred, "motion.review_result", 1)
    clock = due(planned, "motion.handling_report", 1)
    assert pressing(dispatcher) == [("motion.handling_report", "区水务局")]
    with pytest.raises(NotYours):
        actions.press_motion(MotionClock.objects.get(motion=referred, kind="motion.review_result"), by=dispatcher)
    with pytest.raises(NotYours):
        actions.press_motion(clock, by=cast.wang)
