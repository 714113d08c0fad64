"""A round more: the shares go back to their units, the letters and verdicts of before stay as they are."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate, now

from congress.rulebook.book import setting
from proposals import deadlines, rules
from proposals.actions.attaching import attach
from proposals.flow import HANDLING, SUGGESTION
from proposals.models import ANSWERING, Handling, HandlingStatus, Mediation, Proposal, Purpose, Reply, Status
from proposals.notices import reworking as told

BY_ITSELF = "代表评价“不满意”，按本区规定自动退回重新办理。"
OPENING = "您提出的《{title}》（{number}），经重新研究办理，现再次答复如下："


def open_round(proposal, shares, *, by, reason) -> list[Handling]:
    """Begin the next round of replies of these answered shares; called within the step that leads to 重新办理.

    The limit of the new round is its own (law.md 5.7); the earlier letter keeps its row, and the new one begins as
    an empty draft. The caller writes the step that says why.
    """
    opened = [_redo(share, by=by, reason=reason) for share in shares]
    proposal.status, proposal.closed_on = Status.REWORK, None
    deadlines.refresh(proposal)
    return opened


def _redo(share: Handling, *, by, reason) -> Handling:
    with HANDLING.take("redo", share, by=by) as (share, facts):
        reply = _next_letter(share)
        share.done_on = None
        clock = deadlines.start("rework.reply", share.proposal, on=localdate(), handling=share)
        facts.update(unit=share.unit.name, round=reply.round, due_on=clock.due_on.isoformat())
        told.redone(share, clock, reason)
    return share


def _next_letter(share: Handling) -> Reply:
    """Whom to ask stays the same; every demand is to be answered anew. A case read from a sheet has no letter yet."""
    last = share.current_reply() or Reply(handling=share, round=0)
    return Reply.objects.create(
        handling=share,
        round=last.round + 1,
        opening=OPENING.format(title=share.proposal.title, number=share.proposal.number),
        closing=last.closing,
        is_public=last.is_public,
        contact_name=last.contact_name,
        contact_phone=last.contact_phone,
    )


def rework(proposal, *, by, note, shares=None) -> Proposal:
    """退回重新办理: the office has studied the verdict and says why the answer must be given again.

    ``shares`` are those to answer again; without them every unit that answered.
    """
    _need(note=(note, "请写明研究意见和退回重新办理的理由。"))
    with SUGGESTION.take("rework", proposal, by=by, note=note) as (proposal, facts):
        chosen = _answered(proposal, shares)
        deadlines.meet(proposal, "evaluation.study")
        opened = open_round(proposal, chosen, by=by, reason=note)
        facts.update(
            units=[share.unit.name for share in opened], failures=rules.failures(proposal),
            due_on=proposal.due_on.isoformat(),
        )  # fmt: skip
        told.reworked(proposal, opened, note)
    return proposal


def _answered(proposal, shares) -> list[Handling]:
    found = proposal.handlings.filter(part__in=ANSWERING, status=HandlingStatus.ISSUED)
    if shares is not None:
        found = found.filter(pk__in=[share.pk for share in shares])
    if not found:
        raise ValidationError({"shares": "请选择由哪个单位再次答复。"})
    return list(found.select_related("unit"))


def rework_by_itself(proposal) -> Proposal:
    """Where the district does not study first (law.md §12 #23); the second failure waits for the meeting."""
    is_bad = rules.dissatisfied(proposal) and proposal.status == Status.EVALUATED
    if is_bad and setting("rework.decided_by") == "automatic" and not rules.no_rework(proposal):
        return rework(proposal, by=None, note=BY_ITSELF)
    return proposal


def convene(proposal, *, by, meets_on, place, agenda, meets_at=None) -> Proposal:
    """召集协调: after the second 不满意 both sides meet, or a third side judges (law.md §12 #24)."""
    _need(place=(place, "请写明地点。"), agenda=(agenda, "请写明要协调的事项。"))
    if meets_on < localdate():
        raise ValidationError({"meets_on": "召开日期不能早于今天。"})
    with SUGGESTION.take("convene", proposal, by=by) as (proposal, facts):
        meeting = Mediation.objects.create(
            proposal=proposal, round=proposal.current_evaluation().round, form=setting("rework.second_failure"),
            meets_on=meets_on, meets_at=meets_at, place=place, agenda=agenda, convened_by=by,
        )  # fmt: skip
        deadlines.meet(proposal, "evaluation.study")
        proposal.status = SUGGESTION.steps["convene"].to
        deadlines.refresh(proposal)
        facts.update(form=meeting.get_form_display(), meets_on=meets_on.isoformat(), place=place)
        told.convened(meeting)
    return proposal


SAID = ("attendees", "deputy_word", "unit_word", "decision")


@transaction.atomic
def settle(proposal, *, by, outcome, held_on, shares=None, files=(), **said) -> Proposal:
    """协调结束: who came, what each side said, what was decided. A decision to do it again is carried out at once."""
    missing = {name: "请填写。" for name in SAID if not said.get(name, "").strip()}
    if held_on > localdate():
        missing["held_on"] = "还没有召开，不能记录结果。"
    if missing:
        raise ValidationError(missing)
    with SUGGESTION.take("settle", proposal, by=by, note=said["decision"]) as (proposal, facts):
        meeting = proposal.mediations.open().get()
        _write_down(meeting, by=by, outcome=Mediation.Outcome(outcome), held_on=held_on, **said)
        for stored in files:
            attach(proposal, stored, purpose=Purpose.MEDIATION, by=by)
        facts.update(
            form=meeting.get_form_display(), held_on=held_on.isoformat(), outcome=meeting.get_outcome_display()
        )
        told.settled(meeting)
    if outcome == Mediation.Outcome.REDO:
        return rework(proposal, by=by, note=said["decision"], shares=shares)
    return proposal


def _write_down(meeting: Mediation, *, by, **facts) -> None:
    if meeting.form == Mediation.Form.EXPERT and not facts.get("expert_word", "").strip():
        raise ValidationError({"expert_word": "请填写第三方的评估意见。"})
    for name, value in facts.items():
        setattr(meeting, name, value)
    meeting.settled_by, meeting.settled_at = by, now()
    meeting.save()


def _need(**fields) -> None:
    lacking = {name: words for name, (value, words) in fields.items() if not value.strip()}
    if lacking:
        raise ValidationError(lacking)
