"""Two people decide on one motion at the same moment: one decision stands, the other reads whose."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from congress.workflow.flow import TooLate
from proposals import actions
from proposals.models import Motion, MotionEntry, MotionPaper, MotionStatus, Proposal
from tests.cast import gather
from tests.proposals import motion_road as road
from tests.proposals.test_two_people_at_once import at_once


@pytest.fixture
def real_cast(transactional_db):
    return gather()


def both(motion, one, other):
    """Two steps on copies read before either was taken; the one that was refused."""
    copies = [Motion.objects.get(pk=motion.pk) for _ in range(2)]
    results = at_once(lambda: one(copies[0]), lambda: other(copies[1]))
    assert sorted(type(result).__name__ for result in results) == ["Motion", "TooLate"]
    motion.refresh_from_db()
    return next(result for result in results if isinstance(result, TooLate))


def test_referred_and_converted_at_once_it_has_one_decision(real_cast):
    cast = real_cast
    motion, body = road.reviewed(cast), road.committee()
    both(
        motion,
        lambda m: actions.refer_motion(m, by=cast.li, **road.decision(committee=body)),
        lambda m: actions.convert_motion(m, by=cast.zhou, **road.decision()),
    )
    assert MotionPaper.objects.filter(motion=motion, kind="decision").count() == 1
    assert (motion.status == MotionStatus.CONVERTED) == Proposal.objects.exists() == bool(motion.converted_to_id)


def test_handed_to_two_organs_at_once_it_lies_with_one(real_cast):
    cast = real_cast
    motion = road.referred(cast)
    both(
        motion,
        lambda m: actions.assign_motion(m, by=cast.li, organ=cast.water, text="交水务。"),
        lambda m: actions.assign_motion(m, by=cast.zhou, organ=cast.fire, text="交消防。"),
    )
    assert motion.papers.filter(kind="result").count() == 1
    assert motion.clocks.filter(kind="motion.handling_report").count() == 1


def test_accepted_and_sent_back_at_once_it_has_one_result(real_cast):
    cast = real_cast
    motion = road.heard(cast)
    both(
        motion,
        lambda m: actions.accept_motion(m, by=cast.li, text="同意。"),
        lambda m: actions.rehandle_motion(m, by=cast.zhou, text="再办。"),
    )
    taken = MotionEntry.objects.filter(motion=motion, step__in=("accept_motion", "rehandle_motion"))
    assert list(taken.values_list("after", flat=True)) == [motion.status]
    assert motion.clocks.running().exists() == (motion.status == MotionStatus.REHANDLE)


def test_two_motions_registered_at_once_have_two_numbers(real_cast):
    cast = real_cast
    first, second = road.handed_in(cast), road.joined(cast, signed=0, asked=1)
    Motion.objects.filter(pk=second.pk).update(status=MotionStatus.SUBMITTED)
    second.signers.model.objects.bulk_create(
        second.signers.model(motion=second, deputy=each.deputy, name=each.name, place=each.place + 50,
                             confirmed_at=each.confirmed_at)
        for each in first.signers.exclude(deputy=cast.sun)
    )  # fmt: skip
    second.signers.filter(deputy=cast.sun).update(confirmed_at=first.signers.first().confirmed_at)
    body = road.committee()
    made = at_once(*[
        lambda m=m, by=by: actions.register_motion(Motion.objects.get(pk=m.pk), by=by, committee=body).serial
        for m, by in ((first, cast.li), (second, cast.zhou))
    ])  # fmt: skip
    assert sorted(made) == [1, 2]


@pytest.mark.django_db
def test_who_comes_too_late_reads_who_decided_and_what(client, cast):
    motion = actions.convert_motion(road.reviewed(cast), by=cast.zhou, **road.decision())
    client.force_login(cast.li)
    form = {"on": str(localdate()), "where": "主任会议", "text": "立案", "committee": road.committee().pk}
    late = client.post(reverse("proposals:refer_motion", args=[motion.code]), form)
    page = late.content.decode()
    assert late.status_code == 409
    assert "周慧" in page and "转作建议" in page
