from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from congress.workflow.flow import NotYours
from meetings import actions
from meetings.deadlines.appointments import last_day
from meetings.models import (
    AppointmentLine,
    Authority,
    LineStatus,
    Matter,
    Nominator,
    OrganKind,
    Rank,
    Tenure,
    Verb,
)
from meetings.rules.appointments import verb_for
from tests import make
from tests.meetings import chamber, personnel

pytestmark = pytest.mark.django_db


@pytest.fixture
def government():
    make.term()
    return make.unit("望川区人民政府", UnitKind.GOVERNMENT)


@pytest.fixture
def organ(government):
    return make.user(Role.HANDLER, government)


@pytest.fixture
def officer(government):
    return make.user(Role.APPOINTMENT_OFFICER)


def drafted(organ, government, **facts):
    facts = {"title": "关于提请任免职务的议案", "nominator": Nominator.GOVERNMENT_HEAD, "unit": government, **facts}
    return actions.draft_appointments(by=organ, **facts)


SIGNED = {"signed_by": "钱区长", "signed_on": date(2026, 3, 1)}


def test_an_organ_drafts_and_hands_in_and_nobody_elses_people_may(organ, government):
    motion = drafted(organ, government, **SIGNED)
    person, post = personnel.official(), personnel.post()
    line = actions.add_line(motion, by=organ, official=person, post=post, matter=Matter.APPOINT)
    assert line.label == "决定任命赵局长为望川区财政局局长"
    motion = actions.submit_appointments(motion, by=organ)
    assert (motion.status, motion.received_on) == ("received", localdate())
    with pytest.raises(PermissionDenied):
        drafted(make.user(Role.HANDLER), government)


def test_the_verb_is_the_statutes_for_the_post_and_is_never_chosen(government):
    head = personnel.post("望川区人民政府区长", authority=Authority.ELECT, rank=Rank.HEAD)
    bureau = personnel.post()
    judge = personnel.post("望川区人民法院审判员", authority=Authority.APPOINT, organ_kind=OrganKind.COURT)
    chair = personnel.post("区人大常委会主任", authority=Authority.ELECT, organ_kind=OrganKind.STANDING_COMMITTEE)
    assert verb_for(bureau, Matter.APPOINT) == Verb.DECIDE_APPOINT
    assert verb_for(bureau, Matter.REMOVE) == Verb.DECIDE_REMOVE
    assert verb_for(judge, Matter.APPOINT) == Verb.APPOINT
    assert verb_for(head, Matter.ACT) == Verb.ACT
    assert verb_for(chair, Matter.ACT) == Verb.CHOOSE_ACTING
    with pytest.raises(ValidationError, match="人民代表大会选举，在常委会会议上只能代理、接受辞职，不能任命"):
        verb_for(head, Matter.APPOINT)


def test_who_acts_is_a_deputy_head_already_or_becomes_one_on_the_same_motion(organ, government):
    head = personnel.post("望川区人民政府区长", authority=Authority.ELECT, rank=Rank.HEAD)
    vice = personnel.post("望川区人民政府副区长", rank=Rank.DEPUTY)
    person, motion = personnel.official("丁代理"), drafted(organ, government)
    acting = {"official": person, "post": head, "matter": Matter.ACT}
    with pytest.raises(ValidationError, match="应当先任命副职"):
        actions.add_line(motion, by=organ, **acting)
    actions.add_line(motion, by=organ, official=person, post=vice, matter=Matter.APPOINT)
    assert actions.add_line(motion, by=organ, **acting).label == "决定丁代理代理望川区人民政府区长职务"
    other = personnel.official("戊副职")
    Tenure.objects.create(official=other, post=vice, starts_on=date(2024, 1, 1))
    assert actions.add_line(motion, by=organ, official=other, post=head, matter=Matter.ACT)


def test_a_motion_ten_days_before_the_meeting_is_in_time_and_later_needs_a_reason(organ, government):
    meeting = chamber.meeting(opens_on=localdate() + timedelta(days=9))
    motion = drafted(organ, government, meeting=meeting, **SIGNED)
    actions.add_line(motion, by=organ, official=personnel.official(), post=personnel.post(), matter=Matter.APPOINT)
    with pytest.raises(ValidationError) as refused:
        actions.submit_appointments(motion, by=organ)
    assert "逾期" in refused.value.error_dict["late_why"][0].message
    motion.refresh_from_db()
    assert motion.status == "draft"
    motion = actions.submit_appointments(motion, by=organ, late_why="机构改革，市委月底批复。")
    assert motion.late_why and not motion.clocks.running().exists()


def test_the_last_day_is_counted_back_from_the_meeting():
    make.known_years(2026)
    meeting = chamber.meeting(opens_on=date(2026, 10, 28))
    assert last_day(meeting).due_on == date(2026, 10, 16)  # 18 October is a Sunday, 17 a Saturday: the workday before


