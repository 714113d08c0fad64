import pytest
from django.core.exceptions import ValidationError

from congress.accounts.models import Role
from meetings.actions.lending import lend
from meetings.models import AppointmentPaper, ItemKind, LineStatus, PaperKind
from tests import make
from tests.meetings import chamber, personnel

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    make.term()
    return make.user(Role.APPOINTMENT_OFFICER)


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
