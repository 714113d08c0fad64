"""hold_meeting: a list of cases with a row on each (list_for_meeting, drop_from_meeting); and the desk of dispatch."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from congress.printing import pdf
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, documents
from proposals.models import HandOverMeeting, Part, Status
from proposals.queries import hand_over
from tests import make
from tests.proposals import road

FORM = {
    "title": "十八届五次会议代表建议交办会",
    "held_on": date(2026, 3, 12),
    "begins_at": time(9, 30),
    "place": "一号会议室",
}


def held(cast, *cases, **form):
    return actions.hold_meeting(by=cast.li, cases=cases, **{**FORM, **form})


def rows(case, step):
    return list(case.entries.filter(step=step).values_list("facts__meeting", "facts__on"))


def test_every_case_on_the_list_keeps_a_row_of_it(cast):
    case = road.registered(cast)
    held(cast, case)

    assert rows(case, "list_for_meeting") == [("十八届五次会议代表建议交办会", "2026-03-12")]
    case.refresh_from_db()
    assert case.status == Status.REGISTERED


def test_a_changed_list_tells_what_came_and_what_went(cast):
    first, second = road.registered(cast), road.assigned(cast)
    meeting = held(cast, first)
    actions.hold_meeting(by=cast.li, cases=[second], meeting=meeting, place="二号会议室")

    assert (len(rows(first, "drop_from_meeting")), len(rows(second, "list_for_meeting"))) == (1, 1)
    assert list(meeting.cases.all()) == [second] and meeting.place == "二号会议室"


def test_only_the_office_calls_one_and_never_over_nothing(cast):
    case = road.registered(cast)
    with pytest.raises(NotYours):
        actions.hold_meeting(by=cast.wang, cases=[case], **FORM)
    with pytest.raises(ValidationError, match="请选择列入清单的建议"):
        held(cast)
    assert not HandOverMeeting.objects.exists()


def test_what_is_answered_is_not_handed_over_any_more(cast):
    case = road.replied(cast)
    with pytest.raises(TooLate):
        held(cast, case)
    assert case not in hand_over.may_be_listed()


def test_others_read_of_a_meeting_what_they_may_know_of(cast):
    ours, theirs = road.assigned(cast), road.registered(cast)
    meeting = held(cast, ours, theirs)

    assert list(hand_over.cases_of(cast.wang, meeting)) == [ours]
    assert hand_over.meetings_for(cast.wang).get() == meeting
    assert not hand_over.meetings_for(cast.outsider).exists()


def test_the_printed_list_names_the_units_or_whom_the_deputy_wishes(cast):
    given, waiting = road.assigned(cast), road.registered(cast)
    waiting.preferred_units.add(cast.fire)
    meeting = held(cast, given, waiting)

    listed = documents.hand_over_list(meeting, hand_over.cases_of(cast.li, meeting))
    units = {row["number"]: row["units"] for row in listed["rows"]}
    assert units[given.number] == "主办：区水务局；会办：区消防救援大队"
    assert units[waiting.number] == "（代表建议：区消防救援大队）"
    assert pdf.render("proposals/hand_over_list.html", listed).startswith(b"%PDF")


def test_the_pages_call_change_and_list_it(cast, client):
    case = road.registered(cast)
    client.force_login(cast.li)
    form = {"title": "交办会", "held_on": "2026-03-12", "begins_at": "09:30", "place": "一号会议室", "cases": [case.pk]}

    assert (
        "请选择列入清单的建议。"
        in client.post("/proposals/hand_over_meetings/hold/", {**form, "cases": []}).content.decode()
    )
    shown = client.post("/proposals/hand_over_meetings/hold/", form, follow=True).content.decode()
    assert case.number in shown and "一号会议室" in shown
    meeting = HandOverMeeting.objects.get()
    changed = client.post(f"{meeting.get_absolute_url()}change/", {**form, "place": "礼堂"}, follow=True)
    assert "礼堂" in changed.content.decode()
    assert "礼堂" in client.get("/proposals/hand_over_meetings/").content.decode()
    client.force_login(cast.wang)
    assert client.get("/proposals/hand_over_meetings/hold/").status_code == 403


def test_the_desk_shows_the_governments_shares_and_no_others(cast, client):
    desk = make.unit("望川区人民政府办公室", UnitKind.DISPATCHER, short_name="区政府办")
    court = make.unit("望川区人民法院", UnitKind.COURT, short_name="区法院")
    shares = [(desk, Part.DISPATCH, ""), (court, Part.SEPARATE, "执行")]
    actions.assign(road.registered(cast), by=cast.li, shares=shares)
    client.force_login(make.user(Role.DISPATCHER, desk))

    shown = client.get("/proposals/desk/").content.decode()
    assert "区政府办" in shown and "区法院" not in shown
    assert client.get("/proposals/desk/?as=csv").status_code == 200
    client.force_login(cast.wang)
    assert client.get("/proposals/desk/").status_code == 403
