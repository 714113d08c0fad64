"""log_offline and take_offline: a classified case holds a number and no text."""

import pytest
from django.db import IntegrityError, transaction

from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.models import Attachment, Proposal, Purpose, Status
from proposals.queries import publicity
from tests import make
from tests.proposals import road
from tests.world import stored


def words_of(proposal) -> str:
    """Whatever the case's own rows still say."""
    row = Proposal.objects.filter(pk=proposal.pk).values().get()
    told = Notice.objects.values_list("text", "values")
    rows = [row, list(told), list(proposal.demands.values()), list(proposal.cosigners.values())]
    return str(rows) + str(Proposal.objects.values_list("text_index", flat=True).get(pk=proposal.pk))


@pytest.mark.parametrize("stage", ["submitted", "registered"])
def test_what_should_not_have_been_typed_leaves_the_case(
    cast, stage, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    proposal = getattr(road, stage)(cast)
    file = stored(by=cast.li)
    actions.attach(proposal, file, purpose=Purpose.MATERIAL, by=cast.li)
    with django_capture_on_commit_callbacks(execute=True):
        proposal = actions.take_offline(proposal, by=cast.li)
    assert proposal.status == Status.OFFLINE and proposal.number
    assert [word for word in ("河堤", "塌陷", "警示牌", "张卫国") if word in words_of(proposal)] == []
    assert not Attachment.objects.exists() and not file.path.exists()
    assert not proposal.clocks.running().exists()


def test_a_classified_paper_takes_the_next_number_of_its_series(cast):
    before = road.registered(cast)
    proposal = actions.log_offline(by=cast.li, channel="intersession")
    after = road.registered(cast)
    assert [each.serial for each in (before, proposal, after)] == [1, 2, 3]
    assert (proposal.title, proposal.reason, proposal.lead) == ("涉密件", "", None)


def test_the_database_refuses_a_word_in_it(cast):
    proposal = actions.log_offline(by=cast.li, channel="intersession")
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(reason="秘密")


def test_only_the_office_and_only_before_the_hand_over(cast):
    with pytest.raises(NotYours):
        actions.log_offline(by=cast.wang, channel="intersession")
    with pytest.raises(TooLate):
        actions.take_offline(road.assigned(cast), by=cast.li)


def test_it_is_counted_among_what_is_not_public(cast):
    actions.log_offline(by=cast.li, channel="intersession")
    sums = publicity.counts(publicity.counted())
    assert sums == [("offline", "涉密，线下办理", 1)]
    assert publicity.of_stand(publicity.counted(), "offline").count() == 1


def test_the_pages_ask_and_tell(cast, client):
    client.force_login(cast.li)
    proposal = road.submitted(cast)
    address = f"/proposals/{proposal.code}/take_offline/"
    assert "封存的变动日志" in client.get(address).text
    assert "请先按保密规定另行保存" in client.post(address, {"sure": ""}).text
    page = client.post(address, {"sure": "on"}, follow=True).text
    assert "只保留编号" in page and "河堤" not in page
    assert "请选择是哪一次会议" in client.post("/proposals/log_offline/", {"channel": "session"}).text
    session = make.session().pk
    assert (
        "已给编号"
        in client.post("/proposals/log_offline/", {"channel": "session", "session": session}, follow=True).text
    )
