"""What the public reads of a meeting is what the guard let out, and nothing else."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from meetings import actions
from meetings.models import BallotLine, Meeting, PaperVersion, Status
from meetings.queries.papers import publishable
from tests.make import stored
from tests.meetings import aftermath, chamber, desk

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


def test_a_paper_marked_as_publishable_is_read_by_everybody_until_it_is_taken_back(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    held = aftermath.voted()
    out, inner = (aftermath.sent_paper(held.item, title) for title in ("公开的报告", "内部的报告"))
    meeting = actions.close(held.meeting, by=held.clerk)
    actions.publish_early(meeting, by=held.clerk, papers=[out])
    said = page_of(client, meeting).text
    assert "公开的报告" in said and "内部的报告" not in said
    files = [reverse("meetings:public_paper", args=[meeting.code, each.sheet_id]) for each in (out, inner)]
    assert [client.get(file).status_code for file in files] == [200, 404]
    actions.publish_early(meeting, by=held.clerk)
    assert client.get(files[0]).status_code == 404


def test_no_paper_that_is_confidential_withdrawn_or_not_sent_is_offered(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    held = aftermath.voted()
    open_one, gone, unsent = (aftermath.sent_paper(held.item, title) for title in ("甲", "乙", "丙"))
    actions.withdraw_paper(gone.paper, by=held.clerk, note="有误")
    PaperVersion.objects.filter(pk=unsent.pk).update(sent_at=None)
    desk.paper(held.item, title="丁", confidential=True).versions.update(sent_at=now(), sheet=stored())
    assert list(publishable(held.meeting)) == [open_one]


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
