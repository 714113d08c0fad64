"""appeal_motion, join_appeal, uphold_motion, reconsider_motion: the presidium is asked to decide once more."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate, now

from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.models import Motion, MotionCutoff, MotionStatus, Status
from tests import make
from tests.proposals import motion_road as road

S = MotionStatus
WHY = "属于代表大会职权，请重新审查。"


@pytest.fixture
def motion(cast):
    """Of twelve deputies; turned into a suggestion by the presidium, the congress still sits."""
    road.sitting()
    others = [cast.sun, *(make.deputy(f"附议{n}") for n in range(10))]
    motion = actions.invite_signers(road.drafted(cast), by=cast.zhang.user, deputies=others)
    for deputy in others:
        motion = actions.sign_motion(motion, by=deputy.user)
    motion = actions.hand_in(motion, by=cast.zhang.user)
    motion = actions.register_motion(motion, by=cast.li, committee=road.committee())
    motion = actions.review_motion(motion, by=cast.li, advised="convert", text="建议转作建议。", on=localdate())
    return actions.convert_motion(motion, by=cast.li, **road.decision())


def appealed(cast, motion, voices=9):
    motion = actions.appeal_motion(motion, by=cast.zhang.user, reason=WHY)
    for each in motion.signers.select_related("deputy__user")[:voices]:
        motion = actions.join_appeal(motion, by=each.deputy.user)
    return Motion.objects.get(pk=motion.pk)


def told(kind):
    return set(Notice.objects.filter(kind=f"motion_{kind}").values_list("to__name", flat=True))


def test_ten_of_twelve_bring_it_before_the_presidium_again(cast, motion):
    suggestion = motion.converted_to
    motion = appealed(cast, motion)
    assert told("appeal_asked") >= {"孙玉兰", "附议0", "附议9"} and told("appeal_ripe") == {"李敏", "周慧"}
    motion = actions.reconsider_motion(motion, by=cast.li, **road.decision(text="重新审查。"))
    suggestion.refresh_from_db()

    assert (motion.status, motion.converted_to, suggestion.status) == (S.REVIEW_REPORTED, None, Status.WITHDRAWN)
    assert suggestion.entries.last().line == f"{motion}经复议"
    again = actions.refer_motion(motion, by=cast.li, **road.decision(committee=road.committee()))
    assert (again.status, again.papers.filter(kind="decision").count()) == (S.REFERRED, 3)


def test_upheld_it_stays_a_suggestion_and_is_not_asked_again(cast, motion):
    motion = actions.uphold_motion(appealed(cast, motion), by=cast.li, **road.decision(text="维持。"))

    assert (motion.status, motion.converted_to.status) == (S.CONVERTED, Status.SUBMITTED)
    with pytest.raises(TooLate, match="已经要求过复议"):
        actions.appeal_motion(motion, by=cast.zhang.user, reason=WHY)


@pytest.mark.parametrize("step", ["uphold_motion", "reconsider_motion"])
def test_too_few_voices_change_nothing(cast, motion, step):
    motion = appealed(cast, motion, voices=8)
    with pytest.raises(TooLate, match="至少10名，现有 9 名同意"):
        getattr(actions, step)(motion, by=cast.li, **road.decision())
    assert told("appeal_ripe") == set()


def test_who_left_is_no_voice(cast, motion):
    motion = appealed(cast, motion)
    motion.signers.filter(name="附议0").update(left_at=now())
    with pytest.raises(TooLate, match="现有 9 名同意"):
        actions.uphold_motion(motion, by=cast.li, **road.decision())


def test_the_lead_asks_the_others_agree_once_and_the_office_enters_the_ruling(cast, motion):
    for who in (cast.li, cast.sun.user):
        with pytest.raises(NotYours):
            actions.appeal_motion(motion, by=who, reason=WHY)
    with pytest.raises(TooLate, match="没有等待同意"):
        actions.join_appeal(motion, by=cast.sun.user)
    motion = appealed(cast, motion, voices=1)
    with pytest.raises(ValidationError, match="已经同意复议"):
        actions.join_appeal(motion, by=cast.sun.user)
    with pytest.raises(NotYours):
        actions.uphold_motion(appealed_more(cast, motion), by=cast.zhang.user, **road.decision())


def appealed_more(cast, motion):
    for each in motion.signers.exclude(name=cast.sun.name).select_related("deputy__user")[:8]:
        motion = actions.join_appeal(motion, by=each.deputy.user)
    return motion


def test_four_hours_before_the_last_meeting_it_is_over(cast, motion):
    facts = {"at": now(), "basis": "主席团会议", "last_meeting_at": now() + timedelta(hours=3)}
    MotionCutoff.objects.update_or_create(session=motion.session, defaults=facts)

    with pytest.raises(TooLate, match="四小时以前"):
        actions.appeal_motion(motion, by=cast.zhang.user, reason=WHY)


def test_after_the_session_it_is_over(cast, motion):
    motion.session.closes_on = localdate() - timedelta(1)
    motion.session.save()
    with pytest.raises(TooLate, match="大会已经闭幕"):
        actions.appeal_motion(Motion.objects.get(pk=motion.pk), by=cast.zhang.user, reason=WHY)


def test_a_suggestion_already_with_a_unit_is_not_taken_back(cast, motion):
    motion = appealed(cast, motion)
    type(motion.converted_to).objects.update(status=Status.ASSIGNED)
    with pytest.raises(TooLate, match="已经交办"):
        actions.reconsider_motion(Motion.objects.get(pk=motion.pk), by=cast.li, **road.decision())


def test_between_sessions_there_is_no_presidium_to_ask(cast):
    motion = actions.convert_motion(road.reviewed(cast, "convert"), by=cast.li, **road.decision())
    with pytest.raises(TooLate, match="只有大会期间"):
        actions.appeal_motion(motion, by=cast.zhang.user, reason=WHY)


def test_asked_joined_and_ruled_on_the_pages(cast, motion, client):
    client.force_login(cast.zhang.user)
    at = {name: reverse(f"proposals:{name}", args=[motion.code]) for name in
          ("appeal_motion", "join_appeal", "uphold_motion", "reconsider_motion")}  # fmt: skip
    assert "请写明复议理由" in client.post(at["appeal_motion"], {"reason": " "}).content.decode()
    assert client.post(at["appeal_motion"], {"reason": WHY}).status_code == 302
    client.force_login(cast.sun.user)
    assert WHY in client.get(at["join_appeal"]).content.decode()
    assert client.post(at["join_appeal"]).status_code == 302
    assert "连同领衔代表 2 名同意，须有 10 名" in client.get(motion.get_absolute_url()).content.decode()
    appealed_more(cast, motion)
    client.force_login(cast.li)
    assert client.post(at["reconsider_motion"], road.decision()).status_code == 302
    motion.refresh_from_db()
    assert motion.status == S.REVIEW_REPORTED
