"""subdivide and redo_advice: two levels of hand-over under one statutory limit, each desk with its own receipt."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, documents, queries
from proposals.models import HandlingStatus, Part, ProposalClock, Status
from proposals.queries import requests, todo
from tests import make
from tests.proposals import road
from tests.proposals.test_review import told

HANDED_OVER, PASSED_ON = "2026-03-02 09:00+08:00", "2026-03-10 09:00+08:00"


@pytest.fixture
def desk(cast):
    return make.unit("望川区人民政府办公室", UnitKind.DISPATCHER, short_name="区政府办")


@pytest.fixture
def fang(desk):
    return make.user(Role.DISPATCHER, desk, name="方督查")


@pytest.fixture
def share(cast, desk, fang):
    """The congress gave it to the government's office on 2 March."""
    with time_machine.travel(HANDED_OVER):
        case = actions.assign(road.registered(cast), by=cast.li, shares=[(desk, Part.DISPATCH, "")])
    return case.handlings.get()


def passed_on(cast, share, fang, shares=None, on=PASSED_ON):
    shares = shares or [(cast.water, Part.LEAD, ""), (cast.fire, Part.ASSIST, "消防验收")]
    with time_machine.travel(on):
        return actions.subdivide(share, by=fang, shares=shares, note="请抓紧办理。")


def clock(share, kind):
    return ProposalClock.objects.get(handling=share, kind=kind, void_at=None)


def test_the_desk_is_told_and_sees_what_it_must_pass_on(cast, share, fang):
    assert told("assigned") == {"方督查"}
    assert todo.to_pass_on(fang.units_as(Role.DISPATCHER)).rows.get().pk == share.pk
    assert clock(share, "proposal.reply").due_on == date(2026, 6, 2)


def test_the_statutory_limit_runs_from_the_congress_and_the_receipt_from_the_desk(cast, share, fang):
    lead, assisting = passed_on(cast, share, fang)

    assert (lead.parent, lead.sent_on) == (share, date(2026, 3, 10))
    assert clock(lead, "proposal.reply").due_on == date(2026, 6, 2)
    assert clock(lead, "assignment.acknowledge").due_on == date(2026, 3, 13)
    assert clock(assisting, "assist.opinion").due_on == date(2026, 4, 10)
    share.refresh_from_db()
    assert (share.status, share.received_on) == (HandlingStatus.PASSED_ON, date(2026, 3, 10))
    assert not share.clocks.running().exists() and lead.proposal.due_on == date(2026, 6, 2)


def test_each_level_has_its_own_receipt_date(cast, share, fang):
    with time_machine.travel("2026-03-04 09:00+08:00"):
        actions.acknowledge(share, by=fang)
    lead, _ = passed_on(cast, share, fang)
    with time_machine.travel("2026-03-11 09:00+08:00"):
        lead = actions.acknowledge(lead, by=cast.wang)

    share.refresh_from_db()
    assert (share.received_on, lead.received_on) == (date(2026, 3, 4), date(2026, 3, 11))


def test_the_case_begins_when_the_departments_have_it_and_not_the_desk(cast, share, fang):
    assert actions.acknowledge(share, by=fang).proposal.status == Status.ASSIGNED
    lead, assisting = passed_on(cast, share, fang)
    assert actions.acknowledge(lead, by=cast.wang).proposal.status == Status.ASSIGNED
    assert actions.acknowledge(assisting, by=cast.tian).proposal.status == Status.IN_PROGRESS


def test_the_answer_of_the_department_answers_the_case(cast, share, fang):
    lead, _ = passed_on(cast, share, fang)
    lead = actions.acknowledge(lead, by=cast.wang)
    answers = {1: ("adopted", "六月完工。"), 2: ("adopted", "已设置。")}
    actions.compose(lead, by=cast.wang, answers=answers, reply_class=make.reply_class("A"))
    lead = actions.issue(
        actions.sign_off(actions.present(road.talked(lead, cast.wang), by=cast.wang), by=cast.chen), by=cast.li
    )

    assert lead.proposal.status == Status.REPLIED


