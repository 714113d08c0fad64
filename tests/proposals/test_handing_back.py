"""ask_return, rule_return, refuse_return and reassign: whose it is gets settled, and the case loses no day by it."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from congress.notices.models import Notice
from congress.notices.truth import untrue
from congress.reminders import sweep
from congress.rulebook.actions import override
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, deadlines, rules
from proposals.models import HandingBack, HandlingStatus, Part, ProposalClock, Ruling, Status
from proposals.queries import requests
from tests import make
from tests.proposals import road
from tests.proposals.test_review import told

WHY = "河堤由城市管理部门养护，不属于本单位职责。"


@pytest.fixture
def park(cast):
    unit = make.unit("望川区园林局", short_name="区园林局")
    make.user("handler", unit, name="林木")
    return unit


@pytest.fixture
def case(cast):
    """Handed over on Monday, 2 March; nobody has acknowledged."""
    with time_machine.travel("2026-03-02 09:00+08:00"):
        return road.assigned(cast)


def asked(cast, case, park, on="2026-03-04 10:00+08:00"):
    with time_machine.travel(on):
        share = case.handlings.get(unit=cast.water)
        return actions.ask_return(share, by=cast.wang, reason=WHY, proposed_unit=park)


def agreed(cast, case, park, on="2026-03-06 10:00+08:00"):
    share = asked(cast, case, park).handling
    with time_machine.travel(on):
        return actions.rule_return(share, by=cast.li, agreed=True)


def reassigned(cast, case, returned, unit, on="2026-03-09 10:00+08:00", **facts):
    with time_machine.travel(on):
        return actions.reassign(case, by=cast.li, returned=returned, unit=unit, **facts)


def running(case, **facts):
    return ProposalClock.objects.running().filter(proposal=case, **facts)


def test_who_asks_has_received_it_and_says_whose_it_is(cast, case, park):
    share = asked(cast, case, park).handling

    assert (share.status, share.received_on) == (HandlingStatus.RETURN_ASKED, date(2026, 3, 4))
    assert running(case, kind="assignment.return_decide").get().due_on == date(2026, 3, 11)
    assert not running(case, kind="assignment.acknowledge", handling=share).exists()
    assert told("return_asked") == {"李敏", "周慧"}
    assert requests.to_rule(cast.li).rows.get().pk == share.pk


@pytest.mark.parametrize(("reason", "own"), [("", False), (WHY, True)])
def test_without_a_reason_and_another_unit_nothing_is_handed_back(cast, case, park, reason, own):
    share = case.handlings.get(unit=cast.water)
    with pytest.raises(ValidationError):
        actions.ask_return(share, by=cast.wang, reason=reason, proposed_unit=cast.water if own else park)


def test_after_five_working_days_from_receipt_it_stays(cast, case, park):
    with time_machine.travel("2026-03-04 10:00+08:00"):
        actions.acknowledge(case.handlings.get(unit=cast.water), by=cast.wang)
    with pytest.raises(TooLate, match="3月11日已过"):
        asked(cast, case, park, on="2026-03-12 09:00+08:00")
    assert asked(cast, case, park, on="2026-03-11 18:00+08:00").is_pending


def test_a_refused_unit_works_on_and_asks_no_second_time(cast, case, park):
    share = asked(cast, case, park).handling
    with pytest.raises(ValidationError, match="不同意的理由"):
        actions.rule_return(share, by=cast.li, agreed=False)
    with time_machine.travel("2026-03-05 10:00+08:00"):
        ruled = actions.rule_return(share, by=cast.li, agreed=False, note="职责分工已经明确。")

    share.refresh_from_db()
    assert (share.status, ruled.ruling) == (HandlingStatus.WORKING, Ruling.REFUSED)
    assert case.entries.filter(step="refuse_return", handling=share).exists()
    assert running(case, kind="proposal.reply").get().due_on == date(2026, 6, 2)
    with pytest.raises(TooLate, match="应当继续办理"):
        asked(cast, case, park)


def test_between_two_units_the_case_keeps_its_day(cast, case, park):
    returned = agreed(cast, case, park)
    case.refresh_from_db()

    clock = running(case, kind="proposal.reply").get()
    assert (clock.handling, clock.due_on) == (None, date(2026, 6, 2))
    assert (case.due_on, case.due_label) == (date(2026, 6, 2), "答复期限")
    assert running(case, kind="assignment.reassign").get().due_on == date(2026, 3, 20)
    assert returned.handling.clocks.running().count() == 0


def test_the_next_unit_answers_on_the_day_the_first_would_have(cast, case, park):
    case = reassigned(cast, case, agreed(cast, case, park), park, share="河堤养护")

    new = case.handlings.get(unit=park)
    assert (new.part, new.share, new.sent_on) == (Part.LEAD, "河堤养护", date(2026, 3, 9))
    assert running(case, kind="proposal.reply").get().due_on == date(2026, 6, 2)
    assert running(case, kind="assignment.acknowledge", handling=new).get().due_on == date(2026, 3, 12)
    assert not running(case, handling=None).exists()
    assert (HandingBack.objects.get().successor, actions.bounces(case)) == (new, 1)


def test_the_new_unit_the_old_one_and_the_deputy_are_told(cast, case, park):
    reassigned(cast, case, agreed(cast, case, park), park)

    assert told("return_ruled") == {"王强", "陈国梁"}
    assert Notice.objects.filter(kind="proposal_assigned", to__name="林木").exists()
    (text,) = Notice.objects.filter(kind="proposal_reassigned", to=cast.zhang.user).values_list("text", flat=True)
    assert "区水务局退办，改由区园林局主办" in text


def test_a_district_may_count_anew_from_the_second_hand_over(cast, case, park):
    override(
        "assignment.restart_clock_on_reassign", value=True, effective_from=date(2026, 1, 1), basis="办法", by=cast.li
    )
    reassigned(cast, case, agreed(cast, case, park), park)

    assert running(case, kind="proposal.reply").get().one_line.startswith("重新交办日 2026-03-09 + 3 个月")


def test_with_few_days_left_the_office_gives_more_at_once(cast, case, park):
    returned = agreed(cast, case, park)
    with time_machine.travel("2026-05-20 09:00+08:00"):
        assert deadlines.days_to_answer(case, date(2026, 5, 20)) == 13
    case = reassigned(cast, case, returned, park, on="2026-05-20 09:00+08:00", extend=True)

    assert running(case, kind__in=deadlines.ANSWER).get().due_on == date(2026, 9, 2)
    assert (case.due_on, told("extended")) == (date(2026, 9, 2), {"张卫国"})


def test_an_assisting_unit_may_go_without_another(cast, case, park):
    with time_machine.travel("2026-03-04 10:00+08:00"):
        share = case.handlings.get(unit=cast.fire)
        actions.ask_return(share, by=cast.tian, reason=WHY, proposed_unit=park)
        returned = actions.rule_return(share, by=cast.li, agreed=True)
        actions.reassign(case, by=cast.li, returned=returned, unit=None)

    assert rules.nothing_returned(case)
    assert not running(case, kind="assignment.reassign").exists()


def test_more_time_given_before_goes_with_the_matter(cast, case, park):
    with time_machine.travel("2026-03-03 10:00+08:00"):
        share = actions.acknowledge(case.handlings.get(unit=cast.water), by=cast.wang)
        actions.ask_extension(share, by=cast.wang, reason="涉及面广。", months=5)
        actions.rule_extension(share, by=cast.li, agreed=True)
    reassigned(cast, case, agreed(cast, case, park), park)

    assert running(case, kind__in=deadlines.ANSWER).get().due_on == date(2026, 8, 3)
    assert running(case, kind__in=deadlines.ANSWER).get().handling.unit == park


def test_an_assistant_whose_return_nobody_ruled_is_let_go_by_the_answer(cast, park):
    lead = road.composed(cast)
    share = lead.proposal.handlings.get(unit=cast.fire)
    asked = actions.ask_return(share, by=cast.tian, reason=WHY, proposed_unit=park)
    lead.refresh_from_db()
    actions.issue(
        actions.sign_off(actions.present(road.talked(lead, cast.wang), by=cast.wang), by=cast.chen), by=cast.li
    )

    asked.refresh_from_db()
    share.refresh_from_db()
    assert (share.status, asked.ruling) == (HandlingStatus.RELEASED, Ruling.MOOT)
    assert not requests.to_rule(cast.li).rows.exists()


def test_the_main_share_is_never_left_with_nobody(cast, case, park):
    returned = agreed(cast, case, park)
    for unit, words in ((None, "请选择承办单位"), (cast.fire, "已经承办本件"), (cast.water, "已经同意这个单位退办")):
        with pytest.raises(ValidationError, match=words):
            reassigned(cast, case, returned, unit)


def test_one_return_is_reassigned_once(cast, case, park):
    returned = agreed(cast, case, park)
    reassigned(cast, case, returned, park)
    with pytest.raises(TooLate, match="没有等待重新交办"):
        reassigned(cast, case, returned, make.unit("望川区城管局"))


def test_a_unit_or_a_stranger_rules_nothing(cast, case, park):
    share = asked(cast, case, park).handling
    for person in (cast.chen, cast.outsider):
        with pytest.raises(NotYours):
            actions.rule_return(share, by=person, agreed=True)


def test_separate_answers_wait_for_what_was_handed_back(cast, park):
    shares = [(cast.water, Part.SEPARATE, "河堤"), (cast.fire, Part.SEPARATE, "警示牌")]
    with time_machine.travel("2026-03-02 09:00+08:00"):
        case = actions.assign(road.registered(cast), by=cast.li, shares=shares)
        make.user("unit_head", cast.fire, name="方圆")
    returned = agreed(cast, case, park)
    fire = answered(cast, case)
    assert fire.proposal.status == Status.IN_PROGRESS
    case = reassigned(cast, case, returned, park)
    assert [share.unit for share in case.handlings.filter(status=HandlingStatus.SENT)] == [park]


def answered(cast, case):
    """田野's own part of the case, issued."""
    share, head = case.handlings.get(unit=cast.fire), cast.fire.posts.get(role="unit_head").user
    share = actions.acknowledge(share, by=cast.tian)
    answers = {1: ("adopted", "完工。"), 2: ("adopted", "已设置。")}
    actions.compose(share, by=cast.tian, answers=answers, reply_class=make.reply_class("A"))
    actions.sign_off(actions.present(road.talked(share, cast.tian), by=cast.tian), by=head, doc_no="望消函〔2026〕1号")
    share.refresh_from_db()
    return actions.issue(share, by=cast.li)


