"""merge_motion, unmerge_motion: motions on the same matter have one review, and every mover is answered."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.documents import motion as papers
from proposals.models import Motion, MotionStatus
from proposals.queries.motion import motions_visible_to
from proposals.rules.motion import has_part_in_motion
from tests import make
from tests.proposals import motion_road as road

S = MotionStatus
WHY = "同为河道管理事项。"


@pytest.fixture
def both(cast):
    """Two registered motions, and the lead of the second."""
    main, other = road.registered(cast), make.deputy("钱代表")
    motion = actions.draft_motion(by=other.user, deputy=other, **road.FORM | {"title": "关于河道保洁的议案"})
    beside = [make.deputy(f"同案{n}") for n in range(9)]
    motion = actions.invite_signers(motion, by=other.user, deputies=beside)
    for deputy in beside:
        motion = actions.sign_motion(motion, by=deputy.user)
    motion = actions.register_motion(actions.hand_in(motion, by=other.user), by=cast.li, committee=road.committee())
    return main, motion, other


def merged(cast, both):
    main, motion, _other = both
    return actions.merge_motion(motion, by=cast.li, main=main, note=WHY)


def told(kind, about):
    rows = Notice.objects.filter(kind=f"motion_{kind}", about_id=str(about.pk))
    return set(rows.values_list("to__name", flat=True))


def test_both_keep_number_and_movers_and_each_timeline_says_so(cast, both):
    motion = merged(cast, both)
    main = both[0]

    assert (motion.status, motion.main, motion.number) == (S.MERGED, main, both[1].number)
    assert motion.entries.last().line == f"并入{main}《{main.title}》"
    assert main.entries.last().line == f"{motion}《{motion.title}》"
    assert {"钱代表", "同案0"} <= told("merged", motion)


def test_the_movers_of_both_are_told_what_is_decided_and_read_it(cast, both):
    merged(cast, both)
    main, motion, other = both
    main = actions.review_motion(main, by=cast.li, advised="refer", text="建议一并立案。", on=localdate())
    assert main in motions_visible_to(other.user)
    main = actions.refer_motion(main, by=cast.li, **road.decision(committee=road.committee()))

    assert {"张卫国", "孙玉兰", "钱代表", "同案8"} <= told("decided", main)
    main.refresh_from_db()
    assert has_part_in_motion(other.user, main)


def test_where_the_main_one_ends_the_other_ends(cast, both):
    merged(cast, both)
    main, motion, _other = both
    Motion.objects.filter(pk=main.pk).update(status=S.ON_AGENDA)
    main.refresh_from_db()
    actions.reject_motion(main, by=cast.li, **road.decision(where="六次会议"))
    motion.refresh_from_db()

    assert (motion.status, motion.entries.last().step) == (S.REJECTED, "reject_along")


def test_closed_with_the_main_one_and_still_known_to_it(cast, both):
    merged(cast, both)
    main, motion, _other = both
    Motion.objects.filter(pk=main.pk).update(status=S.REPORTED_TO_CONGRESS)
    main.refresh_from_db()
    main = actions.close_motion(main, by=cast.li)
    motion.refresh_from_db()

    assert (motion.status, motion.closed_on, main.along) == (S.CLOSED, main.closed_on, [motion])
    assert motion.entries.last().step == "close_along"


def test_turned_into_suggestions_each_lead_has_an_own_one(cast, both):
    merged(cast, both)
    main, motion, other = both
    main = actions.review_motion(main, by=cast.li, advised="convert", text="建议转作建议。", on=localdate())
    main = actions.convert_motion(main, by=cast.li, **road.decision())
    motion.refresh_from_db()

    assert (motion.status, motion.converted_to.lead, motion.converted_to.title) == (
        S.CONVERTED, other, "关于河道保洁的建议",
    )  # fmt: skip
    assert motion.entries.last().step == "convert_along"
    assert main.converted_to.lead == cast.zhang and motion.converted_to != main.converted_to


def test_a_main_motion_that_is_withdrawn_leaves_the_other_its_own_road(cast, both):
    merged(cast, both)
    main, motion, _other = both
    actions.withdraw_motion(main, by=cast.li, note="主席团同意。", files=[road.scan()])
    motion.refresh_from_db()

    assert (motion.status, motion.main, motion.entries.last().step) == (S.REGISTERED, None, "set_free")
    assert "钱代表" in told("parted", motion)


def test_a_main_motion_that_lapses_leaves_the_other_its_own_road(cast, both):
    merged(cast, both)
    main, motion, _other = both
    beside = main.signers.exclude(deputy=cast.zhang).first().deputy
    main = actions.leave_motion(main, by=beside.user, note="不再附议。")
    motion.refresh_from_db()

    assert (main.status, motion.status, motion.main) == (S.LAPSED, S.REGISTERED, None)
    assert motion.entries.last().step == "set_free"


def test_parted_before_the_decision_and_no_later(cast, both):
    motion = merged(cast, both)
    motion = actions.unmerge_motion(motion, by=cast.li, note="事项不同。")
    assert (motion.status, motion.main) == (S.REGISTERED, None)

    motion = actions.merge_motion(motion, by=cast.li, main=both[0], note=WHY)
    Motion.objects.filter(pk=both[0].pk).update(status=S.REFERRED)
    motion = Motion.objects.get(pk=motion.pk)
    with pytest.raises(TooLate, match="已经作出决定"):
        actions.unmerge_motion(motion, by=cast.li, note="事项不同。")


def test_nothing_goes_along_with_itself_or_with_what_goes_along(cast, both):
    main, motion, _other = both
    with pytest.raises(ValidationError, match="不能并入本件自己"):
        actions.merge_motion(motion, by=cast.li, main=motion, note=WHY)
    merged(cast, both)
    third = road.standing(cast, S.REGISTERED)
    with pytest.raises(TooLate, match="已有 1 件议案并入本件"):
        actions.merge_motion(main, by=cast.li, main=third, note=WHY)
    with pytest.raises(ValidationError, match="不能再并入"):
        actions.merge_motion(third, by=cast.li, main=Motion.objects.get(pk=motion.pk), note=WHY)


def test_deputies_join_no_motions(cast, both):
    with pytest.raises(NotYours):
        actions.merge_motion(both[1], by=cast.zhang.user, main=both[0], note=WHY)


def test_papers_and_group_name_both(cast, both):
    merged(cast, both)
    main, _motion, other = both
    main = actions.review_motion(main, by=cast.li, advised="refer", text="建议一并立案。", on=localdate())
    facts = dict(papers.motion_paper(main.papers.get())["facts"])
    assert "关于河道保洁的议案" in facts["并案审议"] and "钱代表等10名代表" in facts["并案审议"]
    main = actions.refer_motion(main, by=cast.li, **road.decision(committee=road.committee()))
    main = actions.assign_motion(main, by=cast.li, organ=cast.water, text="交办。")
    assert "以及并案审议的钱代表等10名代表提出的《关于河道保洁的议案》" in papers.motion_letter(main)["opening"][0]

    leader = make.user(Role.LEADER, name="许副主任")
    main = actions.form_group(main, by=cast.li, leader=leader, deputies=[other.user])
    assert set(main.group.values_list("name", flat=True)) == {"许副主任", "钱代表"}


def test_joined_and_parted_on_the_pages(cast, both, client):
    main, motion, _other = both
    client.force_login(cast.li)
    address = reverse("proposals:merge_motion", args=[motion.code])
    assert main.title in client.get(address).content.decode()
    for forged in ("", motion.pk, "x", "9" * 30, "\x00"):
        assert client.post(address, {"main": forged, "note": WHY}).status_code == 200
    assert client.post(address, {"main": main.pk, "note": WHY}).status_code == 302
    assert f'href="{motion.get_absolute_url()}"' in client.get(main.get_absolute_url()).content.decode()
    assert main.full_number in client.get(motion.get_absolute_url()).content.decode()

    client.post(reverse("proposals:unmerge_motion", args=[motion.code]), {"note": "事项不同。"})
    motion.refresh_from_db()
    assert motion.status == S.REGISTERED
