"""并案审议: motions on the same matter have one review and one road; each keeps its number, and its movers are told
of every step of the main one."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.workflow.flow import Step
from proposals.actions.joining import alone
from proposals.flow import MOTION
from proposals.models import Motion, MotionStatus
from proposals.notices import motion as notices
from proposals.rules.motion import reviews_motion

# How it reads at the other end.
TAKEN_IN = Step("motion_taken_in", "他案并入", (), None, reviews_motion)
PARTED = Step("motion_parted", "他案退出并案", (), None, reviews_motion)
MAINS = (MotionStatus.REGISTERED,)  # before the review is reported: there is one report on all of them


@transaction.atomic
def merge_motion(motion, *, by, main, note="") -> Motion:
    """并案审议: a registered motion goes along with another; both keep their numbers, texts and movers."""
    alone()
    main = main.locked()
    if main.pk == motion.pk:
        raise ValidationError({"main": "不能并入本件自己。"})
    if main.status not in MAINS:
        raise ValidationError({"main": f"{main}现在是“{main.get_status_display()}”，不能再并入。"})
    with MOTION.take("merge_motion", motion, by=by, note=note) as (motion, facts):
        motion.main, motion.committee = main, main.committee
        facts["said"] = f"并入{main}《{main.title}》"
        main.remember(TAKEN_IN, before=main.status, by=by, note=note, facts={"said": f"{motion}《{motion.title}》"})
        notices.motion_merged(motion, main)
    return motion


@transaction.atomic
def unmerge_motion(motion, *, by, note="") -> Motion:
    """取消并案: it is reviewed by itself again."""
    alone()
    if motion.main:
        motion.main.locked()
    with MOTION.take("unmerge_motion", motion, by=by, note=note) as (motion, facts):
        _part(motion, facts, by=by, note=note)
    return motion


def _part(motion, facts, *, by, note) -> None:
    main = motion.main
    motion.main = None
    facts["said"] = f"不再同{main}并案"
    main.remember(PARTED, before=main.status, by=by, note=note, facts={"said": f"{motion}《{motion.title}》"})
    notices.motion_parted(motion, main)


def part_motions(main, *, note) -> None:
    """The main motion ends undecided: whatever went along is reviewed by itself."""
    for motion in along_of(main):
        with MOTION.take("set_free", motion, by=None, note=note) as (motion, facts):
            _part(motion, facts, by=None, note=note)


def follow_motions(main, step: str) -> list[Motion]:
    """What becomes of the main motion becomes of those that go along: their end is recorded in each."""
    followed = []
    for motion in along_of(main):
        with MOTION.take(step, motion, by=None) as (motion, facts):
            motion.closed_on, motion.decided_on = main.closed_on, main.decided_on
            facts["said"] = str(main)
        followed.append(motion)
    return followed


def along_of(main) -> list[Motion]:
    return list(Motion.objects.filter(main=main, status=MotionStatus.MERGED).order_by("pk"))
