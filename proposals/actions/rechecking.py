"""复查补办: closed cases drawn by lot, what was found, and the case that is opened again (practices [P] 41)."""

from secrets import token_hex

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.workflow.flow import NotYours, TooLate
from congress.workflow.wanted import want_words
from proposals import rules
from proposals.actions.attaching import attach
from proposals.actions.reworking import open_round
from proposals.flow import SUGGESTION
from proposals.models import Finding, Proposal, Purpose, Recheck, Rechecked, lots
from proposals.notices import oversight as notices
from proposals.queries import rechecks


@transaction.atomic
def draw(*, by, title: str, size: int, seed: str = "", **asked) -> Recheck:
    """抽取: who watches may name the seed; otherwise it is made here. Range, seed and pool are kept with the sample."""
    if not rules.is_coordinator(by, None):
        raise NotYours(f"{by} draws no sample")
    seed = seed.strip() or token_hex(8)
    pool = dict(rechecks.pool(**asked).values_list("code", "pk"))
    if not pool:
        raise ValidationError("这个范围里没有已办结的建议。")
    drawn = lots(seed, pool)[:size]
    made = Recheck.objects.create(
        title=title.strip(), rule=rechecks.in_words(**asked), seed=seed, pool=sorted(pool), size=len(drawn), drawn_by=by
    )
    Rechecked.objects.bulk_create(
        Rechecked(recheck=made, proposal_id=pool[code], place=place) for place, code in enumerate(drawn, 1)
    )
    return made


def recheck(lot: Rechecked, *, by, finding, note: str, files=()) -> Rechecked:
    """复查: what the case looks like now; the first finding stands."""
    if finding == Finding.PENDING or finding not in Finding.values:
        raise ValidationError({"finding": "请选择复查结果。"})
    with SUGGESTION.take("recheck", lot.proposal, by=by, note=note) as (proposal, facts):
        lot = Rechecked.objects.select_related("recheck", "found_by").get(pk=lot.pk)
        if lot.finding != Finding.PENDING:
            said = f"{lot.found_by.name} 已经复查过，结果是“{lot.get_finding_display()}”。"
            raise TooLate(proposal, SUGGESTION.steps["recheck"], said)
        lot.finding, lot.note, lot.found_by, lot.found_on = finding, note.strip(), by, localdate()
        lot.proposal = proposal
        lot.save()
        lot.photos.set(attach(proposal, stored, purpose=Purpose.OVERSIGHT, by=by) for stored in files)
        facts.update(recheck=lot.recheck_id, title=lot.recheck.title, finding=lot.get_finding_display())
        notices.rechecked(lot)
    return lot


def reopen(proposal, *, by, note: str, shares=None) -> Proposal:
    """复查补办: what was answered and not done is taken up again, with the reasons, as a full round of its own."""
    want_words("请写明复查补办的理由。", note=note)
    with SUGGESTION.take("reopen", proposal, by=by, note=note) as (proposal, facts):
        found = rules.answered_shares(proposal)
        if shares is not None:
            found = found.filter(pk__in=[share.pk for share in shares])
        if not found:
            raise ValidationError({"shares": "请选择由哪个单位补办。"})
        opened = open_round(proposal, list(found.select_related("unit")), by=by, reason=note)
        facts.update(units=[share.unit.name for share in opened], due_on=proposal.due_on.isoformat())
        notices.reopened(proposal, opened, note)
    return proposal
