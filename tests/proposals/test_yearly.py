"""承办单位评分 and 办理情况报告: weights of the district's own, words of the office, figures counted anew each time."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from congress.accounts.models import Role
from congress.printing import pdf
from congress.work import engine
from congress.work.models import State, Work
from proposals import actions, statistics
from proposals.models import PrintedReport, ScoreScheme, YearReport
from proposals.statistics import report, scoring, yearly
from tests import make
from tests.cast import gather
from tests.proposals.test_figures import DUE, answered, units

pytestmark = pytest.mark.django_db
YEAR = DUE.year
WEIGHTS = reverse("proposals:weigh")


@pytest.fixture
def cast():
    return gather()


@pytest.fixture
def kept_here(settings, tmp_path, papers_unprinted, monkeypatch):
    """Files of the worker in a folder of the test, with the words the paper would have."""
    settings.MEDIA_ROOT, words = tmp_path, pdf.render
    monkeypatch.setattr(pdf, "render", lambda *args, **how: words(*args, **how).encode())


def scores(user):
    return {row.group.label: row for row in scoring.scores(statistics.of_year(user, YEAR), YEAR, DUE)}


def counted(user):
    return yearly.count(user, YEAR, DUE)


def test_the_default_weights_make_a_hundred():
    assert sum(scoring.DEFAULT.values()) == scoring.WHOLE


def test_a_score_is_what_was_earned_of_what_could_be(cast):
    actions.weigh(by=cast.li, from_year=YEAR, points={"on_time": 60, "completion": 20, "content": 20}, basis="试")
    answered(cast.water)
    answered(cast.water, late=True, reply_class="B")
    row = scores(cast.li)["区水务局"]
    assert [item.earned for item in row.items] == [30, 10, None]  # nobody has rated: that item asks nothing
    assert row.value == 50


def test_later_weights_leave_the_years_before_alone(cast):
    actions.weigh(by=cast.li, from_year=YEAR - 1, points={"contact": 100}, basis="旧")
    actions.weigh(by=cast.li, from_year=YEAR + 1, points={"on_time": 100}, basis="新")
    assert scoring.weights(YEAR) == {"contact": 100}
    assert scoring.weights(YEAR + 1) == {"on_time": 100}
    assert scoring.weights(YEAR - 2) == scoring.DEFAULT


def test_five_units_have_places_and_a_small_one_has_none(cast):
    actions.weigh(by=cast.li, from_year=YEAR, points={"on_time": 100}, basis="试")
    units(5)
    answered(make.unit("区小局"))
    found = scores(cast.li)
    assert [found[f"区第{n}局"].place for n in range(5)] == [1, 2, 3, 4, 5]
    assert found["区小局"].place is None and found["区小局"].value == 100


def test_the_form_wants_a_hundred_points(client, cast):
    client.force_login(cast.li)
    told = {"from_year": YEAR, "basis": "主任会议纪要", "on_time": 60, "contact": 30}
    assert "合计应为 100 分，现为 90 分" in client.post(WEIGHTS, told).text
    assert client.post(WEIGHTS, {**told, "contact": 40}).status_code == 302
    assert client.post(WEIGHTS, {**told, "on_time": 50, "contact": 50}).status_code == 302  # the same year again
    assert ScoreScheme.objects.get().points == {"on_time": 50, "contact": 50}
    assert client.post(WEIGHTS, {**told, "from_year": "1", "contact": 40}).status_code == 200


def test_only_the_office_sets_weights_and_words(cast):
    leader = make.user(Role.LEADER)
    with pytest.raises(PermissionDenied):
        actions.weigh(by=leader, from_year=YEAR, points={}, basis="")
    with pytest.raises(PermissionDenied):
        actions.write_report(by=leader, year=YEAR)


def test_a_unit_reads_its_own_card_and_no_place(client, cast):
    units(5)
    for _ in range(5):
        answered(cast.water)
    page = reverse("proposals:scorecard", args=[cast.water.pk])
    client.force_login(cast.wang)
    said = client.get(page).text
    assert "按期答复率（30 分）" in said and "不排名次" in said
    client.force_login(cast.outsider)
    assert client.get(page).status_code == 403
    client.force_login(cast.li)
    assert "第 1 名" in client.get(page).text


def test_the_scores_leave_as_a_file(client, cast):
    answered(cast.water)
    client.force_login(cast.li)
    rows = b"".join(client.get(reverse("proposals:scores"), {"as": "csv"}).streaming_content).decode()
    assert "区水务局" in rows and "按期答复率（30分）" in rows


def test_the_report_tells_what_the_figures_show(cast):
    answered(cast.water, verdict="high")
    answered(cast.water, verdict="low", late=True)
    answered(cast.fire, met=False, late=True)
    year = counted(cast.li)
    paper = report.year_report(year, report.default_words(year))
    said = "".join([*paper["basics"], *paper["results"], *paper["problems"]])
    assert f"{YEAR}年共登记代表建议3件" in said and "没有上年数据" in said
    assert "按期答复1件、逾期答复1件" in said and "逾期未答复1件" in said
    assert "满意率50.0%，满意和基本满意率50.0%" in said
    assert "评价为不满意" in said
    assert [row[0] for row in paper["units"]] == ["区水务局", "区消防救援大队"]


def test_a_year_without_faults_invents_none(cast):
    share = answered(cast.water, verdict="high").handlings.get()
    share.contacts.create(stage="before", form="visit", on=DUE, people="王强", content="面谈")
    assert report.problems(counted(cast.li)).startswith("从统计情况看，没有")


def printed(client, page):
    """The report as the worker has made it of what stands now."""
    assert client.post(page).status_code == 302
    engine.run(Work.objects.latest("pk").pk)
    made = PrintedReport.objects.latest("pk")
    assert made.get_absolute_url() in client.get(page).text
    return b"".join(client.get(made.get_absolute_url()).streaming_content).decode()


def test_the_words_of_the_office_stay_and_the_figures_are_counted_anew(client, cast, kept_here):
    answered(cast.water)
    client.force_login(cast.li)
    page, paper = (reverse(f"proposals:{name}", args=[YEAR]) for name in ("write_report", "year_report"))
    assert "抓交办" in client.get(page).text
    words = {"addressee": "各位代表", "opening": "导语", "practice": "我们的做法", "problems": "问题", "plans": "打算"}
    assert client.post(page, words).status_code == 302
    assert "共登记代表建议1件" in printed(client, paper)
    answered(cast.water)
    said = printed(client, paper)
    assert "共登记代表建议2件" in said and "我们的做法" in said and "抓交办" not in said
    assert YearReport.objects.get().changed_by == cast.li
    assert [made.cases for made in PrintedReport.objects.order_by("pk")] == [1, 2]  # the first stays as it was


def test_who_lost_the_office_gets_no_report_from_the_worker(cast, kept_here):
    answered(cast.water)
    work = Work.objects.create(kind="year_report", owner=cast.wang, title="报告", facts={"year": YEAR})
    engine.run(work.pk)
    work.refresh_from_db()
    assert (work.state, PrintedReport.objects.count()) == (State.FAILED, 0)
    with pytest.raises(PermissionDenied):
        actions.print_report(by=cast.wang, year=YEAR)


@pytest.mark.parametrize("year", [0, 1999, YEAR + 50, 99999])
def test_a_year_without_cases_has_no_report(client, cast, year):
    client.force_login(cast.li)
    for name in ("report", "printed"):
        assert client.get(f"/proposals/figures/{year}/{name}/").status_code == 404


def test_many_units_ask_as_often_as_one(cast, django_assert_num_queries):
    counted(cast.li)  # her posts are asked for once
    for more in (1, 6):
        for _ in range(more):
            answered(make.unit(), verdict="high")
        with django_assert_num_queries(12):
            counted(cast.li)
