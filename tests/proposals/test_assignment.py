"""assign and acknowledge: from the office to the units, and the clocks that start."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.notices.models import Notice
from congress.numbering.documents import take_document_number
from congress.rulebook.actions import override
from congress.workdays.models import CalendarDay
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, deadlines, notices
from proposals.models import Channel, Handling, HandlingStatus, Part, ProposalClock, Status
from proposals.queries import todo
from tests import make
from tests.proposals import road
from tests.proposals.test_review import told


def clock(kind, **facts):
    return ProposalClock.objects.get(kind=kind, **facts)


def test_the_unit_has_three_months_from_the_hand_over(cast):
    with time_machine.travel("2026-03-02 09:00+08:00"):
        proposal = road.assigned(cast)

    assert proposal.due_on == date(2026, 6, 2)
    assert clock("proposal.reply").one_line == "交办日 2026-03-02 + 3 个月 → 2026-06-02（代表法第五十一条）"


def test_a_last_day_in_a_holiday_moves_to_the_next_workday_and_says_so(cast):
    for day in range(1, 6):
        CalendarDay.objects.create(date=date(2026, 5, day), is_workday=False, reason="劳动节")
    with time_machine.travel("2026-02-01 09:00+08:00"):
        proposal = road.assigned(cast)

    assert proposal.due_on == date(2026, 5, 6)
    assert [row["label"] for row in clock("proposal.reply").reckoning] == ["交办日", "加", "顺延", "答复期限"]


def test_each_share_keeps_its_own_clocks(cast):
    with time_machine.travel("2026-03-02 09:00+08:00"):
        proposal = road.assigned(cast)

    lead, assisting = proposal.handlings.order_by("pk")
    assert clock("assist.opinion", handling=assisting).due_on == date(2026, 4, 2)
    assert not lead.clocks.filter(kind="assist.opinion").exists()
    assert clock("assignment.acknowledge", handling=lead).due_on == date(2026, 3, 5)


def test_the_slip_gets_the_offices_number_and_the_timeline_keeps_the_names_of_the_day(cast):
    with time_machine.travel("2026-03-02 09:00+08:00"):
        proposal = road.assigned(cast)

    facts = proposal.entries.get(step="assign").facts
    assert proposal.paper_no == "望人代办〔2026〕1号"
    assert facts["units"][1] == {"unit": "望川区消防救援大队", "part": "会办", "share": "消防验收"}


def test_a_number_given_out_on_paper_is_never_given_again(cast):
    take_document_number("望人代办", 2026, 1, about="纸质函")
    with time_machine.travel("2026-03-02 09:00+08:00"):
        assert road.assigned(cast).paper_no == "望人代办〔2026〕2号"


def test_only_the_units_own_people_are_told(cast):
    road.assigned(cast)

    assert told("assigned") == {"王强", "陈国梁", "田野"}
    assert told("assigned_deputy") == {"张卫国"}


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ([Part.LEAD, Part.LEAD], "只能有一个主办单位"),
        ([Part.ASSIST], "请选择一个主办单位"),
        ([Part.LEAD, Part.SEPARATE], "有主办单位时其他单位为会办"),
        ([Part.SEPARATE, Part.SEPARATE], "分办的，请写明"),
    ],
)
def test_shares_that_contradict_one_another_are_refused(cast, parts, message):
    proposal = road.registered(cast)
    shares = [(unit, part, "") for unit, part in zip([cast.water, cast.fire], parts, strict=False)]

    with pytest.raises(ValidationError, match=message):
        actions.assign(proposal, by=cast.li, shares=shares)
    assert Handling.objects.count() == 0


def test_a_handler_may_not_assign(cast):
    with pytest.raises(NotYours):
        actions.assign(road.registered(cast), by=cast.wang, shares=[(cast.water, Part.LEAD, "")])


def test_it_cannot_be_assigned_twice(cast):
    proposal = road.assigned(cast)

    with pytest.raises(TooLate):
        actions.assign(proposal, by=cast.zhou, shares=[(cast.water, Part.LEAD, "")])


def test_the_coordinator_assigns_on_the_page(cast, client):
    proposal = road.registered(cast)
    client.force_login(cast.li)
    form = {"unit_1": cast.water.pk, "part_1": "lead", "unit_2": cast.fire.pk, "part_2": "assist", "share_2": "验收"}

    response = client.post(f"/proposals/{proposal.code}/assign/", form)
    assert response.status_code == 302
    assert list(proposal.handlings.values_list("unit__short_name", "part")) == [
        ("区水务局", "lead"),
        ("区消防救援大队", "assist"),
    ]


def test_a_page_without_a_unit_keeps_what_was_typed(cast, client):
    proposal = road.registered(cast)
    client.force_login(cast.li)

    page = client.post(f"/proposals/{proposal.code}/assign/", {"note": "请从速"}).content.decode()
    assert "请选择承办单位。" in page
    assert "请从速" in page


def test_acknowledge_names_the_handler_and_opens_the_return_window(cast):
    with time_machine.travel("2026-03-02 09:00+08:00"):
        handling = road.assigned(cast).handlings.get(part="lead")
    with time_machine.travel("2026-03-04 09:00+08:00"):
        handling = actions.acknowledge(handling, by=cast.wang)

    assert (handling.handler, handling.received_on) == (cast.wang, date(2026, 3, 4))
    assert clock("assignment.return", handling=handling).due_on == date(2026, 3, 11)
    assert clock("assignment.acknowledge", handling=handling).met_at is not None


def test_the_case_is_in_progress_when_the_last_unit_has_acknowledged(cast):
    lead, assisting = road.assigned(cast).handlings.order_by("pk")

    assert actions.acknowledge(lead, by=cast.wang).proposal.status == Status.ASSIGNED
    assert actions.acknowledge(assisting, by=cast.tian).proposal.status == Status.IN_PROGRESS


def test_another_unit_may_not_acknowledge(cast):
    handling = road.assigned(cast).handlings.get(part="lead")

    with pytest.raises(NotYours):
        actions.acknowledge(handling, by=cast.tian)


def test_the_deputy_reads_who_works_on_it(cast):
    road.acknowledged(cast)

    texts = set(Notice.objects.filter(kind="proposal_acknowledged").values_list("text", flat=True))
    assert any("经办人王强" in text for text in texts)


def test_the_acknowledge_page_is_the_units_own(cast, client):
    proposal = road.assigned(cast)
    handling = proposal.handlings.get(part="lead")
    url = f"/proposals/{proposal.code}/handlings/{handling.pk}/acknowledge/"
    answers = {}
    for name in ("wang", "tian", "outsider", "li"):
        client.force_login(getattr(cast, name))
        answers[name] = client.get(url).status_code

    assert answers == {"wang": 200, "tian": 404, "outsider": 404, "li": 403}


def test_separate_units_each_answer_their_part(cast):
    shares = [(cast.water, Part.SEPARATE, "河堤"), (cast.fire, Part.SEPARATE, "警示牌")]
    proposal = actions.assign(road.registered(cast), by=cast.li, shares=shares)

    assert [h.answers for h in proposal.handlings.all()] == [True, True]
    assert ProposalClock.objects.filter(proposal=proposal, kind="proposal.reply").count() == 2
    assert make.reply_class("A").counts_as_completed


def test_handing_over_asks_no_more_than_it_writes(cast, django_assert_num_queries):
    proposal, shares = road.registered(cast), [(cast.water, Part.LEAD, ""), (cast.fire, Part.ASSIST, "消防验收")]
    with django_assert_num_queries(40):
        actions.assign(proposal, by=cast.li, shares=shares)


def test_a_slow_assistant_is_released_by_the_reply(cast):
    lead, assisting = road.assigned(cast).handlings.order_by("pk")
    lead = actions.acknowledge(lead, by=cast.wang)
    answers = {1: ("adopted", "六月完工。"), 2: ("adopted", "已设置。")}
    actions.compose(lead, by=cast.wang, answers=answers, reply_class=make.reply_class("A"))
    lead = actions.issue(
        actions.sign_off(actions.present(road.talked(lead, cast.wang), by=cast.wang), by=cast.chen), by=cast.li
    )

    assisting.refresh_from_db()
    assert lead.proposal.status == Status.REPLIED
    assert (assisting.status, assisting.clocks.running().count()) == (HandlingStatus.RELEASED, 0)
    assert told("released") == {cast.tian.name}
    assert not todo.unit_shares([cast.fire], []).rows.exists()
    with pytest.raises(TooLate):
        actions.acknowledge(assisting, by=cast.tian)


@pytest.mark.parametrize(("setting", "start"), [("received", "2026-03-04"), ("assigned", "2026-03-02")])
def test_the_district_says_from_when_a_return_may_be_asked(cast, setting, start):
    override("assignment.return_counts_from", value=setting, effective_from=date(2026, 1, 1), basis="办法", by=cast.li)
    with time_machine.travel("2026-03-02 09:00+08:00"):
        lead = road.assigned(cast).handlings.first()
    with time_machine.travel("2026-03-04 09:00+08:00"):
        actions.acknowledge(lead, by=cast.wang)

    assert clock("assignment.return", handling=lead).starts_on == date.fromisoformat(start)


def test_a_unit_that_gets_the_case_a_second_time_is_told_a_second_time(cast):
    proposal = road.assigned(cast)
    proposal.handlings.update(status="merged")
    again = make.handling(proposal, cast.water, Part.ASSIST, status="sent")
    for _ in range(2):
        notices.assigned(proposal, [again])

    assert Notice.objects.filter(kind="proposal_assigned", to=cast.wang).count() == 2


def test_a_right_nobody_used_ends_and_is_nobodys_lateness(cast):
    with time_machine.travel("2026-03-02 09:00+08:00"):
        lead = road.assigned(cast).handlings.first()
        actions.acknowledge(lead, by=cast.wang)
    window = clock("assignment.return", handling=lead)

    assert deadlines.lapse(window.due_on) == 0
    assert deadlines.lapse(window.due_on + timedelta(1)) == 1
    assert deadlines.lapse(window.due_on + timedelta(1)) == 0
    assert clock("proposal.reply", handling=lead).is_running


def test_a_unit_without_an_account_is_marked_and_the_office_is_told(cast, client):
    silent = make.unit("望川区档案馆")
    proposal = road.registered(cast)
    page = f"{proposal.get_absolute_url()}assign/"
    client.force_login(cast.li)

    shown = client.get(page).content.decode()
    assert "望川区档案馆（没有可用账号）" in shown
    assert "望川区水务局（没有可用账号）" not in shown
    answer = client.post(page, {"unit_1": silent.pk, "part_1": "lead"}, follow=True)
    proposal.refresh_from_db()
    assert (proposal.status, "望川区档案馆还没有可用的账号" in answer.content.decode()) == (Status.ASSIGNED, True)


def test_between_sessions_a_district_may_leave_it_to_the_chairs_meeting(cast, client):
    make.rule("proposal.intersession_needs_chairs", True)
    proposal = road.registered(cast)
    url, form = f"/proposals/{proposal.code}/assign/", {"unit_1": cast.water.pk, "part_1": "lead"}
    client.force_login(cast.li)
    page = client.post(url, form | {"decided_at": " ", "decided_on": "2999-01-01"}).content.decode()
    assert "请填写主任会议。" in page and not proposal.handlings.exists()
    page = client.post(url, form | {"decided_at": "第42次主任会议", "decided_on": "2999-01-01"}).content.decode()
    assert "主任会议研究的日期不能晚于今天。" in page and not proposal.handlings.exists()

    client.post(url, form | {"decided_at": "第42次主任会议", "decided_on": localdate().isoformat()})
    assert proposal.entries.get(step="assign").note == f"{localdate()} 第42次主任会议研究交办。"


def test_what_came_during_a_session_waits_for_no_meeting(cast):
    make.rule("proposal.intersession_needs_chairs", True)
    proposal = road.registered(cast)
    type(proposal).objects.update(channel=Channel.SESSION)
    proposal.refresh_from_db()
    assert actions.assign(proposal, by=cast.li, shares=[(cast.water, Part.LEAD, "")]).status == Status.ASSIGNED
