"""A motion comes in: written, joined by nine others each in person, handed in before the presidium's cut-off; or
copied from the signed form (议案专用纸) by the clerk."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate, localtime, now

from congress.accounts.models import Role
from congress.organs.queries import current_term, latest_session
from congress.rulebook.book import setting
from congress.workflow.flow import NotYours, Step, TooLate
from congress.workflow.wanted import want_words
from deputies.queries import mandate_on, serving_in
from proposals.actions.motion_joining import part_motions
from proposals.flow import MOTION
from proposals.models import (
    Channel,
    Motion,
    MotionCutoff,
    MotionFile,
    MotionSigner,
    MotionStatus,
    Origin,
)
from proposals.notices import motion as notices
from proposals.queries.motion import motion_cutoff
from proposals.rules import is_coordinator
from proposals.rules.motion import is_motion_lead, least_signers, motion_lacks

WRITTEN = ("title", "cause", "basis", "remedy")
FIELDS = (*WRITTEN, "by_delegation")
LOG = Step("log_motion", "纸质登记", (), MotionStatus.SUBMITTED, is_coordinator)


@transaction.atomic
def draft_motion(*, by, deputy, **form) -> Motion:
    """起草议案: only the lead deputy sees it until others are asked to join."""
    if deputy.user_id != by.pk or not by.has_role(Role.DEPUTY):
        raise PermissionDenied(f"{by} drafts no motion for {deputy}")
    motion = Motion(origin=Origin.ONLINE, drafted_by=by, lead=deputy, proposer=deputy.name)
    _place(motion, localdate())
    _seat(motion, localdate())
    return _write(motion, form)


@transaction.atomic
def revise_motion(motion, *, by, version=None, **form) -> Motion:
    """修改议案: while nobody has signed, or after it was sent back. What others have signed is not changed
    under their names: every signature then has to be given again."""
    motion = motion.locked()
    check_motion_revisable(motion, by=by)
    if version is not None and version != motion.version:
        raise TooLate(motion, MOTION.steps["hand_in"], "您在别处修改过这份议案，请先看过再改。")
    changed = any(form.get(name, getattr(motion, name)) != getattr(motion, name) for name in FIELDS)
    motion.version += 1
    motion = _write(motion, form)
    if changed:
        asked_again = [each for each in motion.signers.select_related("deputy") if each.counts]
        motion.signers.filter(left_at=None).update(confirmed_at=None)
        notices.motion_changed(motion, asked_again)
    return motion


def check_motion_revisable(motion, *, by) -> None:
    if not is_motion_lead(by, motion):
        raise NotYours(f"{by} may not revise {motion}")
    if motion.status not in (MotionStatus.DRAFT, MotionStatus.COSIGNING, MotionStatus.RETURNED):
        raise TooLate(motion, MOTION.steps["hand_in"], f"本件{motion.get_status_display()}，不能再修改。")


def invite_signers(motion, *, by, deputies) -> Motion:
    """邀请附议: each is asked in person; who is not in office or leads it cannot be asked."""
    with MOTION.take("invite_signers", motion, by=by) as (motion, facts):
        asked = [deputy for deputy in deputies if deputy.pk != motion.lead_id]
        _check_delegation(motion, asked)
        wrong = [deputy.name for deputy in asked if deputy.user is None]
        if wrong:
            raise ValidationError({"deputies": f"{'、'.join(wrong)}没有账号，请在议案专用纸上签名，由代表工委登记。"})
        standing = {each.deputy_id: each for each in motion.signers.all()}
        fresh = [deputy for deputy in asked if deputy.pk not in standing]
        if not fresh:
            raise ValidationError({"deputies": "这些代表都已经邀请过。"})
        MotionSigner.objects.bulk_create(
            MotionSigner(motion=motion, deputy=deputy, name=deputy.name, place=place, invited_at=now())
            for place, deputy in enumerate(fresh, len(standing) + 1)
        )
        facts["said"] = f"邀请{'、'.join(deputy.name for deputy in fresh)}"
        motion.status = MotionStatus.COSIGNING
        notices.signers_asked(motion, fresh)
    return motion


def sign_motion(motion, *, by) -> Motion:
    """确认附议: in person; who has not confirmed is not counted (地方组织法第二十二条)."""
    with MOTION.take("sign_motion", motion, by=by) as (motion, facts):
        own = motion.signers.get(deputy__user=by)
        own.confirmed_at = now()
        own.save(update_fields=["confirmed_at"])
        facts["said"] = f"{own.name}，连同领衔代表共{_count(motion)}名"
        if _count(motion) == least_signers(motion):
            notices.signers_complete(motion)
    return motion


def refuse_motion(motion, *, by) -> Motion:
    """不附议: said, so that the lead can ask somebody else."""
    with MOTION.take("refuse_motion", motion, by=by) as (motion, facts):
        own = motion.signers.get(deputy__user=by)
        own.refused_at = now()
        own.save(update_fields=["refused_at"])
        facts["said"] = own.name
        notices.signer_refused(motion, own)
    return motion


def leave_motion(motion, *, by, note) -> Motion:
    """退出附议: of a motion handed in and left with fewer than ten it is the end (参照上海市代表议案规定第十三条)."""
    want_words("请写明退出的缘由。", note=note)
    with MOTION.take("leave_motion", motion, by=by, note=note) as (motion, facts):
        own = motion.signers.get(deputy__user=by)
        own.left_at = now()
        own.save(update_fields=["left_at"])
        facts["said"] = f"{own.name}，余{_count(motion)}名"
        notices.signer_left(motion, own)
    if motion.status != MotionStatus.COSIGNING and _count(motion) < least_signers(motion):
        lapse_motion(motion)
        motion.refresh_from_db()
    return motion


def lapse_motion(motion) -> Motion:
    """联名不足终止: taken by the system when the last needed signature is gone."""
    with MOTION.take("lapse_motion", motion, by=None) as (motion, facts):
        facts["said"] = f"联名代表剩{_count(motion)}名，不足{least_signers(motion)}名"
        part_motions(motion, note="主案联名不足，已经终止。")
        notices.motion_lapsed(motion)
    return motion


def hand_in(motion, *, by) -> Motion:
    """提交议案: before the cut-off it is a motion of the session; later it is taken as one between sessions."""
    with MOTION.take("hand_in", motion, by=by) as (motion, facts):
        if motion.submitted_on is None:
            motion.submitted_on = localdate()
            _place(motion, localdate())
        facts["said"] = f"联名代表{motion.head_count}名" + (
            "，已过截止时间，按闭会期间提出处理" if motion.is_late else ""
        )
        motion.status = MotionStatus.SUBMITTED
        notices.motion_handed_in(motion)
    return motion


def abandon_motion(motion, *, by, note="") -> Motion:
    """放弃: what was never registered needs nobody's consent."""
    with MOTION.take("abandon_motion", motion, by=by, note=note) as (motion, _):
        motion.due_on, motion.due_label = None, ""
        notices.motion_abandoned(motion)
    return motion


