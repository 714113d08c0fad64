"""撤回: on the deputies' own word, given here or on paper; nothing is deleted (law.md 5.4, §12 #25)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate, now

from congress.workflow.wanted import want_words
from proposals import deadlines, rules
from proposals.actions.attaching import attach
from proposals.actions.joining import part_all, unmerge
from proposals.actions.tracking import lift
from proposals.flow import HANDLING, SUGGESTION
from proposals.models import Assent, Proposal, Purpose, Ruling, Status, Withdrawal
from proposals.notices import withdrawing as notices


def ask_withdrawal(proposal, *, by, note) -> Proposal:
    """申请撤回: the lead asks in writing; the case goes on until the office has ended it."""
    want_words("请写明撤回的缘由。", note=note)
    with SUGGESTION.take("ask_withdrawal", proposal, by=by, note=note) as (proposal, _):
        asked = Withdrawal.objects.create(proposal=proposal, note=note, asked_by=by)
        notices.asked(proposal, asked)
    return proposal


def agree_withdrawal(proposal, *, by) -> Proposal:
    """同意撤回: each who signed says so in person."""
    with SUGGESTION.take("agree_withdrawal", proposal, by=by) as (proposal, facts):
        own = proposal.cosigners.confirmed().get(deputy__user=by)
        asked = proposal.open_withdrawal()
        Assent.objects.get_or_create(withdrawal=asked, cosigner=own)
        facts.update(name=own.name)
        notices.agreed(proposal, asked, own.name)
    return proposal


@transaction.atomic
def withdraw(proposal, *, by, note="", scans=()) -> Proposal:
    """撤回: the office ends it; nothing runs any more, and who was at work is told to stop."""
    asked = proposal.open_withdrawal()
    if asked is None and not scans:
        raise ValidationError({"files": "请附代表要求撤回的书面意见扫描件。"})
    note = note.strip() or (asked.note if asked else "")
    if not note:
        raise ValidationError({"note": "请写明撤回的缘由。"})
    if proposal.status == Status.MERGED:
        proposal = unmerge(proposal, by=by, note="代表撤回本件。")
    with SUGGESTION.take("withdraw", proposal, by=by, note=note) as (proposal, facts):
        for scan in scans:
            attach(proposal, scan, purpose=Purpose.SCAN, by=by)
        facts.update(on_behalf_of=proposal.proposer, scans=len(scans))
        if asked:
            facts.update(asked=True, agreed=asked.agreed())
        proposal.withdrawals.filter(ended_at=None).update(ended_at=now())
        units = _stop_work(proposal)
        units += _lift_promises(proposal)
        part_all(proposal, by=by, note="主件已撤回。")
        deadlines.void(proposal)
        proposal.due_on, proposal.due_label = None, ""
        notices.withdrawn(proposal, units, note)
    return proposal


def end_for_motion(proposal, *, by, motion) -> Proposal:
    """复议: the motion it was turned from goes its own road again; no unit has had it yet."""
    note = f"{motion}经复议重新审查决定，转作的建议终止。"
    with SUGGESTION.take("withdraw", proposal, by=by, note=note) as (proposal, facts):
        facts.update(motion=str(motion))
        deadlines.void(proposal)
        proposal.due_on, proposal.due_label = None, ""
        notices.withdrawn(proposal, [], note)
    return proposal


def _stop_work(proposal) -> list[int]:
    """The units still at it, their shares ended; what they asked for needs no ruling, what they were let off no
    other unit."""
    stopped = []
    for share in proposal.handlings.filter(status__in=HANDLING.steps["recall"].at):
        with HANDLING.take("recall", share, by=None) as (share, facts):
            facts.update(unit=share.unit.name, asked=_drop_requests(share))
            stopped.append(share.unit_id)
    rules.unsettled_returns(proposal).update(settled_on=localdate())
    return stopped


def _lift_promises(proposal) -> list[int]:
    """The units that promised something, owed to nobody from now on."""
    found = list(proposal.commitments.standing().select_related("unit", "handling__unit"))
    for promise in found:
        promise.proposal = proposal
        lift(promise)
    return [promise.unit_id for promise in found]


def _drop_requests(share) -> list[str]:
    """The names of what nobody has ruled yet and nobody need rule any more."""
    waiting = {"退办申请": share.handings_back, "延期申请": share.extensions}
    return [name for name, asked in waiting.items() if asked.filter(ruling=Ruling.PENDING).update(ruling=Ruling.MOOT)]
