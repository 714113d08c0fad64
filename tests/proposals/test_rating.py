"""rate, key_in, verify, conclude, close: the verdict and who may see it when."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, now

from congress.files.models import StoredFile
from congress.notices.models import Notice
from congress.notices.truth import untrue
from congress.rulebook.models import Override
from congress.surveys.models import Ballot, PaperEntry
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, queries
from proposals.actions.rating import LeftOpen
from proposals.models import Cosigner, Proposal, Status
from proposals.tasks import close_windows
from tests import make
from tests.proposals import road
from tests.proposals.test_review import told

BAD = {"manner": "high", "result": "low"}


def scan():
    return StoredFile.objects.create(name="意见表.pdf", kind="pdf", size=10, sha256="0" * 64)


def keyed_in(cast, proposal, grades=road.GOOD, reason=""):
    rater = proposal.current_evaluation().raters.get()
    return actions.key_in(
        proposal, by=cast.li, rater=rater, grades=grades, reason=reason, signed_on=localdate(), scan=scan()
    )


def test_a_rating_may_be_changed_until_the_window_closes_and_the_first_is_kept(cast):
    proposal = road.rated(cast, BAD, "没有动工。")
    actions.rate(proposal, by=cast.zhang.user, grades=road.GOOD)

    [(_, [answer])] = queries.ratings_of(proposal)
    assert answer.ballot.grades == road.GOOD
    assert answer.invitation.ballots.count() == 2


def test_dissatisfaction_asks_for_its_reason(cast):
    with pytest.raises(ValidationError):
        road.rated(cast, BAD)


def test_a_handler_may_not_rate(cast):
    with pytest.raises(NotYours):
        actions.rate(road.replied(cast), by=cast.wang, grades=road.GOOD)


def test_after_the_window_it_is_too_late(cast):
    proposal = road.replied(cast)
    with time_machine.travel(localdate() + timedelta(days=60)), pytest.raises(TooLate, match="评价期限已过"):
        actions.rate(proposal, by=cast.zhang.user, grades=road.GOOD)


def test_the_unit_sees_the_rating_only_after_the_window(cast, client):
    proposal = road.rated(cast, BAD, "没有动工。")
    client.force_login(cast.wang)
    before = client.get(f"/proposals/{proposal.code}/").content.decode()
    actions.conclude(proposal, by=cast.li)
    after = client.get(f"/proposals/{proposal.code}/").content.decode()

    assert "没有动工" not in before
    assert "评价" not in [entry.label for entry in queries.entries_for(cast.wang, proposal)]
    assert "没有动工" in after


def test_paper_counts_when_a_second_person_agrees(cast):
    proposal = road.replied(cast)
    entry = keyed_in(cast, proposal)
    assert told("keyed_in") == {"周慧"}

    with pytest.raises(NotYours):
        actions.verify(proposal, by=cast.li, entry=entry, agrees=True)
    actions.verify(proposal, by=cast.zhou, entry=entry, agrees=True)
    assert actions.conclude(proposal, by=cast.li).verdict == "high"


def test_paper_refused_by_the_second_person_does_not_count(cast):
    proposal = road.replied(cast)
    entry = keyed_in(cast, proposal)
    actions.verify(proposal, by=cast.zhou, entry=entry, agrees=False, note="结果一栏是不满意")

    entry.refresh_from_db()
    assert entry.state == PaperEntry.State.REFUSED
    assert proposal.current_evaluation().waiting() == ["张卫国"]


def test_the_office_cannot_end_the_window_while_the_deputy_is_silent(cast):
    with pytest.raises(TooLate, match="张卫国尚未评价"):
        actions.conclude(road.replied(cast), by=cast.li)


def test_silence_is_closed_by_the_clock_even_a_month_late(cast):
    proposal = road.replied(cast)
    late = localdate() + timedelta(days=70)
    with time_machine.travel(late):
        moved = [actions.close_windows(today=late), actions.close_windows(today=late)]

    proposal.refresh_from_db()
    assert moved == [1, 0]
    assert (proposal.status, proposal.verdict) == (Status.EVALUATED, "")


def test_the_hourly_task_does_what_the_action_does(cast):
    proposal = road.replied(cast)
    with time_machine.travel(localdate() + timedelta(days=70)):
        assert close_windows.delay().get() == 1

    proposal.refresh_from_db()
    assert proposal.entries.get(step="conclude").by_name == "系统"


def test_the_clock_leaves_a_window_that_is_still_open(cast):
    proposal = road.replied(cast)
    assert actions.close_windows(today=proposal.current_evaluation().survey.closes_on) == 0


def test_unchecked_paper_holds_the_window_open(cast):
    proposal = road.replied(cast)
    keyed_in(cast, proposal)
    late = localdate() + timedelta(days=70)
    with time_machine.travel(late):
        assert actions.close_windows(today=late) == 0
    waits = Notice.objects.filter(kind="proposal_paper_waits").select_related("to")
    assert waits and untrue(waits) == {}
    actions.verify(proposal, by=cast.zhou, entry=PaperEntry.objects.get(), agrees=True)
    assert set(untrue(waits)) == {each.pk for each in waits}


def test_a_case_judged_bad_is_closed_only_with_reasons(cast, client):
    proposal = actions.conclude(road.rated(cast, BAD, "没有动工。"), by=cast.li)
    client.force_login(cast.li)
    url = f"/proposals/{proposal.code}/close/"

    assert "请写明办结意见" in client.post(url, {"note": ""}).content.decode()
    assert client.post(url, {"note": "资金已列入明年预算，代表同意。"}).status_code == 302


def test_no_door_leads_around_the_reasons(cast):
    proposal = actions.conclude(road.rated(cast, BAD, "没有动工。"), by=cast.li)
    with pytest.raises(ValidationError):
        actions.close(proposal, by=cast.li)


def test_close_tells_the_deputy_and_the_units(cast):
    proposal = actions.close(road.concluded(cast), by=cast.li)

    assert told("closed") == {"张卫国", "王强", "陈国梁", "田野"}
    assert (proposal.closed_on, proposal.due_on) == (localdate(), None)


def test_the_code_on_the_paper_leads_each_to_their_own_page(cast, client):
    proposal = road.replied(cast)
    found = {}
    for name, person in (("deputy", cast.zhang.user), ("office", cast.li), ("unit", cast.wang)):
        client.force_login(person)
        found[name] = client.get(f"/proposals/{proposal.code}/opinion/").url.rsplit("/", 2)[-2]

    assert found == {"deputy": "rate", "office": "key_in", "unit": proposal.code}


def test_a_paper_that_waits_closes_the_door_with_its_reason(cast, client):
    proposal = road.rated(cast)
    keyed_in(cast, proposal)
    client.force_login(cast.li)
    url = f"/proposals/{proposal.code}/conclude/"

    for answer in (client.get(url), client.post(url)):
        assert answer.status_code == 409
        assert "张卫国的纸质评价还没有复核" in answer.content.decode()


def test_one_case_that_cannot_be_ended_does_not_keep_the_others_waiting(cast, caplog):
    good, bad = road.replied(cast), road.replied(cast)
    invitation = bad.current_evaluation().survey.invitations.get()
    Ballot.objects.create(
        invitation=invitation, seq=1, grades={"manner": "high", "result": "no such grade"}, channel="portal",
        by=cast.zhang.user,
    )  # fmt: skip
    late = localdate() + timedelta(days=70)
    with time_machine.travel(late), pytest.raises(LeftOpen, match=f"1 件没有结束评价（另有 1 件已结束）：{bad}"):
        actions.close_windows(today=late)

    assert [Proposal.objects.get(pk=one.pk).status for one in (good, bad)] == [Status.EVALUATED, Status.REPLIED]
    assert bad.code in caplog.text


def silent_to_the_end(cast):
    """(case, last day, the day after) where nobody answered and the clock ended the window."""
    proposal = road.replied(cast)
    last = proposal.current_evaluation().survey.closes_on
    with time_machine.travel(f"{last + timedelta(1)} 09:00+08:00"):
        actions.close_windows(today=localdate())
    proposal.refresh_from_db()
    return proposal, last, f"{last + timedelta(5)} 09:00+08:00"


def test_a_form_signed_in_time_counts_though_it_came_after_the_end(cast):
    proposal, last, later = silent_to_the_end(cast)
    with time_machine.travel(later):
        rater = proposal.current_evaluation().raters.get()
        facts = {"rater": rater, "grades": BAD, "reason": "没有动工。", "scan": scan()}
        with pytest.raises(ValidationError, match="签名日期须在评价期限内"):
            actions.key_in(proposal, by=cast.li, signed_on=last + timedelta(1), **facts)
        entry = actions.key_in(proposal, by=cast.li, signed_on=last, **facts)
        with pytest.raises(TooLate, match="张卫国的纸质评价还没有复核"):
            actions.close(proposal, by=cast.li)
        proposal = actions.verify(proposal, by=cast.zhou, entry=entry, agrees=True)

    assert (proposal.status, proposal.verdict) == (Status.EVALUATED, "low")
    assert proposal.entries.get(step="resettle").line == f"张卫国 {last} 签名的纸质评价：未反馈 改为 不满意"
    study = proposal.clocks.get(kind="evaluation.study", met_at=None, void_at=None)
    assert (study.starts_on, proposal.due_on, proposal.due_label) == (last + timedelta(5), study.due_on, study.label)


def test_forms_that_lift_the_verdict_end_the_study(cast):
    Override.objects.create(key="evaluation.by", value="every_signer", effective_from="2026-01-01", basis="本区办法")
    handling = road.signed(cast)
    for place, deputy in enumerate((cast.sun, make.deputy("吴三")), 1):
        signed = {"name": deputy.name, "place": place, "confirmed_at": now()}
        Cosigner.objects.create(proposal=handling.proposal, deputy=deputy, **signed)
    proposal = actions.issue(handling, by=cast.li).proposal
    actions.rate(proposal, by=cast.zhang.user, grades=BAD, reason="没有动工。")
    last = proposal.current_evaluation().survey.closes_on
    with time_machine.travel(f"{last + timedelta(1)} 09:00+08:00"):
        actions.close_windows(today=localdate())
        assert proposal.clocks.filter(kind="evaluation.study", void_at=None).exists()
        for rater in proposal.current_evaluation().raters.order_by("pk")[1:]:
            entry = actions.key_in(
                proposal, by=cast.li, rater=rater, grades=road.GOOD, signed_on=last, scan=scan()
            )  # fmt: skip
            proposal = actions.verify(proposal, by=cast.zhou, entry=entry, agrees=True)

    assert (proposal.verdict, proposal.due_on) == ("high", None)
    assert not proposal.clocks.filter(kind="evaluation.study", void_at=None).exists()


def test_a_form_that_changes_no_verdict_leaves_no_row(cast):
    proposal, last, later = silent_to_the_end(cast)
    with time_machine.travel(later):
        rater = proposal.current_evaluation().raters.get()
        entry = actions.key_in(proposal, by=cast.li, rater=rater, grades=road.GOOD, signed_on=last, scan=scan())
        actions.verify(proposal, by=cast.zhou, entry=entry, agrees=False, note="签名不符")

    assert not proposal.entries.filter(step="resettle").exists()


def test_into_a_closed_case_nothing_is_keyed_in(cast, client):
    proposal, last, later = silent_to_the_end(cast)
    actions.close(proposal, by=cast.li)
    client.force_login(cast.li)

    page = client.get(f"/proposals/{proposal.code}/key_in/")
    assert page.status_code == 409
    assert "现在的状态是“办结”" in page.content.decode()
