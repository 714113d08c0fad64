"""承诺事项: opened by the letter that promises, reported on, claimed done, verified, or taken back in writing."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.numbering.documents import document_number
from congress.workflow.wanted import want_words
from proposals import deadlines, rules
from proposals.actions.attaching import attach
from proposals.flow import COMMITMENT, SUGGESTION
from proposals.models import Answer, Commitment, CommitmentStatus, Handling, Progress, Proposal, Purpose, Reply
from proposals.notices import promises as notices

PLANNED, PARTLY = Answer.Outcome.PLANNED, Answer.Outcome.PARTLY


def open_commitments(handling: Handling, reply: Reply) -> int:
    """A letter of a class that opens promises: one for each demand it puts off, or one for the whole letter.

    What an earlier letter of the same unit promised is promised anew with the new day; what the new letter no
    longer puts off is claimed done and waits to be verified. Returns how many stand after this letter.
    """
    today, standing = localdate(), list(handling.commitments.standing().select_related("unit"))
    wanted = _put_off(reply) if reply.reply_class and reply.reply_class.opens_commitment else []
    before = {each.demand_id: each for each in standing}
    for demand, text, said in wanted:
        earlier = before.pop(demand and demand.pk, None)
        _promise(earlier or Commitment(opened_on=today, first_due_on=reply.promised_on), handling, reply, demand,
                 text, said, today)  # fmt: skip
    for left in (each for each in before.values() if each.status == CommitmentStatus.OPEN):
        left.proposal = handling.proposal
        said = next((a.text for a in reply.answers.all() if a.demand_id == left.demand_id), "")
        claim_done(left, by=None, text=said or reply.closing or "见再次答复。", doc_no=reply.doc_no)
    return len(wanted)


def _put_off(reply: Reply) -> list[tuple]:
    """(demand or None, what is promised, how the letter says it)."""
    answers = list(reply.answers.select_related("demand"))
    later = [a for a in answers if a.outcome == PLANNED] or [a for a in answers if a.outcome == PARTLY]
    if later:
        return [(answer.demand, answer.demand.text, answer.text) for answer in later]
    return [(None, reply.handling.proposal.title, "\n".join(answer.text for answer in answers))]


def _promise(commitment, handling, reply, demand, text, said, today) -> None:
    if commitment.pk:
        deadlines.dropped(commitment)
    commitment.proposal, commitment.handling, commitment.unit = handling.proposal, handling, handling.unit
    commitment.reply, commitment.demand, commitment.text, commitment.said = reply, demand, text, said
    commitment.status, commitment.due_on = COMMITMENT.steps["send_on"].to, reply.promised_on
    commitment.year = today.year
    commitment.save()
    deadlines.promised(commitment, today)
    deadlines.call_status(commitment, today)


def track(proposal, *, by, note="") -> Proposal:
    """转入跟踪: answered and rated, but promised and not done; the case stays open until the last promise ends."""
    if rules.dissatisfied(proposal) and not note.strip():
        raise ValidationError({"note": "代表对办理结果不满意，请写明不退回重新办理的理由。"})
    with SUGGESTION.take("track", proposal, by=by, note=note) as (proposal, facts):
        deadlines.meet(proposal, "evaluation.study")
        proposal.status = SUGGESTION.steps["track"].to
        deadlines.refresh(proposal)
        facts["promises"] = proposal.commitments.standing().count()
        notices.tracked(proposal)
    return proposal


def report_progress(commitment, *, by, text, files=()) -> Commitment:
    """报告进展: how far it is; answers the yearly call."""
    with COMMITMENT.take("report_progress", commitment, by=by, note=text) as (commitment, facts):
        report = _write(commitment, Progress.Kind.REPORT, by, text, files)
        deadlines.reported(commitment, report.written_on)
        facts["report"] = report.pk
        notices.progressed(commitment, report)
    return commitment


def claim_done(commitment, *, by, text, files=(), doc_no="") -> Commitment:
    """申请销号: the unit says it is done, in a second letter to the deputy (再次答复)."""
    with COMMITMENT.take("claim_done", commitment, by=by, note=text) as (commitment, facts):
        doc_no = doc_no.strip() or _letter_number(commitment)
        report = _write(commitment, Progress.Kind.DONE, by, text, files, doc_no=doc_no)
        deadlines.reported(commitment, report.written_on)
        facts.update(report=report.pk, doc_no=doc_no)
        notices.claimed(commitment)
    return commitment


def verify_done(commitment, *, by, note="") -> Commitment:
    """核验销号: a signer or the office has seen that it is done."""
    with COMMITMENT.take("verify_done", commitment, by=by, note=note) as (commitment, _):
        commitment.ended_on = localdate()
        deadlines.kept(commitment)
        notices.struck_off(commitment)
        _ended(commitment)
    return commitment


def send_on(commitment, *, by, note) -> Commitment:
    """退回继续落实: it is not done; the promise and its day stand as they were."""
    want_words("请写明还有什么没有落实。", note=note)
    with COMMITMENT.take("send_on", commitment, by=by, note=note) as (commitment, _):
        notices.sent_on(commitment, note)
    return commitment


def give_up(commitment, *, by, text, files=(), doc_no="") -> Commitment:
    """不能办理: circumstances have changed; the reason goes in writing to the deputy and to the congress."""
    with COMMITMENT.take("give_up", commitment, by=by, note=text) as (commitment, facts):
        doc_no = doc_no.strip() or _letter_number(commitment)
        report = _write(commitment, Progress.Kind.CANNOT, by, text, files, doc_no=doc_no)
        commitment.ended_on = report.written_on
        deadlines.dropped(commitment)
        facts.update(report=report.pk, doc_no=doc_no)
        notices.given_up(commitment, report)
        _ended(commitment)
    return commitment


def lift(commitment) -> Commitment:
    """随撤回终止: who asked has taken the case back; what was promised in it is owed to nobody."""
    with COMMITMENT.take("lift", commitment, by=None) as (commitment, _):
        commitment.ended_on = localdate()
        deadlines.dropped(commitment)
    return commitment


def roll_over(commitment, *, by, year=None, due_on=None, note="") -> Commitment:
    """结转: into the ledger of a later year; the office may agree to a new day, with the reason."""
    moves = due_on is not None and due_on != commitment.due_on
    if moves and not note.strip():
        raise ValidationError({"note": "改变完成期限的，请写明理由。"})
    if moves and due_on <= localdate():
        raise ValidationError({"due_on": "新的完成期限应当晚于今天。"})
    with COMMITMENT.take("roll_over", commitment, by=by, note=note) as (commitment, facts):
        commitment.year, commitment.rolled = year or commitment.year + 1, commitment.rolled + 1
        facts["year"] = commitment.year
        if moves:
            was = commitment.due_on.isoformat() if commitment.due_on else "未定"
            facts.update({"was": was, "is": due_on.isoformat()})
            commitment.due_on = due_on
            deadlines.dropped(commitment, deadlines.DUE)
            deadlines.promised(commitment, localdate())
            deadlines.refresh(commitment.proposal)
            notices.rolled_over(commitment)
    return commitment


def roll_years(*, today) -> int:
    """The new year takes over what the old left standing: open-ended, so a missed night loses nothing.

    A promise noted without its yearly call gets it.
    """
    found = list(Commitment.objects.standing().filter(year__lt=today.year).order_by("pk"))
    for commitment in found:
        roll_over(commitment, by=None, year=today.year)
    for commitment in deadlines.not_called(Commitment.objects.standing()).select_related("proposal", "handling"):
        deadlines.call_status(commitment, today)
    return len(found)


def _write(commitment, kind, by, text, files, doc_no="") -> Progress:
    report = Progress.objects.create(
        commitment=commitment, kind=kind, text=text, doc_no=doc_no, written_on=localdate(), by=by
    )
    share, purpose = commitment.handling, Purpose.EVIDENCE
    kept = [attach(commitment.proposal, each, purpose=purpose, by=by, handling=share) for each in files]
    report.files.set(kept)
    return report


def _letter_number(commitment) -> str:
    prefix = commitment.unit.doc_prefix
    if not prefix:
        raise ValidationError({"doc_no": "本单位没有设置机关代字，请填写文号。"})
    return document_number(prefix, localdate().year, about=f"再次答复 {commitment.proposal}"[:200]).text


def _ended(commitment) -> None:
    """The case may be filed with the last of them; the office is told."""
    deadlines.refresh(commitment.proposal)
    others = commitment.proposal.commitments.standing().exclude(pk=commitment.pk)
    if not others.exists() and commitment.proposal.status == SUGGESTION.steps["track"].to:
        notices.promises_over(commitment.proposal)
