"""会议通知: an official paper and a word to each person; later than the limit only with a reason."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from congress.accounts.models import Role
from congress.notices.kinds import kind_of
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.workflow.flow import TooLate
from meetings import actions
from meetings.documents import notice as sheet
from meetings.models import Answer, BodyKind, Capacity, MeetingEntry, MeetingNotice, Status
from meetings.queries.people import Candidate
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db
WORDS = {"at": time(9, 0), "reply_by": date(2026, 12, 15), "contact": "李会务 010-62220000"}


@pytest.fixture
def office():
    return make.unit("望川区人大常委会办公室", UnitKind.OFFICE, doc_prefix="望人常办")


@pytest.fixture
def meeting(time_machine, office):
    """Drawn up, its list made: three members, the government, a department and a deputy by invitation."""
    time_machine.move_to("2026-12-08 10:00+08:00", tick=False)
    drawn = chamber.meeting(Status.AGENDA_DRAFTED, number=12)
    chamber.people(drawn, chamber.committee(3), Answer.INVITED)
    for capacity, name, kind in (
        ("by_law", "望川区人民政府", UnitKind.GOVERNMENT),
        ("by_custom", "区水务局", UnitKind.DEPARTMENT),
    ):
        drawn.participants.create(capacity=capacity, unit=make.unit(name, kind), title=f"{name}负责人")
    guest = make.deputy("赵代表")
    drawn.participants.create(capacity="invited", deputy=guest, name=guest.name)
    drawn.participants.create(capacity="observer", name="刘公民")
    chamber.item(drawn)
    return drawn


def send(meeting, office, **changed):
    return actions.notify(meeting, by=chamber.officer(), office=office, **(WORDS | changed))


def test_the_notice_is_numbered_stored_and_told(meeting, office):
    water, cabinet = make.unit("区水务局"), make.unit("望川区政府办", UnitKind.DISPATCHER)
    handler, dispatcher = make.user(Role.HANDLER, water), make.user(Role.DISPATCHER, cabinet)
    paper = send(meeting, office)
    meeting.refresh_from_db()
    assert (meeting.status, meeting.contact, paper.doc_no) == (Status.NOTIFIED, WORDS["contact"], "望人常办〔2026〕1号")
    told = {notice.to_id: notice.link for notice in Notice.objects.filter(kind="meeting_called")}
    assert told[handler.pk] == meeting.participants.get(unit=water).get_absolute_url()
    assert set(told) >= {handler.pk, dispatcher.pk} and len(told) == 3 + 1 + 2
    assert MeetingEntry.objects.get(step="notify").line == "望人常办〔2026〕1号，名单7位（个），平台通知6人"


def test_the_paper_says_when_where_what_and_who(meeting, office):
    facts = send(meeting, office).facts
    assert facts["title"] == "关于召开望川区第十八届人民代表大会常务委员会第十二次会议的通知"
    assert facts["time"] == "2026年12月18日（星期五）上午9时，会期1天"
    assert facts["agenda"] == ["区人民政府关于养老服务工作情况的报告"]
    assert [(group["label"], group["names"], group["count"]) for group in facts["people"]] == [
        ("出席", "委员0、委员1、委员2", 3), ("依法列席", "望川区人民政府负责人", 1),
        ("通常列席", "区水务局负责人", 1), ("邀请列席", "赵代表", 1),
    ]  # fmt: skip
    assert "刘公民" not in str(facts) and facts["requirements"][0].startswith("请于12月15日前")


@pytest.mark.parametrize(
    ("at", "words"), [(time(8, 30), "上午8时30分"), (time(12, 0), "下午12时"), (time(14, 30), "下午2时30分")]
)
def test_the_hour_is_said_as_people_say_it(at, words):
    held = chamber.meeting(Status.AGENDA_DRAFTED, closes_on=date(2026, 12, 19))
    assert sheet.said_time(held, at) == f"2026年12月18日（星期五）{words}，会期2天"


def test_a_late_notice_needs_a_reason_unless_called_at_short_notice(meeting, office, time_machine):
    time_machine.move_to("2026-12-12 10:00+08:00", tick=False)
    with pytest.raises(ValidationError, match="变通的原因"):
        send(meeting, office)
    type(meeting).objects.update(is_urgent=True)
    assert send(meeting, office).late_reason == ""


def test_the_reason_of_a_late_notice_is_kept(meeting, office, time_machine):
    time_machine.move_to("2026-12-12 10:00+08:00", tick=False)
    assert send(meeting, office, late_reason="防汛会商推迟").late_reason == "防汛会商推迟"
    assert MeetingEntry.objects.get(step="notify").facts["late_reason"] == "防汛会商推迟"


def test_the_chairs_meeting_has_its_own_two_days(office, time_machine):
    time_machine.move_to("2026-12-12 10:00+08:00", tick=False)
    chamber.committee(3)
    chairs = chamber.meeting(Status.AGENDA_DRAFTED, of=chamber.body(BodyKind.CHAIRS_MEETING))
    chairs.participants.create(capacity=Capacity.MEMBER, name="主任")
    assert send(chairs, office).late_reason == ""


def test_nothing_goes_out_before_date_place_and_members_are_there(office):
    bare = chamber.meeting(Status.AGENDA_DRAFTED, place="")
    for change, words in (({}, "地点"), ({"place": "会议厅"}, "组成人员")):
        type(bare).objects.filter(pk=bare.pk).update(**change)
        with pytest.raises(TooLate, match=words):
            send(bare, office)


def test_an_office_without_its_own_prefix_is_told_where_to_write_it(meeting):
    with pytest.raises(ValidationError, match="机关代字"):
        send(meeting, make.unit("某办公室", UnitKind.OFFICE))
    assert not MeetingNotice.objects.exists()


def test_a_notice_that_went_out_is_never_changed(meeting, office):
    paper = send(meeting, office)
    with pytest.raises(IntegrityError), transaction.atomic():
        MeetingNotice.objects.filter(pk=paper.pk).update(doc_no="别的")


def test_who_is_put_on_the_list_later_hears_at_once_and_the_others_do_not_again(meeting, office):
    send(meeting, office)
    before, late = Notice.objects.count(), make.deputy("后来")
    found = Candidate(f"d{late.pk}", Capacity.INVITED, late.name, deputy=late)
    actions.invite(meeting, by=chamber.officer(), people=[found])
    assert [notice.to for notice in Notice.objects.order_by("pk")[before:]] == [late.user]


def test_who_has_not_answered_is_asked_the_day_before_and_once_after(meeting, office, time_machine):
    send(meeting, office)
    actions.confirm(meeting.participants.filter(capacity="member").first(), by=chamber.officer())
    counts = [actions.remind_unanswered(today=date(2026, 12, day)) for day in (13, 14, 15, 16, 17, 19)]
    assert counts == [0, 3, 3, 3, 3, 0]
    kinds = Notice.objects.filter(kind="meeting_remind_answer")
    assert kinds.count() == 2 * 3, "each of the three is told twice, however often the clock asks"


def test_a_new_place_is_told_once_to_everybody_also_to_who_answers_for_a_unit(meeting, office):
    handler = make.user(Role.HANDLER, make.unit("区水务局"))
    actions.revise(meeting, by=chamber.officer(), place="四楼")
    assert not Notice.objects.exists()  # nobody had been told of any place
    send(meeting, office)
    for place in ("五楼会议厅", "五楼会议厅"):
        actions.revise(meeting, by=chamber.officer(), place=place)
    told = Notice.objects.filter(kind="meeting_relocated")
    assert handler.pk in set(told.values_list("to", flat=True)) and told.count() == 3 + 1 + 1
    assert "原定四楼，改为五楼会议厅" in told[0].text


def test_the_office_urges_in_its_own_words(meeting, office):
    send(meeting, office)
    assert actions.urge(meeting, by=chamber.officer(), note="请今天回复") == 4
    assert "请今天回复" in Notice.objects.filter(kind="meeting_urged").first().text
    meeting.participants.update(status=Answer.CONFIRMED)
    with pytest.raises(TooLate, match="都已经回复"):
        actions.urge(meeting, by=chamber.officer())


def test_a_notice_of_a_cancelled_meeting_or_to_who_was_struck_off_is_not_sent(meeting, office):
    send(meeting, office)
    guest = meeting.participants.get(capacity="invited")
    actions.drop(guest, by=chamber.officer(), note="名额调整")
    still = kind_of("meeting_called").still_true
    told = list(Notice.objects.filter(kind="meeting_called").select_related("to"))
    assert {notice.to_id for notice in told if notice.pk in still(told)} == {guest.account.pk}
    type(meeting).objects.update(status=Status.CANCELLED)
    assert len(still(told)) == len(told)


def test_the_page_previews_without_a_number_and_sends(client, meeting, office, papers_unprinted, monkeypatch):
    officer = make.user(Role.MEETING_OFFICER, office, name="会务")
    client.force_login(officer)
    fields = {"at": "09:00", "reply_by": "2026-12-15", "contact": "李会务", "requirements": "准时到会"}
    seen = client.post(reverse("meetings:preview_notice", args=[meeting.code]), fields)
    assert "望人常办〔2026〕　号" in seen.content.decode() and not MeetingNotice.objects.exists()
    assert client.post(reverse("meetings:notify", args=[meeting.code]), fields).status_code == 302
    paper = client.get(reverse("meetings:notice", args=[meeting.code])).content.decode()
    assert "望人常办〔2026〕1号" in paper and "准时到会" in paper
