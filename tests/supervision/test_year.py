"""全年一览: the plan month by month, what is still open by unit and age, how much is done."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from supervision import actions
from supervision.models import OpinionItem, ReviewOpinion
from supervision.statistics.year import age_of, glance
from tests.supervision import house as at_house

YEAR = 2027


@pytest.fixture
def house(db):
    return at_house.gather()


def given(topic, days: int) -> None:
    """As if the opinion had been issued so many days ago."""
    ReviewOpinion.objects.filter(topic=topic).update(issued_on=localdate() - timedelta(days=days))


@pytest.mark.parametrize(
    ("days", "age"),
    [(0, "90天以内"), (90, "90天以内"), (91, "91—180天"), (180, "91—180天"), (181, "181—365天"), (366, "一年以上")],
)
def test_an_age_is_counted_to_its_last_day(days, age):
    assert age_of(days) == age


def test_what_was_not_settled_stands_by_unit_and_age_until_it_is(house):
    topic = at_house.walked(house, "opinion_issued", year=YEAR)
    given(topic, 100)
    first, second = topic.opinions.get().items.all()
    OpinionItem.objects.filter(pk=second.pk).update(due_on=localdate() - timedelta(days=1))
    actions.settle_item(actions.report_item(first, by=house.handler, text="已办。"), by=house.keeper)

    seen = glance(2031, localdate())  # what is owed is owed in every year

    assert [(row.label, row.cells) for row in seen.owing] == [
        ("区民政局", [0, 1, 0, 0, 1, 1]), ("合计", [0, 1, 0, 0, 1, 1]),
    ]  # fmt: skip
    assert [(row.pk, row.age, row.late) for row in seen.open] == [(second.pk, 100, True)]
    assert (seen.whole.items, seen.rates[1].percent) == (0, "—")
    assert glance(YEAR, localdate()).rates[1].percent == "50.0%"


def test_a_second_round_does_not_count_a_point_twice_and_its_age_goes_on(house):
    topic = at_house.walked(house, "response_received", year=YEAR)
    given(topic, 400)
    topic = actions.rerun(topic, by=house.officer, note="还没有落实")
    [unit, _whole] = glance(YEAR, localdate()).owing
    assert unit.named[3] == ("一年以上", 2) and unit.total == 2
    assert topic.round == 2


def test_a_topic_whose_month_has_passed_unheard_is_behind_and_the_cancelled_one_is_not_counted(house):
    plan = at_house.published(house, "养老", "托育", year=YEAR)
    aged, cared = plan.topics.order_by("pk")
    actions.adjust_plan(
        plan, by=house.officer, office=house.office, adopted_on=localdate(), adopted_at="主任会议", reason="机构调整",
        cancelled=[cared],
    )  # fmt: skip
    seen = glance(YEAR, date(YEAR, 10, 1))
    assert [topic.is_behind for topic in seen.topics] == [True, False]
    assert (seen.whole.planned, seen.whole.heard, seen.whole.behind, seen.rates[0].percent) == (1, 0, 1, "0.0%")
    assert seen.loads[0].by_month == [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]
    assert not any(topic.is_behind for topic in glance(YEAR, date(YEAR, 9, 30)).topics)
    assert dict((name, len(topics)) for name, topics, _duties in seen.months)["9月"] == 2


def test_the_page_is_the_houses_with_a_sheet_for_each_table(client, house, django_assert_num_queries):
    topic = at_house.walked(house, "opinion_issued", year=YEAR)
    client.force_login(house.leader)
    page = client.get(f"/supervision/year/?year={YEAR}&committee={house.committee.pk}").content.decode()
    assert "只看社会建设委负责的" in page and topic.title in page and "提高护理员补贴" in page
    for part, said in (
        ("", topic.title),
        ("committees", "社会建设委"),
        ("items", "提高护理员补贴"),
        ("units", "区民政局"),
    ):
        sheet = client.get(f"/supervision/year/?year={YEAR}&as=csv&table={part}")
        assert said in b"".join(sheet).decode("utf-8-sig"), part
    with django_assert_num_queries(4):
        glance(YEAR, localdate())
    client.force_login(house.handler)
    assert client.get("/supervision/year/").status_code == client.get("/supervision/year.pdf").status_code == 403
