"""分办: each unit answers the demands given to it, no other, and all together answer every one."""

import pytest
from django.core.exceptions import ValidationError

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from congress.workflow.flow import TooLate
from proposals import actions, documents
from proposals.models import Handling, HandlingStatus, Part, Status
from tests import make
from tests.proposals import road

FIRST, SECOND = {1: ("adopted", "六月完工。")}, {2: ("adopted", "已设置。")}


def parted(cast, first=(1,), second=(2,), part=Part.SEPARATE):
    """河堤 for the water authority, 警示牌 for the fire brigade."""
    shares = [(cast.water, part, "河堤"), (cast.fire, Part.SEPARATE, "警示牌")]
    demands = {cast.water.pk: list(first), cast.fire.pk: list(second)}
    case = actions.assign(road.registered(cast), by=cast.li, shares=shares, demands=demands)
    return case.handlings.order_by("pk")


def answer(cast, share, by, head, answers, code="A"):
    actions.acknowledge(share, by=by)
    actions.compose(share, by=by, answers=answers, reply_class=make.reply_class(code))
    actions.sign_off(actions.present(road.talked(share, by), by=by), by=head, doc_no=f"答〔2026〕{share.pk}号")
    return actions.issue(share, by=cast.li)


def head_of(unit):
    return make.user(Role.UNIT_HEAD, unit, name="负责人")


def test_each_unit_answers_its_own_demands_and_the_case_is_answered_by_all(cast):
    first, second = parted(cast)
    answer(cast, first, cast.wang, cast.chen, FIRST)
    second.proposal.refresh_from_db()
    assert second.proposal.status == Status.ASSIGNED
    case = answer(cast, second, cast.tian, head_of(cast.fire), SECOND).proposal

    said = [[a.demand.text for a in share.current_reply().answers.all()] for share in (first, second)]
    assert (case.status, said) == (Status.REPLIED, [["年内加固河堤"], ["设置警示牌"]])
    letter = documents.reply_letter(first, first.current_reply())
    assert [each["heading"] for each in letter["demands"]] == ["关于“年内加固河堤”"]


def test_a_letter_waits_for_its_own_demand_and_for_no_other(cast):
    share = actions.acknowledge(parted(cast)[0], by=cast.wang)
    actions.compose(share, by=cast.wang, answers={1: ("", "")}, reply_class=make.reply_class("A"))

    with pytest.raises(TooLate, match="第1条诉求还没有答复。"):
        actions.present(share, by=cast.wang)


def test_nobody_answers_what_is_anothers(cast):
    share = actions.acknowledge(parted(cast)[0], by=cast.wang)

    with pytest.raises(ValidationError, match="第2条诉求不由本单位答复。"):
        actions.compose(share, by=cast.wang, answers=FIRST | SECOND)


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ((1,), (1,), "第2条诉求没有单位答复"),
        ((1, 2), (), "没有选择区消防救援大队答复哪几条诉求"),
        ((1, 3), (2,), "没有第3条诉求"),
    ],
)
def test_no_demand_is_left_to_nobody(cast, first, second, message):
    with pytest.raises(ValidationError, match=message):
        parted(cast, first, second)
    assert not Handling.objects.exists()


def test_two_units_may_answer_the_same_demand(cast):
    assert [share.demand_places for share in parted(cast, (2, 1, 1), (2,))] == [[1, 2], [2]]


@pytest.mark.parametrize("part", [Part.LEAD, Part.ASSIST])
def test_a_lead_unit_answers_all_and_an_assisting_one_nobody(cast, part):
    shares = [(cast.water, Part.LEAD, ""), (cast.fire, Part.ASSIST, "")]
    chosen = next(unit for unit, each, _ in shares if each == part)

    with pytest.raises(ValidationError, match="不必选择诉求"):
        actions.assign(road.registered(cast), by=cast.li, shares=shares, demands={chosen.pk: [1]})