@pytest.mark.parametrize(
    ("kind", "parts", "words"),
    [
        (UnitKind.DISPATCHER, (Part.DISPATCH, Part.LEAD), "由政府办公室（督查室）确定主办单位"),
        (UnitKind.COURT, (Part.DISPATCH,), "转办只能交给政府办公室"),
    ],
)
def test_the_congress_passes_on_by_one_desk_and_names_no_lead_beside_it(cast, kind, parts, words):
    units = [make.unit("望川区某机关", kind), cast.water]
    shares = [(unit, part, "") for unit, part in zip(units, parts, strict=False)]
    with pytest.raises(ValidationError, match=words):
        actions.assign(road.registered(cast), by=cast.li, shares=shares)


def test_a_court_answers_its_own_part_beside_the_government(cast, desk, fang):
    court = make.unit("望川区人民法院", UnitKind.COURT)
    shares = [(desk, Part.DISPATCH, ""), (court, Part.SEPARATE, "执行部分")]
    case = actions.assign(road.registered(cast), by=cast.li, shares=shares)
    share = case.handlings.get(unit=desk)

    with pytest.raises(ValidationError, match="有主办单位时其他单位为会办"):
        passed_on(cast, share, fang, [(cast.water, Part.LEAD, "")])
    passed_on(cast, share, fang, [(cast.water, Part.SEPARATE, "河堤部分")])
    assert [h.part for h in case.handlings.in_charge()] == [Part.SEPARATE, Part.SEPARATE]


@pytest.mark.parametrize("kind", [UnitKind.COURT, UnitKind.PROCURATORATE, UnitKind.SUPERVISORY, UnitKind.PARTY])
def test_the_desk_commands_nobody_outside_the_government(cast, share, fang, kind):
    with pytest.raises(ValidationError, match="不属于政府系统"):
        passed_on(cast, share, fang, [(make.unit("望川区某院", kind), Part.LEAD, "")])
    assert share.proposal.handlings.count() == 1


def test_only_the_desk_itself_passes_on_and_only_once(cast, share, fang):
    other = make.user(Role.DISPATCHER, make.unit("临川区人民政府办公室", UnitKind.DISPATCHER))
    for person in (cast.li, cast.wang, other):
        with pytest.raises(NotYours):
            passed_on(cast, share, person)
    passed_on(cast, share, fang)
    with pytest.raises(TooLate):
        passed_on(cast, share, fang)


def test_the_desk_rules_the_returns_of_its_departments_and_gives_them_on(cast, share, fang):
    lead, _ = passed_on(cast, share, fang)
    park = make.unit("望川区园林局", short_name="区园林局")
    with time_machine.travel("2026-03-11 09:00+08:00"):
        asked = actions.ask_return(lead, by=cast.wang, reason="不属于本单位职责。", proposed_unit=park)
        assert told("return_asked") == {"李敏", "周慧", "方督查"}
        assert requests.to_rule(fang).rows.get().pk == lead.pk
        returned = actions.rule_return(asked.handling, by=fang, agreed=True)
        case = actions.reassign(lead.proposal, by=fang, returned=returned, unit=park)

    new = case.handlings.get(unit=park)
    assert (new.parent, clock(new, "proposal.reply").due_on) == (share, date(2026, 6, 2))


def test_the_desk_hands_back_what_is_not_the_governments(cast, share, fang):
    court = make.unit("望川区人民法院", UnitKind.COURT)
    with time_machine.travel("2026-03-03 09:00+08:00"):
        asked = actions.ask_return(share, by=fang, reason="属于审判执行工作。", proposed_unit=court)
        returned = actions.rule_return(asked.handling, by=cast.li, agreed=True)
        case = actions.reassign(share.proposal, by=cast.li, returned=returned, unit=court)

    new = case.handlings.get(unit=court)
    assert (new.part, clock(new, "proposal.reply").due_on) == (Part.LEAD, date(2026, 6, 2))


