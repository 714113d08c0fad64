"""ask_extension and rule_extension: asked in time, ruled once, capped by statute, and both days stay to be read."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from congress.notices.models import Notice
from congress.rulebook.actions import override
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, deadlines
from proposals.flow import HANDLING
from proposals.models import Extension, Part, ProposalClock, Ruling
from proposals.queries import requests
from tests.proposals import road
from tests.proposals.test_review import told

WHY = "涉及水务、财政两个部门，施工方案正在论证。"


@pytest.fixture
def share(cast):
    """王强 works on it since 2 March; the answer is due on 2 June."""
    with time_machine.travel("2026-03-02 09:00+08:00"):
        return road.acknowledged(cast)


def asked(cast, share, on="2026-05-20 09:00+08:00", months=6):
    with time_machine.travel(on):
        return actions.ask_extension(share, by=cast.wang, reason=WHY, months=months)


def running(share):
    return list(
        ProposalClock.objects.running().filter(handling=share, kind__in=deadlines.ANSWER).values_list("kind", "due_on")
    )


def test_asking_moves_nothing_until_the_office_has_ruled(cast, share):
    extension = asked(cast, share)

    assert running(share) == [("proposal.reply", date(2026, 6, 2))]
    assert (extension.old_due_on, extension.new_due_on) == (date(2026, 6, 2), date(2026, 9, 2))
    assert told("extension_asked") == {"李敏", "周慧"}
    assert requests.to_rule(cast.li).rows.get().pk == share.pk


def test_an_agreed_extension_keeps_the_start_and_says_six_months(cast, share):
    asked(cast, share)
    with time_machine.travel("2026-05-22 09:00+08:00"):
        extension = actions.rule_extension(share, by=cast.li, agreed=True)
    share.proposal.refresh_from_db()

    assert running(share) == [("proposal.extended", date(2026, 9, 2))]
    assert (share.proposal.due_on, share.proposal.due_label) == (date(2026, 9, 2), "延期答复期限")
    line = ProposalClock.objects.get(kind="proposal.extended").one_line
    assert line == "交办日 2026-03-02 + 6 个月 → 2026-09-02（代表法第五十一条）"
    assert (extension.ruled_by, extension.ruling) == (cast.li, Ruling.AGREED)


def test_the_deputy_and_the_unit_are_told_both_days(cast, share):
    asked(cast, share)
    actions.rule_extension(share, by=cast.li, agreed=True)

    assert told("extension_ruled") == {"王强", "陈国梁"}
    (text,) = Notice.objects.filter(kind="proposal_extended", to=cast.zhang.user).values_list("text", flat=True)
    assert "原定6月2日，延至9月2日" in text and WHY in text


def test_the_office_may_grant_less_than_was_asked_for(cast, share):
    asked(cast, share)
    extension = actions.rule_extension(share, by=cast.li, agreed=True, months=4)

    assert extension.new_due_on == date(2026, 7, 2)
    assert running(share) == [("proposal.extended", date(2026, 7, 2))]


def test_a_refusal_needs_its_reason_and_leaves_the_day(cast, share):
    asked(cast, share)
    with pytest.raises(ValidationError, match="不同意的理由"):
        actions.rule_extension(share, by=cast.li, agreed=False)
    actions.rule_extension(share, by=cast.li, agreed=False, note="方案已经成熟。")

    assert running(share) == [("proposal.reply", date(2026, 6, 2))]
    assert not told("extended")
    with time_machine.travel("2026-05-25 09:00+08:00"):
        assert actions.ask_extension(share, by=cast.wang, reason=WHY, months=5).is_pending


@pytest.mark.parametrize("months", [3, 7, 12])
def test_nobody_gets_beyond_six_months_or_less_than_stands(cast, share, months):
    with pytest.raises(ValidationError, match="最长到自交办之日起六个月"):
        asked(cast, share, months=months)


def test_after_the_day_it_is_too_late_to_ask(cast, share):
    with pytest.raises(TooLate, match="答复期限已过"):
        asked(cast, share, on="2026-06-03 09:00+08:00")


def test_what_was_asked_in_time_can_be_ruled_after_the_day(cast, share):
    asked(cast, share, on="2026-06-02 09:00+08:00")
    with time_machine.travel("2026-06-04 09:00+08:00"):
        actions.rule_extension(share, by=cast.li, agreed=True)

    assert running(share) == [("proposal.extended", date(2026, 9, 2))]


def test_it_is_given_once(cast, share):
    asked(cast, share)
    with pytest.raises(TooLate, match="正在审批"):
        asked(cast, share)
    actions.rule_extension(share, by=cast.li, agreed=True)
    with pytest.raises(TooLate, match="已经延期一次"):
        asked(cast, share)
    with pytest.raises(TooLate, match="可能已经有人审批"):
        actions.rule_extension(share, by=cast.zhou, agreed=True)


def test_an_assisting_unit_has_no_answer_to_put_off(cast, share):
    assisting = share.proposal.handlings.get(part=Part.ASSIST)
    with pytest.raises(NotYours):
        actions.ask_extension(assisting, by=cast.tian, reason=WHY, months=6)
    assert "ask_extension" not in {door.name for door in HANDLING.doors(cast.tian, assisting)}


def test_a_unit_does_not_rule_its_own_request(cast, share):
    asked(cast, share)
    with pytest.raises(NotYours):
        actions.rule_extension(share, by=cast.chen, agreed=True)


def test_where_no_consent_is_needed_asking_is_enough(cast, share):
    override("proposal.extension_needs_consent", value=False, effective_from=date(2026, 1, 1), basis="办法", by=cast.li)
    extension = asked(cast, share)

    assert (extension.ruling, extension.ruled_by) == (Ruling.AGREED, None)
    assert running(share) == [("proposal.extended", date(2026, 9, 2))]
    assert told("extended") == {"张卫国"}


def test_an_answer_given_meanwhile_needs_no_ruling(cast):
    with time_machine.travel("2026-03-02 09:00+08:00"):
        share = road.composed(cast)
    asked(cast, share)
    share.refresh_from_db()
    actions.issue(
        actions.sign_off(actions.present(road.talked(share, cast.wang), by=cast.wang), by=cast.chen), by=cast.li
    )

    assert Extension.objects.get().ruling == Ruling.MOOT
    assert not requests.to_rule(cast.li).rows.exists()


def test_the_pages_take_the_request_and_the_ruling_and_show_them_for_good(cast, share, client):
    page = f"/proposals/{share.proposal.code}/handlings/{share.pk}/"
    with time_machine.travel("2026-05-20 09:00+08:00"):
        client.force_login(cast.wang)
        assert "还没有" not in client.post(f"{page}ask_extension/", {"months": 6, "reason": WHY}).content.decode()
        client.force_login(cast.li)
        assert "审批延期：区水务局" in client.get(share.get_absolute_url()).content.decode()
        lacking = client.post(f"{page}rule_extension/", {"agreed": "no", "months": 6}).content.decode()
        assert "请写明不同意的理由。" in lacking
        assert client.post(f"{page}rule_extension/", {"agreed": "yes", "months": 6}).status_code == 302
        client.force_login(cast.zhang.user)
        shown = client.get(share.get_absolute_url()).content.decode()
    assert "望川区水务局申请延期" in shown and WHY in shown
    assert "<del>2026-06-02" in shown and "<b>2026-09-02" in shown