def test_a_meeting_that_moves_takes_the_motions_last_day_with_it(organ, government):
    make.known_years(2026)
    meeting = chamber.meeting("notified", opens_on=date(2026, 12, 18))
    motion, clerk = drafted(organ, government, meeting=meeting), chamber.officer()
    assert motion.clocks.running().get().due_on == date(2026, 12, 8)
    meeting = actions.reschedule(meeting, by=clerk, opens_on=date(2026, 12, 25), note="防汛")
    assert [clock.due_on for clock in motion.clocks.running()] == [date(2026, 12, 15)]
    urgent = actions.revise(meeting, by=clerk, is_urgent=True)
    assert not motion.clocks.running().exists()  # called at short notice no limit binds
    actions.revise(urgent, by=clerk, is_urgent=False)
    assert motion.clocks.running().get().due_on == date(2026, 12, 15)


def test_a_cancelled_meeting_binds_nobody_any_more(organ, government, client):
    meeting = chamber.meeting("notified", opens_on=localdate() + timedelta(days=9))
    motion = drafted(organ, government, meeting=meeting, **SIGNED)
    actions.add_line(motion, by=organ, official=personnel.official(), post=personnel.post(), matter=Matter.APPOINT)
    actions.cancel(meeting, by=chamber.officer(), note="并入下次会议")
    assert not motion.clocks.running().exists() and motion.clocks.exclude(void_at=None).count() == 1
    client.force_login(organ)
    assert "已取消，请<a" in client.get(motion.get_absolute_url()).content.decode()
    motion.refresh_from_db()
    motion.meeting.refresh_from_db()
    assert actions.submit_appointments(motion, by=organ).late_why == ""


def test_what_was_not_handed_in_when_the_meeting_began_is_late_for_nothing(organ, government):
    held, *_ = chamber.in_session(status="notified")
    motion = drafted(organ, government, meeting=held)
    assert motion.clocks.running().exists()
    actions.convene(held, by=chamber.officer())
    assert not motion.clocks.running().exists()


def test_sixty_assessors_come_in_one_go_and_a_hundred_is_the_most(organ, government):
    court = make.unit("望川区人民法院", UnitKind.COURT)
    clerk = make.user(Role.HANDLER, court)
    facts = {"title": "任命人民陪审员", "nominator": Nominator.COURT_PRESIDENT, "unit": court}
    motion = actions.draft_appointments(by=clerk, **facts)
    seat = personnel.post("望川区人民法院人民陪审员", authority=Authority.APPOINT, organ_kind=OrganKind.COURT, years=5)
    people = [{"name": f"陪审{n}"} for n in range(60)]
    made = actions.add_people(motion, by=clerk, people=people, post=seat, matter=Matter.APPOINT)
    assert len(made) == 60 and made[-1].position == 60
    with pytest.raises(ValidationError, match="最多 100 人"):
        actions.add_people(motion, by=clerk, people=people, post=seat, matter=Matter.APPOINT)
    assert motion.lines.count() == 60


def test_two_failures_for_a_post_block_it_for_the_term(organ, government):
    person, post = personnel.official(), personnel.post()
    for _ in range(2):
        old = personnel.motion(organ, status="closed")
        personnel.line(old, person, post, status=LineStatus.FAILED, decided_on=date(2026, 1, 5))
    motion = drafted(organ, government)
    with pytest.raises(ValidationError, match="已有 2 次未获通过"):
        actions.add_line(motion, by=organ, official=person, post=post, matter=Matter.APPOINT)
    other = personnel.post("望川区水务局局长")
    assert actions.add_line(motion, by=organ, official=person, post=other, matter=Matter.APPOINT)


def test_a_district_may_want_six_months_between_two_tries(organ, government):
    person, post = personnel.official(), personnel.post()
    old = personnel.motion(organ, status="closed")
    personnel.line(old, person, post, status=LineStatus.FAILED, decided_on=localdate() - timedelta(days=60))
    motion = drafted(organ, government)
    make.rule("appointment.retry", 6, "month")
    with pytest.raises(ValidationError, match="起才可以再次提请"):
        actions.add_line(motion, by=organ, official=person, post=post, matter=Matter.APPOINT)


def test_what_was_handed_in_is_withdrawn_with_all_its_people(organ, government, officer):
    motion = drafted(organ, government, **SIGNED)
    actions.add_line(motion, by=organ, official=personnel.official(), post=personnel.post(), matter=Matter.APPOINT)
    motion = actions.submit_appointments(motion, by=organ)
    motion = actions.withdraw_appointments(motion, by=organ, note="人选另有安排。")
    assert motion.status == "withdrawn"
    assert AppointmentLine.objects.get().status == LineStatus.WITHDRAWN
    with pytest.raises(NotYours):
        actions.withdraw_appointments(motion, by=make.user(Role.HANDLER), note="不是我的。")


def test_paper_is_logged_by_the_office_with_the_day_it_came(officer, government):
    facts = {"title": "关于提请任免职务的议案", "nominator": Nominator.GOVERNMENT_HEAD, "unit": government}
    motion = actions.log_appointments(by=officer, received_on=localdate() - timedelta(days=2), **SIGNED, **facts)
    assert motion.is_paper and motion.status == "received"
    with pytest.raises(ValidationError, match="不能晚于今天"):
        actions.log_appointments(by=officer, received_on=localdate() + timedelta(days=1), **facts)
    court = make.unit("望川区人民法院", UnitKind.COURT)
    with pytest.raises(ValidationError, match="由其所在机关报送"):
        actions.log_appointments(by=officer, received_on=localdate(), **{**facts, "unit": court})
