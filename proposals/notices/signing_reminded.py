"""联名截止: who was asked to sign and has said neither yes nor no is reminded before the last day."""

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import TruncDate

from congress.reminders.hook import Asked, Line, Reminded
from proposals.models import Cosigner, Motion, MotionCutoff, MotionSigner, MotionStatus, Proposal, Status

OF_SUGGESTION, OF_MOTION = "cosign.window", "motion.signing"
GATHERING = (MotionStatus.COSIGNING, MotionStatus.RETURNED)


def cosigners_waiting() -> QuerySet[Cosigner]:
    """Of suggestions: the lead has named the last day."""
    rows = Cosigner.objects.waiting().filter(proposal__status=Status.COSIGNING, deputy__user__is_active=True)
    return _dressed(rows, OF_SUGGESTION, F("proposal__cosign_until"))


def signers_waiting() -> QuerySet[MotionSigner]:
    """Of motions: the presidium has named the hour."""
    cutoff = MotionCutoff.objects.filter(session=OuterRef("motion__session")).values(day=TruncDate("at"))
    rows = MotionSigner.objects.filter(
        motion__status__in=GATHERING, confirmed_at=None, refused_at=None, left_at=None, deputy__user__is_active=True
    )
    return _dressed(rows, OF_MOTION, Subquery(cutoff[:1])).exclude(due_on=None)


def _dressed(rows, kind, day) -> QuerySet:
    return rows.annotate(kind=Value(kind), starts_on=TruncDate("invited_at"), due_on=day)


def suggestion_lines(rows) -> list[Line]:
    """One query."""
    return [
        _line(row, OF_SUGGESTION, row.proposal, Proposal)
        for row in rows.select_related("proposal__lead", "deputy__user")
    ]


def motion_lines(rows) -> list[Line]:
    """One query."""
    return [_line(row, OF_MOTION, row.motion, Motion) for row in rows.select_related("motion__lead", "deputy__user")]


def _line(row, kind, case, model) -> Line:
    return Line(
        clock=row.pk, kind=kind, due_on=row.due_on, rung=row.rung, link=case.get_absolute_url(),
        about=(model._meta.label_lower, str(case.pk)), asked=(Asked(row.deputy.user_id, row.name),),
        facts={"case": "", "title": case.title, "lead": case.proposer},
    )  # fmt: skip


SUGGESTIONS = Reminded(
    clocks=Cosigner, lines=suggestion_lines, running=cosigners_waiting, texts={OF_SUGGESTION: "proposal_remind_cosign"}
)
MOTIONS = Reminded(clocks=MotionSigner, lines=motion_lines, running=signers_waiting, texts={OF_MOTION: "motion_remind"})
