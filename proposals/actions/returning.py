"""A returned suggestion whose deputy does not write on line: the corrected paper comes in."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from proposals import deadlines, notices, rules
from proposals.actions.attaching import attach
from proposals.actions.drafting import write
from proposals.actions.indexing import index
from proposals.flow import SUGGESTION
from proposals.models import Proposal, Purpose


def log_again(proposal, *, by, scans, version=None, preferred_units=(), **form) -> Proposal:
    """录入修改稿: the clerk copies the corrected paper on the deputy's behalf and hands it in for examination.

    A step of its own, so that the timeline tells for ever who typed it and that the deputy did not.
    """
    _need_scans(scans, "请附代表签名的修改稿扫描件。")
    with SUGGESTION.take("log_again", proposal, by=by, version=version) as (proposal, facts):
        write(proposal, form, preferred_units)
        if lacking := rules.missing(proposal):
            raise ValidationError({name: f"请填写{label}。" for name, label in lacking})
        for scan in scans:
            attach(proposal, scan, purpose=Purpose.SCAN, by=by)
        proposal.status = SUGGESTION.steps["log_again"].to
        deadlines.examination(proposal, localdate())
        deadlines.refresh(proposal)
        facts.update(on_behalf_of=proposal.proposer, scans=len(scans))
        index(proposal)
        notices.submitted(proposal)
    return proposal


def _need_scans(scans, words: str) -> None:
    if not scans:
        raise ValidationError({"files": words})
