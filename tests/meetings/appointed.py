"""Motions of appointment at every stage, for tests that look from all sides (tests/world.py)."""

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings.models import AppointmentPaper, LineStatus
from tests import make
from tests.meetings import personnel

# the stage of a motion, and where its one person then stands
STAGES = {
    "draft": LineStatus.LISTED, "received": LineStatus.LISTED, "incomplete": LineStatus.LISTED,
    "under_review": LineStatus.LISTED, "reviewed": LineStatus.REVIEWED, "submitted_to_meeting": LineStatus.SUBMITTED,
}  # fmt: skip


def places() -> dict[str, dict]:
    """The government's motion at each stage with one person on it, one person who is suspended, and a post."""
    clerk = make.user(Role.APPOINTMENT_OFFICER, name="任免")
    unit = make.unit("望川区人民政府", UnitKind.GOVERNMENT)
    post, person = personnel.post("望川区审计局局长", needs_exam=False), personnel.official(duties="望川区财政局副局长")
    at = {"office": {"pk": post.pk}}
    for stage, state in STAGES.items():
        motion = personnel.motion(clerk, unit=unit, status=stage, signed_by="钱区长")
        line = personnel.line(motion, person, post, status=state)
        at[f"{stage} appointments"] = {"code": motion.code}
        at[f"person of {stage} appointments"] = {"code": motion.code, "pk": line.pk}
    held = personnel.line(motion, personnel.official("吴暂缓"), post, status=LineStatus.SUSPENDED)
    at["suspended person"] = {"code": motion.code, "pk": held.pk}
    letter = AppointmentPaper.objects.create(motion=motion, kind="letter", file=make.stored(by=clerk), by=clerk)
    motion.review = "材料齐全，程序合法。"
    motion.reviewed_on = motion.received_on
    motion.save()
    at["letter of appointments"] = {"code": motion.code, "pk": letter.pk}
    return at
