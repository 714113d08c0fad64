"""Real threads on a real database: one succeeds, the other reads who was faster; numbers never collide."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from congress.workflow.flow import TooLate
from proposals import actions
from proposals.models import Handling, Part, Proposal, ProposalEntry, Status
from tests import make
from tests.cast import gather
from tests.proposals import road


@pytest.fixture
def real_cast(transactional_db):
    return gather()


def at_once(*tasks):
    """Run the tasks in threads of their own, started together; each returns its result or its TooLate."""
    start = Barrier(len(tasks))

    def run(task):
        try:
            start.wait(10)
            return task()
        except TooLate as late:
            return late
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def test_two_clerks_assigning_one_case_give_it_once(real_cast):
    cast = real_cast
    proposal = road.registered(cast)
    shares = [(cast.water, Part.LEAD, "")]

    results = at_once(
        lambda: actions.assign(Proposal.objects.get(pk=proposal.pk), by=cast.li, shares=shares),
        lambda: actions.assign(Proposal.objects.get(pk=proposal.pk), by=cast.zhou, shares=shares),
    )
    assert sorted(type(result).__name__ for result in results) == ["Proposal", "TooLate"]
    assert Handling.objects.count() == 1
    assert ProposalEntry.objects.filter(step="assign").count() == 1


def test_fifty_registrations_at_once_give_fifty_consecutive_numbers(real_cast):
    cast = real_cast
    waiting = [make.proposal(Status.SUBMITTED, lead=cast.zhang) for _ in range(50)]
    category = make.category()

    def register(proposal):
        return actions.register(proposal, by=cast.li, category=category, demands=["修堤"]).serial

    results = at_once(*[lambda p=p: register(p) for p in waiting])
    assert sorted(results) == list(range(1, 51))


def test_the_last_two_units_acknowledging_at_once_begin_the_case_once(real_cast):
    cast = real_cast
    lead, assisting = road.assigned(cast).handlings.order_by("pk")

    at_once(
        lambda: actions.acknowledge(Handling.objects.get(pk=lead.pk), by=cast.wang),
        lambda: actions.acknowledge(Handling.objects.get(pk=assisting.pk), by=cast.tian),
    )
    entries = ProposalEntry.objects.filter(proposal=lead.proposal)
    assert list(entries.filter(step="begin").values_list("after", flat=True)) == ["in_progress"]
    assert list(entries.order_by("seq").values_list("seq", flat=True)) == list(range(1, entries.count() + 1))


def test_a_rating_and_the_clock_at_once_leave_one_verdict(real_cast):
    cast = real_cast
    proposal = road.rated(cast)

    results = at_once(
        lambda: actions.conclude(Proposal.objects.get(pk=proposal.pk), by=cast.li),
        lambda: actions.conclude(Proposal.objects.get(pk=proposal.pk), by=None),
    )
    assert sorted(type(result).__name__ for result in results) == ["Proposal", "TooLate"]
    proposal.refresh_from_db()
    assert (proposal.status, proposal.verdict) == (Status.EVALUATED, "high")
