"""复查补办: the lot can be drawn again, the finding stands, and a closed case comes back as a round of its own."""

from datetime import date
from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.models import Category, HandlingStatus, ProposalClock, Recheck, Status
from tests import make
from tests.proposals import road, rounds

pytestmark = pytest.mark.django_db


def closed(cast, **facts):
    return make.proposal(Status.CLOSED, lead=cast.zhang, **{"closed_on": date(2026, 3, 1), **facts})


def really_closed(cast):
    return actions.close(road.concluded(cast), by=cast.li)


def drawn(cast, **asked):
    return actions.draw(by=cast.li, **{"title": "第一次复查", "size": 2, "seed": "现场报的 7391", **asked})


def test_the_lot_is_kept_with_its_seed_and_range_and_comes_out_the_same_again(cast):
    codes = {closed(cast).code for _ in range(5)}
    sample = drawn(cast)

    first = sorted(codes, key=lambda code: sha256(f"现场报的 7391:{code}".encode()).hexdigest())[:2]
    assert [lot.proposal.code for lot in sample.cases.order_by("place")] == first
    assert (set(sample.pool), sample.seed, sample.rule["words"]) == (codes, "现场报的 7391", "全部已办结的建议")


def test_only_cases_of_the_range_are_in_the_pool(cast):
    roads = make.category("交通运输")
    wanted = closed(cast, category=roads, closed_on=date(2026, 4, 2))
    for facts in ({"closed_on": date(2026, 4, 2)}, {"category": roads}, {"category": roads, "status": "evaluated"}):
        make.proposal(lead=cast.zhang, **{"status": Status.CLOSED, "closed_on": date(2026, 3, 1), **facts})

    sample = drawn(cast, since=date(2026, 4, 1), category=roads, size=9)
    assert sample.pool == [wanted.code] and sample.size == 1
    assert sample.rule["words"] == "2026-04-01 以后办结，类别为交通运输"


def test_an_empty_range_draws_nothing_and_only_the_office_draws(cast):
    with pytest.raises(ValidationError, match="没有已办结"):
        drawn(cast)
    closed(cast)
    with pytest.raises(NotYours):
        actions.draw(by=cast.wang, title="我来抽", size=1)
    assert not Recheck.objects.exists()


def test_the_first_finding_stands_and_the_units_hear_of_it(cast):
    proposal = really_closed(cast)
    (lot,) = drawn(cast).cases.all()
    actions.recheck(lot, by=cast.li, finding="not_done", note="警示牌没有设置。")

    assert proposal.entries.get(step="recheck").line == "第一次复查，没有落实"
    assert set(Notice.objects.filter(kind="proposal_rechecked").values_list("to__name", flat=True)) == {
        "王强", "田野", "陈国梁"
    }  # fmt: skip
    with pytest.raises(TooLate, match="李敏 已经复查过"):
        actions.recheck(lot, by=cast.zhou, finding="done", note="已经落实。")


def test_the_committee_checks_the_cases_of_its_own_subjects(cast):
    committee = make.unit("望川区人大城乡建设委员会", UnitKind.COMMITTEE)
    officer = make.user(Role.COMMITTEE_OFFICER, committee)
    other = make.user(Role.COMMITTEE_OFFICER, make.unit("望川区人大财经委员会", UnitKind.COMMITTEE))
    really_closed(cast)
    Category.objects.update(committee=committee)
    (lot,) = drawn(cast).cases.all()

    with pytest.raises(NotYours):
        actions.recheck(lot, by=other, finding="done", note="好。")
    assert actions.recheck(lot, by=officer, finding="done", note="已看。").finding == "done"


def test_a_closed_case_is_opened_again_as_a_full_round(cast):
    proposal = really_closed(cast)
    reopened = actions.reopen(proposal, by=cast.li, note="警示牌没有设置。")

    share = rounds.lead_share(reopened)
    assert (reopened.status, reopened.closed_on, share.status) == (Status.REWORK, None, HandlingStatus.WORKING)
    assert share.current_reply().round == 2 and share.replies.get(round=1).issued_on
    assert ProposalClock.objects.running().filter(proposal=proposal, kind="rework.reply").count() == 1
    assert Notice.objects.filter(kind="proposal_reopened").get().to == cast.zhang.user
    again = rounds.concluded(cast, rounds.answered_again(cast, reopened), road.GOOD)
    assert actions.close(again, by=cast.li).status == Status.CLOSED


def test_a_case_is_reopened_with_reasons_by_the_office_and_when_it_is_closed(cast):
    proposal = road.concluded(cast)
    with pytest.raises(TooLate):
        actions.reopen(proposal, by=cast.li, note="没有落实。")
    proposal = actions.close(proposal, by=cast.li)
    with pytest.raises(ValidationError, match="理由"):
        actions.reopen(proposal, by=cast.li, note=" ")
    with pytest.raises(NotYours):
        actions.reopen(proposal, by=cast.zhang.user, note="没有落实。")


def test_what_was_never_answered_here_cannot_be_sent_back(cast):
    with pytest.raises(TooLate, match="没有在平台办理的答复"):
        actions.reopen(closed(cast), by=cast.li, note="没有落实。")


def test_the_pages_draw_record_and_reopen(cast, client):
    proposal = really_closed(cast)
    client.force_login(cast.li)
    client.post("/proposals/rechecks/draw/", {"title": "第一次复查", "size": 1})
    sample = Recheck.objects.get()
    page = client.get(sample.get_absolute_url()).content.decode()
    assert "结果一致" in page and proposal.title in page

    lot = sample.cases.get()
    client.post(f"/proposals/{proposal.code}/rechecks/{lot.pk}/", {"finding": "partly", "note": "只做了一半。"})
    assert "部分落实" in client.get(f"/proposals/{proposal.code}/reopen/").content.decode()
    shares = [rounds.lead_share(proposal).pk]
    client.post(f"/proposals/{proposal.code}/reopen/", {"note": "补做另一半。", "shares": shares})
    proposal.refresh_from_db()
    assert proposal.status == Status.REWORK
