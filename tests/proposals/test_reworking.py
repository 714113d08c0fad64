"""redo, rework, convene, settle: what follows when the deputy is not satisfied."""

import pytest
from django.utils.timezone import localdate

from congress.workflow.flow import TooLate
from proposals import actions, queries
from proposals.actions.reworking import open_round
from proposals.models import HandlingStatus, Status
from tests import make
from tests.proposals import road
from tests.proposals.test_review import told

BAD = {"manner": "high", "result": "low"}


def disliked(cast):
    return actions.conclude(
        actions.rate(road.replied(cast), by=cast.zhang.user, grades=BAD, reason="没有动工。"), by=cast.li
    )


def lead_share(proposal):
    return proposal.handlings.get(part="lead")


def reopened(cast, **facts):
    """A closed case whose lead share was opened again, as a step around ``open_round`` leaves it."""
    proposal = actions.close(road.concluded(cast), by=cast.li)
    open_round(proposal, proposal.handlings.filter(part="lead"), by=cast.li, reason="护栏没有装完。")
    proposal.save()
    return proposal


def answered_again(cast, proposal, code="A", text="已经全部完工。"):
    share = lead_share(proposal)
    answers = {1: ("adopted", text), 2: ("adopted", "警示牌已设置。")}
    actions.compose(share, by=cast.wang, answers=answers, reply_class=make.reply_class(code), explanation="说明。")
    share = actions.sign_off(actions.present(share, by=cast.wang), by=cast.chen)
    return actions.issue(share, by=cast.li).proposal


def test_a_round_more_gives_the_share_back_with_a_clock_of_its_own(cast):
    proposal = reopened(cast)
    share = lead_share(proposal)
    clock = share.clocks.running().get()

    assert (proposal.status, share.status, share.done_on) == (Status.REWORK, HandlingStatus.WORKING, None)
    assert (clock.kind, clock.starts_on, proposal.due_on) == ("rework.reply", localdate(), clock.due_on)
    assert told("redone") == {"王强", "陈国梁"}
    assert share.entries.get(step="redo").line == f"望川区水务局 第2次答复，期限 {clock.due_on}"


def test_the_first_letter_stays_and_every_demand_is_to_be_answered_anew(cast):
    proposal = reopened(cast)
    first, second = lead_share(proposal).replies.order_by("round")

    assert (first.round, first.issued_on, second.round) == (1, localdate(), 2)
    assert second.blank_places() == [1, 2]
    assert [letter.round for letter in queries.letters_of(proposal)] == [1]


def test_the_second_answer_is_asked_about_in_a_second_round(cast):
    proposal = answered_again(cast, reopened(cast))

    assert (proposal.status, proposal.evaluations.count()) == (Status.REPLIED, 2)
    assert [letter.round for letter in queries.letters_of(proposal)] == [2, 1]
    assert not proposal.clocks.running().filter(kind="rework.reply").exists()


def test_the_deputy_reads_the_first_letter_while_the_second_is_being_written(cast, client):
    proposal = reopened(cast)
    url = f"/proposals/{proposal.code}/handlings/{lead_share(proposal).pk}/reply.pdf"
    client.force_login(cast.zhang.user)

    assert client.get(url).status_code == 200
    assert client.get(f"{url}?round=1").status_code == 200
    assert client.get(f"{url}?round=2").status_code == 404


def test_a_share_that_is_not_answered_cannot_be_opened_again(cast):
    proposal = road.acknowledged(cast).proposal
    with pytest.raises(TooLate, match="不能再次办理"):
        open_round(proposal, proposal.handlings.filter(part="lead"), by=cast.li, reason="再办。")
