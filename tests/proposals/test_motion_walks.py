"""Whatever is tried with motions in whatever order, the law holds; what was refused changed nothing."""

import os
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
import time_machine
from django.utils.timezone import localdate
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from congress.workdays.count import add_months
from proposals import actions
from proposals.flow import MOTION
from proposals.models import HANDED_TO_ORGAN, MOTION_OVER, Motion, MotionPaper, MotionStatus
from tests.proposals.walking_motions import STANDING, Walk, decided
from tests.world import undone

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
STEPS, WALKS = 120, int(os.environ.get("WALKS", 8))  # WALKS=500 for a night
S, PAPER = MotionStatus, MotionPaper.Kind
BEGUN = (S.DRAFT, S.COSIGNING, S.RETURNED, S.WITHDRAWN, S.LAPSED)
REPORTING = (S.REPORTED, S.REHANDLE, S.TRACKING, S.ACCEPTED, S.REPORTED_TO_CONGRESS)


def ten_stand_for_it(motion):
    """地方组织法第二十二条: ten at least, from the handing in on; with fewer it has lapsed."""
    if motion.status not in BEGUN:
        assert motion.head_count >= 10
    if motion.status == S.LAPSED:
        assert motion.head_count < 10


def timeline_is_whole(motion):
    rows = list(motion.entries.order_by("seq"))
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    chain = [row for row in rows if row.step in MOTION.steps]
    told = "; ".join(f"{row.step} {row.before}>{row.after}" for row in chain)
    assert all(later.before == earlier.after for earlier, later in pairwise(chain)), told
    if chain:
        assert chain[-1].after == motion.status


def decided_after_a_review(motion):
    """Nothing is decided, and nobody carries it out, that was not reviewed; each decision is on paper."""
    papers = Counter(motion.papers.values_list("kind", flat=True))
    steps = Counter(motion.entries.values_list("step", flat=True))
    if decided(motion) and motion.main_id is None:
        assert motion.decided_on and papers[PAPER.REVIEW] and papers[PAPER.DECISION]
    if motion.status in HANDED_TO_ORGAN and motion.organ_id:
        assert motion.assigned_on and papers[PAPER.RESULT] == steps["assign_motion"] == 1
    if motion.status in REPORTING:
        assert papers[PAPER.PLAN] == 1 and papers[PAPER.REPORT] == steps["report_motion"]
    assert papers[PAPER.DELIBERATION] == sum(steps[f"{word}_motion"] for word in ("accept", "rehandle", "track"))


def accepted_when_done(motion):
    """常委会审议通过: heard on its day after the last report, with every goal of the plan reached."""
    if motion.status not in (S.ACCEPTED, S.REPORTED_TO_CONGRESS):
        return
    last = {row.step: row for row in motion.entries.order_by("seq")}
    assert last["report_motion"].seq < last["hear_motion"].seq < last["accept_motion"].seq
    assert motion.heard_on <= localdate(last["accept_motion"].at)
    assert not motion.goals.filter(reached_on=None).exists()


def its_clocks_run(motion):
    running = {clock.kind: clock for clock in motion.clocks.running()}
    if motion.status in MOTION_OVER:
        assert not running
    wanted = {S.REFERRED: "motion.review_result", S.DELEGATED: "motion.review_result",
              S.ASSIGNED_TO_ORGAN: "motion.handling_report", S.PLAN_SUBMITTED: "motion.handling_report",
              S.TRACKING: "motion.handling_report", S.REHANDLE: "motion.rehandle"}  # fmt: skip
    if kind := wanted.get(motion.status):
        assert kind in running
    for clock in motion.clocks.filter(kind__in=("motion.rehandle", "motion.review_result")):
        assert clock.due_on >= add_months(clock.starts_on, 1 if clock.kind == "motion.rehandle" else 3)
    if motion.status == S.TRACKING:
        assert running["motion.handling_report"].due_on >= date(motion.heard_on.year + 1, 12, 31)
    assert motion.due_on == min((clock.due_on for clock in running.values()), default=None)


def goes_with_its_main(motion):
    """并案: with one that is not itself along, and never left behind by it."""
    if motion.status == S.MERGED:
        assert motion.main.status != S.MERGED and motion.main.status not in MOTION_OVER
    if motion.status == S.REGISTERED:
        assert motion.main_id is None


def is_one_thing_or_the_other(motion):
    """转作建议: a suggestion of the same deputies stands in its place, or none does."""
    assert (motion.status == S.CONVERTED) == (motion.converted_to_id is not None)
    if motion.converted_to:
        beside = motion.converted_to.cosigners.confirmed().count()
        assert (motion.converted_to.lead, beside + 1) == (motion.lead, motion.head_count)


def on_the_agenda_of_a_sitting_congress(motion):
    for row in motion.entries.filter(step="put_on_agenda"):
        assert motion.session.opens_on <= localdate(row.at) <= motion.session.closes_on


LAWS = (
    ten_stand_for_it, timeline_is_whole, decided_after_a_review, accepted_when_done, its_clocks_run,
    goes_with_its_main, is_one_thing_or_the_other, on_the_agenda_of_a_sitting_congress,
)  # fmt: skip


@pytest.fixture(scope="module")
def seen():
    return Counter()


@settings(
    max_examples=WALKS, deadline=None, phases=[Phase.generate], derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(seed=st.integers(0, 2**32))
def test_hundreds_of_steps_in_any_order_keep_the_law_of_motions(cast, seen, seed):
    chance = Random(seed)
    with time_machine.travel("2026-03-02 09:00+08:00") as clock, undone():
        walk, known = Walk(cast, chance), {}
        for _ in range(STEPS):
            clock.shift(timedelta(days=chance.choice((0, 0, 0, 0, 0, 0, 0, 0, 1, 9)), minutes=3))
            if walk.step():
                for motion in walk.motions():
                    if known.get(motion.pk) != motion.version:
                        known[motion.pk] = motion.version
                        seen[motion.status] += 1
                        for law in LAWS:
                            law(motion)
        seen["taken"] += len(walk.taken)
        seen["refused"] += walk.refused


def test_what_a_step_of_a_motion_changes_is_seen(cast):
    walk = Walk(cast, Random(1))
    before = walk.standing()
    actions.register_motion(Motion.objects.filter(status=S.SUBMITTED).first(), by=cast.li, committee=walk.body)
    changed = [n for n, (was, is_now) in enumerate(zip(before, walk.standing(), strict=True)) if was != is_now]
    assert changed == [0, 1] and STANDING.count("SELECT") == len(before)


def test_the_walks_came_by_every_part_of_a_motions_road(seen):
    reached = {S.COSIGNING, S.REGISTERED, S.MERGED, S.ON_AGENDA, S.REFERRED, S.CONVERTED, S.ASSIGNED_TO_ORGAN,
               S.REPORTED, S.REHANDLE, S.ACCEPTED, S.CLOSED, S.LAPSED}  # fmt: skip
    assert reached <= set(seen), reached - set(seen)
    assert seen["taken"] > 400 and seen["refused"] > 100
