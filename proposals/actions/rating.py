"""The verdict: by the deputy in person, or keyed in from the signed form by two people of the office."""

import logging
from collections import Counter

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.surveys import actions as surveys
from congress.surveys.models import Ballot, Grade, PaperEntry
from congress.surveys.queries import answers
from congress.workflow.flow import NotYours, Step, TooLate
from proposals import deadlines, notices, queries, rules
from proposals.actions.attaching import attach
from proposals.actions.reworking import rework_by_itself
from proposals.flow import SUGGESTION
from proposals.models import Proposal, Purpose, Rater, Status

logger = logging.getLogger(__name__)
RESETTLE = Step("resettle", "评价改记", (Status.EVALUATED,), None, rules.is_coordinator)  # by the step verify


def rate(proposal, *, by, grades=None, stars=None, reason="", channel=Ballot.Channel.PORTAL) -> Proposal:
    """评价: a signer judges manner and result; may be changed until the window closes.

    Who came by the link of a message is told of it, in case it was somebody else's hand.
    """
    with SUGGESTION.take("rate", proposal, by=by) as (proposal, facts):
        _no_own_work("rate", proposal, by)
        _, invitation = queries.evaluation_of(by, proposal)
        if invitation is None:
            raise NotYours(f"{by} is not asked to rate {proposal}")
        surveys.seat(invitation, by)
        ballot = surveys.cast(invitation, by=by, grades=grades, stars=stars, reason=reason, channel=channel)
        facts.update(name=invitation.name, turn=ballot.seq, channel=channel)
        turn = f"i{invitation.pk}:{ballot.seq}"
        notices.rated(proposal, invitation.name, turn=turn)
        if channel == Ballot.Channel.LINK:
            notices.rated_by_link(proposal, by, turn=turn)
    return proposal


def key_in(proposal, *, by, rater: Rater, signed_on, scan, grades=None, stars=None, reason="") -> PaperEntry:
    """录入纸质征询意见表: copied from the signed form with its scan; counts after a second person agrees.

    What was signed within the window counts though it comes after the window was ended, until the case is closed.
    """
    with SUGGESTION.take("key_in", proposal, by=by) as (proposal, facts):
        _no_own_work("key_in", proposal, by, rater.deputy and rater.deputy.user)
        late = proposal.status == Status.EVALUATED
        answer = {"grades": grades, "stars": stars, "reason": reason}
        entry = surveys.key_in(rater.invitation, by=by, signed_on=signed_on, scan=scan, late=late, **answer)
        attach(proposal, scan, purpose=Purpose.EVALUATION, by=by)
        facts.update(name=rater.invitation.name, entry=entry.pk)
        notices.keyed_in(proposal, entry)
    return entry


def _no_own_work(name: str, proposal: Proposal, *people) -> None:
    for person in people:
        if said := rules.own_work(person, proposal):
            raise TooLate(proposal, SUGGESTION.steps[name], said)


@transaction.atomic
def verify(proposal, *, by, entry: PaperEntry, agrees: bool, note="") -> Proposal:
    """复核纸质评价: a second person compares the entry with the scan."""
    with SUGGESTION.take("verify", proposal, by=by, note=note) as (proposal, facts):
        entry = queries.papers_of(proposal).get(pk=entry.pk)
        if said := rules.already_checked(entry):
            raise TooLate(proposal, SUGGESTION.steps["verify"], said)
        surveys.check_paper(entry, by=by, agrees=agrees, note=note)
        entry.refresh_from_db()
        facts.update(name=entry.invitation.name, entry=entry.pk, agrees=agrees)
        notices.verified(proposal, entry)
        if is_late := proposal.status == Status.EVALUATED:
            _resettle(proposal, entry, by=by)
    return rework_by_itself(proposal) if is_late else proposal