def test_the_pages_of_the_desk(cast, share, fang, client):
    client.force_login(fang)
    page = f"/proposals/{share.proposal.code}/handlings/{share.pk}/subdivide/"
    assert "2026-03-02" in client.get(page).content.decode()
    answer = client.post(page, {"unit_1": cast.water.pk, "part_1": "separate", "share_1": "全部"})
    assert "请选择一个主办单位" in answer.content.decode()
    assert client.post(page, {"unit_1": cast.water.pk, "part_1": "lead"}).status_code == 302
    shown = client.get(share.get_absolute_url()).content.decode()
    assert "区政府办转办" in shown
    assert queries.visible_to(cast.wang).filter(pk=share.proposal_id).exists()


def advised(cast):
    lead = road.acknowledged(cast)
    assisting = lead.proposal.handlings.get(part=Part.ASSIST)
    return actions.advise(assisting, by=cast.tian, text="同意。")


def test_a_thin_opinion_goes_back_and_the_first_word_stays(cast, client):
    with time_machine.travel(HANDED_OVER):
        share = advised(cast)
        client.force_login(cast.wang)
        page = f"/proposals/{share.proposal.code}/handlings/{share.pk}/redo_advice/"
        assert client.post(page, {"note": "请写明验收的条件。"}).status_code == 302
        share.refresh_from_db()
        assert (share.status, clock(share, "assist.redo").due_on) == (HandlingStatus.WORKING, date(2026, 3, 9))
        share = actions.advise(share, by=cast.tian, text="验收条件如下。")

    assert share.advice.text == "验收条件如下。" and clock(share, "assist.redo").met_at
    assert share.proposal.entries.get(step="redo_advice").facts["said"] == "同意。"
    assert told("advice_sent_back") == {"田野"}


def test_an_opinion_is_not_mended_after_the_answer(cast):
    share = advised(cast)
    share.proposal.status = Status.REPLIED
    share.proposal.save()
    with pytest.raises(TooLate, match="已经答复"):
        actions.redo_advice(share, by=cast.wang, note="再写。")
    with pytest.raises(NotYours):
        actions.redo_advice(share, by=cast.outsider, note="再写。")


def test_the_paper_of_a_passing_on_names_its_units_and_the_one_limit(cast, share, fang):
    (made, _) = passed_on(cast, share, fang)
    share.refresh_from_db()
    slip = documents.forwarding_slip(share)

    assert (slip["issuer"], slip["addressee"]) == ("望川区人民政府办公室", "望川区水务局、望川区消防救援大队")
    assert slip["title"].startswith("关于转办") and "2026年3月2日交办的" in slip["opening"][0]
    assert {row["label"]: row["due_on"] for row in slip["limits"]}["答复代表"] == date(2026, 6, 2)
    assert (slip["requirements"][-1], slip["issued_on"]) == ("请抓紧办理。", date(2026, 3, 10))
    assert documents.forwarding_slip(made) is None


def test_the_paper_of_a_second_hand_over_says_whose_it_was(cast):
    school = make.unit("望川区教育局")
    old = road.assigned(cast).handlings.get(unit=cast.water)
    actions.ask_return(old, by=cast.wang, reason="不属于本单位职责。", proposed_unit=school)
    asked = actions.rule_return(old, by=cast.li, agreed=True)
    case = actions.reassign(old.proposal, by=cast.li, returned=asked, unit=school, note="请与代表联系。")
    slip = documents.forwarding_slip(case.handlings.get(unit=school))

    assert (slip["addressee"], slip["requirements"][-1]) == ("望川区教育局", "请与代表联系。")
    assert "原由望川区水务局办理，经同意退办" in slip["opening"][0]
    assert documents.forwarding_slip(case.handlings.get(unit=cast.fire)) is None


def test_the_page_leads_to_the_paper(cast, share, fang, client):
    passed_on(cast, share, fang)
    client.force_login(cast.li)

    page = client.get(f"/proposals/{share.proposal.code}/").content.decode()
    assert f"/handlings/{share.pk}/slip.pdf" in page