@transaction.atomic
def log_motion(*, by, lead, cosigners, submitted_on, scans, session=None, **form) -> Motion:
    """纸质登记: the form came signed by hand; the signatures on it are the confirmations."""
    if not is_coordinator(by, None):
        raise NotYours(f"{by} may not log a motion")
    if mandate_on(lead, submitted_on) is None:
        raise ValidationError({"lead": "收到日期不在领衔代表的任期内。"})
    if not scans:
        raise ValidationError({"files": "请附代表签名的议案专用纸扫描件。"})
    motion = Motion(origin=Origin.PAPER, status=MotionStatus.SUBMITTED, drafted_by=by, lead=lead, proposer=lead.name)
    motion.submitted_on, motion.version = submitted_on, 1
    _place(motion, submitted_on, session)
    _seat(motion, submitted_on)
    _write(motion, form)
    if empty := motion_lacks(motion):
        raise ValidationError({name: f"请填写{label}。" for name, label in empty})
    _check_delegation(motion, cosigners)
    if (count := 1 + len(cosigners)) < (least := least_signers(motion)):
        whose = "以代表团名义提出的议案须经全团代表过半数同意" if motion.by_delegation else "议案须有代表联名"
        said = f"{whose}，至少{least}名，连同领衔代表现有 {count} 名。"
        raise ValidationError({"cosigners": said})
    MotionSigner.objects.bulk_create(
        MotionSigner(motion=motion, deputy=deputy, name=deputy.name, place=place, confirmed_at=now())
        for place, deputy in enumerate(cosigners, 1)
    )
    attach_to_motion(motion, scans, by=by)
    said = f"代{lead.name}录入，联名代表{1 + len(cosigners)}名，扫描件{len(scans)}份"
    motion.remember(LOG, before="", by=by, note="", facts={"said": said})
    notices.motion_logged(motion)
    return motion


