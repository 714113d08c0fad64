"""联名: several deputies raise one matter. Each confirms in person; who has not by the last day is not counted."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, now

from congress.organs.queries import latest_session
from proposals.actions.indexing import index
from proposals.flow import SUGGESTION
from proposals.models import Cosigner, Proposal
from proposals.notices import signing as notices


def invite(proposal, *, by, deputies, until) -> Proposal:
    """邀请联名: the text stands still from now on; whoever is asked reads it and answers in person."""
    _check_until(until)
    with SUGGESTION.take("invite", proposal, by=by) as (proposal, facts):
        _check_deputies(proposal, deputies)
        place = proposal.cosigners.count()
        asked = [
            Cosigner.objects.create(
                proposal=proposal, deputy=deputy, name=deputy.name, place=place + n, invited_at=now()
            )
            for n, deputy in enumerate(deputies, 1)
        ]
        proposal.cosign_until = until
        proposal.status = SUGGESTION.steps["invite"].to
        index(proposal)  # who is asked looks for it
        facts.update(names=[deputy.name for deputy in deputies], until=until.isoformat())
        notices.asked(proposal, asked)
    return proposal


def _check_until(until) -> None:
    """While the congress sits, what comes after its close is no longer of the session (law.md 5.7)."""
    today = localdate()
    if until < today:
        raise ValidationError({"until": "截止日不能早于今天。"})
    sitting = latest_session(today)
    if sitting and sitting.sits_on(today) and sitting.closes_on and until > sitting.closes_on:
        day = f"{sitting.closes_on.month}月{sitting.closes_on.day}日"
        raise ValidationError({"until": f"大会期间提出的，截止日不能晚于大会闭幕的 {day}。"})


def _check_deputies(proposal, deputies) -> None:
    known = {each.deputy_id: each for each in proposal.cosigners.all()}
    if not deputies and not any(each.is_waiting for each in known.values()):
        raise ValidationError({"deputies": "请写明邀请哪几位代表。"})
    if proposal.lead in deputies:
        raise ValidationError({"deputies": "您是领衔代表，不必邀请自己。"})
    if twice := [f"{d.name}（{known[d.pk].standing}）" for d in deputies if d.pk in known]:
        raise ValidationError({"deputies": f"已经邀请过：{'、'.join(twice)}。"})
    if silent := [d.name for d in deputies if d.user_id is None]:
        raise ValidationError({"deputies": f"{'、'.join(silent)}没有账号，不能在平台确认；请在纸质专用纸上签名。"})


def cosign(proposal, *, by) -> Proposal:
    """确认联名: in person, on this text."""
    with SUGGESTION.take("cosign", proposal, by=by) as (proposal, facts):
        own = _own(proposal, by)
        own.confirmed_at = now()
        own.save()
        facts.update(name=own.name)
        notices.cosigned(proposal, own)
    return proposal


def refuse(proposal, *, by, note="") -> Proposal:
    """不联名: a clear no, so that nobody waits for it."""
    with SUGGESTION.take("refuse", proposal, by=by, note=note) as (proposal, facts):
        facts.update(name=_take_away(proposal, by).name)
        notices.refused(proposal, by, note)
    return proposal


def step_out(proposal, *, by, note="") -> Proposal:
    """退出联名: one signature is taken back before the case is handed to a unit; the case itself goes on."""
    with SUGGESTION.take("step_out", proposal, by=by, note=note) as (proposal, facts):
        facts.update(name=_take_away(proposal, by).name)
        index(proposal)
        notices.stepped_out(proposal, by, note)
    return proposal


def take_back(proposal, *, by) -> Proposal:
    """收回修改: a text that changes has no signatures; everybody is asked anew when it is sent round again."""
    with SUGGESTION.take("take_back", proposal, by=by) as (proposal, facts):
        gone = [each for each in proposal.cosigners.select_related("deputy") if not each.refused_at]
        facts.update(names=[each.name for each in gone])
        notices.taken_back(proposal, [each.deputy.user_id for each in gone if each.deputy])
        proposal.cosigners.all().delete()
        proposal.cosign_until = None
    return proposal


def _own(proposal, by) -> Cosigner:
    return proposal.cosigners.get(deputy__user=by)


def _take_away(proposal, by) -> Cosigner:
    own = _own(proposal, by)
    own.confirmed_at, own.refused_at = None, now()
    own.save()
    return own
