"""redo, rework, convene, settle: what follows when the deputy is not satisfied."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.rulebook.models import Override
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, documents, queries
from proposals.actions.reworking import open_round
from proposals.models import HandlingStatus, Mediation, Status
from tests.proposals import road
from tests.proposals.rounds import (
    BAD,
    NOTE,
    answered_again,
    concluded,
    convened,
    disliked,
    disliked_again,
    lead_share,
    settled,
)
from tests.proposals.test_review import told


def reopened(cast, **facts):
    """A closed case whose lead share was opened again, as a step around ``open_round`` leaves it."""
    proposal = actions.close(road.concluded(cast), by=cast.li)
    open_round(proposal, proposal.handlings.filter(part="lead"), by=cast.li, reason="护栏没有装完。")
    proposal.save()
    return proposal


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


def test_the_office_studies_and_gives_it_back_with_its_reasons(cast):
    proposal = disliked(cast)
    study = proposal.clocks.running().get(kind="evaluation.study")
    proposal = actions.rework(proposal, by=cast.li, note=NOTE)

    study.refresh_from_db()
    assert (proposal.status, proposal.due_label, bool(study.met_at)) == (Status.REWORK, "再次答复期限", True)
    assert told("reworked") == {"张卫国"}
    assert proposal.entries.get(step="rework").note == NOTE


def test_without_reasons_nothing_is_given_back(cast):
    with pytest.raises(ValidationError, match="研究意见"):
        actions.rework(disliked(cast), by=cast.li, note=" ")


@pytest.mark.parametrize("grade", ["high", "mid"])
def test_who_is_content_or_nearly_so_is_not_answered_again(cast, grade):
    proposal = concluded(cast, road.replied(cast), {"manner": "high", "result": grade})
    with pytest.raises(TooLate, match="代表没有评价“不满意”"):
        actions.rework(proposal, by=cast.li, note=NOTE)


def test_a_unit_may_not_decide_on_its_own_rework(cast):
    with pytest.raises(NotYours):
        actions.rework(disliked(cast), by=cast.chen, note=NOTE)


def test_the_first_verdict_is_kept_beside_the_last(cast, client):
    proposal = answered_again(cast, actions.rework(disliked(cast), by=cast.li, note=NOTE))
    proposal = concluded(cast, proposal, road.GOOD)
    client.force_login(cast.wang)
    page = client.get(f"/proposals/{proposal.code}/").content.decode()

    assert [each.verdict for each in proposal.evaluations.order_by("round")] == ["low", "high"]
    assert (proposal.verdict, actions.close(proposal, by=cast.li).status) == ("high", Status.CLOSED)
    assert page.index("代表评价（第2次）：满意") < page.index("代表评价（第1次）：不满意")


def test_silence_in_the_second_round_is_no_content(cast):
    proposal = answered_again(cast, actions.rework(disliked(cast), by=cast.li, note=NOTE))
    with time_machine.travel(localdate() + timedelta(days=70)):
        actions.close_windows(today=localdate())

    proposal.refresh_from_db()
    assert [each.verdict_label for each in proposal.evaluations.order_by("round")] == ["不满意", "未反馈"]


def test_only_the_units_named_answer_again(cast):
    proposal = disliked(cast)
    with pytest.raises(ValidationError, match="请选择由哪个单位再次答复"):
        actions.rework(proposal, by=cast.li, note=NOTE, shares=proposal.handlings.filter(part="assist"))


def test_where_the_district_decides_so_it_goes_back_by_itself(cast):
    Override.objects.create(key="rework.decided_by", value="automatic", effective_from="2026-01-01", basis="本区办法")
    proposal = disliked(cast)

    assert proposal.status == Status.REWORK
    assert proposal.entries.get(step="rework").by_name == "系统"
    assert concluded(cast, answered_again(cast, proposal), BAD).status == Status.EVALUATED  # the second one is met


def test_a_second_failure_neither_ends_nor_goes_back_before_both_sides_met(cast):
    proposal = disliked_again(cast)
    for step in (actions.rework, actions.close):
        with pytest.raises(TooLate, match="已经 2 次评价“不满意”，须先召集双方协调"):
            step(proposal, by=cast.li, note=NOTE)


def test_a_first_failure_needs_no_meeting(cast):
    with pytest.raises(TooLate, match="再次不满意的，召集双方协调"):
        actions.convene(disliked(cast), by=cast.li, meets_on=localdate(), place="三楼", agenda="工期。")


def test_both_sides_are_called_and_what_was_decided_is_carried_out(cast):
    proposal = convened(cast)
    assert (proposal.status, told("convened")) == (Status.MEDIATION, {"张卫国", "王强", "陈国梁"})

    proposal = settled(cast, proposal, "redo")
    assert (proposal.status, lead_share(proposal).replies.count()) == (Status.REWORK, 3)
    assert [entry.step for entry in proposal.entries.order_by("-seq")[:3]] == ["rework", "redo", "settle"]
    assert told("settled") == {"张卫国", "王强", "陈国梁"}


def test_when_nothing_more_is_to_be_done_the_case_ends_with_reasons(cast):
    proposal = settled(cast, convened(cast), "end")

    assert proposal.status == Status.EVALUATED
    with pytest.raises(TooLate, match="已经协调过"):
        actions.convene(proposal, by=cast.li, meets_on=localdate(), place="三楼", agenda="工期。")
    with pytest.raises(ValidationError):
        actions.close(proposal, by=cast.li)
    assert actions.close(proposal, by=cast.li, note="双方同意。").status == Status.CLOSED


def test_a_record_of_half_a_meeting_is_refused(cast):
    proposal = convened(cast)
    with pytest.raises(ValidationError) as refused:
        settled(cast, proposal, "end", unit_word="")
    assert list(refused.value.message_dict) == ["unit_word"]


def test_a_third_side_is_heard_where_the_district_wants_one(cast):
    Override.objects.create(key="rework.second_failure", value="expert", effective_from="2026-01-01", basis="本区办法")
    proposal = convened(cast)
    with pytest.raises(ValidationError, match="第三方的评估意见"):
        settled(cast, proposal, "end")
    proposal = settled(cast, proposal, "end", expert_word="可行，一年内可以完工。")

    assert proposal.mediations.get().get_form_display() == "第三方评估"


def test_two_clerks_give_it_back_once(cast):
    proposal = disliked(cast)
    actions.rework(proposal, by=cast.li, note=NOTE)
    with pytest.raises(TooLate):
        actions.rework(proposal, by=cast.zhou, note=NOTE)


def test_the_pages_of_the_second_round(cast, client):
    client.force_login(cast.li)
    proposal = disliked(cast)
    page = f"/proposals/{proposal.code}"
    assert "请写明研究意见" in client.post(f"{page}/rework/", {"note": ""}).content.decode()
    share = lead_share(proposal)
    assert client.post(f"{page}/rework/", {"note": NOTE, "shares": [share.pk]}).status_code == 302
    concluded(cast, answered_again(cast, proposal), BAD)
    sent = {"meets_on": f"{localdate()}", "place": "三楼", "agenda": "工期。"}
    assert "早于今天" in client.post(f"{page}/convene/", sent | {"meets_on": "2020-01-01"}).content.decode()
    assert client.post(f"{page}/convene/", sent).status_code == 302
    said = {"held_on": f"{localdate()}", "attendees": "双方", "deputy_word": "甲", "unit_word": "乙", "decision": "丙"}
    assert "不能记录" in client.post(f"{page}/settle/", said | {"held_on": "2099-01-01"}).content.decode()
    assert client.post(f"{page}/settle/", said | {"outcome": "end"}).status_code == 302
    assert "丙" in client.get(f"{page}/").content.decode()


def test_while_the_second_round_runs_the_unit_still_reads_the_first_verdict(cast, client):
    proposal = answered_again(cast, actions.rework(disliked(cast), by=cast.li, note=NOTE))
    actions.rate(proposal, by=cast.zhang.user, grades=BAD, reason="第二次也不行。")
    client.force_login(cast.wang)
    page = client.get(f"/proposals/{proposal.code}/").content.decode()

    assert "没有动工。" in page
    assert "第二次也不行。" not in page


def test_the_record_is_printed_for_both_sides(cast):
    meeting = settled(cast, convened(cast), "end").mediations.get()
    rows = {row["label"]: row["paragraphs"] for row in documents.mediation_record(meeting)["rows"]}

    assert rows["代表意见"] == ["要求年内动工。"]
    assert rows["结论"] == ["不再重新办理，转办结。年内动工。"]


def test_the_record_to_be_written_by_hand_has_room_on_one_sheet(cast, client):
    proposal = convened(cast)
    client.force_login(cast.li)
    for form in Mediation.Form.values:  # a third side has a box more
        proposal.mediations.update(form=form)
        paper = client.get(f"/proposals/{proposal.code}/papers/mediation_record.pdf").content
        assert len(pikepdf.open(BytesIO(paper)).pages) == 1, form
