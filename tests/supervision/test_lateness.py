"""机关报告期限登记: read from the clocks of supervision and nothing else."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from supervision import actions
from supervision.models import Obligation, TopicClock
from supervision.statistics.lateness import owed
from tests.supervision import house as at_house


@pytest.fixture
def house(db):
    return at_house.gather()


def test_a_report_that_came_late_stands_in_the_register_with_its_days(client, house):
    topic = at_house.walked(house, "researching")
    due = localdate() - timedelta(days=9)
    TopicClock.objects.filter(topic=topic).delete()
    facts = {"topic": topic, "starts_on": due, "due_on": due}
    TopicClock.objects.create(kind="report.draft", rule={"label": "报告送工作机构最迟日"}, **facts)
    met = {"met_at": now() - timedelta(days=7), "rule": {"label": "报告送常委会最迟日"}}
    TopicClock.objects.create(kind="report.final", **met, **facts)
    TopicClock.objects.create(kind="report.to_members", **facts)  # the house's own, no organ's

    rows = owed(due.year)

    assert {(row.organ, row.label, row.days_late(localdate())) for row in rows} == {
        ("区民政局", "报告送工作机构最迟日", 9), ("区民政局", "报告送常委会最迟日", 2),
    }  # fmt: skip
    client.force_login(house.officer)
    address = f"/supervision/lateness/?year={due.year}&late=yes&organ=区民政局"
    assert "逾期 2 项" in client.get(address).content.decode()
    assert "报告送工作机构最迟日" in b"".join(client.get(f"{address}&as=csv")).decode("utf-8-sig")
    client.force_login(house.handler)
    assert client.get(address).status_code == 403


def test_a_statutory_item_counts_by_the_day_it_was_heard(house):
    actions.keep_calendar(2025)
    row = Obligation.objects.get(year=2025, duty="duty.accounts")
    actions.fulfil(row, by=house.officer, on=date(2025, 10, 10))
    found = next(each for each in owed(2025) if each.matter == row.title)
    assert (found.organ, found.days_late(localdate())) == ("区人民政府", (date(2025, 10, 10) - row.due_on).days)
