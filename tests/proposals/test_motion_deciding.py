"""Registered, reviewed, and decided by the presidium: on the agenda, referred, or turned into a suggestion."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.notices import truth
from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.models import MotionClock, MotionStatus, ProposalClock, Status
from proposals.queries import visible_to
from proposals.queries.motion import motions_visible_to
from tests import make
from tests.proposals import motion_road as road

pytestmark = pytest.mark.django_db


def test_it_gets_a_number_of_its_own_series_and_goes_to_its_reviewers(cast):
    officer = road.officer()
    motion = road.registered(cast)
    assert motion.full_number == "区十八届人大五次会议闭字第1号议案"
    assert Notice.objects.filter(kind="motion_to_review", to=officer).exists()
    assert list(motions_visible_to(officer)) == [motion]


def test_a_motion_of_the_session_is_number_one_of_the_session(cast):
    road.sitting()
    assert road.registered(cast).full_number == "区十八届人大六次会议第01号议案"


def test_what_waited_for_registration_is_no_longer_said_to_wait(cast):
    motion = road.handed_in(cast)
    told = Notice.objects.filter(kind="motion_handed_in")
    assert told.exists() and not truth.untrue(told)
    actions.register_motion(motion, by=cast.li, committee=road.committee())
    assert truth.untrue(told).keys() == {each.pk for each in told}


def test_sent_back_it_is_mended_and_handed_in_again_or_becomes_a_suggestion(cast):
    motion = actions.return_motion(road.handed_in(cast), by=cast.li, note="属于具体工作事项")
    with pytest.raises(NotYours):
        actions.convert_motion(motion, by=cast.li)
    assert actions.hand_in(motion, by=cast.zhang.user).status == MotionStatus.SUBMITTED
    motion = actions.return_motion(motion, by=cast.li, note="建议转作建议")
    assert actions.convert_motion(motion, by=cast.zhang.user).converted_to.status == Status.SUBMITTED


def test_a_text_mended_after_the_return_is_signed_again(cast):
    motion = actions.return_motion(road.handed_in(cast), by=cast.li, note="改方案")
    motion = actions.revise_motion(motion, by=cast.zhang.user, **{**road.FORM, "remedy": "改过。"})
    with pytest.raises(TooLate, match="现有 1 名"):
        actions.hand_in(motion, by=cast.zhang.user)
    for each in motion.signers.all():
        motion = actions.sign_motion(motion, by=each.deputy.user)
    assert actions.hand_in(motion, by=cast.zhang.user).status == MotionStatus.SUBMITTED


def test_the_review_is_for_its_body_and_says_what_it_recommends(cast):
    officer, elsewhere = road.officer(), make.user(Role.COMMITTEE_OFFICER, make.unit("财经委"))
    motion = road.registered(cast)
    with pytest.raises(NotYours):
        actions.review_motion(motion, by=elsewhere, advised="refer", text="立案")
    motion = actions.review_motion(motion, by=officer, advised="convert", text="属于日常工作。")
    assert motion.entries.get(step="review_motion").line == "建议不作为议案，转作代表建议"
    assert motion.papers.get().text == "属于日常工作。"


def test_between_sessions_nothing_goes_on_the_congress_s_agenda(cast):
    with pytest.raises(TooLate, match="闭会期间提出"):
        actions.put_on_agenda(road.reviewed(cast), by=cast.li, **road.decision())


@pytest.mark.parametrize(
    ("step", "status"), [("adopt_motion", MotionStatus.ADOPTED), ("reject_motion", MotionStatus.REJECTED)]
)
def test_on_the_agenda_the_congress_votes(cast, step, status):
    road.sitting()
    motion = actions.put_on_agenda(road.reviewed(cast, "agenda"), by=cast.li, **road.decision())
    motion = getattr(actions, step)(motion, by=cast.li, **road.decision(where="第三次全体会议"))
    assert (motion.status, motion.papers.last().where) == (status, "第三次全体会议")
    with pytest.raises(TooLate):  # after the vote nothing is withdrawn
        actions.withdraw_motion(motion, by=cast.li, note="要求撤回", files=[road.scan()])


def test_the_congress_may_leave_it_to_its_standing_committee(cast):
    road.sitting()
    motion = actions.put_on_agenda(road.reviewed(cast, "agenda"), by=cast.li, **road.decision())
    motion = actions.delegate_motion(motion, by=cast.li, **road.decision(committee=road.committee(), units=[]))
    assert motion.status == MotionStatus.DELEGATED
    assert MotionClock.objects.running().get().kind == "motion.review_result"


def test_referred_it_starts_both_limits_and_asks_the_organ(cast):
    motion = road.referred(cast)
    kinds = {clock.kind: clock for clock in MotionClock.objects.running().filter(motion=motion)}
    assert set(kinds) == {"motion.organ_opinion", "motion.review_result"}
    assert kinds["motion.review_result"].rule["article"] == "参照上海市代表议案规定第十七条"
    assert motion.due_on == kinds["motion.organ_opinion"].due_on
    assert Notice.objects.filter(kind="motion_opinion_asked", to=cast.wang).exists()


def test_of_a_session_the_limits_run_from_its_closing_day(cast):
    session = road.sitting()
    motion = road.referred(cast)
    starts = set(motion.clocks.values_list("starts_on", flat=True))
    assert starts == {session.closes_on}


def test_withdrawn_with_consent_it_needs_the_deputies_word(cast):
    motion = road.reviewed(cast)
    with pytest.raises(ValidationError, match="书面意见"):
        actions.withdraw_motion(motion, by=cast.li, note="要求撤回，主席团同意")
    motion = actions.withdraw_motion(motion, by=cast.li, note="要求撤回，主席团同意", files=[road.scan()])
    assert (motion.status, motion.due_on) == (MotionStatus.WITHDRAWN, None)


def test_converted_it_becomes_a_suggestion_of_the_same_ten_linked_both_ways(cast):
    motion = actions.convert_motion(road.reviewed(cast, "convert"), by=cast.li, **road.decision())
    made = motion.converted_to
    assert (made.title, made.status, made.motion) == ("关于制定河道管理规定的建议", Status.SUBMITTED, motion)
    assert made.cosigners.confirmed().count() == 9
    assert made.entries.get().step == "from_motion"
    assert ProposalClock.objects.running().get(proposal=made).kind == "proposal.examine"
    assert visible_to(cast.sun.user).contains(made)


def test_the_two_pages_lead_to_each_other(client, cast):
    motion = actions.convert_motion(road.reviewed(cast, "convert"), by=cast.li, **road.decision())
    client.force_login(cast.li)
    assert motion.converted_to.get_absolute_url() in client.get(motion.get_absolute_url()).content.decode()
    page = client.get(motion.converted_to.get_absolute_url()).content.decode()
    assert motion.get_absolute_url() in page and "由议案转作建议" in page


def test_once_decided_every_deputy_reads_it_and_before_that_nobody_else(cast):
    other = make.deputy("另一位").user
    motion = road.reviewed(cast)
    assert not motions_visible_to(other).exists()
    actions.refer_motion(motion, by=cast.li, **road.decision(committee=road.committee()))
    assert motions_visible_to(other).exists()


def test_the_office_decides_on_the_page_and_not_for_a_day_to_come(client, cast):
    motion = road.reviewed(cast)
    client.force_login(cast.li)
    url = reverse("proposals:refer_motion", args=[motion.code])
    form = {
        "on": "2999-01-01",
        "where": "主任会议",
        "text": "立案",
        "committee": road.committee().pk,
        "units": "区水务局",
    }
    assert "不能写今天以后的日期" in client.post(url, form).content.decode()
    assert client.post(url, form | {"on": str(localdate())}).status_code == 302
    motion.refresh_from_db()
    assert motion.status == MotionStatus.REFERRED
    assert motion.consulted.get().unit == cast.water
