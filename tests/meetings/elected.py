"""A motion of office before a meeting that sits, and the vote on it."""

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings import actions
from meetings.models import (
    AppointmentMotion,
    Certificate,
    DutyReport,
    ItemKind,
    ItemStatus,
    Oath,
    OathPhoto,
    OathTaker,
    OrganNotice,
    Tenure,
    Vote,
)
from tests import make
from tests.meetings import chamber, personnel


def officer():
    office = make.unit("望川区人大常委会代表工委", UnitKind.COMMITTEE)
    return make.user(Role.APPOINTMENT_OFFICER, office, name="任免员")


def before(*lines, size=5, present=None, kind=ItemKind.APPOINTMENT, status="submitted_to_meeting"):
    """(item, motion, room, clerk): a motion with these lines, each a dict for ``personnel.line``, on the agenda."""
    held, _listed, room, clerk = chamber.in_session(size, present)
    motion = personnel.motion(clerk, status=status)
    for facts in lines or ({},):
        personnel.line(motion, **{"status": "submitted_to_meeting", **facts})
    item = chamber.item(
        held, "关于提请任免职务的议案", kind, appointment=motion, status=ItemStatus.ON_AGENDA, needs_vote=True,
        secret_ballot=True,
    )  # fmt: skip
    return item, motion, room, clerk


def on_the_ballot(item, room, clerk, method="machine") -> Vote:
    item = actions.put_to_vote(item, by=clerk, method=method)
    return actions.start_vote(item.votes.exclude(status="void").latest("pk"), by=clerk, sitting=room)


def counted(item, room, clerk, lost=()) -> AppointmentMotion:
    """Everybody passed by all five, but for those whose name is in ``lost``."""
    vote = on_the_ballot(item, room, clerk)
    actions.count_votes(vote, by=clerk, figures=figures(vote, lost))
    return AppointmentMotion.objects.get(pk=item.appointment_id)


def figures(vote, lost=()) -> dict[int, dict]:
    all_, none = {"yes": vote.present}, {"yes": 0, "no": vote.present}
    return {line.pk: none if line.nominee.official.name in lost else all_ for line in vote.lines.all()}


def places(seat) -> dict[str, dict]:
    """For tests/world.py: one person before a meeting that sits."""
    held, clerk = chamber.meeting("opened"), chamber.officer()
    chamber.people(held, [seat])
    line = personnel.line(personnel.motion(clerk, status="submitted_to_meeting"), status="submitted_to_meeting")
    chamber.item(held, "关于提请任免职务的议案", ItemKind.APPOINTMENT, appointment=line.motion)
    done = personnel.line(
        line.motion, personnel.official("到任者"), status="in_office", decided_on="2026-12-18", decided_at=held
    )  # fmt: skip
    waits = personnel.line(
        line.motion, personnel.official("待办者"), status="passed", decided_on="2026-12-18", decided_at=held
    )  # fmt: skip
    held_post = Tenure.objects.create(official=done.official, post=done.post, starts_on="2026-12-18")
    report = DutyReport.objects.create(
        tenure=held_post, year=2026, called_on="2026-12-20", due_on="2027-01-20", file=make.stored(), by=clerk
    )  # fmt: skip
    return {
        "tenure": {"pk": held_post.pk}, "official": {"code": done.official.code},
        "duty report": {"code": report.code}, "file of a report": {"code": report.code, "of": "report"},
        "line at the meeting": {"code": line.motion.code, "pk": line.pk},
        "line that was passed": {"code": line.motion.code, "pk": waits.pk}, **_papers(done, clerk),
    }  # fmt: skip


def _papers(line, clerk) -> dict[str, dict]:
    """What was printed about somebody who is in office."""
    facts = {"issuer": "办公室文件", "number": "1号", "title": "通知", "lines": [], "issued_on": "2026-12-19"}
    notice = OrganNotice.objects.create(
        motion=line.motion, unit=line.motion.unit, doc_no="1号", content=facts, sent_on="2026-12-19", sent_by=clerk
    )
    book = Certificate.objects.create(line=line, number="1号", signed_by="王", handed_on="2026-12-18", by=clerk)
    oath = Oath.objects.create(held_on="2026-12-18", place="会议厅", form="single", text="我宣誓", by=clerk)
    OathTaker.objects.create(oath=oath, line=line)
    photo = OathPhoto.objects.create(oath=oath, file=make.stored())
    return {
        "notice to the organ": {"code": notice.code}, "certificate of office": {"pk": book.pk}, "oath": {"code": oath.code},
        "photo of an oath": {"code": oath.code, "pk": photo.pk},
    }  # fmt: skip
