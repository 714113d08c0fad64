"""评选表彰: put forward, vote, confer."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from congress.numbering.issue import issue
from congress.workflow.flow import NotYours
from congress.workflow.models import signature
from proposals import rules
from proposals.flow import AWARD
from proposals.models import Award, AwardBallot, AwardKind, Nominee
from proposals.notices import awards as tell
from proposals.queries import awards as queries


def open_award(*, by, kind: str, year: int, places: int, voters: str) -> Award:
    """发起评选: one of each kind a year."""
    if not rules.is_coordinator(by, None):
        raise NotYours(f"{by} may not open an award")
    try:
        with transaction.atomic():
            return Award.objects.create(kind=kind, year=year, places=places, voters=voters, opened_by=by)
    except IntegrityError as error:
        raise ValidationError(f"{year}年度{AwardKind(kind).label}已经在评选。") from error


def put_forward(award, *, by, reason: str, proposal=None, unit=None) -> Nominee:
    """推荐: with its reason; nobody puts the own unit forward."""
    with AWARD.take("put_forward", award, by=by, note=reason) as (award, facts):
        chosen = proposal if award.kind == AwardKind.SUGGESTION else unit
        if chosen is None or not queries.candidates(award).filter(pk=chosen.pk).exists():
            raise ValidationError("不在可以推荐的范围内。")
        found = {"proposal": proposal} if award.kind == AwardKind.SUGGESTION else {"unit": unit}
        nominee = Nominee(award=award, reason=reason, by=by, by_name=signature(by), **found)
        if award.nominees.filter(**found).exists():
            raise ValidationError(f"{nominee}已经有人推荐。")
        if unit and rules.own_nominee(by, nominee):
            raise ValidationError("不能推荐本单位。")
        nominee.save()
        facts.update(named=str(nominee))
    return nominee


def open_ballot(award, *, by, closes_on) -> Award:
    """开始投票: until the end of that day."""
    if closes_on <= localdate():
        raise ValidationError({"closes_on": "截止日期须在今天以后。"})
    with AWARD.take("open_ballot", award, by=by) as (award, facts):
        award.closes_on = closes_on
        award.status = AWARD.steps["open_ballot"].to
        facts.update(named=[str(each) for each in queries.nominees(award)])
        tell.asked(award)
    return award


def cast_ballot(award, *, by, chosen) -> AwardBallot:
    """投票: at most as many as there are places, none of the own; may be changed until the last day.

    No row of the timeline names a voter: the ballot is the record.
    """
    with transaction.atomic():
        award = award.locked()
        AWARD.require("cast_ballot", award, by=by)
        if not chosen or len(chosen) > award.places:
            raise ValidationError({"chosen": f"请选 1 至 {award.places} 个。"})
        for nominee in chosen:
            if nominee.award_id != award.pk or rules.own_nominee(by, nominee):
                raise ValidationError({"chosen": f"不能投给{nominee}：与本人或者本单位有关。"})
        ballot, _ = AwardBallot.objects.get_or_create(award=award, voter=by)
        ballot.chosen.set(chosen)
        ballot.save()
    return ballot


def confer(award, *, by, winners, basis: str, note: str = "") -> Award:
    """评定: the sums are written down, the certificates get their numbers; another order only with a word."""
    with AWARD.take("confer", award, by=by, note=note.strip()) as (award, facts):
        counted = queries.counted(award)
        _check(award, counted, winners, note)
        for nominee in counted:
            nominee.votes = nominee.cast
            if nominee in winners:
                nominee.certificate_no = _number(award, nominee)
            nominee.save(update_fields=["votes", "certificate_no"])
        award.basis, award.conferred_on = basis, localdate()
        facts.update(named=[str(each) for each in winners], ballots=award.ballots.count())
        tell.conferred(award, [each for each in counted if each in winners])
    return award


def _check(award, counted, winners, note) -> None:
    if not 1 <= len(winners) <= award.places or any(each not in counted for each in winners):
        raise ValidationError({"winners": f"请选 1 至 {award.places} 个。"})
    fewest = min(each.cast for each in counted if each in winners)
    passed_over = [each for each in counted if each not in winners and each.cast > fewest]
    if passed_over and not note.strip():
        raise ValidationError({"note": f"{passed_over[0]}得票更多而未评定，请写明理由。"})


def _number(award: Award, nominee: Nominee) -> str:
    label = f"{award.year}年代表工作表彰证书"
    return issue(f"award:{award.year}", label=label, template=f"〔{award.year}〕{{n}}号", about=str(nominee)[:200]).text


def call_off(award, *, by, note: str) -> Award:
    """取消评选: with the reason."""
    with AWARD.take("call_off", award, by=by, note=note) as (award, _):
        award.closes_on = None
    return award
