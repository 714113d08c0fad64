"""log_again, withdraw: a returned suggestion whose deputy does not write on line is not stuck."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from congress.accounts.models import Role
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, queries
from proposals.models import Status
from tests import make
from tests.proposals import road
from tests.proposals.test_rating import scan
from tests.proposals.test_review import told

TEXT = {"title": "关于路灯的建议", "reason": "入夜无灯。", "request": "年内装灯。"}
PAGE = Image.new("RGB", (60, 80), "white")
FORM = {**TEXT, "publication": "full", "repeated_years": "first"}


@pytest.fixture
def returned(cast):
    """From the paper of a deputy without an account, sent back."""
    lead = make.deputy("李四", account=False)
    proposal = actions.log(by=cast.li, lead=lead, submitted_on=date(2026, 3, 2), channel="intersession", **TEXT)
    return actions.send_back(proposal, by=cast.li, note="请写明地点。")


def test_the_corrected_paper_is_copied_in_and_told_apart_for_ever(cast, returned):
    proposal = actions.log_again(returned, by=cast.zhou, scans=[scan()], **{**TEXT, "request": "河堤路年内装灯。"})

    entry = proposal.entries.latest("seq")
    assert (proposal.status, proposal.request) == (Status.SUBMITTED, "河堤路年内装灯。")
    assert (entry.step, entry.by, entry.line) == ("log_again", cast.zhou, "代 李四 录入修改稿，扫描件 1 份")


def test_the_clerk_does_it_on_a_page(client, cast, returned, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(cast.li)
    url = reverse("proposals:log_again", args=[returned.code])
    page = client.get(url).content.decode()
    assert "请写明地点。" in page
    assert "年内装灯。" in page

    PAGE.save(data := BytesIO(), "PNG")
    paper = SimpleUploadedFile("修改稿.png", data.getvalue())
    response = client.post(url, {**FORM, "version": returned.version, "request": "河堤路装灯。", "files": paper})

    returned.refresh_from_db()
    assert (response.status_code, returned.status, returned.request) == (302, Status.SUBMITTED, "河堤路装灯。")


def test_what_a_deputy_writes_on_line_the_office_does_not_write(cast):
    proposal = actions.send_back(road.submitted(cast), by=cast.li, note="请写明地点。")
    with pytest.raises(TooLate, match="代表可以在平台修改"):
        actions.log_again(proposal, by=cast.li, scans=[scan()], **TEXT)

    cast.zhang.user.posts.update(role=Role.FORMER_DEPUTY)  # the mandate ended while it was away
    assert actions.log_again(proposal, by=cast.li, scans=[scan()], **TEXT).status == Status.SUBMITTED


def test_withdrawn_on_the_deputys_written_word_it_is_over(cast, returned):
    with pytest.raises(ValidationError):
        actions.withdraw(returned, by=cast.li, note="代表来函撤回。", scans=[])
    proposal = actions.withdraw(returned, by=cast.li, note="代表来函撤回。", scans=[scan()])

    assert (proposal.status, proposal.due_on) == (Status.WITHDRAWN, None)
    assert proposal.entries.latest("seq").line == "按 李四 的书面意见"
    assert not queries.unfinished_of(proposal.lead).exists()


def test_a_deputy_with_an_account_is_told_that_it_was_withdrawn(cast, client):
    proposal = actions.send_back(road.submitted(cast), by=cast.li, note="请写明地点。")
    with pytest.raises(NotYours):
        actions.withdraw(proposal, by=cast.zhang.user, note="不提了。", scans=[scan()])
    proposal = actions.withdraw(proposal, by=cast.li, note="代表来函撤回。", scans=[scan()])

    assert told("withdrawn") == {"张卫国"}
    client.force_login(cast.zhang.user)
    assert client.get(proposal.get_absolute_url()).status_code == 200
