"""Papers on the table of the chamber: made by the actions people use, converted when a test asks for it."""

from congress.accounts.models import Role
from congress.work import engine
from congress.work.models import Work
from meetings import actions
from meetings.actions.freezing import keep_version
from meetings.models import Capacity, Packet, Paper, PaperKind, PaperVersion, Status
from meetings.models.participant import Participant
from meetings.queries import papers as reading
from tests import make
from tests.meetings import chamber

BODY = "一、基本情况\n全区现有养老机构12家。\n（一）主要做法。一是健全制度。\n二、下一步打算\n继续推进。"


def paper(case, *, by=None, kind=PaperKind.REPORT, title="关于养老服务工作情况的报告", body=BODY, **facts) -> Paper:
    return actions.add_paper(case, by=by or chamber.officer(), kind=kind, title=title, body=body, **facts)


def sent(meeting):
    """As if the papers had been sent, numbers and all."""
    for paper in reading.in_order(reading.papers_of(meeting)):
        Paper.objects.filter(pk=paper.pk).update(number=paper.place)
    PaperVersion.objects.filter(sent_at=None).update(sent_at="2026-12-10T09:00+08:00")
    meeting.status = Status.PAPERS_SENT
    meeting.save()


def packet(meeting, paper, file) -> Packet:
    """An edition on the shelf; how one is made is tested elsewhere."""
    version = keep_version(meeting, by=None, is_draft=True)
    made = Packet.objects.create(
        meeting=meeting, audience="members", edition=1, version=version, file=file, sha256=file.sha256, pages=1,
        sheets=1, made_by=chamber.officer(), options={}, recipe={"pieces": []}, facts={"papers": []}, inputs="0" * 64,
    )  # fmt: skip
    made.papers.set(paper.versions.all())
    return made


def convert_all():
    for work in Work.objects.filter(state="waiting"):
        engine.run(work.pk)


def guest(meeting, *items, capacity=Capacity.INVITED, **facts):
    """Somebody with an account who attends, for these items or for all."""
    user = make.user(Role.HANDLER, make.unit(), name="列席者")
    place = Participant.objects.create(meeting=meeting, capacity=capacity, user=user, name=user.name, **facts)
    place.items.set(items)
    return user
