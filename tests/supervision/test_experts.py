"""专家: asked within their term about one matter, heard, and read by the house alone."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils.timezone import localdate

from supervision import actions
from supervision.queries.experts import assignments_for
from tests import make
from tests.supervision import house as at_house
from tests.supervision import money

FACTS = {
    "name": "钱教授", "kind": "budget", "field": "财政预算", "employer": "某大学教授", "starts_on": date(2024, 1, 1),
    "ends_on": date(2099, 12, 31), "contact": "13800000000", "note": "",
}  # fmt: skip


@pytest.fixture
def house(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return money.gather()


def test_the_contact_of_an_expert_is_sealed_in_its_column(house):
    expert = actions.keep_expert(by=house.officer, **FACTS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM supervision_expert")
        assert "1380000" not in cursor.fetchone()[0]
    expert.refresh_from_db()
    assert expert.contact == "13800000000"
    with pytest.raises(ValidationError):
        actions.keep_expert(expert, by=house.officer, **FACTS | {"ends_on": date(2020, 1, 1)})
    with pytest.raises(PermissionDenied):
        actions.keep_expert(by=house.leader, **FACTS)


def test_an_expert_is_asked_only_within_his_term(house):
    gone = actions.keep_expert(by=house.officer, **FACTS | {"ends_on": date(2025, 1, 1)})
    with pytest.raises(ValidationError, match="聘期"):
        actions.ask_expert(gone, by=house.officer, task="债务率", due_on=localdate(), year=2026)


def test_what_an_expert_said_stands_on_the_topics_page_for_the_house_alone(client, house):
    expert = actions.keep_expert(by=house.keeper, **FACTS)
    topic = at_house.walked(house, "preparing")
    due = localdate() + timedelta(days=7)
    asked = actions.ask_expert(expert, by=house.keeper, task="床位缺口如何测算？", due_on=due, topic=topic)
    files = [make.stored("意见书.pdf", house.keeper)]
    actions.record_expert_opinion(asked, by=house.keeper, text="按老年人口测算。", given_on=localdate(), files=files)
    for person, sees in ((house.keeper, True), (house.handler, False), (house.deputy, False)):
        client.force_login(person)
        assert ("按老年人口测算" in client.get(topic.get_absolute_url()).content.decode()) is sees
    assert not assignments_for(house.handler, topic=topic)
    client.force_login(house.leader)
    page = client.get(expert.get_absolute_url()).content.decode()
    assert "床位缺口" in page and "13800000000" not in page


def test_the_list_of_topics_can_be_narrowed_to_joint_ones(client, house):
    at_house.topic(house, "联动的议题", with_city=True, joint_note="与市人大同步调研")
    at_house.topic(house, "自己的议题")
    client.force_login(house.officer)
    page = client.get("/supervision/?joint=with_city").content.decode()
    assert "联动的议题" in page and "自己的议题" not in page
