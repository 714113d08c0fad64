"""Published plans enter through the import, every item of them, as they were published."""

import csv
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.imports import engine, jobs
from congress.organs.models import UnitAlias
from supervision import actions
from supervision.models import Topic
from supervision.parsing.plans import parse_methods, parse_month
from tests.supervision import house as at

PUBLISHED = Path("tests/data/topics.csv")
HEAD = "年度,议题,监督方式,报告机关,负责机构,月份\n"


@pytest.fixture
def house(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return at.gather()


def imported(text: str, by, *, commit=True):
    job = jobs.bring(SimpleUploadedFile("计划.csv", text.encode()), resource="topics", by=by)
    jobs.map_columns(job, mapping=job.mapping)
    jobs.ask_preview(job)
    engine.run(job.pk)
    job.refresh_from_db()
    if commit:
        jobs.ask_commit(job, by=by)
        engine.run(job.pk)
        job.refresh_from_db()
        assert job.state == "committed", job.failure
    return job


@pytest.mark.parametrize(
    ("cell", "month", "doubt"),
    [
        ("6月", 6, ""), ("12月份", 12, ""), ("8", 8, ""), ("", None, ""), ("—", None, ""), ("上半年", 6, "wide_month"),
        ("三季度", 9, "wide_month"), ("第4季度", 12, "wide_month"), ("4-5月", 5, "wide_month"),
        ("7月1日至8月31日", 8, "wide_month"), ("全年", None, "no_month"), ("13月", None, "no_month"), ("适时", None, "no_month"),
    ],
)  # fmt: skip
def test_a_month_is_read_as_it_was_published(cell, month, doubt):
    parsed = parse_month(cell)
    assert (parsed.value, [remark.code for remark in parsed.remarks]) == (month, [doubt] if doubt else [])


@pytest.mark.parametrize(
    ("cell", "methods"),
    [
        ("听取和审议", ["report"]), ("听取/审议(书面)", ["report", "written"]), ("重点审议", ["report"]),
        ("书面审议(主任会议先听取)", ["written"]), ("执法检查(市区联动)", ["inspection"]), ("专题询问", ["inquiry"]),
        ("听取审议+调研报告", ["report", "research"]), ("专项工作评议(网上征求意见)", ["work_review"]), ("统计", []),
        ("听证会", []), ("", []),
    ],
)  # fmt: skip
def test_a_form_is_read_as_the_methods_of_the_law(cell, methods):
    assert parse_methods(cell).value == methods


def test_every_published_item_enters_and_the_second_time_nothing_changes(house):
    text = PUBLISHED.read_text()
    rows = list(csv.DictReader(text.splitlines()))
    first, again = imported(text, house.officer), imported(text, house.officer, commit=False)
    assert len(rows) == 39
    assert (first.report["new"], first.report["errors"]) == (39, 0)
    assert (again.report["unchanged"], again.report["new"], again.report["changed"]) == (39, 0, 0)
    entered = {(topic.year, topic.title): topic for topic in Topic.objects.all()}
    for row in rows:
        topic = entered.pop((int(row["年度"]), row["议题"]))
        for name in ("监督方式", "报告机关", "负责机构", "月份"):
            assert row[name] in topic.source_note, row
    assert not entered
    inspected = Topic.objects.get(title="停车场规划建设和管理条例")
    assert (inspected.with_city, inspected.joint_note, inspected.methods) == (True, "市区联动", ["inspection"])


def test_bodies_are_found_by_their_aliases_and_strangers_are_flagged(house):
    UnitAlias.objects.create(unit=house.committee, name="社会委")
    imported(f'{HEAD}2027,养老服务,听取和审议,区民政局,"社会委、望川区人大城乡建设委员会",9月\n', house.officer)
    topic = Topic.objects.get()
    assert (topic.organ, topic.committee, topic.month) == (house.bureau, house.committee, 9)
    assert [unit.name for unit in topic.joined_by.all()] == ["望川区人大城乡建设委员会"]
    job = imported(f"{HEAD}2027,河道治理,统计,外星办事处,,全年\n", house.officer)
    said = {code for row in job.rows.all() for code, _ in row.messages}
    assert said == {"unknown_unit", "unknown_method", "no_month"} and job.report["errors"] == 0


def test_a_changed_row_amends_what_is_not_in_a_plan_yet(house):
    imported(f"{HEAD}2027,养老服务,听取和审议,区民政局,,9月\n", house.officer)
    changed = f"{HEAD}2027,养老服务,专题询问,区民政局,望川区人大社会建设委员会,10月\n"
    imported(changed, house.officer)
    topic = Topic.objects.get()
    assert (topic.month, topic.methods, topic.committee) == (10, ["inquiry"], house.committee)
    actions.reject_topic(topic, by=house.officer, note="不列入")
    job = imported(f"{HEAD}2027,养老服务,,区民政局,,11月\n2027,,,,,\n,没有年度,,,,\n", house.officer, commit=False)
    assert job.report["errors"] >= 2
