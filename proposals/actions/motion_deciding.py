"""The congress disposes of a motion: registered, reviewed, and decided by the presidium; put to the vote, kept for
the standing committee, or turned into a suggestion."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, now

from congress.numbering.issue import issue
from congress.pages.dates import full_day
from congress.workflow.flow import Step
from congress.workflow.wanted import want_words
from proposals import deadlines
from proposals.actions.indexing import index
from proposals.actions.motion_bringing import attach_to_motion
from proposals.actions.motion_joining import follow_motions, part_motions
from proposals.deadlines import motion as clocks
from proposals.flow import MOTION
from proposals.models import (
    Advised,
    Cosigner,
    Motion,
    MotionConsulted,
    MotionPaper,
    MotionStatus,
    Proposal,
    Status,
    series_of,
)
from proposals.notices import motion as notices
from proposals.notices import submitted

# On the timeline of the suggestion: where it came from.
FROM_MOTION = Step("from_motion", "由议案转作建议", (), Status.SUBMITTED, lambda user, case: False)


def write_paper(motion, kind, *, by, text, on=None, where="", unit=None, files=()) -> MotionPaper:
    """Keep the text of a milestone; a further round is a further paper."""
    if not text.strip():
        raise ValidationError({"text": f"请写明{MotionPaper.Kind(kind).label}的内容。"})
    number = motion.papers.filter(kind=kind).count() + 1
    paper = MotionPaper.objects.create(
        motion=motion, kind=kind, round=number, on=on or localdate(), where=where, unit=unit, text=text.strip(), by=by
    )
    attach_to_motion(motion, files, by=by, paper=paper)
    return paper


def register_motion(motion, *, by, committee, note="") -> Motion:
    """登记议案: its number, and the body that reviews it."""
    with MOTION.take("register_motion", motion, by=by, note=note) as (motion, facts):
        motion.registered_on, motion.committee = localdate(), committee
        key, label = series_of(motion)
        between = motion.channel != "session"
        number = issue(key, label=label, template="闭字第{n}号" if between else "第{n:02}号", about=motion.title[:200])
        motion.serial, motion.number = number.value, number.text
        facts["said"] = f"{motion.full_number}，由{committee.label}审查"
        notices.motion_registered(motion)
    return motion


def return_motion(motion, *, by, note) -> Motion:
    """退回议案: to be improved, or because it is no matter for a motion and may become a suggestion."""
    want_words("请写明退回的理由。", note=note)
    with MOTION.take("return_motion", motion, by=by, note=note) as (motion, _):
        notices.motion_returned(motion, note)
    return motion


def withdraw_motion(motion, *, by, note, files=()) -> Motion:
    """同意撤回: on the deputies' written word and with the presidium's consent (地方组织法第二十二条)."""
    want_words("请写明撤回的缘由和同意的会议。", note=note)
    with MOTION.take("withdraw_motion", motion, by=by, note=note) as (motion, facts):
        if not files:
            raise ValidationError({"files": "请附提案代表要求撤回的书面意见扫描件。"})
        attach_to_motion(motion, files, by=by)
        clocks.void_motion(motion)
        clocks.refresh_motion(motion)
        facts["said"] = f"{motion.decider}同意"
        part_motions(motion, note="主案撤回。")
        notices.motion_withdrawn(motion, note)
    return motion


def review_motion(motion, *, by, advised, text, on=None, files=()) -> Motion:
    """提出审查报告: what the reviewing body recommends to the presidium, and why."""
    with MOTION.take("review_motion", motion, by=by) as (motion, facts):
        write_paper(motion, MotionPaper.Kind.REVIEW, by=by, text=text, on=on, unit=motion.committee, files=files)
        motion.advised = Advised(advised)
        facts["said"] = f"建议{Advised(advised).label}"
        notices.motion_reviewed(motion)
    return motion


def _decide(motion, facts, *, by, on, where, text) -> None:
    motion.decided_on = on
    write_paper(motion, MotionPaper.Kind.DECISION, by=by, text=text, on=on, where=where)
    facts["said"] = "，".join(filter(None, (where, full_day(on))))


def put_on_agenda(motion, *, by, on, where, text) -> Motion:
    """列入大会议程: the presidium puts it before the congress."""
    with MOTION.take("put_on_agenda", motion, by=by) as (motion, facts):
        _decide(motion, facts, by=by, on=on, where=where, text=text)
        notices.motion_decided(motion, "列入本次大会议程")
    return motion


def refer_motion(motion, *, by, on, where, text, committee, units=()) -> Motion:
    """立案: a committee deliberates after the session, with the opinions of the organs concerned."""
    with MOTION.take("refer_motion", motion, by=by) as (motion, facts):
        motion.committee = committee
        _decide(motion, facts, by=by, on=on, where=where, text=text)
        consult(motion, units)
        clocks.deliberation(motion, localdate(), consulted=bool(units))
        clocks.refresh_motion(motion)
        notices.motion_decided(motion, f"立案，闭会后由{committee.label}审议")
        notices.opinion_asked(motion, units)
    return motion


def consult(motion, units) -> None:
    MotionConsulted.objects.bulk_create(
        [MotionConsulted(motion=motion, unit=unit) for unit in units], ignore_conflicts=True
    )


def convert_motion(motion, *, by, on=None, where="", text="") -> Motion:
    """转作建议: a suggestion of the same signers, linked both ways; it is examined and numbered like any other."""
    with MOTION.take("convert_motion", motion, by=by) as (motion, facts):
        if motion.status == MotionStatus.REVIEW_REPORTED:
            _decide(motion, facts, by=by, on=on, where=where, text=text)
        else:
            facts["said"] = "经提案代表同意"
        motion.converted_to = _suggestion_of(motion, by)
        notices.motion_decided(motion, "不作为议案，转作代表建议")
        for each in follow_motions(motion, "convert_along"):
            each.converted_to = _suggestion_of(each, by)
            each.save(update_fields=["converted_to"])
    return motion


def _suggestion_of(motion: Motion, by) -> Proposal:
    made = Proposal(
        origin=motion.origin, channel=motion.channel, term=motion.term, session=motion.session, status=Status.SUBMITTED,
        title=f"{motion.title.removesuffix('议案')}建议" if motion.title.endswith("议案") else motion.title,
        reason=f"{motion.cause}\n\n{motion.basis}".strip(), request=motion.remedy, lead=motion.lead,
        proposer=motion.proposer, delegation=motion.delegation, deputy_no=motion.deputy_no, phone=motion.lead.phone,
        address=motion.lead.address, postcode=motion.lead.postcode, no_interest=True, drafted_by=by,
        submitted_on=motion.submitted_on, version=1,
    )  # fmt: skip
    made.save()
    Cosigner.objects.bulk_create(
        Cosigner(
            proposal=made, deputy=each.deputy, name=each.name, place=place, confirmed_at=each.confirmed_at or now()
        )
        for place, each in enumerate(motion.in_force, 1)
    )
    deadlines.examination(made, localdate())
    deadlines.refresh(made)
    made.remember(FROM_MOTION, before="", by=by, note="", facts={"motion": motion.full_number or motion.title})
    index(made)
    submitted(made)
    return made


def _vote(name, motion, *, by, on, where, text, **after) -> Motion:
    with MOTION.take(name, motion, by=by) as (motion, facts):
        write_paper(motion, MotionPaper.Kind.RESOLUTION, by=by, text=text, on=on, where=where)
        facts["said"] = where
        if after.get("delegated"):
            motion.committee = after["committee"]
            consult(motion, after["units"])
            clocks.deliberation(motion, localdate(), consulted=bool(after["units"]))
            clocks.refresh_motion(motion)
        notices.motion_decided(motion, MOTION.steps[name].label)
        if name == "reject_motion":
            follow_motions(motion, "reject_along")
        if after.get("delegated"):
            notices.opinion_asked(motion, after["units"])
    return motion


def adopt_motion(motion, *, by, on, where, text) -> Motion:
    """大会通过: the congress has resolved; it may then be handed to the organ that carries it out."""
    return _vote("adopt_motion", motion, by=by, on=on, where=where, text=text)


def reject_motion(motion, *, by, on, where, text) -> Motion:
    """大会未通过: the end of it, with the vote on record."""
    return _vote("reject_motion", motion, by=by, on=on, where=where, text=text)


def delegate_motion(motion, *, by, on, where, text, committee, units=()) -> Motion:
    """授权常委会审议: the congress leaves the decision to its standing committee (地方组织法第二十二条)."""
    given = {"delegated": True, "committee": committee, "units": units}
    return _vote("delegate_motion", motion, by=by, on=on, where=where, text=text, **given)
