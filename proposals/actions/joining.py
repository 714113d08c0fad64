"""并案: cases on the same matter go one road together, and each deputy is answered for the own case."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.timezone import localdate, now

from congress.workflow.flow import Step
from proposals import deadlines, rules
from proposals.flow import SUGGESTION
from proposals.models import Joining, Kind, Proposal, Status
from proposals.notices import joining as notices
from proposals.queries.joining import MAINS, joined_to, main_of

LOCK = 7_318_231  # joining and parting one after the other: two cases are locked, and never crosswise
# How it reads at the other end.
TAKEN_IN = Step("taken_in", "并入他件", (), None, rules.is_coordinator)
PARTED = Step("parted", "他件退出并案", (), None, rules.is_coordinator)
ASSIGN_CLOCKS = ("proposal.session_assign", "proposal.intersession_assign")


@transaction.atomic
def merge(proposal, *, by, main, note="") -> Proposal:
    """并案: a registered case goes along with a main case; both keep their numbers, texts and deputies."""
    alone()
    main = main.locked()
    _check(proposal, main)
    with SUGGESTION.take("merge", proposal, by=by, note=note) as (proposal, facts):
        Joining.objects.create(proposal=proposal, main=main, note=note, by=by)
        facts.update(main=main.full_number, title=main.title)
        told = {"case": proposal.full_number, "title": proposal.title}
        main.remember(TAKEN_IN, before=main.status, by=by, note=note, facts=told)
        if main.assigned_on:
            _handed_over(proposal, localdate())
        proposal.due_on, proposal.due_label = main.due_on, main.due_label
        notices.merged(proposal, main)
    return proposal


def _check(proposal, main) -> None:
    if main.pk == proposal.pk:
        raise ValidationError({"main": "不能并入本件自己。"})
    if main.kind != Kind.SUGGESTION:
        raise ValidationError({"main": "议案不能作为建议的主件。"})
    if main.status not in MAINS:
        raise ValidationError({"main": f"{main}现在是“{main.get_status_display()}”，不能再并入。"})


def unmerge(proposal, *, by, note="") -> Proposal:
    """取消并案: the case goes its own road again, from the hand-over on; nothing of the other changes."""
    with transaction.atomic():
        alone()
        main = main_of(proposal)
        main = main.locked() if main else None
        with SUGGESTION.take("unmerge", proposal, by=by, note=note) as (proposal, facts):
            Joining.objects.standing().filter(proposal=proposal).update(ended_at=now())
            facts.update(main=main.full_number)
            told = {"case": proposal.full_number, "title": proposal.title}
            main.remember(PARTED, before=main.status, by=by, note=note, facts=told)
            proposal.assigned_on = None
            proposal.status = Status.REGISTERED
            deadlines.assignment(proposal, localdate())
            deadlines.refresh(proposal)
            notices.unmerged(proposal, main)
    return proposal


def part_all(main, *, by, note) -> None:
    """The main case ends without an answer: whatever went along goes its own road."""
    for proposal in joined_to(main):
        if proposal.status == Status.MERGED:
            unmerge(proposal, by=by, note=note)


def hand_over_along(main, handlings) -> None:
    """The main case is handed over, and with it those that go along; their deputies learn by whom."""
    for proposal in joined_to(main):
        with SUGGESTION.take("go_along", proposal, by=None) as (proposal, facts):
            _handed_over(proposal, localdate())
            proposal.due_on, proposal.due_label = main.due_on, main.due_label
            facts.update(main=main.full_number)
            notices.went_along(proposal, handlings)


def _handed_over(proposal, today) -> None:
    proposal.assigned_on = today
    deadlines.meet(proposal, *ASSIGN_CLOCKS)


def alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
