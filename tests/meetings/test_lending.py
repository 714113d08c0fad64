import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import now

from congress.accounts.models import Role
from meetings.actions.lending import lend
from meetings.models import AppointmentPaper, ExamSitting, ItemKind, LineStatus, PaperKind
from tests import make
from tests.journeys.stage import Paper
from tests.meetings import chamber, personnel

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    make.term()
    return make.user(Role.APPOINTMENT_OFFICER)


def test_members_read_the_marks_of_those_who_go_before_the_meeting(officer):
    motion = personnel.motion(officer, status="submitted_to_meeting")
    going = personnel.line(motion, status=LineStatus.SUBMITTED, exam="passed")
    personnel.line(motion, personnel.official("不考试"), status=LineStatus.SUBMITTED)
    personnel.line(motion, personnel.official("吴暂缓"), status=LineStatus.SUSPENDED, exam="failed")
    ExamSitting.objects.create(
        line=going, attempt=1, term=motion.term, organ_kind="government", held_on="2026-11-20", minutes=60, seed="0",
        full_mark=100, pass_mark=60, status="marked", mark=87, passed=True, ended_at=now(),
    )  # fmt: skip
    item = chamber.item(title="区长提请的人事任免案", kind=ItemKind.APPOINTMENT, appointment=motion)
    papers = {paper.kind: paper for paper in lend(item, by=officer)}
    sheet = papers[PaperKind.EXAM]
    text = Paper(sheet.versions.get().file.path.read_bytes()).text
    assert sheet.confidential and sheet.take_back and not sheet.publishable
    assert "赵局长" in text and "87" in text and "吴暂缓" not in text and "不考试" not in text


def test_members_read_what_concerns_those_who_go_before_the_meeting(officer):
    motion = personnel.motion(officer, status="submitted_to_meeting")
    going = personnel.line(motion, status=LineStatus.SUBMITTED)
    held = personnel.line(motion, personnel.official("吴暂缓"), status=LineStatus.SUSPENDED)
    for kind, line in (("letter", None), ("assessment", going), ("assessment", held), ("form", going)):
        file = make.stored(f"{kind}.pdf", officer)
        AppointmentPaper.objects.create(motion=motion, line=line, kind=kind, file=file, by=officer)
    item = chamber.item(title="区长提请的人事任免案", kind=ItemKind.APPOINTMENT, appointment=motion)
    made = lend(item, by=officer)
    assert [(paper.kind, paper.title) for paper in made] == [
        (PaperKind.MOTION, "提请任免议案"), (PaperKind.ASSESSMENT, "考察材料（赵局长）"),
        (PaperKind.NOMINEES, "拟任免人员情况表"),
    ]  # fmt: skip
    assert all(paper.confidential and paper.take_back for paper in made)
    with pytest.raises(ValidationError, match="没有新的材料"):
        lend(item, by=officer)
