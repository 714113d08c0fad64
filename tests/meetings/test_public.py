"""What the public reads of a meeting is what the guard let out, and nothing else."""

import pytest
from django.urls import reverse

from meetings import actions
from meetings.models import BallotLine, Meeting, Status
from tests.meetings import aftermath, chamber

pytestmark = pytest.mark.django_db
LIST = reverse("meetings:public")


def page_of(client, meeting):
    return client.get(reverse("meetings:public_meeting", args=[meeting.code]))


def test_nothing_is_public_before_it_was_let_out(client):
    for status in Status:
        hidden = chamber.meeting(status)
        assert page_of(client, hidden).status_code == 404
    assert "还没有公布的会议" in client.get(LIST).text


def test_an_announced_meeting_is_listed_with_its_agenda(client):
    coming = chamber.meeting(Status.NOTIFIED)
    item = chamber.item(coming)
    actions.announce(coming, by=chamber.officer(), items=[item])
    assert coming.title in client.get(LIST).text
    assert item.title in page_of(client, coming).text


def test_a_cancelled_meeting_is_gone(client):
    coming = chamber.meeting(Status.NOTIFIED)
    actions.announce(coming, by=chamber.officer())
    Meeting.objects.update(status=Status.CANCELLED)
    assert page_of(client, coming).status_code == 404
    assert coming.title not in client.get(LIST).text


def test_what_is_changed_inside_does_not_change_what_is_public(client):
    coming = chamber.meeting(Status.NOTIFIED)
    item = chamber.item(coming)
    actions.announce(coming, by=chamber.officer(), items=[item])
    type(item).objects.update(title="改成了内部的题目")
    assert "改成了内部的题目" not in page_of(client, coming).text


def test_nothing_internal_leaks(client):
    held = aftermath.voted()
    aftermath.speeches(held)
    aftermath.persons(held)
    secret = chamber.item(held.meeting, "没有勾选的议题", status="concluded", outcome="内部结果")
    facts = {"kind": "decision", "title": "可以公布的决定", "text": "全文在此。", "numbered": True}
    paper = actions.decide(held.item, by=held.clerk, office=held.office, **facts)
    meeting = actions.close(held.meeting, by=held.clerk)
    actions.publish_early(meeting, by=held.clerk, items=[held.item], decisions=[paper])
    said = client.get(LIST).text + page_of(client, meeting).text
    assert "全文在此" in said and "3 票赞成" in said and paper.doc_no in said
    names = [person.name for person in held.people]
    inner = [aftermath.INNER, aftermath.REASON, "手术", secret.title, "内部结果", "发言", *names, held.clerk.name]
    inner += list(BallotLine.objects.filter(vote__subject="persons").values_list("text", flat=True))
    assert [word for word in inner if word in said] == []


def test_nobody_is_shown_as_voted_down(client):
    held = aftermath.voted()
    aftermath.persons(held)
    meeting = actions.close(held.meeting, by=held.clerk)
    actions.publish_early(meeting, by=held.clerk, items=meeting.items.filter(kind="appointment"))
    said = page_of(client, meeting).text
    assert "任命甲为区某局局长" in said and "任命乙" not in said


def test_the_list_is_the_same_number_of_queries_for_one_and_for_three(client, django_assert_num_queries):
    clerk = chamber.officer()
    for count in (1, 2):
        for _ in range(count):
            actions.announce(chamber.meeting(Status.NOTIFIED), by=clerk)
        with django_assert_num_queries(3):
            client.get(LIST)
