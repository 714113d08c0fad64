"""Whatever is tried in whatever order, the law holds: what was refused changed nothing, and nothing ends too early."""

import os
from collections import Counter
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest
import time_machine
from django.utils.timezone import localdate
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from congress.workdays.count import add_months
from proposals import actions
from proposals.flow import HANDLING, SUGGESTION
from proposals.models import Handling, HandlingStatus, Part, Proposal, Status
from tests.proposals.walking import Walk
from tests.world import undone

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
STEPS, WALKS = 130, int(os.environ.get("WALKS", 16))  # WALKS=500 for a night
MONTHS = {"proposal.reply": 3, "rework.reply": 1, "assist.opinion": 1}


def one_lead(case):
    leads = case.handlings.filter(part=Part.LEAD).exclude(status__in=(HandlingStatus.RETURNED, HandlingStatus.MERGED))
    assert leads.count() <= 1


def timeline_is_whole(case):
    """No row missing, none twice; each begins where the one before of the same thing ended."""
    rows = list(case.entries.order_by("seq"))
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    chains = {None: [row for row in rows if row.handling_id is None and row.step in SUGGESTION.steps]}
    for share in case.handlings.all():
        chains[share] = [row for row in rows if row.handling_id == share.pk and row.step in HANDLING.steps]
    for thing, chain in chains.items():
        told = "; ".join(f"{row.step} {row.before}>{row.after}" for row in chain)
        assert all(later.before == earlier.after for earlier, later in pairwise(chain)), told
        if chain:
            assert chain[-1].after == (thing or case).status


def no_clock_is_short(case):
    for clock in case.clocks.filter(kind__in=MONTHS):
        assert clock.due_on >= add_months(clock.starts_on, MONTHS[clock.kind]), clock.kind
    for clock in case.clocks.filter(kind="proposal.extended"):
        last = add_months(case.assigned_on, 6)
        assert case.clocks.filter(kind="proposal.reply").earliest("due_on").due_on < clock.due_on
        assert clock.due_on <= last + timedelta(days=10)  # a holiday may carry the last day on


def nothing_is_left_open(case):
    """办结: every demand answered by every unit that answers, everybody who counts rated or had the time to."""
    if case.status != Status.CLOSED:
        return
    answering = Handling.objects.filter(proposal=case, part__in=(Part.LEAD, Part.SEPARATE), status="issued")
    answered = {a.demand_id for share in answering for a in share.current_reply().answers.all() if a.text.strip()}
    assert answered == set(case.demands.values_list("pk", flat=True))
    for share in answering:
        letter = share.replies.exclude(issued_on=None).latest("round")
        assert letter == share.current_reply() and not letter.blank_places() and not letter.class_gap()
    assert not case.commitments.standing().exists()
    evaluation = case.current_evaluation()
    assert evaluation.survey.closed_at is not None
    assert not evaluation.waiting() or evaluation.survey.closes_on < localdate()


@pytest.fixture(scope="module")
def seen():
    return Counter()


@settings(
    max_examples=WALKS, deadline=None, phases=[Phase.generate], derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(seed=st.integers(0, 2**32))
def test_thousands_of_steps_in_any_order_keep_the_law(cast, seen, seed):
    chance = Random(seed)
    with time_machine.travel("2026-03-02 09:00+08:00") as clock, undone():
        walk = Walk(cast, chance)
        for _ in range(STEPS):
            clock.shift(timedelta(days=chance.choice((0, 0, 0, 0, 0, 1, 9)), minutes=3))
            if walk.step():
                case = Proposal.objects.get(pk=walk.case.pk)
                for law in (one_lead, timeline_is_whole, no_clock_is_short, nothing_is_left_open):
                    law(case)
                seen[case.status] += 1
        seen["taken"] += len(walk.taken)
        seen["refused"] += walk.refused


def test_what_a_step_changes_is_seen(cast):
    walk = Walk(cast, Random(1))
    before = walk.standing()
    actions.assign(walk.case, by=cast.li, shares=[(cast.water, Part.LEAD, "")])
    told = ("status", "version", "verdict", "entries", "shares", "promises", "clocks")
    changed = {name for name, was, now in zip(told, before, walk.standing(), strict=True) if was != now}
    assert changed == {"status", "version", "entries", "shares", "clocks"}


def test_the_walks_came_by_every_part_of_the_road(seen):
    reached = {Status.IN_PROGRESS, Status.REPLIED, Status.EVALUATED, Status.REWORK, Status.TRACKING, Status.CLOSED}
    assert reached <= set(seen)
    assert seen["taken"] > 500 and seen["refused"] > 300  # both roads were walked
