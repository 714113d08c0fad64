"""四本预算: figures by sheet, far from the time that has passed they speak, and the year on one page."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.imports import engine, jobs
from congress.notices.models import Notice
from supervision import actions
from supervision.models import MonthlyFigure
from supervision.resources.figures import FigureResource, parse_book, parse_measure, parse_month
from supervision.statistics.execution import Thresholds, gap, pace, years_of
from tests import make
from tests.supervision import money

SHEET = """年度,月份,预算类别,指标,累计执行数（亿元）,全年预算数（亿元）
2026,1-6月,一般公共预算,一般公共预算收入,20.5,40
2026,1-6月,一般公共预算,其中税收收入,12,30
2026,1-6月,一般公共预算,支出,15,60
2026,6月,政府性基金预算,支出,9,10
2026,13月,政府性基金预算,支出,9,10
2026,6月,第五本预算,支出,9,10
"""
LIMITS = Thresholds(behind=10, ahead=15)


@pytest.fixture
def house(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return money.gather()


def figure(month, amount, measure="expenditure", planned=100):
    return MonthlyFigure(
        year=2026, month=month, book="general", measure=measure, amount=Decimal(amount), planned=Decimal(planned)
    )


@pytest.mark.parametrize(
    ("month", "amount", "measure", "said"),
    [
        (6, "40.00", "expenditure", "behind"), (6, "40.01", "expenditure", ""), (6, "65", "expenditure", "ahead"),
        (6, "64.99", "expenditure", ""), (6, "90", "revenue", ""), (6, "39", "revenue", "behind"), (6, "1", "tax", ""),
    ],
)  # fmt: skip
def test_execution_is_measured_by_the_time_that_has_passed(month, amount, measure, said):
    assert pace(figure(month, amount, measure), LIMITS) == said


def test_without_a_plan_nothing_is_behind():
    assert gap(figure(6, 1, planned=0)) is None and pace(figure(6, 1, planned=0), LIMITS) == ""


def test_months_books_and_measures_are_read_as_offices_write_them():
    assert [parse_month(word).value for word in ("6月", "1-6月", "2026年6月", "2026-06", "十二月", "13", "上半年")] == [
        6, 6, 6, 6, 12, None, None,
    ]  # fmt: skip
    assert [parse_book(word).value for word in ("一般公共预算", "社保基金预算", "政府性基金预算", "其他")] == [
        "general", "insurance", "funds", None,
    ]  # fmt: skip
    assert parse_measure("其中：税收收入").value == "tax"


def committed(text, by):
    job = jobs.bring(SimpleUploadedFile("月报.csv", text.encode()), resource="figures", by=by)
    jobs.map_columns(job, mapping=job.mapping)
    for ask in (jobs.ask_preview, lambda job: jobs.ask_commit(job, by=by)):
        ask(job)
        engine.run(job.pk)
        job.refresh_from_db()
    return job


def test_a_row_on_its_way_in_says_which_figure_it_is():
    heading = FigureResource().heading
    assert heading({"year": 2026, "month": 6, "book": "general", "measure": "revenue"}) == "2026年6月 一般公共预算 收入"
    assert (heading({"book": "funds"}), heading({})) == ("政府性基金预算", "（没有标题）")


def test_a_months_sheet_is_kept_and_what_is_far_off_is_told_to_the_committee_once(house):
    job = committed(SHEET, house.treasurer)

    told = Notice.objects.filter(kind="supervision_execution_pace", to=house.treasurer)
    assert (job.report["new"], job.report["errors"]) == (4, 2)
    assert MonthlyFigure.objects.get(measure="revenue").amount == Decimal("2050000000.00")
    assert {notice.text.strip() for notice in told} == {
        "2026年1—6月一般公共预算支出：占全年预算 25.0%，慢于时间进度 25.0 个百分点。",
        "2026年1—6月政府性基金预算支出：占全年预算 90.0%，快于时间进度 40.0 个百分点。",
    }
    again = committed(SHEET.replace("20.5,40", "21,40"), house.treasurer)
    assert (again.report["changed"], again.report["unchanged"], told.count()) == (1, 3, 2)
    with pytest.raises(PermissionDenied):
        actions.keep_figures([], by=house.keeper)


def test_the_picture_of_a_year_never_leaves_its_frame(house):
    committed(SHEET, house.treasurer)

    general, funds, capital, _insurance = years_of(MonthlyFigure.objects.all(), LIMITS)

    assert general.words == "一般公共预算1—6月：收入51.2%，其中：税收收入40.0%，支出25.0%；时间进度 50.0%"
    assert general.last.said == ["支出慢于时间进度 25.0 个百分点"]
    assert all(0 <= float(bar["y"]) <= 86 and float(bar["x"]) <= 98 for bar in general.bars + funds.bars)
    assert (capital.last, capital.words) == (None, "")


def test_the_year_stands_on_one_page_with_its_papers(client, house):
    committed(SHEET, house.treasurer)
    actions.keep_calendar(2026)
    actions.add_book_paper(by=house.dispatcher, year=2026, purpose="accounts", files=[make.stored("决算草案.pdf")])
    client.force_login(house.treasurer)

    page = client.get("/supervision/fiscal/", follow=True).content.decode()

    assert "<svg" in page and "政府债务管理情况" in page and "决算草案" in page and "205,000" in page
    sheet = b"".join(client.get("/supervision/fiscal/2026/?as=csv")).decode("utf-8-sig")
    assert "2050000000.00" in sheet
    client.force_login(house.keeper)
    assert client.get("/supervision/fiscal/2026/").status_code == 200
    client.force_login(house.handler)
    assert client.get("/supervision/fiscal/2026/").status_code == 403


def test_one_figure_is_kept_by_hand_in_wan_and_put_right_the_same_way(client, house):
    client.force_login(house.treasurer)
    said = {"month": "6", "book": "general", "measure": "revenue", "amount": "1,200.5", "planned": "4000"}
    for amount in ("1,200.5", "1300"):
        assert client.post("/supervision/fiscal/2026/figures/", said | {"amount": amount}).status_code == 302
    kept = MonthlyFigure.objects.get()
    assert (kept.month, kept.amount, kept.planned) == (6, Decimal("13000000.00"), Decimal("40000000.00"))
    client.force_login(house.handler)
    assert client.post("/supervision/fiscal/2026/figures/", said).status_code == 403
