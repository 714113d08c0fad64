"""A delegation raises a motion where the district knows such: its head leads, more than half of it agrees."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from congress.workflow.flow import TooLate
from deputies.queries import serving_in
from proposals import actions
from proposals.documents.motion import motion_paper
from proposals.models import MotionStatus
from tests import make
from tests.proposals import motion_road as road
from tests.proposals.test_withdrawing import set_to


@pytest.fixture
def team(cast):
    """Seven deputies in office, 张卫国 at their head."""
    set_to("motion.by_delegation", True)
    team = make.delegation()
    team.head = cast.zhang
    team.save()
    for n in range(7 - serving_in([team], localdate()).count()):
        make.deputy(f"团员{n}")
    return team


def asked(cast, team, count=4):
    motion = road.drafted(cast, by_delegation=True)
    others = [each.deputy for each in team.mandates.exclude(deputy=cast.zhang).select_related("deputy__user")]
    motion = actions.invite_signers(motion, by=cast.zhang.user, deputies=others)
    for deputy in others[:count]:
        motion = actions.sign_motion(motion, by=deputy.user)
    return motion


def test_more_than_half_of_the_delegation_carries_it(cast, team):
    motion = actions.hand_in(asked(cast, team, 3), by=cast.zhang.user)

    assert (motion.status, motion.proposer, motion.raised_by) == (MotionStatus.SUBMITTED, team.name, team.name)


def test_half_of_it_does_not(cast, team):
    with pytest.raises(TooLate, match="过半数同意，至少4名，现有 3 名确认"):
        actions.hand_in(asked(cast, team, 2), by=cast.zhang.user)


def test_with_one_too_few_left_it_lapses(cast, team):
    motion = actions.hand_in(asked(cast, team, 3), by=cast.zhang.user)
    gone = motion.signers.exclude(confirmed_at=None).first().deputy.user
    assert actions.leave_motion(motion, by=gone, note="另有考虑。").status == MotionStatus.LAPSED


def test_only_the_head_raises_it_and_only_its_own_deputies_are_asked(cast, team):
    with pytest.raises(ValidationError, match="须由该团团长领衔"):
        actions.draft_motion(by=cast.sun.user, deputy=cast.sun, **road.FORM, by_delegation=True)
    stranger = make.deputy("外团")
    stranger.mandates.update(delegation=make.delegation("河东代表团"))
    with pytest.raises(ValidationError, match="外团不是城关代表团的代表"):
        actions.invite_signers(road.drafted(cast, by_delegation=True), by=cast.zhang.user, deputies=[stranger])


def test_where_the_law_s_ten_are_the_rule_there_is_no_such_motion(cast, team, client):
    client.force_login(cast.zhang.user)
    assert "城关代表团名义提出" in client.get(reverse("proposals:draft_motion")).content.decode()
    set_to("motion.by_delegation", False)
    with pytest.raises(ValidationError, match="由代表联名提出"):
        road.drafted(cast, by_delegation=True)
    assert "名义提出" not in client.get(reverse("proposals:draft_motion")).content.decode()


def test_on_paper_the_signatures_of_its_majority_are_copied(cast, team):
    own = [each.deputy for each in team.mandates.exclude(deputy=cast.zhang)]
    facts = {"by": cast.li, "lead": cast.zhang, "submitted_on": localdate(), **road.FORM, "by_delegation": True}
    with pytest.raises(ValidationError, match="至少4名，连同领衔代表现有 3 名"):
        actions.log_motion(cosigners=own[:2], scans=[road.scan()], **facts)
    motion = actions.log_motion(cosigners=own[:3], scans=[road.scan()], **facts)
    assert motion.proposer == team.name


def test_papers_and_page_name_the_delegation(cast, team, client):
    motion = actions.hand_in(asked(cast, team, 3), by=cast.zhang.user)
    motion = actions.register_motion(motion, by=cast.li, committee=road.committee())
    motion = actions.review_motion(motion, by=cast.li, advised="refer", text="建议立案。", on=localdate())
    assert ("提案人", team.name) in motion_paper(motion.papers.get())["facts"]

    client.force_login(cast.li)
    page = client.get(motion.get_absolute_url()).content.decode()
    assert f"{team.name}提出，团长 张卫国" in page
