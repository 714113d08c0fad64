"""会后: decisions, minutes, periodicals, publication and the file of one meeting."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from congress.pages.dates import full_day
from congress.printing import pdf
from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.documents import after as sheet
from meetings.models import Decision, MeetingClock, Publication, Status
from meetings.queries import outcome
from tests import make
from tests.journeys.stage import Paper
from tests.meetings import aftermath, chamber

pytestmark = pytest.mark.django_db
WORDS = {"kind": "decision", "title": "关于批准2025年区级决算的决议", "text": "会议决定：\n批准决算。"}


@pytest.fixture
def held(time_machine):
    time_machine.move_to("2026-12-18 15:00+08:00", tick=False)
    return aftermath.voted()


@pytest.fixture
def closed(held):
    return held._replace(meeting=actions.close(held.meeting, by=held.clerk))


def decided(held, **changed):
    facts = WORDS | {"numbered": True} | changed
    return actions.decide(held.item, by=held.clerk, office=held.office, **facts)


def issued(closed):
    actions.draft_minutes(closed.meeting, by=closed.clerk, **sheet.draft_minutes(closed.meeting))
    actions.issue_minutes(closed.meeting, by=closed.clerk, office=closed.office, signed_by="王主任")
    closed.meeting.refresh_from_db()
    return closed.meeting


def test_closing_starts_the_clocks_of_minutes_and_publication(closed):
    found = dict(MeetingClock.objects.filter(meeting=closed.meeting).values_list("kind", "due_on"))
    assert found["meeting.publish"] == date(2026, 12, 23)
    assert found["meeting.minutes"] == date(2026, 12, 29)


def test_a_decision_has_its_words_day_and_number(closed):
    paper = decided(closed)
    assert (paper.doc_no, paper.adopted_on, paper.vote) == ("望人常发〔2026〕1号", date(2026, 12, 18), closed.vote)
    assert paper.bracket == f"（2026年12月18日{closed.meeting.title}通过）"
    with pytest.raises(TooLate, match="已经编号"):
        decided(closed)


def test_a_draft_without_number_may_be_changed_and_takes_no_number(closed):
    first = decided(closed, numbered=False)
    second = decided(closed, numbered=False, title="改了的标题")
    assert (first.pk, second.title, second.doc_no) == (second.pk, "改了的标题", "")
    assert decided(closed).doc_no.endswith("1号")


def test_what_is_withheld_needs_a_reason(closed):
    with pytest.raises(ValidationError, match="写明原因"):
        decided(closed, publishable=False)
    assert not Decision.objects.exists()


def test_only_the_office_decides_on_words_and_only_of_what_passed(closed):
    with pytest.raises(NotYours):
        actions.decide(closed.item, by=make.user(Role.COORDINATOR), office=closed.office, **WORDS)
    failed = chamber.item(closed.meeting, status="failed")
    with pytest.raises(TooLate):
        actions.decide(failed, by=closed.clerk, office=closed.office, **WORDS)


def test_of_persons_only_those_carried_are_listed(closed):
    aftermath.persons(closed)
    drawn = sheet.draft_decision(closed.meeting.items.get(kind="appointment"))
    assert drawn["kind"] == "appointments"
    assert drawn["text"] == "任命甲为区某局局长。"


def test_minutes_are_drafted_from_the_record_without_reasons_of_leave(closed):
    drawn = sheet.draft_minutes(closed.meeting)
    assert (drawn["present"], drawn["on_leave"]) == ("委员0、委员1、委员2", "委员3")
    assert "应出席组成人员5名，实际出席3名" in drawn["text"]
    assert "3 票赞成" in drawn["text"]
    assert "手术" not in str(drawn) and "内部备注" not in str(drawn)


def test_who_was_away_is_not_said_to_guests(closed):
    drawn = sheet.draft_minutes(closed.meeting) | {"on_leave": "张某", "absent": "李某"}
    actions.draft_minutes(closed.meeting, by=closed.clerk, **drawn)
    said = [sheet.minutes(closed.meeting.minutes, names_absent=seen)["rolls"] for seen in (True, False)]
    assert [[roll["label"] for roll in rolls][:3] for rolls in said] == [["出席", "请假", "缺席"], ["出席"]]


def test_minutes_are_numbered_and_their_clock_is_met(closed):
    with pytest.raises(TooLate, match="起草"):
        actions.issue_minutes(closed.meeting, by=closed.clerk, office=closed.office, signed_by="王主任")
    meeting = issued(closed)
    assert (meeting.status, meeting.minutes.doc_no) == (Status.MINUTES_ISSUED, "望人常纪〔2026〕1号")
    assert MeetingClock.objects.get(meeting=meeting, kind="meeting.minutes").met_at


def test_a_brief_holds_confirmed_speeches_only(closed):
    with pytest.raises(TooLate, match="本人已核对"):
        actions.issue_bulletin(closed.meeting, by=closed.clerk, kind="brief")
    aftermath.speeches(closed)
    paper = actions.issue_bulletin(closed.meeting, by=closed.clerk, kind="brief")
    assert "已核对的发言" in str(paper.content) and "没有核对" not in str(paper.content)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(paper).objects.update(number=9)


def test_a_gazette_holds_numbered_decisions_that_may_be_public(closed):
    decided(closed, publishable=False, withheld_why="涉密")
    with pytest.raises(ValidationError, match="不能编印"):
        actions.issue_bulletin(closed.meeting, by=closed.clerk, kind="gazette")


def test_a_public_notice_of_persons_says_who_was_appointed_and_waits_for_the_number(closed):
    item = aftermath.persons(closed).item
    facts = {"kind": "appointments", "title": "任命名单", "text": "决定任命：\n甲为区某局局长。"}
    decide = {"by": closed.clerk, "office": closed.office, **facts}
    actions.decide(item, **decide)
    with pytest.raises(ValidationError, match="没有已编号、可以公布的任免名单"):
        actions.issue_bulletin(closed.meeting, by=closed.clerk, kind="notice")
    actions.decide(item, **decide, numbered=True)
    decided(closed)  # a resolution is announced elsewhere
    paper = actions.issue_bulletin(closed.meeting, by=closed.clerk, kind="notice")
    drawn = sheet.public_notice(paper)
    year = localdate().year
    assert (drawn["mark"], drawn["number"]) == ("望川区人民代表大会常务委员会公告", f"〔{year}〕第1号")
    assert (
        drawn["opening"].endswith("通过下列人事任免事项，现予公告。")
        and full_day(item.votes.get().held_on) in drawn["opening"]
    )
    assert [part["lines"] for part in drawn["parts"]] == [["决定任命：", "甲为区某局局长。"]]
    assert "乙" not in str(paper.content)
    text = Paper(pdf.render("meetings/public_notice.html", drawn, title="公告")).text
    assert "甲为区某局局长。" in text and text.startswith("望川区人民代表大会常务委员会公告")


def test_only_what_was_ticked_is_published_and_the_clock_is_met(closed):
    paper = decided(closed)
    out = actions.publish_early(closed.meeting, by=closed.clerk, items=[closed.item], decisions=[paper])
    assert [each["doc_no"] for each in out.content["decisions"]] == [paper.doc_no]
    assert MeetingClock.objects.get(meeting=closed.meeting, kind="meeting.publish").met_at
    meeting = issued(closed)
    actions.publish(meeting, by=closed.clerk)
    meeting.refresh_from_db()
    assert meeting.status == Status.PUBLISHED and outcome.latest(meeting).content["decisions"] == []


@pytest.mark.parametrize(("changed", "words"), [({"numbered": False}, "文号"),
                                                ({"publishable": False, "withheld_why": "涉密"}, "不公布")])  # fmt: skip
def test_what_is_withheld_or_unnumbered_is_refused_even_when_asked_for(closed, changed, words):
    paper = decided(closed, **changed)
    with pytest.raises(ValidationError, match=words):
        actions.publish_early(closed.meeting, by=closed.clerk, decisions=[paper])
    assert not Publication.objects.exists()


def test_names_are_not_announced_before_the_vote():
    coming = chamber.meeting(Status.NOTIFIED)
    person = chamber.item(coming, "关于提请任命甲的议案", "appointment")
    report = chamber.item(coming)
    out = actions.announce(coming, by=chamber.officer(), items=[person, report])
    assert [item["title"] for item in out.content["items"]] == [report.title]


def test_a_meeting_of_the_chairs_is_not_published():
    chairs = chamber.meeting(Status.NOTIFIED, of=chamber.body("chairs_meeting"))
    with pytest.raises(TooLate, match="不对外公布"):
        actions.announce(chairs, by=chamber.officer())


def test_the_file_is_closed_with_a_word_about_what_is_missing(closed):
    meeting = issued(closed)
    with pytest.raises(TooLate, match="还没有公布"):
        actions.archive(meeting, by=closed.clerk)
    actions.publish(meeting, by=closed.clerk)
    with pytest.raises(ValidationError, match="会议通知"):
        actions.archive(meeting, by=closed.clerk)
    actions.archive(meeting, by=closed.clerk, note="通知以纸质发出")
    meeting.refresh_from_db()
    assert meeting.status == Status.ARCHIVED


def test_the_office_walks_from_closing_to_the_file_by_its_pages(client, closed, papers_unprinted):
    client.force_login(make.user(Role.MEETING_OFFICER, closed.office, name="会务"))
    code, item = closed.meeting.code, closed.item
    ask = lambda name, data: client.post(reverse(f"meetings:{name}", args=[code]), data)  # noqa: E731
    drawn = client.get(reverse("meetings:decide", args=[item.code]))
    assert "关于批准决算的决议" in drawn.text
    client.post(reverse("meetings:decide", args=[item.code]), WORDS | {"publishable": "on", "numbered": "on"})
    page = client.get(reverse("meetings:draft_minutes", args=[code])).context["form"].initial
    ask("draft_minutes", page)
    ask("issue_minutes", {"signed_by": "王主任"})
    guard = client.get(reverse("meetings:publish", args=[code])).text
    assert WORDS["title"] in guard and "将向社会公开" in guard
    ask("publish", {"items": [item.pk], "decisions": [item.decision.pk]})
    assert ask("archive", {"note": ""}).status_code == 200
    ask("archive", {"note": "通知以纸质发出"})
    closed.meeting.refresh_from_db()
    assert closed.meeting.status == Status.ARCHIVED
    page = client.get(reverse("meetings:after", args=[code])).text
    assert "望人常发〔2026〕1号" in page and "望人常纪〔2026〕1号" in page
    for name in ("minutes", "file_list"):
        assert client.get(reverse(f"meetings:{name}", args=[code])).status_code == 200


def test_drafts_are_the_offices(client, closed, papers_unprinted):
    paper = decided(closed, numbered=False)
    client.force_login(closed.people[0].account)
    assert client.get(paper.get_absolute_url()).status_code == 404
    decided(closed)
    assert client.get(paper.get_absolute_url()).status_code == 200
    client.force_login(make.user(Role.HANDLER, make.unit("外局", UnitKind.DEPARTMENT)))
    assert client.get(paper.get_absolute_url()).status_code == 404
