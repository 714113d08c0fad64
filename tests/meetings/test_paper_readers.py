"""Each audience × each flag × each time, written down as a table."""

import pytest

from congress.accounts import grants
from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings.models import Answer, BodyKind, Capacity, Paper, Status
from meetings.queries import papers as reading
from tests import make
from tests.meetings import chamber, desk

pytestmark = pytest.mark.django_db

FLAGS = {
    "plain": {}, "confidential": {"confidential": True}, "take_back": {"take_back": True},
    "publishable": {"publishable": True}, "other": {}, "wide": {},
}  # fmt: skip
ALL = set(FLAGS)
# who reads which papers: when prepared only, when sent, when the meeting is closed, when it is published
TABLE = {
    "officer": (ALL, ALL, ALL, ALL),
    "leader": (ALL, ALL, ALL, ALL),
    "member": (set(), ALL, ALL - {"take_back"}, ALL - {"take_back"}),
    "member on leave": (set(), ALL, ALL - {"take_back"}, ALL - {"take_back"}),
    "guest for all": (set(), ALL - {"confidential"}, *[ALL - {"confidential", "take_back"}] * 2),
    "guest for one item": (set(), ALL - {"confidential", "other"}, *[ALL - {"confidential", "take_back", "other"}] * 2),
    "guest who declined": (set(), set(), set(), set()),
    "waiting deputy": (set(), set(), set(), {"publishable"}),
    "signed-up deputy": (set(), ALL - {"confidential"}, *[ALL - {"confidential", "take_back"}] * 2),
    "observer": (set(), set(), set(), set()),
    "deputy": (set(), set(), set(), {"publishable"}),
    "expert with a grant": ({"confidential"}, {"confidential"}, {"confidential"}, {"confidential"}),
    "stranger": (set(), set(), set(), set()),
}
STAGES = (None, Status.PAPERS_SENT, Status.CLOSED, Status.PUBLISHED)


@pytest.fixture
def hall():
    meeting = chamber.meeting(Status.NOTIFIED)
    first, second = chamber.item(meeting), chamber.item(meeting, "另一项报告")
    by = chamber.officer()
    for name, flags in FLAGS.items():
        case = {"other": second, "wide": meeting}.get(name, first)
        desk.paper(case, by=by, title=name, **flags)
    return meeting, first, by


def people(meeting, item, by):
    seats = chamber.committee(3)
    chamber.people(meeting, [seats[2]], status=Answer.LEAVE_APPROVED)
    waiting, signed, deputy = make.deputy("候补"), make.deputy("报名"), make.deputy("别人")
    for one, status in ((waiting, Answer.WAITING), (signed, Answer.CONFIRMED)):
        meeting.participants.create(capacity=Capacity.SIGNED_UP, deputy=one, name=one.name, status=status)
    expert = make.user(name="专家")
    grants.grant(expert, reading.READ, Paper.objects.get(title="confidential"), by=by, why="请专家审阅")
    return {
        "officer": by, "leader": make.user(Role.LEADER, make.unit("望川区人大常委会", UnitKind.CONGRESS)),
        "member": seats[1].deputy.user, "member on leave": seats[2].deputy.user,
        "guest for all": desk.guest(meeting), "guest for one item": desk.guest(meeting, item),
        "guest who declined": desk.guest(meeting, status=Answer.DECLINED), "waiting deputy": waiting.user,
        "signed-up deputy": signed.user, "observer": desk.guest(meeting, capacity=Capacity.OBSERVER),
        "deputy": deputy.user, "expert with a grant": expert, "stranger": make.user(Role.HANDLER, make.unit()),
    }  # fmt: skip


def reads(user, meeting) -> set[str]:
    return {paper.title for paper in reading.papers_for(user, meeting)}


@pytest.mark.parametrize("place", range(4))
def test_each_audience_reads_what_the_table_says(hall, place):
    meeting, item, by = hall
    everybody = people(meeting, item, by)
    if STAGES[place]:
        desk.sent(meeting)
        meeting.status = STAGES[place]
        meeting.save()
    assert {who: reads(user, meeting) for who, user in everybody.items()} == {
        who: rows[place] for who, rows in TABLE.items()
    }
    for user in everybody.values():
        for paper in Paper.objects.all():
            assert bool(reading.paper_visible_to(user, paper.code)) == (paper.title in reads(user, meeting))


def test_what_lies_before_the_party_group_is_for_the_office_that_keeps_it():
    meeting = chamber.meeting(Status.NOTIFIED, of=chamber.body(BodyKind.PARTY_GROUP))
    desk.paper(meeting, title="党组")
    desk.sent(meeting)
    assert reads(make.user(Role.LEADER, make.unit("望川区人大常委会", UnitKind.CONGRESS)), meeting) == set()


def test_a_grant_ends_with_its_revocation_and_with_the_meeting_where_the_paper_is_taken_back(hall):
    meeting, _item, by = hall
    expert, paper = make.user(name="专家"), Paper.objects.get(title="take_back")
    grants.grant(expert, reading.READ, paper, by=by, why="请专家审阅")
    assert reads(expert, meeting) == {"take_back"}
    meeting.status = Status.CLOSED
    meeting.save()
    assert reads(expert, meeting) == set()
    meeting.status = Status.NOTIFIED
    grants.revoke(expert, reading.READ, paper, by=by, why="审阅结束")
    assert reads(expert, meeting) == set()


def test_a_unit_asked_to_two_items_by_two_rows_reads_both(hall):
    meeting, item, _by = hall
    water = make.unit("区水务局")
    for one in meeting.items.all():
        meeting.participants.create(capacity=Capacity.BY_CUSTOM, unit=water).items.set([one])
    desk.sent(meeting)
    assert reads(make.user(Role.HANDLER, water), meeting) == ALL - {"confidential"}


def test_readers_keep_the_version_that_was_sent_until_the_next_is(hall):
    meeting, _item, by = hall
    member = chamber.committee(3)[1].deputy.user
    desk.sent(meeting)
    paper = Paper.objects.get(title="plain")
    desk.actions.replace_paper(paper, by=by, body="改过的正文", note="数字更正")
    assert reading.paper_visible_to(member, paper.code).shown.number == 1
    assert reading.paper_visible_to(by, paper.code).shown.number == 2
    assert [row.title for row in reading.to_send(meeting)] == ["plain"]