def test_the_whole_way_on_its_pages(cast, case, park, client):
    share = case.handlings.get(unit=cast.water)
    page = f"/proposals/{case.code}/"
    with time_machine.travel("2026-03-04 10:00+08:00"):
        client.force_login(cast.wang)
        form = {"proposed_unit": park.pk, "reason": WHY}
        assert client.post(f"{page}handlings/{share.pk}/ask_return/", form).status_code == 302
        client.force_login(cast.li)
        assert "审核退办：区水务局" in client.get(page).content.decode()
        ruled = client.post(f"{page}handlings/{share.pk}/rule_return/", {"agreed": "yes"}, follow=True)
        assert "还剩 90 天" in ruled.content.decode()
        returned = HandingBack.objects.get()
        done = client.post(f"{page}reassign/", {"returned": returned.pk, "unit": park.pk, "share": ""}, follow=True)
    assert "已退办 1 次" in done.content.decode()


def test_the_office_is_reminded_to_rule_and_then_to_find_another_unit(cast, case, park):
    share = asked(cast, case, park).handling
    said = []
    for moment, step in (("2026-03-10", None), ("2026-03-11", actions.rule_return), ("2026-03-24", None)):
        with time_machine.travel(f"{moment} 10:00+08:00"):
            sweep.remind()
            step and step(share, by=cast.li, agreed=True)
            found = Notice.objects.filter(kind="proposal_remind_office", to=cast.li)
            said.append([each.text.split("，")[1].split()[0] for each in found if each.pk not in untrue(found)])

    assert said == [["退办审核期限"], [], ["重新交办期限"]] and told("remind_office") == {"李敏", "周慧"}