@transaction.atomic
def set_cutoff(*, by, session, at, basis, last_meeting_at=None) -> MotionCutoff:
    """确定截止时间: by the presidium, entered by the office; signers gather until then."""
    if not is_coordinator(by, None):
        raise NotYours(f"{by} may not set the cut-off")
    facts = {"at": at, "basis": basis, "set_by": by, "last_meeting_at": last_meeting_at}
    return MotionCutoff.objects.update_or_create(session=session, defaults=facts)[0]


def attach_to_motion(motion, files, *, by, paper=None, log=None) -> None:
    for stored in files:
        MotionFile.objects.create(motion=motion, paper=paper, log=log, file=stored, added_by=by)


def _count(motion) -> int:
    return 1 + motion.signers.filter(left_at=None).exclude(confirmed_at=None).count()


def _place(motion: Motion, day, session=None) -> None:
    """A motion of the session that sits, until its cut-off; else one between sessions."""
    motion.session = session or latest_session(day)
    motion.term = motion.session.term if motion.session else current_term(day)
    sitting = motion.session is not None and (session is not None or motion.session.sits_on(day))
    cutoff = motion_cutoff(motion.session)
    late = sitting and cutoff is not None and session is None and localtime() > localtime(cutoff.at)
    motion.is_late = bool(late and motion.submitted_on)
    motion.channel = Channel.SESSION if sitting and not motion.is_late else Channel.INTERSESSION


def _seat(motion: Motion, day) -> None:
    mandate = mandate_on(motion.lead, day)
    motion.delegation = mandate.delegation if mandate else None
    motion.deputy_no = mandate.deputy_no if mandate else ""


def _write(motion: Motion, form: dict) -> Motion:
    if unknown := set(form) - set(FIELDS):
        raise TypeError(f"not fields of the form: {sorted(unknown)}")
    for name, value in form.items():
        setattr(motion, name, value)
    _name_proposer(motion)
    motion.save()
    return motion


def _name_proposer(motion: Motion) -> None:
    """A delegation raises a motion under its own name where the district knows such; its head leads."""
    motion.proposer = motion.lead.name
    if motion.by_delegation:
        if not setting("motion.by_delegation"):
            raise ValidationError({"by_delegation": "按本区规则，议案由代表联名提出（规则第29项）。"})
        team = motion.delegation
        if team is None or team.head_id != motion.lead_id:
            raise ValidationError({"by_delegation": "以代表团名义提出的，须由该团团长领衔。"})
        motion.proposer = team.name


def _check_delegation(motion: Motion, deputies) -> None:
    """In a delegation's name its own deputies are asked, and no others."""
    if not motion.by_delegation:
        return
    own = set(serving_in([motion.delegation], localdate()).values_list("pk", flat=True))
    if strangers := [deputy.name for deputy in deputies if deputy.pk not in own]:
        field = "deputies" if motion.pk and motion.status != MotionStatus.SUBMITTED else "cosigners"
        raise ValidationError({field: f"{'、'.join(strangers)}不是{motion.delegation}的代表。"})
