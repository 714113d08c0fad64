"""A motion is written, joined by nine others each in person, and handed in before the cut-off."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.timezone import localdate, now

from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.models import Motion, MotionStatus
from proposals.queries.motion import motions_asking, motions_visible_to
from tests import make
from tests.proposals import motion_road as road

pytestmark = pytest.mark.django_db


def test_ten_deputies_make_a_motion(cast):
    motion = road.handed_in(cast)
    assert (motion.status, motion.head_count) == (MotionStatus.SUBMITTED, 10)
    assert motion.entries.get(step="hand_in").line == "联名代表10名"


def test_who_has_not_confirmed_is_not_counted(cast):
    motion = road.joined(cast, signed=8)
    with pytest.raises(TooLate, match="现有 9 名确认"):
        actions.hand_in(motion, by=cast.zhang.user)


def test_a_motion_without_its_plan_invites_nobody(cast):
    motion = road.drafted(cast, remedy=" ")
    with pytest.raises(TooLate, match="还没有填写方案"):
        actions.invite_signers(motion, by=cast.zhang.user, deputies=[cast.sun])


def test_only_who_was_asked_signs_and_only_once(cast):
    motion, stranger = road.joined(cast, signed=1, asked=2), make.deputy("路人")
    with pytest.raises(NotYours):
        actions.sign_motion(motion, by=stranger.user)
    with pytest.raises(NotYours):
        actions.sign_motion(motion, by=cast.sun.user)  # has signed


def test_a_deputy_without_an_account_is_asked_on_paper(cast):
    with pytest.raises(ValidationError, match="没有账号"):
        silent = make.deputy("无账号", account=False)
        actions.invite_signers(road.drafted(cast), by=cast.zhang.user, deputies=[silent])


def test_who_declines_is_not_asked_again_and_the_lead_learns_of_it(cast):
    motion = road.joined(cast, signed=0, asked=1)
    assert motions_asking(cast.sun.user).exists()
    motion = actions.refuse_motion(motion, by=cast.sun.user)
    assert not motions_asking(cast.sun.user).exists()
    assert Notice.objects.get(kind="motion_refused").to == cast.zhang.user
    assert not motions_visible_to(cast.sun.user).exists()


def test_a_changed_text_is_to_be_signed_again(cast):
    motion = road.joined(cast)
    motion = actions.revise_motion(motion, by=cast.zhang.user, **{**road.FORM, "remedy": "改为两年。"})
    assert motion.head_count == 1
    assert Notice.objects.filter(kind="motion_changed").count() == 9
    assert actions.sign_motion(motion, by=cast.sun.user).head_count == 2


def test_saving_the_same_text_again_takes_no_signature_away(cast):
    motion = actions.revise_motion(road.joined(cast), by=cast.zhang.user, **road.FORM)
    assert motion.head_count == 10


def test_a_motion_left_with_nine_lapses_and_all_are_told(cast):
    motion = actions.leave_motion(road.handed_in(cast), by=cast.sun.user, note="情况有变")
    assert motion.status == MotionStatus.LAPSED
    assert motion.entries.get(step="lapse_motion").line == "联名代表剩9名，不足10名"
    assert Notice.objects.filter(kind="motion_lapsed", to=cast.li).exists()


def test_while_names_are_gathered_leaving_ends_nothing(cast):
    motion = actions.leave_motion(road.joined(cast), by=cast.sun.user, note="情况有变")
    assert (motion.status, motion.head_count) == (MotionStatus.COSIGNING, 9)


@pytest.mark.parametrize(("hours", "late", "channel"), [(1, False, "session"), (-1, True, "intersession")])
def test_what_comes_after_the_cut_off_is_no_motion_of_the_session(cast, hours, late, channel):
    session = road.sitting()
    actions.set_cutoff(by=cast.li, session=session, at=now() + timedelta(hours=hours), basis="主席团第一次会议")
    motion = road.handed_in(cast)
    assert (motion.is_late, motion.channel, motion.session) == (late, channel, session)


def test_a_deputy_sets_no_cut_off(cast):
    with pytest.raises(NotYours):
        actions.set_cutoff(by=cast.zhang.user, session=road.sitting(), at=now(), basis="无")


def test_a_signed_paper_is_logged_with_ten_names_and_its_scan(cast):
    others = [make.deputy(f"纸{n}", account=False) for n in range(9)]
    facts = {"by": cast.li, "lead": cast.zhang, "submitted_on": localdate(), "scans": [road.scan()], **road.FORM}
    with pytest.raises(ValidationError, match="现有 9 名"):
        actions.log_motion(cosigners=others[:8], **facts)
    with pytest.raises(ValidationError, match="扫描件"):
        actions.log_motion(cosigners=others, **{**facts, "scans": []})
    motion = actions.log_motion(cosigners=others, **facts)
    assert (motion.origin, motion.status, motion.head_count) == ("paper", "submitted", 10)
    with pytest.raises(NotYours):
        actions.log_motion(cosigners=others, **{**facts, "by": cast.zhang.user})


def test_nobody_drafts_for_another(cast):
    with pytest.raises(PermissionDenied):
        actions.draft_motion(by=cast.sun.user, deputy=cast.zhang, **road.FORM)


def test_before_it_is_handed_in_the_lead_lets_it_go(cast):
    assert actions.abandon_motion(road.joined(cast), by=cast.zhang.user).status == MotionStatus.WITHDRAWN
    with pytest.raises(TooLate):
        actions.abandon_motion(road.handed_in(cast), by=cast.zhang.user)


def test_a_draft_is_its_author_s_alone_and_one_that_gathers_names_is_theirs_too(cast):
    draft, gathering = road.drafted(cast), road.joined(cast, signed=0, asked=1)
    seen = {name: set(motions_visible_to(user)) for name, user in (
        ("lead", cast.zhang.user), ("asked", cast.sun.user), ("office", cast.li), ("unit", cast.wang),
        ("other", make.deputy("他人").user),
    )}  # fmt: skip
    assert seen == {
        "lead": {draft, gathering}, "asked": {gathering}, "office": {gathering}, "unit": set(), "other": set(),
    }  # fmt: skip


def test_the_lead_writes_invites_and_hands_in_on_the_pages(client, cast):
    client.force_login(cast.zhang.user)
    saved = client.post(reverse("proposals:draft_motion"), {**road.FORM, "invite": "1"})
    motion = Motion.objects.get()
    assert saved.url == reverse("proposals:invite_signers", args=[motion.code])
    page = client.post(saved.url, {"deputies": "查无此人"})
    assert "没有找到" in page.content.decode()
    client.post(saved.url, {"deputies": "孙玉兰"})
    client.force_login(cast.sun.user)
    assert "请您附议" in client.get(reverse("proposals:mine")).content.decode()
    client.post(reverse("proposals:sign_motion", args=[motion.code]))
    client.force_login(cast.zhang.user)
    refused = client.get(reverse("proposals:hand_in", args=[motion.code]))
    assert refused.status_code == 409
    assert "现有 2 名确认" in refused.content.decode()


def test_a_stale_form_is_told_so(cast):
    motion = road.drafted(cast)
    actions.revise_motion(motion, by=cast.zhang.user, version=0, **road.FORM)
    with pytest.raises(TooLate, match="别处修改过"):
        actions.revise_motion(motion, by=cast.zhang.user, version=0, **road.FORM)