def test_the_next_unit_answers_what_the_one_before_it_was_to_answer(cast):
    first, _ = parted(cast)
    school = make.unit("望川区教育局")
    actions.ask_return(first, by=cast.wang, reason="不属于本单位职责。", proposed_unit=school)
    asked = actions.rule_return(first, by=cast.li, agreed=True)
    actions.reassign(first.proposal, by=cast.li, returned=asked, unit=school)

    new = Handling.objects.get(unit=school)
    assert (new.part, [each.place for each in new.own_demands()]) == (Part.SEPARATE, [1])


def test_the_desk_gives_on_what_it_was_given(cast):
    desk = make.unit("区政府办公室", UnitKind.DISPATCHER)
    fang = make.user(Role.DISPATCHER, desk, name="方督查")
    shares = [(desk, Part.DISPATCH, "河堤"), (cast.fire, Part.SEPARATE, "警示牌")]
    case = actions.assign(road.registered(cast), by=cast.li, shares=shares, demands={desk.pk: [1], cast.fire.pk: [2]})
    share = case.handlings.get(unit=desk)

    with pytest.raises(ValidationError, match="没有第2条诉求可以分给"):
        actions.subdivide(share, by=fang, shares=[(cast.water, Part.SEPARATE, "河堤")], demands={cast.water.pk: [2]})
    (made,) = actions.subdivide(share, by=fang, shares=[(cast.water, Part.SEPARATE, "河堤")])
    assert made.demand_places == [1]


def test_a_unit_that_takes_another_over_answers_for_both(cast):
    first, second = parted(cast)
    actions.move_work(cast.fire, cast.water, by=cast.li, on=first.sent_on)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.demand_places, second.status) == ([1, 2], HandlingStatus.MERGED)


def test_the_last_letter_does_not_go_out_over_a_demand_left_to_nobody(cast):
    first, second = parted(cast, (1,), (1, 2))
    answer(cast, first, cast.wang, cast.chen, FIRST)
    Handling.objects.filter(pk=second.pk).update(demand_places=[1])  # as no step leaves it
    second.refresh_from_db()

    with pytest.raises(ValidationError, match="第2条诉求还没有单位答复"):
        answer(cast, second, cast.tian, head_of(cast.fire), FIRST)


def test_the_office_gives_the_demands_out_on_the_page(cast, client):
    case = road.registered(cast)
    client.force_login(cast.li)
    address = f"/proposals/{case.code}/assign/"
    form = {
        "unit_1": cast.water.pk, "part_1": "separate", "share_1": "河堤", "demands_1": ["1"],
        "unit_2": cast.fire.pk, "part_2": "separate", "share_2": "警示牌", "demands_2": [],
    }  # fmt: skip

    page = client.post(address, form).content.decode()
    assert "没有选择区消防救援大队答复哪几条诉求" in page
    assert 'name="demands_1" value="1" id="id_demands_1_0" checked' in page.replace('class="input" ', "")
    assert client.post(address, form | {"demands_2": ["2"]}).status_code == 302
    shown = client.get(f"/proposals/{case.code}/").content.decode()
    assert "答复第1条诉求" in shown and "分办 望川区水务局（第1条诉求）" in shown
    slip = documents.assignment_slip(case.handlings.first().proposal)
    assert [unit["part"] for unit in slip["units"]] == ["河堤；答复第1条诉求", "警示牌；答复第2条诉求"]


@pytest.mark.parametrize("typed", ["9", "abc", "-1", "1" * 30, "１", "\x00"])
def test_a_forged_demand_is_refused_at_its_field(cast, client, typed):
    case = road.registered(cast)
    client.force_login(cast.li)
    form = {"unit_1": cast.water.pk, "part_1": "separate", "share_1": "河堤", "demands_1": [typed],
            "unit_2": cast.fire.pk, "part_2": "separate", "share_2": "警示牌", "demands_2": ["2"]}  # fmt: skip

    assert client.post(f"/proposals/{case.code}/assign/", form).status_code == 200
    assert not Handling.objects.exists()


def test_the_draft_asks_for_the_own_demands_only(cast, client):
    share = actions.acknowledge(parted(cast)[0], by=cast.wang)
    client.force_login(cast.wang)

    page = client.get(f"/proposals/{share.proposal.code}/handlings/{share.pk}/compose/").content.decode()
    assert "outcome_1" in page and "outcome_2" not in page
    assert "其中第1条诉求由区水务局办理" in page
