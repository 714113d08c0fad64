"""A supervision topic before a meeting: its day, its papers, its hearing, and the poll that sends it back."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from meetings import actions
from meetings.actions import topics
from meetings.models import ItemKind, MeetingClock, Status
from supervision import actions as supervision
from supervision.models import TopicStatus
from tests import make
from tests.meetings import chamber
from tests.supervision import house as at

pytestmark = pytest.mark.django_db
S = TopicStatus


@pytest.fixture(autouse=True)
def november():
    make.known_years(2025, 2026, 2027)
    make.session()
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False):
        yield


@pytest.fixture
def house():
    return at.gather()


def item_of(topic, kind=ItemKind.REPORT, held=None, status="accepted"):
    matter = chamber.item(held, status=status, kind=kind)
    matter.topic = topic
    matter.save()
    return matter


def test_a_place_on_the_agenda_gives_the_topic_its_day_and_one_ladder_of_reminders(house):
    topic = at.walked(house, S.PREPARING)
    held = chamber.meeting(Status.AGENDA_DRAFTED, opens_on=date(2026, 12, 24))
    actions.place(item_of(topic), by=house.officer, meeting=held)
    topic.refresh_from_db()
    assert topic.meeting_day == date(2026, 12, 24)
    assert topic.clocks.running().get(kind="report.draft").due_on == date(2026, 12, 4)
    assert not MeetingClock.objects.running().filter(kind__startswith="report.").exists()


def test_a_meeting_that_moves_takes_the_topic_s_days_along(house):
    topic = at.walked(house, S.PREPARING)
    held = chamber.meeting(Status.AGENDA_DRAFTED, opens_on=date(2026, 12, 24))
    actions.place(item_of(topic), by=house.officer, meeting=held)
    held.refresh_from_db()
    actions.reschedule(held, by=house.officer, opens_on=date(2026, 12, 29))
    topic.refresh_from_db()
    assert topic.meeting_day == date(2026, 12, 29)
    assert topic.clocks.running().get(kind="report.final").due_on == date(2026, 12, 18)


def test_the_topic_s_files_become_papers_of_the_item_once(house):
    topic = at.walked(house, S.FINAL_RECEIVED)
    topic.papers.filter(purpose="report").update(file=make.stored("报告.pdf"), text="")
    item = item_of(topic)
    (paper,) = topics.take_papers(item, by=house.officer)
    assert (paper.kind, paper.item) == ("report", item)
    with pytest.raises(ValidationError, match="没有新的文件"):
        topics.take_papers(item, by=house.officer)


def in_session(topic, kind):
    held = chamber.meeting(Status.AGENDA_ADOPTED, opens_on=date(2026, 11, 20))
    return item_of(topic, kind, held, status="deliberated")


def test_an_item_that_was_heard_takes_the_topic_on(house):
    topic = at.walked(house, S.DISTRIBUTED)
    item = actions.conclude(in_session(topic, ItemKind.REPORT), by=house.officer, note="审议完毕")
    topic.refresh_from_db()
    assert (topic.status, topic.heard_at, topic.heard_on) == (S.DELIBERATED, item.meeting.short, date(2026, 11, 20))


def test_a_response_judged_unsatisfied_in_the_chamber_starts_the_next_round(house):
    topic = supervision.bring_back(at.walked(house, S.RESPONSE_RECEIVED), by=house.officer)
    held, _people, room, clerk = chamber.in_session()
    item = item_of(topic, ItemKind.RESPONSE, held, status="deliberated")
    vote = actions.prepare_vote(item, by=clerk, subject="poll", method="machine", question="研究处理情况")
    vote = actions.start_vote(vote, by=clerk, sitting=room)
    actions.count_votes(vote, by=clerk, figures={vote.lines.get().pk: {"yes": 1, "no": 4}})
    actions.conclude(item, by=clerk, note="测评不满意")
    topic.refresh_from_db()
    assert (topic.status, topic.round, topic.polls.get(of="response").total) == (S.OPINION_ISSUED, 2, 5)


def test_the_pages_of_topic_and_item_lead_to_each_other(house, client):
    topic = at.walked(house, S.FINAL_RECEIVED)
    topic.papers.filter(purpose="report").update(file=make.stored("报告.pdf"), text="")
    item = item_of(topic)
    client.force_login(house.officer)
    assert item.get_absolute_url() in client.get(topic.get_absolute_url()).content.decode()
    page = client.get(item.get_absolute_url()).content.decode()
    assert topic.get_absolute_url() in page and "取用监督议题文件" in page
    assert client.get(f"/meetings/items/{item.code}/papers/take/").status_code == 200
    assert client.post(f"/meetings/items/{item.code}/papers/take/").status_code == 302
    assert item.papers.count() == 1
