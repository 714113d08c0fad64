"""Real threads on a real database: one succeeds, the other reads who was faster; numbers never collide."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import sleep

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from congress.imports import engine, jobs
from congress.imports.models import ImportJob
from congress.workflow.flow import TooLate
from proposals import actions
from proposals.models import Commitment, Handling, Part, Proposal, ProposalEntry, Status
from tests import make
from tests.cast import gather
from tests.proposals import road, rounds
from tests.proposals.test_tracking import claimed


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


def test_a_deputy_and_the_office_verifying_one_promise_strike_it_off_once(real_cast):
    cast = real_cast
    promise = claimed(cast)

    results = at_once(
        lambda: actions.verify_done(Commitment.objects.get(pk=promise.pk), by=cast.zhang.user),
        lambda: actions.send_on(Commitment.objects.get(pk=promise.pk), by=cast.li, note="还没有验收。"),
    )
    assert sorted(type(result).__name__ for result in results) == ["Commitment", "TooLate"]
    taken = ProposalEntry.objects.filter(step__in=("verify_done", "send_on"))
    assert list(taken.values_list("after", flat=True)) == [Commitment.objects.get().status]


def test_two_rulings_of_one_return_at_once_leave_one(real_cast):
    cast = real_cast
    share = road.assigned(cast).handlings.get(unit=cast.water)
    actions.ask_return(share, by=cast.wang, reason="不属于本单位职责。", proposed_unit=cast.office)

    def rule(by, agreed):
        return actions.rule_return(Handling.objects.get(pk=share.pk), by=by, agreed=agreed, note="见职责分工。")

    results = at_once(lambda: rule(cast.li, True), lambda: rule(cast.zhou, False))
    assert sorted(type(result).__name__ for result in results) == ["HandingBack", "TooLate"]
    assert ProposalEntry.objects.filter(step__in=("rule_return", "refuse_return")).count() == 1


def test_one_returned_share_is_given_to_one_unit(real_cast):
    cast = real_cast
    share = road.assigned(cast).handlings.get(unit=cast.water)
    actions.ask_return(share, by=cast.wang, reason="不属于本单位职责。", proposed_unit=cast.office)
    returned = actions.rule_return(share, by=cast.li, agreed=True)
    case, units = share.proposal, [make.unit("望川区园林局"), make.unit("望川区城管局")]

    def give(by, unit):
        return actions.reassign(Proposal.objects.get(pk=case.pk), by=by, returned=returned, unit=unit)

    results = at_once(lambda: give(cast.li, units[0]), lambda: give(cast.zhou, units[1]))
    assert sorted(type(result).__name__ for result in results) == ["Proposal", "TooLate"]
    assert case.handlings.filter(unit__in=units).count() == 1


def test_two_grants_of_one_extension_at_once_give_it_once(real_cast):
    cast = real_cast
    share = road.acknowledged(cast)
    actions.ask_extension(share, by=cast.wang, reason="涉及面广。", months=6)

    def rule(by):
        return actions.rule_extension(Handling.objects.get(pk=share.pk), by=by, agreed=True)

    results = at_once(lambda: rule(cast.li), lambda: rule(cast.zhou))
    assert sorted(type(result).__name__ for result in results) == ["Extension", "TooLate"]
    assert share.clocks.filter(kind="proposal.extended").count() == 1


def previewed(title):
    text = f"届次,编号,标题,办理结果\n十八届五次,1,{title},A\n"
    job = jobs.bring(SimpleUploadedFile("建议.csv", text.encode()), resource="suggestions", by=None)
    jobs.map_columns(job, mapping=job.mapping)
    jobs.ask_preview(job)
    engine.run(job.pk)
    return job


def committed(job):
    job.refresh_from_db()
    jobs.ask_commit(job, by=None)
    engine.run(job.pk)
    job.refresh_from_db()
    return job


def test_a_newer_sheet_writes_nothing_over_what_a_clerk_does_that_moment(real_cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    committed(previewed("甲"))
    job, is_held = previewed("甲（更正）"), Event()

    def clerk():
        with transaction.atomic():
            case = Proposal.objects.select_for_update().get()
            case.title = "甲（经办人改）"
            case.save()
            is_held.set()
            sleep(0.5)

    def sheet():
        is_held.wait(10)
        return committed(job)

    at_once(clerk, sheet)
    job.refresh_from_db()
    assert (job.state, Proposal.objects.get().title) == ("failed", "甲（经办人改）")
    assert "预览之后系统里的数据有变动" in job.failure


def test_two_newer_sheets_at_once_the_second_is_told(real_cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    committed(previewed("甲"))
    first, second = previewed("甲（一）"), previewed("甲（二）")

    at_once(lambda: committed(first), lambda: committed(second))
    states = {ImportJob.objects.get(pk=job.pk).state for job in (first, second)}
    assert (states, ProposalEntry.objects.filter(step="amend_case").count()) == ({"committed", "failed"}, 1)


def test_who_gives_a_case_back_and_who_closes_it_do_not_both_succeed(real_cast):
    cast = real_cast
    proposal = rounds.disliked(cast)

    results = at_once(
        lambda: actions.rework(Proposal.objects.get(pk=proposal.pk), by=cast.li, note=rounds.NOTE),
        lambda: actions.close(Proposal.objects.get(pk=proposal.pk), by=cast.zhou, note="代表同意。"),
    )
    assert sorted(type(result).__name__ for result in results) == ["Proposal", "TooLate"]
    assert ProposalEntry.objects.filter(step__in=("rework", "close")).count() == 1
