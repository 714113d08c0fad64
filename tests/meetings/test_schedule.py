"""The schedule: proposed from the agenda, ordered by people, its times following from the minutes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localtime

from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.models import Activity, Entry, ItemKind, Presence, Status
from meetings.queries.timetable import doubts, on_agenda, said, slots
from tests import make
from tests.meetings import chamber, personnel
from tests.meetings.chamber import line, sitting

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return chamber.officer()


@pytest.fixture
def meeting():
    """Two days; a report, a decision to vote on, an appointment and a written report."""
    held = chamber.meeting(Status.AGENDA_DRAFTED, closes_on=date(2026, 12, 19), number=12)
    chamber.item(held, reporter_name="高某", reporter_title="区民政局局长")
    chamber.item(held, "关于批准预算调整方案的决议（草案）", ItemKind.RESOLUTION, needs_vote=True)
    chamber.item(held, "人事任免事项", ItemKind.APPOINTMENT, needs_vote=True, secret_ballot=True)
    chamber.item(held, "区人民政府关于环境状况的报告", ItemKind.WRITTEN, written_only=True)
    return held


def lines(meeting):
    return {slot.sitting.name: [said(row.entry) for row in slot.rows] for slot in slots(meeting)}


def test_the_first_proposal_hears_deliberates_and_votes(officer, meeting):
    actions.propose_schedule(meeting, by=officer)
    assert lines(meeting) == {
        "第一次全体会议": [
            "宣布开会，报告出席情况", "通过会议议程（草案）", "听取区人民政府关于养老服务工作情况的报告",
            "听取关于批准预算调整方案的决议（草案）的说明", "听取关于人事任免事项的说明",
        ],
        "分组会议": ["审议区人民政府关于养老服务工作情况的报告", "审议关于批准预算调整方案的决议（草案）", "审议人事任免事项"],
        "第二次全体会议": ["表决关于批准预算调整方案的决议（草案）", "表决人事任免事项", "颁发任命书，宪法宣誓"],
    }  # fmt: skip
    assert doubts(meeting, slots(meeting), on_agenda(meeting)) == []


def test_a_district_that_swears_elsewhere_hands_over_certificates_only(officer, meeting):
    make.rule("appointment.oath_at_meeting", False)
    actions.propose_schedule(meeting, by=officer)
    assert lines(meeting)["第二次全体会议"][-1] == "颁发任命书"


def test_a_schedule_without_the_oath_says_so_where_somebody_must_swear(officer, meeting):
    motion = personnel.motion(officer, status="submitted_to_meeting")
    line = personnel.line(motion, status="submitted_to_meeting")
    meeting.items.filter(kind=ItemKind.APPOINTMENT).update(appointment=motion)
    actions.propose_schedule(meeting, by=officer)
    assert doubts(meeting, slots(meeting), on_agenda(meeting)) == []
    Entry.objects.filter(activity="oath").delete()
    assert doubts(meeting, slots(meeting), on_agenda(meeting)) == ["表决任免以后要在会议上宪法宣誓，日程里还没有。"]
    line.post.needs_oath = False
    line.post.save()
    assert doubts(meeting, slots(meeting), on_agenda(meeting)) == []


def test_a_sitting_that_does_not_fit_the_half_day_begins_in_the_next(officer, meeting):
    actions.propose_schedule(meeting, by=officer)
    times = [f"{localtime(s.starts_at):%d日%H:%M}–{localtime(s.ends_at):%H:%M}" for s in meeting.sittings.all()]
    assert times == ["18日09:00–10:00", "18日10:10–11:00", "18日11:10–11:40"]
    meeting.items.filter(written_only=False).update(minutes=50)
    actions.propose_schedule(meeting, by=officer)
    times = [f"{localtime(s.starts_at):%d日%H:%M}–{localtime(s.ends_at):%H:%M}" for s in meeting.sittings.all()]
    assert times == ["18日09:00–11:40", "18日14:30–15:20", "18日15:30–16:00"]


def test_a_long_agenda_becomes_more_sittings(officer):
    held = chamber.meeting(Status.AGENDA_DRAFTED)
    for n in range(14):
        chamber.item(held, f"区人民政府关于第{n}项工作的报告")
    actions.propose_schedule(held, by=officer)
    assert [str(each) for each in held.sittings.all()] == [
        "第一次全体会议", "第二次全体会议", "第一次分组会议", "第二次分组会议"
    ]  # fmt: skip
    warned = doubts(held, slots(held), on_agenda(held))
    assert "第二次分组会议不在会期（2026年12月18日）之内。" in warned


def test_lead_speakers_get_their_minutes_in_the_deliberation(officer, meeting):
    item = meeting.items.first()
    actions.keep_speakers(item, by=officer, speakers=[(seat, None) for seat in chamber.committee(2)])
    actions.propose_schedule(meeting, by=officer)
    assert Entry.objects.get(item=item, activity=Activity.DELIBERATE).minutes == 30  # two of ten, ten for the others


def test_a_small_body_takes_its_items_in_one_turn(officer):
    held = chamber.meeting(Status.AGENDA_DRAFTED, of=chamber.body("chairs_meeting"))
    chamber.item(held, "研究常委会第十二次会议议程（草案）", ItemKind.OTHER)
    actions.propose_schedule(held, by=officer)
    assert lines(held) == {"会议": ["研究常委会第十二次会议议程（草案）"]}


def test_a_schedule_needs_a_day_and_something_to_do(officer):
    with pytest.raises(ValidationError, match="会议日期还没有定"):
        actions.propose_schedule(chamber.meeting(), by=officer)
    with pytest.raises(ValidationError, match="还没有可以排进日程的议题"):
        chairs = chamber.meeting(Status.AGENDA_DRAFTED, of=chamber.body("chairs_meeting"))
        actions.propose_schedule(chairs, by=officer)


def test_times_follow_from_order_and_minutes_and_too_much_is_said(meeting):
    home = sitting(meeting)
    for minutes in (10, 25, 40):
        line(home, minutes)
    slot = slots(meeting)[0]
    assert [f"{row.starts:%H:%M}" for row in slot.rows] == ["09:00", "09:10", "09:35"]
    assert doubts(meeting, [slot], [])[0] == "第一次全体会议的各项共需 75 分钟，到 10:00 结束还差 15 分钟。"


def test_two_sittings_at_once_are_said_unless_they_are_two_groups(meeting):
    sitting(meeting)
    sitting(meeting, "联组会议", kind="joint")
    one, two = (meeting.groups.create(name=name) for name in ("第一组", "第二组"))
    sitting(meeting, "第一组会议", 14, kind="group", group=one)
    sitting(meeting, "第二组会议", 14, kind="group", group=two)
    said_ = doubts(meeting, slots(meeting), [])
    assert said_ == ["联组会议（09:00）开始时，第一次全体会议还没有结束。"]


def test_what_the_agenda_and_the_schedule_disagree_on_is_said(meeting):
    home, (report, decision, people, written) = sitting(meeting), meeting.items.all()
    line(home, 5, item=decision, activity=Activity.VOTE)
    line(home, 5, item=decision, activity=Activity.EXPLAIN)
    line(home, 5, item=written, activity=Activity.REPORT)
    line(home, 5, item=people, activity=Activity.EXPLAIN)
    assert doubts(meeting, slots(meeting), on_agenda(meeting)) == [
        f"“{written}”是书面报告，不在会上口头报告。",
        f"“{report}”还没有排进日程。",
        f"“{people}”需要表决，日程里还没有表决。",
        f"“{decision}”的表决排在听取或者审议之前。",
    ]


def test_arrange_keeps_the_new_order_across_sittings(officer, meeting):
    morning, noon = sitting(meeting), sitting(meeting, "第二次全体会议", 14)
    first, second, third = line(morning, 5), line(morning, 5), line(noon, 5)
    actions.arrange(meeting, by=officer, order=[(noon.pk, first.pk), (noon.pk, third.pk), (morning.pk, second.pk)])
    assert list(noon.entries.all()) == [first, third]
    actions.move_entry(first, by=officer, up=True)
    assert list(morning.entries.all()) == [second, first]
    actions.move_entry(second, by=officer, up=False)
    assert list(morning.entries.all()) == [first, second]


def test_an_order_of_another_schedule_is_refused(officer, meeting):
    home = sitting(meeting)
    one, _two = line(home, 5), line(home, 5)
    foreign = sitting(chamber.meeting(Status.NOTIFIED))
    for order in ([(home.pk, one.pk)], [(foreign.pk, one.pk), (home.pk, _two.pk)]):
        with pytest.raises(ValidationError, match="已被他人修改"):
            actions.arrange(meeting, by=officer, order=order)


def test_only_the_officer_arranges_and_only_until_the_end(officer, meeting):
    with pytest.raises(NotYours):
        actions.propose_schedule(meeting, by=chamber.seat().deputy.user)
    with pytest.raises(TooLate):
        actions.keep_sitting(chamber.meeting(Status.CLOSED), by=officer, name="全体会议")


def test_two_sittings_of_one_name_would_be_one_in_the_change_sheet(officer, meeting):
    sitting(meeting)
    with pytest.raises(ValidationError) as refused:
        actions.keep_sitting(meeting, by=officer, name="第一次全体会议")
    assert "已经有一场" in refused.value.message_dict["name"][0]


def test_a_sitting_somebody_signed_in_to_is_not_deleted(officer, meeting):
    home = sitting(meeting)
    (person,) = chamber.people(meeting, [chamber.seat()])
    Presence.objects.create(sitting=home, participant=person, state="present", by=officer)
    with pytest.raises(ValidationError, match="已经有签到"):
        actions.drop_sitting(home, by=officer)
    with pytest.raises(ValidationError, match="已经有签到"):
        actions.propose_schedule(meeting, by=officer)
    assert meeting.sittings.get() == home


@pytest.mark.parametrize("more", [1, 12])
def test_the_draft_asks_as_often_for_few_lines_as_for_many(client, officer, meeting, more, django_assert_num_queries):
    client.force_login(officer)
    actions.propose_schedule(meeting, by=officer)
    for n in range(more):
        line(meeting.sittings.last(), 5, item=chamber.item(meeting, f"区人民政府关于第{n}项工作的报告"))
    address = reverse("meetings:schedule", args=[meeting.code])
    client.get(address)
    with django_assert_num_queries(17):
        client.get(address)


@pytest.mark.parametrize(
    ("wrong", "field", "word"),
    [({"day": "0001-01-01"}, "day", "离会期太远"), ({"ends": "08:00"}, "ends", "结束要晚于开始"),
     ({"starts": "25:00"}, "starts", "时间"), ({"name": "第一次全体会议"}, "name", "已经有一场")],
)  # fmt: skip
def test_a_wrong_sitting_is_told_at_its_field(client, officer, meeting, wrong, field, word):
    sitting(meeting)
    client.force_login(officer)
    facts = {"kind": "plenary", "name": "闭幕会", "day": "2026-12-18", "starts": "09:00", "ends": "10:00"} | wrong
    answer = client.post(reverse("meetings:new_sitting", args=[meeting.code]), facts)
    assert word in str(answer.context["form"].errors[field])
    assert meeting.sittings.count() == 1


def test_a_line_is_written_changed_and_taken_away_on_its_page(client, officer, meeting):
    home = sitting(meeting)
    client.force_login(officer)
    facts = {"sitting": home.pk, "activity": "other", "words": "集体学习", "minutes": "20"}
    client.post(reverse("meetings:new_entry", args=[meeting.code]), facts)
    made = home.entries.get()
    address = reverse("meetings:entry", args=[meeting.code, made.pk])
    client.post(address, facts | {"minutes": "35", "remark": "请专家提前到会"})
    assert (home.entries.get().minutes, said(made)) == (35, "集体学习")
    client.post(address, {"drop": "1"})
    assert not home.entries.exists()
