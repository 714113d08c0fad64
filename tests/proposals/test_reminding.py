"""催办: what the ladder has said stands beside the clock, and the office may ask by hand."""

from datetime import date, datetime, timedelta

import pytest
from django.utils.timezone import get_current_timezone

from congress.notices.models import Notice
from congress.reminders import sweep
from congress.workflow.flow import TooLate
from proposals import actions
from proposals.models import ProposalClock
from tests.proposals import road

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


def reminded(cast):
    """An answering unit that was reminded the day before its reply is due."""
    proposal = road.assigned(cast)
    ProposalClock.objects.filter(proposal=proposal, kind="proposal.reply").update(due_on=DAY + timedelta(1))
    sweep.remind(datetime(2026, 6, 1, 10, tzinfo=get_current_timezone()))
    return proposal


def told(kind="urged"):
    return sorted(Notice.objects.filter(kind=f"proposal_{kind}").values_list("to__name", flat=True))


def page(client, who, proposal):
    client.force_login(who)
    return client.get(proposal.get_absolute_url()).content.decode()


def test_the_clock_says_who_was_reminded(cast, client):
    proposal = reminded(cast)

    assert "已提醒 1 次" in page(client, cast.li, proposal) and "到期前 1 天：王强、陈国梁" in page(
        client, cast.li, proposal
    )
    assert "到期前 1 天：王强、陈国梁" in page(client, cast.wang, proposal)


def test_deputies_and_other_units_read_nothing_of_it(cast, client):
    proposal = reminded(cast)
    ProposalClock.objects.filter(proposal=proposal).exclude(handling__unit=cast.water).delete()

    assert "王强、陈国梁" not in page(client, cast.zhang.user, proposal)
    assert client.get(proposal.get_absolute_url()).status_code == 200


def test_the_office_urges_the_units_that_still_owe_something(cast):
    proposal = road.assigned(cast)
    actions.urge(proposal, by=cast.li, note="请于本周内与代表联系。")

    assert told() == ["王强", "田野", "陈国梁"]
    text = Notice.objects.filter(kind="proposal_urged").first().text
    assert text == f"代表工委催办{proposal.full_number}《{proposal.title}》：请于本周内与代表联系。"
    entry = proposal.entries.get(step="urge")
    assert (sorted(entry.facts["people"]), entry.is_open) == (["王强", "田野", "陈国梁"], False)


def test_while_deputies_rate_the_silent_ones_are_urged(cast):
    proposal = road.replied(cast)
    actions.urge(proposal, by=cast.li, note="请您评价。")

    assert told() == ["张卫国"]


def test_a_case_is_urged_once_a_day(cast):
    proposal = road.assigned(cast)
    actions.urge(proposal, by=cast.li, note="请抓紧。")

    with pytest.raises(TooLate, match="今天已经催办过"):
        actions.urge(proposal, by=cast.zhou, note="请抓紧。")
    assert proposal.entries.filter(step="urge").count() == 1


def test_the_button_leads_to_a_form_that_asks_for_words(cast, client):
    proposal = road.assigned(cast)
    client.force_login(cast.li)
    address = f"{proposal.get_absolute_url()}urge/"

    assert "请写明催办内容" in client.post(address, {"note": " "}).content.decode()
    assert client.post(address, {"note": "请" * 151}).status_code == 200 and told() == []
    assert client.post(address, {"note": "请抓紧。"}).status_code == 302
    assert told() == ["王强", "田野", "陈国梁"]
    client.force_login(cast.wang)
    assert client.get(address).status_code == 403
