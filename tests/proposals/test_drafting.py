"""log, revise and discard: bringing a matter in, from paper or on line, and what stays private."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from congress.files.models import StoredFile
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, queries
from proposals.models import Origin, Proposal, Purpose, Status
from tests import make
from tests.proposals import road
from tests.proposals.test_review import told


def logged(cast, **facts):
    scan = StoredFile.objects.create(name="原件.pdf", kind="pdf", size=9, sha256="0" * 64)
    facts = {
        "lead": cast.zhang, "submitted_on": date(2026, 2, 4), "channel": "session", "session": make.session(),
        "scans": [scan], **{k: v for k, v in road.FORM.items() if k != "no_interest"}, **facts,
    }  # fmt: skip
    return actions.log(by=cast.li, **facts)


def test_paper_is_told_apart_from_online_for_ever(cast):
    proposal = logged(cast)

    assert (proposal.origin, proposal.status) == (Origin.PAPER, Status.SUBMITTED)
    entry = proposal.entries.get()
    assert (entry.step, entry.by, entry.facts["on_behalf_of"]) == ("log", cast.li, "张卫国")
    assert proposal.attachments.get().purpose == Purpose.SCAN


def test_the_signatures_on_paper_are_confirmations_in_their_order(cast):
    proposal = logged(cast, cosigners=[cast.sun, make.deputy("䶮三")])

    assert list(proposal.cosigners.values_list("place", "name")) == [(1, "孙玉兰"), (2, "䶮三")]
    assert proposal.proposer == "张卫国"
    assert not proposal.cosigners.filter(confirmed_at=None).exists()


def test_whose_name_stands_on_the_paper_is_told_that_it_was_entered(cast):
    logged(cast, cosigners=[cast.sun])

    assert told("logged") == {"张卫国", "孙玉兰"}


def test_a_deputy_without_an_account_may_be_logged_and_is_numbered(cast):
    proposal = logged(cast, lead=make.deputy("李四", account=False))
    proposal = actions.register(proposal, by=cast.li, category=make.category(), demands=["修堤"])

    assert proposal.number == "第001号"


def test_paper_of_a_session_names_the_session(cast):
    with pytest.raises(ValidationError, match="请选择是哪一次会议"):
        logged(cast, session=None)
    assert not Proposal.objects.exists()


def test_only_the_office_logs_paper(cast):
    with pytest.raises(NotYours):
        actions.log(by=cast.wang, lead=cast.zhang, submitted_on=date(2026, 2, 4), channel="intersession", **road.FORM)


def test_the_deputy_follows_what_the_clerk_logged(cast):
    proposal = logged(cast)

    assert list(queries.visible_to(cast.zhang.user)) == [proposal]


@pytest.mark.parametrize("who", ["li", "zhou", "wang", "outsider"])
def test_nobody_but_the_deputy_knows_of_a_draft(cast, who):
    road.drafted(cast)

    assert not queries.visible_to(getattr(cast, who)).exists()


def test_the_cosigner_is_not_shown_a_draft_either(cast):
    road.drafted(cast)
    assert not queries.visible_to(cast.sun.user).exists()


def test_a_draft_submitted_meanwhile_is_not_overwritten(cast):
    draft = road.drafted(cast)
    actions.submit(draft, by=cast.zhang.user)

    with pytest.raises(TooLate, match="不能再修改"):
        actions.revise(draft, by=cast.zhang.user, title="新标题")


def test_two_windows_on_one_draft_do_not_overwrite_one_another(cast):
    draft = road.drafted(cast)
    actions.revise(draft, by=cast.zhang.user, version=draft.version, title="在手机上改的")

    with pytest.raises(TooLate, match="您在别处修改过"):
        actions.revise(draft, by=cast.zhang.user, version=draft.version, title="在电脑上改的")


def test_a_draft_is_discarded_without_a_trace_but_nothing_that_was_submitted(cast):
    actions.discard(road.drafted(cast), by=cast.zhang.user)
    assert not Proposal.objects.exists()

    with pytest.raises(TooLate):
        actions.discard(road.submitted(cast), by=cast.zhang.user)


def test_the_channel_follows_the_calendar_of_the_congress(cast):
    with time_machine.travel("2026-02-05 10:00+08:00"):
        sitting = road.submitted(cast)
    with time_machine.travel("2026-02-09 10:00+08:00"):
        between = road.submitted(cast)

    assert (sitting.channel, between.channel) == ("session", "intersession")


def test_handing_in_tells_the_office_and_starts_its_clock(cast):
    with time_machine.travel("2026-05-11 10:00+08:00"):
        proposal = road.submitted(cast)

    assert told("submitted") == {"李敏", "周慧"}
    assert (proposal.due_label, proposal.due_on) == ("审查期限", date(2026, 5, 18))
