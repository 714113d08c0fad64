"""Who may bring what before the standing committee, and what it must name."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from congress.accounts.models import Role
from congress.rulebook.models import Override
from meetings import actions, rules
from meetings.models import BodyKind, Item, ItemKind, ItemStatus, Proposer
from tests import make
from tests.meetings import chamber
from tests.proposals import motion_road as road

pytestmark = pytest.mark.django_db
FIVE = "关于养老服务工作情况的报告"


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-16 09:00+08:00"):
        yield


def propose(kind=ItemKind.REPORT, proposer_kind=Proposer.GOVERNMENT, body=None, **facts):
    facts.setdefault("submitted_on", date(2026, 11, 13))
    return actions.propose(
        by=chamber.officer(), body=body or chamber.body(), kind=kind, title=FIVE, proposer_kind=proposer_kind, **facts
    )


def test_the_government_brings_a_report_and_it_waits_at_the_gate():
    item = propose()
    assert (item.status, item.needs_vote) == (ItemStatus.PROPOSED, False)
    assert item.entries.get().facts["said"] == "区人民政府提请常委会"


def test_other_bodies_have_no_gate():
    item = propose(body=chamber.body(BodyKind.CHAIRS_MEETING), proposer_kind=Proposer.OFFICE)
    assert item.status == ItemStatus.ACCEPTED


@pytest.mark.parametrize(
    ("proposer", "allowed"),
    [(Proposer.CHAIRS_MEETING, True), (Proposer.GOVERNMENT, True), (Proposer.SPECIAL_COMMITTEE, True),
     (Proposer.COURT, False), (Proposer.SUPERVISORY, False), (Proposer.OFFICE, False)],
)  # fmt: skip
def test_a_bill_comes_from_whom_the_statute_names(proposer, allowed):
    if allowed:
        assert propose(ItemKind.MOTION, proposer).needs_vote
    else:
        with pytest.raises(ValidationError, match="地方组织法第五十二条"):
            propose(ItemKind.MOTION, proposer)


@pytest.mark.parametrize(("signers", "enough"), [(2, False), (3, True)])
def test_members_bring_a_bill_by_threes(signers, enough):
    seats = chamber.committee(15)
    if enough:
        item = propose(ItemKind.MOTION, Proposer.MEMBERS, proposers=seats[:signers])
        assert item.proposer == "委员0等3名组成人员"
    else:
        with pytest.raises(ValidationError, match="须有 3 人以上（地方组织法第五十二条）"):
            propose(ItemKind.MOTION, Proposer.MEMBERS, proposers=seats[:signers])


def test_who_no_longer_sits_does_not_sign():
    seats = chamber.committee(15)
    seats[3].ends_on, seats[3].end_ground = date(2026, 1, 8), "辞职"
    seats[3].save()
    with pytest.raises(ValidationError, match="委员3当日不是组成人员"):
        propose(ItemKind.MOTION, Proposer.MEMBERS, proposers=seats[2:6])


def test_an_interpellation_names_three_members_its_target_and_its_question():
    seats, water = chamber.committee(15), make.unit("望川区水务局")
    facts = {"proposers": seats[:3], "target": water, "reason": "河道整治资金为何逾期未拨付？"}
    for missing, words in (("target", "质询对象"), ("reason", "质询的问题和内容")):
        with pytest.raises(ValidationError, match=words):
            propose(ItemKind.INTERPELLATION, Proposer.MEMBERS, **{k: v for k, v in facts.items() if k != missing})
    with pytest.raises(ValidationError, match="须有 3 人以上（地方组织法第五十三条）"):
        propose(ItemKind.INTERPELLATION, Proposer.MEMBERS, **{**facts, "proposers": seats[:2]})
    with pytest.raises(ValidationError, match="地方组织法第五十三条"):
        propose(ItemKind.INTERPELLATION, Proposer.GOVERNMENT, **facts)
    assert propose(ItemKind.INTERPELLATION, Proposer.MEMBERS, **facts).target == water


@pytest.mark.parametrize(("total", "fifth"), [(15, 3), (29, 6), (31, 7), (35, 7), (45, 9)])
def test_one_fifth_is_rounded_up(total, fifth):
    assert rules.one_fifth(total) == fifth


def test_one_fifth_of_all_members_ask_for_a_dismissal_and_the_ballot_is_secret():
    seats = chamber.committee(16)  # one fifth is four
    facts = {"reason": "严重失职", "submitted_on": date(2026, 11, 13)}
    with pytest.raises(ValidationError, match="全体组成人员 16 人的五分之一为 4 人（监督法第六十一条）"):
        propose(ItemKind.DISMISSAL, Proposer.MEMBERS, proposers=seats[:3], **facts)
    item = propose(ItemKind.DISMISSAL, Proposer.MEMBERS, proposers=seats[:4], **facts)
    assert (item.secret_ballot, item.needs_vote) == (True, True)
    with pytest.raises(ValidationError, match="无记名投票"):
        actions.amend(item, by=chamber.officer(), secret_ballot=False)
    with pytest.raises(ValidationError, match="一府一委两院"):
        propose(ItemKind.DISMISSAL, Proposer.OFFICE, **facts)


def test_a_district_may_count_the_seats_instead():
    Override.objects.create(
        key="meeting.majority_denominator",
        value="seats",
        effective_from=date(2026, 1, 1),
        basis="议事规则",
        by_name="系统",
    )
    seats = chamber.committee(15, seats=31)
    with pytest.raises(ValidationError, match="全体组成人员 31 人的五分之一为 7 人"):
        propose(ItemKind.DISMISSAL, Proposer.MEMBERS, proposers=seats[:6], reason="严重失职")


def test_amend_says_what_was_changed():
    item, water = propose(), make.unit("望川区水务局")
    item = actions.amend(item, by=chamber.officer(), reporter_name="李局长", minutes=20, units=[water])
    assert (item.reporter_name, item.minutes, list(item.units.all())) == ("李局长", 20, [water])
    assert item.entries.get(step="amend").facts["said"] == "修改了报告人、预计用时（分钟）、到会听取意见的部门"


def test_only_the_meeting_office_registers():
    with pytest.raises(PermissionDenied):
        actions.propose(
            by=make.user(Role.LEADER, make.unit()), body=chamber.body(), kind=ItemKind.REPORT, title=FIVE,
            proposer_kind=Proposer.GOVERNMENT, submitted_on=date(2026, 11, 13),
        )  # fmt: skip
    assert not Item.objects.exists()


def form(**facts):
    return {
        "body": chamber.body().pk, "kind": "report", "title": FIVE, "proposer_kind": "government",
        "submitted_on": "2026-11-13", **facts,
    }  # fmt: skip


def test_an_item_is_registered_by_form_and_points_at_its_proposal(client):
    case = make.proposal("registered")
    client.force_login(chamber.officer())
    facts = form(session=case.session_id, proposal=case.number)
    assert "没有找到" in client.post("/meetings/propose/", {**facts, "proposal": "第999号"}).content.decode()
    assert client.post("/meetings/propose/", facts).status_code == 302
    assert Item.objects.get().proposal == case


def test_the_proposal_behind_an_item_is_only_shown_to_who_may_see_it(client):
    item = chamber.item(proposal=make.proposal("registered"))
    address = item.proposal.get_absolute_url()
    for role, shown in ((Role.MEETING_OFFICER, False), (Role.LEADER, True)):
        client.force_login(make.user(role, make.unit()))
        page = client.get(item.get_absolute_url())
        assert page.status_code == 200
        assert (address in page.content.decode()) is shown


def test_the_list_is_narrowed_and_exported(client):
    chamber.item(title="关于河道管理的议案", kind=ItemKind.MOTION, is_late=True)
    chamber.item(title=FIVE)
    client.force_login(chamber.officer())
    page = client.get("/meetings/items/", {"late": "yes", "kind": "motion", "q": "河道"}).content.decode()
    assert "关于河道管理的议案" in page
    assert FIVE not in page
    assert client.get("/meetings/items/", {"as": "csv"}).status_code == 200
    assert client.get("/meetings/items/", {"kind": "nonsense", "body": "x"}).status_code == 200


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_asks_as_often_for_one_as_for_thirty(client, many, django_assert_num_queries):
    meeting = chamber.meeting()
    for _ in range(many):
        chamber.item(meeting)
    client.force_login(chamber.officer())
    client.get("/notices/")
    with django_assert_num_queries(11):
        assert client.get("/meetings/items/").status_code == 200


def test_a_motion_and_the_item_that_deliberates_on_it_lead_to_each_other(client, cast):
    motion, officer = road.reported(cast), chamber.officer()
    client.force_login(officer)
    form = {
        "body": chamber.body(BodyKind.CHAIRS_MEETING).pk, "kind": "other", "title": "关于第1号议案办理情况的报告", "proposer_kind": "government",
        "submitted_on": "2026-11-13", "motion": motion.pk,
    }  # fmt: skip
    assert client.post("/meetings/propose/", form).status_code == 302
    item = Item.objects.get()
    assert item.motion == motion
    assert motion.get_absolute_url() in client.get(item.get_absolute_url()).content.decode()
    assert item.get_absolute_url() in client.get(motion.get_absolute_url()).content.decode()
    copy = actions.forward(item, by=officer, body=chamber.body(), note="请列入常委会会议。")
    assert copy.motion == motion