def _resettle(proposal: Proposal, entry: PaperEntry, *, by) -> None:
    """A form signed in time came in after the end: the verdict of the silent is put right, with a row of its own."""
    before, proposal.verdict = proposal.verdict, _keep_verdict(proposal.current_evaluation())
    if proposal.verdict == before:
        return
    _study(proposal)
    was, is_now = (Grade(grade).label if grade else "未反馈" for grade in (before, proposal.verdict))
    facts = {"name": entry.invitation.name, "signed_on": entry.signed_on.isoformat(), "was": was, "is": is_now}
    proposal.remember(RESETTLE, before=proposal.status, by=by, note="", facts=facts)
    notices.concluded(proposal)


@transaction.atomic
def conclude(proposal, *, by) -> Proposal:
    """结束评价: the window is over or everybody who counts has answered; the unit may now see the marks."""
    with SUGGESTION.take("conclude", proposal, by=by) as (proposal, facts):
        evaluation = proposal.current_evaluation()
        surveys.close(evaluation.survey, today=localdate())
        proposal.verdict = _keep_verdict(evaluation)
        deadlines.meet(proposal, "evaluation.window")
        proposal.status = SUGGESTION.steps["conclude"].to
        _study(proposal)
        facts.update(answered=bool(proposal.verdict))
        notices.concluded(proposal)
    return rework_by_itself(proposal)


def _keep_verdict(evaluation) -> str:
    """Each round keeps its own: the first 不满意 stands beside the last word for ever (law.md 5.8)."""
    evaluation.verdict = _verdict(evaluation)
    evaluation.save(update_fields=["verdict"])
    return evaluation.verdict


def _study(proposal) -> None:
    """不满意 is to be studied within its limit (law.md 5.10), counted from the day the verdict is known."""
    if proposal.verdict == Grade.LOW:
        deadlines.start("evaluation.study", proposal, on=localdate())
    else:
        deadlines.void(proposal, "evaluation.study")
    deadlines.refresh(proposal)


def _verdict(evaluation) -> str:
    """The grade of the result by the one whose answer counts; of several the one most gave, of as many the worse.

    Empty while they are silent.
    """
    answered = [each.ballot for each in answers(evaluation.survey) if each.invitation.counts and each.ballot]
    found = Counter(ballot.grades["result"] for ballot in answered)
    return max(found, key=lambda grade: (found[grade], Grade.values.index(grade))) if found else ""


def close(proposal, *, by, note="") -> Proposal:
    """办结: the office files the case; a case judged 不满意 is closed only with written reasons."""
    if rules.dissatisfied(proposal) and not note.strip():
        raise ValidationError({"note": "代表对办理结果不满意，请写明办结意见。"})
    with SUGGESTION.take("close", proposal, by=by, note=note) as (proposal, _):
        proposal.closed_on = localdate()
        deadlines.meet(proposal, "evaluation.study")
        deadlines.void(proposal)
        proposal.due_on, proposal.due_label = None, ""
        notices.closed(proposal)
    return proposal


class LeftOpen(Exception):
    """Windows that would not close; the run counts as failed and 运行状况 shows it."""


def close_windows(*, today) -> int:
    """Every rating window whose last day is over, however long ago. Returns how many moved on.

    A case that cannot be ended is written to the log and left, and does not keep the others waiting.
    """
    moved, stuck = 0, []
    for proposal in queries.windows_over(today):
        try:
            moved += _close_window(proposal)
        except Exception:  # whatever it was, the next case is not to blame
            logger.exception("the rating window of %s (%s) was not closed", proposal, proposal.code)
            stuck.append(str(proposal))
    if stuck:
        raise LeftOpen(f"{len(stuck)} 件没有结束评价（另有 {moved} 件已结束）：{'、'.join(stuck[:5])}")
    return moved


@transaction.atomic
def _close_window(proposal) -> bool:
    locked = proposal.locked()
    if locked.status != proposal.status:
        return False
    if papers := list(queries.papers_of(locked).filter(state=PaperEntry.State.PENDING)):
        notices.paper_waits(locked, papers)
        return False
    conclude(locked, by=None)
    return True
