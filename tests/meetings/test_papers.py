"""Papers come in, are replaced, changed, moved and withdrawn; nothing is lost and the timeline tells it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.accounts.models import Role
from congress.audit.models import SecurityEvent
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from meetings import actions, deadlines
from meetings.models import ItemKind, ItemStatus, MeetingClock, Paper, PaperKind, Status
from meetings.queries import papers as reading
from tests import make
from tests.meetings import chamber, desk
from tests.world import stored

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def held():
    meeting = chamber.meeting(Status.NOTIFIED)
    return meeting, chamber.item(meeting, reporter_name="李为民", reporter_title="区民政局局长"), chamber.officer()


def test_a_paper_lies_with_its_item_and_its_timeline_tells_add_paper(held):
    meeting, item, by = held
    paper = desk.paper(item, by=by)
    entry = item.entries.get()
    assert (entry.step, entry.line, entry.is_open) == ("add_paper", "报告《关于养老服务工作情况的报告》", False)
    assert paper.meeting == meeting and paper.versions.get().number == 1


def test_replace_paper_keeps_the_older_version_and_wants_to_know_what_changed(held):
    _meeting, item, by = held
    paper = desk.paper(item, by=by)
    with pytest.raises(ValidationError, match="改了什么"):
        actions.replace_paper(paper, by=by, body="新的", note=" ")
    with pytest.raises(ValidationError, match="完全相同"):
        actions.replace_paper(paper, by=by, body=desk.BODY, note="没有改")
    actions.replace_paper(paper, by=by, body="新的", note="数字更正")
    assert [(version.number, version.body[:2]) for version in paper.versions.all()] == [(2, "新的"), (1, "一、")]


def test_a_paper_that_came_before_the_meeting_keeps_its_limit():
    by, meeting = chamber.officer(), chamber.meeting(Status.AGENDA_DRAFTED)
    item = chamber.item(status=ItemStatus.ACCEPTED)
    for kind in (PaperKind.REPORT_DRAFT, PaperKind.RESEARCH):
        desk.paper(item, by=by, kind=kind)
    actions.place(item, by=by, meeting=meeting)
    kinds = {clock.kind: clock.met_at is not None for clock in MeetingClock.objects.filter(item=item)}
    assert kinds == {"report.draft": True, "report.final": False, "report.to_members": False}


def test_change_paper_refuses_to_publish_what_is_confidential(held):
    _meeting, item, by = held
    paper = desk.paper(item, by=by, publishable=True)
    with pytest.raises(ValidationError, match="保密的文件"):
        actions.change_paper(paper, by=by, confidential=True)
    actions.change_paper(paper, by=by, confidential=True, publishable=False)
    assert item.entries.latest("seq").line == "《关于养老服务工作情况的报告》：保密、可以公开"


def test_withdraw_paper_needs_a_reason_and_tells_who_had_it(held):
    meeting, item, by = held
    member = chamber.committee(2)[0].deputy.user
    paper = desk.paper(item, by=by, confidential=True)
    desk.sent(meeting)
    with pytest.raises(ValidationError):
        actions.withdraw_paper(paper, by=by, note="")
    actions.withdraw_paper(Paper.objects.get(pk=paper.pk), by=by, note="提请机关撤回")
    assert list(reading.papers_of(meeting)) == []
    told = Notice.objects.filter(to=member).get()
    assert "保密文件已撤下" in told.text and "养老" not in told.text
    with pytest.raises(ValidationError, match="已经撤下"):
        actions.replace_paper(paper, by=by, body="再来", note="再来")


def test_papers_of_an_item_are_put_in_order_by_hand_and_lie_in_the_order_of_the_packet(held):
    meeting, item, by = held
    late = chamber.item(meeting, "书面报告", written_only=True)
    for title, case, kind in (
        ("须知", meeting, PaperKind.GUIDE), ("书面", late, PaperKind.REPORT), ("甲", item, PaperKind.REPORT),
        ("乙", item, PaperKind.RESEARCH), ("测评表", item, PaperKind.POLL_SHEET),
    ):  # fmt: skip
        desk.paper(case, by=by, title=title, kind=kind)
    actions.move_paper(Paper.objects.get(title="乙"), by=by, up=True)
    ordered = reading.in_order(reading.papers_of(meeting))
    assert [(paper.title, paper.place) for paper in ordered] == [
        ("乙", 1), ("甲", 2), ("测评表", 3), ("书面", 4), ("须知", 5)
    ]  # fmt: skip


def test_a_committees_people_handle_the_papers_of_their_items_and_no_others(held):
    meeting, item, _by = held
    committee = make.unit("法制委员会", UnitKind.COMMITTEE)
    officer = make.user(Role.COMMITTEE_OFFICER, committee)
    with pytest.raises(PermissionDenied):
        desk.paper(item, by=officer)
    item.committee = committee
    item.save()
    desk.paper(item, by=officer)
    with pytest.raises(PermissionDenied):
        desk.paper(meeting, by=officer)


def test_a_limit_is_met_when_every_paper_it_waits_for_has_come(held):
    meeting, _item, by = held
    item = chamber.item(meeting, "任免案", kind=ItemKind.APPOINTMENT)
    deadlines.count_back(meeting)
    running = MeetingClock.objects.running().filter(item=item, kind="appointment.submit")
    desk.paper(item, by=by, kind=PaperKind.MOTION)
    assert running.exists()
    desk.paper(item, by=by, kind=PaperKind.NOMINEES)
    assert not running.exists()


def test_one_person_may_be_given_one_paper_and_the_audit_keeps_why(held):
    _meeting, item, by = held
    paper, expert = desk.paper(item, by=by), make.user(name="专家")
    actions.share_paper(paper, by=by, person=expert, why="请专家审阅")
    assert Notice.objects.get(to=expert).link == paper.get_absolute_url()
    with pytest.raises(ValidationError, match="已经有"):
        actions.share_paper(paper, by=by, person=expert, why="再来")
    actions.unshare_paper(paper, by=by, person=expert, why="审阅结束")
    kinds = SecurityEvent.objects.filter(about_id=str(paper.pk)).order_by("pk")
    assert [(event.kind, event.facts["why"]) for event in kinds] == [("granted", "请专家审阅"), ("revoked", "审阅结束")]


def test_a_file_that_cannot_be_brought_to_paper_says_why(held):
    _meeting, item, by = held
    ofd = stored("版式.ofd", by)
    ofd.kind = "ofd"
    ofd.save()
    paper = actions.add_paper(item, by=by, kind=PaperKind.REFERENCE, title="版式文件", file=ofd)
    desk.convert_all()
    assert "OFD" in paper.versions.get().failure and not paper.versions.get().is_underway
