"""ask_withdrawal, agree_withdrawal, withdraw: on everybody's word, as far as the district lets it go."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.rulebook.models import Override
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.models import CommitmentStatus, HandlingStatus, Part, Ruling, Status
from proposals.queries import visible_to
from proposals.queries.readers import seen_by
from proposals.queries.requests import to_rule
from proposals.rules import unsettled_returns
from tests import make
from tests.proposals import road
from tests.proposals.test_rating import scan
from tests.proposals.test_review import told
from tests.proposals.test_signing import cosigning
from tests.proposals.test_tracking import tracked


def joint(cast):
    """Signed by two, handed over, acknowledged by one of two units."""
    case = actions.submit(actions.cosign(cosigning(cast), by=cast.sun.user), by=cast.zhang.user)
    case = actions.register(case, by=cast.li, category=make.category(), demands=["年内加固河堤"])
    shares = [(cast.water, Part.LEAD, ""), (cast.fire, Part.ASSIST, "消防验收")]
    return actions.assign(case, by=cast.li, shares=shares)


def test_one_who_signed_has_to_agree_before_it_ends(cast):
    case = actions.ask_withdrawal(joint(cast), by=cast.zhang.user, note="已经解决")
    assert told("withdrawal_asked") == {"孙玉兰"}
    with pytest.raises(TooLate, match="孙玉兰还没有同意"):
        actions.withdraw(case, by=cast.li)

    actions.agree_withdrawal(case, by=cast.sun.user)
    case = actions.withdraw(case, by=cast.li)

    assert (case.status, case.due_on) == (Status.WITHDRAWN, None)
    assert case.entries.filter(step="withdraw").get().line == "张卫国 申请，孙玉兰同意"
    assert set(case.handlings.values_list("status", flat=True)) == {HandlingStatus.RELEASED}
    assert not case.clocks.running().exists()
    assert told("recalled") == {"王强", "陈国梁", "田野"}
    assert told("withdrawn") == {"张卫国", "孙玉兰"}


def test_a_leader_still_knows_what_was_registered_and_withdrawn(cast):
    leader = make.user(Role.LEADER, cast.office)
    registered, examined = joint(cast), road.submitted(cast)
    for case in (registered, actions.send_back(examined, by=cast.li, note="请补充")):
        actions.withdraw(case, by=cast.li, note="来函撤回", scans=[scan()])
    assert [registered] == list(visible_to(leader))
    assert seen_by({(leader.pk, registered.pk), (leader.pk, examined.pk)}) == {(leader.pk, registered.pk)}


def test_who_steps_out_meanwhile_or_a_district_that_asks_only_the_lead_does_not_hold_it(cast):
    case = actions.ask_withdrawal(joint(cast), by=cast.zhang.user, note="已经解决")
    set_to("withdraw.all_signers", False)
    assert actions.withdraw(case, by=cast.li).status == Status.WITHDRAWN


def set_to(key, value):
    Override.objects.create(key=key, value=value, effective_from="2020-01-01", basis="试", by_name="试")


def test_on_paper_the_office_needs_the_scan(cast):
    case = joint(cast)
    with pytest.raises(ValidationError, match="书面意见"):
        actions.withdraw(case, by=cast.li, note="来函撤回")
    assert actions.withdraw(case, by=cast.li, note="来函撤回", scans=[scan()]).status == Status.WITHDRAWN


def test_after_the_reply_it_stands_unless_the_district_says_otherwise(cast):
    case = road.replied(cast)
    with pytest.raises(TooLate, match="已经答复"):
        actions.ask_withdrawal(case, by=cast.zhang.user, note="不提了")
    set_to("withdraw.rule", "any_time")
    assert actions.ask_withdrawal(case, by=cast.zhang.user, note="不提了").open_withdrawal()


def test_what_units_asked_for_needs_no_ruling_any_more(cast):
    case, share = joint(cast), road.acknowledged(cast)
    hands_back = case.handlings.get(unit=cast.fire)
    actions.ask_return(hands_back, by=cast.tian, reason="不是消防职责。", proposed_unit=cast.water)
    actions.ask_extension(share, by=cast.wang, reason="须先勘察。", months=6)
    withdrawn = [actions.withdraw(each, by=cast.li, note="来函撤回", scans=[scan()]) for each in (case, share.proposal)]

    assert hands_back.handings_back.get().ruling == share.extensions.get().ruling == Ruling.MOOT
    lines = [[row.line for row in each.entries.filter(step="recall").order_by("seq")] for each in withdrawn]
    assert lines == [
        ["望川区水务局", "望川区消防救援大队，退办申请不再审批"],
        ["望川区水务局，延期申请不再审批", "望川区消防救援大队"],
    ]
    assert not to_rule(cast.li).rows.exists()


def test_who_was_let_off_needs_no_successor(cast):
    case = joint(cast)
    share = case.handlings.get(unit=cast.water)
    actions.ask_return(share, by=cast.wang, reason="不是水务职责。", proposed_unit=cast.office)
    actions.rule_return(share, by=cast.li, agreed=True)
    case = actions.withdraw(case, by=cast.li, note="来函撤回", scans=[scan()])

    assert not unsettled_returns(case).exists()


def test_what_was_promised_is_owed_to_nobody_and_counts_in_no_rate(cast, client):
    set_to("withdraw.rule", "any_time")
    promise = tracked(cast)
    case = actions.withdraw(promise.proposal, by=cast.li, note="来函撤回", scans=[scan()])

    promise.refresh_from_db()
    assert (promise.status, promise.ended_on) == (CommitmentStatus.LIFTED, localdate())
    assert case.entries.get(step="lift").line == "区水务局：年内加固河堤"
    assert not promise.clocks.running().exists()
    assert {"王强", "陈国梁"} <= told("recalled")
    client.force_login(cast.li)
    page = client.get("/proposals/ledger/").content.decode()
    assert "共 0 项" in page and "随撤回终止" in page


def test_a_district_may_end_it_with_the_hand_over(cast):
    set_to("withdraw.rule", "before_assign")
    with pytest.raises(TooLate, match="已经交办"):
        actions.ask_withdrawal(joint(cast), by=cast.zhang.user, note="不提了")
    assert actions.ask_withdrawal(road.registered(cast), by=cast.zhang.user, note="不提了").open_withdrawal()


def test_nobody_asks_or_agrees_for_another_or_twice(cast):
    case = joint(cast)
    for person in (cast.sun.user, cast.li, cast.wang):
        with pytest.raises(NotYours):
            actions.ask_withdrawal(case, by=person, note="不提了")
    with pytest.raises(TooLate, match="没有申请撤回"):
        actions.agree_withdrawal(case, by=cast.sun.user)
    case = actions.ask_withdrawal(case, by=cast.zhang.user, note="不提了")
    with pytest.raises(TooLate, match="已经申请撤回"):
        actions.ask_withdrawal(case, by=cast.zhang.user, note="不提了")


def test_from_the_lead_to_the_office_on_their_pages(client, cast):
    case = joint(cast)
    client.force_login(cast.zhang.user)
    client.post(reverse("proposals:ask_withdrawal", args=[case.code]), {"note": "已经解决"})
    client.force_login(cast.sun.user)
    assert "代表申请撤回" in client.get(case.get_absolute_url()).content.decode()
    assert client.get(reverse("proposals:agree_withdrawal", args=[case.code])).context["for_deputy"]
    client.post(reverse("proposals:agree_withdrawal", args=[case.code]))
    client.force_login(cast.li)
    url = reverse("proposals:withdraw", args=[case.code])
    assert "孙玉兰同意" in client.get(url).content.decode()
    client.post(url, {"note": "已经解决"})

    case.refresh_from_db()
    assert case.status == Status.WITHDRAWN
