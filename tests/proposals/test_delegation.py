"""A delegation raises a matter under its own name, and its head signs; a joint one is answered to every signer."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from congress.workflow.flow import TooLate
from proposals import actions, documents
from proposals.models import Proposal, Status
from tests import make
from tests.proposals import road
from tests.proposals.test_review import told
from tests.proposals.test_signing import cosigning
from tests.proposals.test_withdrawing import set_to

TEXT = {"title": "关于路灯的建议", "reason": "入夜无灯。", "request": "年内装灯。"}


@pytest.fixture
def team(cast):
    team = make.delegation()
    team.head = cast.zhang
    team.save()
    return team


def test_the_head_raises_it_for_the_delegation_and_the_letter_greets_it(cast, team):
    case = actions.submit(road.drafted(cast, by_delegation=True), by=cast.zhang.user)

    assert (case.proposer, case.addressees, case.raised_by) == (team.name, team.name, team.name)
    assert case.lead == cast.zhang
    with pytest.raises(ValidationError, match="团长签名"):
        actions.draft(by=cast.sun.user, deputy=cast.sun, **road.FORM, by_delegation=True)


def test_a_delegation_needs_no_further_signatures(cast, team):
    with pytest.raises(TooLate, match="不再联名"):
        cosigning(cast, by_delegation=True)


def test_only_the_head_is_offered_it_on_the_page(client, cast, team):
    client.force_login(cast.zhang.user)
    assert f"以{team.name}名义提出" in client.get(reverse("proposals:draft")).content.decode()
    client.force_login(cast.sun.user)
    assert "名义提出" not in client.get(reverse("proposals:draft")).content.decode()


def test_on_paper_the_office_copies_the_heads_signature(cast, team):
    facts = {"submitted_on": date(2026, 3, 2), "channel": "intersession", **TEXT, "by_delegation": True}
    assert actions.log(by=cast.li, lead=cast.zhang, **facts).proposer == team.name
    with pytest.raises(ValidationError, match="团长签名"):
        actions.log(by=cast.li, lead=cast.sun, **facts)


def test_the_slip_names_who_raised_it(cast, team):
    case = actions.submit(road.drafted(cast, by_delegation=True), by=cast.zhang.user)
    case = actions.register(case, by=cast.li, category=make.category(), demands=["年内加固河堤"])
    case = actions.assign(case, by=cast.li, shares=[(cast.water, "lead", "")])
    assert documents.assignment_slip(case)["opening"][0].startswith(f"{team.name}提出的《")


def joint_reply(cast):
    case = actions.submit(actions.cosign(cosigning(cast), by=cast.sun.user), by=cast.zhang.user)
    case = actions.register(case, by=cast.li, category=make.category(), demands=["年内加固河堤"])
    case = actions.assign(case, by=cast.li, shares=[(cast.water, "lead", "")])
    share = actions.acknowledge(case.handlings.get(), by=cast.wang)
    actions.compose(share, by=cast.wang, answers={1: ("adopted", "已列入计划。")}, reply_class=make.reply_class())
    actions.issue(
        actions.sign_off(actions.present(road.talked(share, cast.wang), by=cast.wang), by=cast.chen), by=cast.li
    )
    return Proposal.objects.get(pk=case.pk)


def test_every_signer_gets_the_reply(cast):
    case = joint_reply(cast)
    assert (case.status, case.addressees) == (Status.REPLIED, "张卫国、孙玉兰代表")
    assert told("replied") == {"张卫国", "孙玉兰"}


def test_or_the_lead_who_passes_it_on_where_the_district_wants_it_so(cast):
    set_to("reply.recipients", "lead")
    case = joint_reply(cast)
    assert case.addressees == "张卫国代表并转孙玉兰代表"
    assert told("replied") == {"张卫国"}
    assert case.current_evaluation().raters.count() == 2
