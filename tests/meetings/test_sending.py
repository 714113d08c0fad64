"""送达文件: opened all at once, with a reason where something is late or missing; each person hears it once."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from congress.notices.models import Notice
from congress.workflow.flow import TooLate
from meetings import actions, deadlines
from meetings.models import MeetingClock, Paper, PaperKind, Status
from meetings.queries import papers as reading
from tests import make
from tests.meetings import chamber, desk
from tests.world import stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def prepared(tmp_path, settings):
    """Ten days before the first day: a report item with its papers, members and one guest."""
    settings.MEDIA_ROOT = tmp_path
    make.known_years(2026)
    with time_machine.travel("2026-12-08 10:00+08:00", tick=False):
        meeting = chamber.meeting(Status.NOTIFIED)
        item = chamber.item(meeting)
        deadlines.count_back(meeting)
        by = chamber.officer()
        desk.paper(item, by=by, kind=PaperKind.REPORT_DRAFT, to_print=False)
        desk.paper(item, by=by)
        Paper.objects.get(kind="report").versions.update(failure="", sheet=stored("a.pdf"))
        yield meeting, item, by


def kinds_running():
    return set(MeetingClock.objects.running().values_list("kind", flat=True))


def test_sending_opens_the_papers_fixes_their_numbers_and_ends_the_limits(prepared):
    meeting, _item, by = prepared
    member, guest = chamber.committee(3)[0].deputy.user, desk.guest(meeting)
    meeting = actions.send_papers(meeting, by=by)
    assert meeting.status == Status.PAPERS_SENT
    assert kinds_running() == {"meeting.notice", "meeting.motion_in"}
    assert [(paper.kind, paper.number) for paper in Paper.objects.order_by("pk")] == [
        ("report_draft", None),
        ("report", 1),
    ]
    assert Notice.objects.filter(kind="meeting_papers_sent").count() == 4
    for person in (member, guest):
        assert [paper.kind for paper in reading.papers_for(person, meeting)] == ["report"]


def test_what_is_missing_and_late_wants_a_reason_that_is_kept(prepared):
    meeting, item, by = prepared
    chamber.item(meeting, "另一项")
    with time_machine.travel("2026-12-17 10:00+08:00", tick=False):
        said = reading.warnings(meeting, meeting.opens_on.replace(day=17))
        assert [line for line in said if "缺少" in line] == [
            "缺少《另一项》的报告（征求意见稿）",
            "缺少《另一项》的报告",
        ]
        assert any("监督法第十五条" in line and "12月11日" in line for line in said)
        with pytest.raises(ValidationError, match="写明"):
            actions.send_papers(meeting, by=by)
        actions.send_papers(meeting, by=by, note="提请机关报送较晚，主任会议同意")
    entry = meeting.entries.get(step="send_papers")
    assert entry.note.startswith("提请机关") and entry.facts["warnings"] == said


def test_what_comes_later_is_sent_by_send_late_to_who_reads_it(prepared):
    meeting, item, by = prepared
    chamber.committee(3)
    other = chamber.item(meeting, "另一项")
    guest, elsewhere = desk.guest(meeting, item), desk.guest(meeting, other)
    meeting = actions.send_papers(meeting, by=by, note="先送")
    with pytest.raises(TooLate, match="没有尚未送达"):
        actions.send_late(meeting, by=by)
    desk.paper(item, by=by, title="补充说明", kind=PaperKind.EXPLANATION)
    actions.send_late(meeting, by=by)
    told = set(Notice.objects.filter(kind="meeting_papers_late").values_list("to", flat=True))
    assert guest.pk in told and elsewhere.pk not in told and len(told) == 4
    assert Paper.objects.get(title="补充说明").number == 2


def test_a_confidential_paper_is_announced_to_members_only_and_without_its_title(prepared):
    meeting, item, by = prepared
    chamber.committee(3)
    guest = desk.guest(meeting)
    meeting = actions.send_papers(meeting, by=by)
    desk.paper(item, by=by, title="秘密", confidential=True)
    actions.send_late(meeting, by=by)
    late = Notice.objects.filter(kind="meeting_papers_late")
    assert late.count() == 3 and not late.filter(to=guest).exists()
    assert not late.filter(text__contains="秘密").exists()


def test_only_the_meeting_office_sends(prepared):
    meeting, _item, _by = prepared
    with pytest.raises(PermissionDenied):
        actions.send_papers(meeting, by=chamber.committee(2)[0].deputy.user)


def test_nothing_is_sent_where_there_is_nothing():
    with pytest.raises(TooLate, match="没有尚未送达"):
        actions.send_papers(chamber.meeting(Status.NOTIFIED), by=chamber.officer())
