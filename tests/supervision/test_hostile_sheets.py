"""Sheets of findings, monthly figures and published plans as somebody hostile, or careless, would send them."""

import csv
import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congress.imports import engine, jobs
from congress.imports.models import ImportJob
from supervision.models import AuditFinding, MonthlyFigure, Topic
from tests.congress import test_imports_sheets as sheets
from tests.hostile import FORMULAS, INJECTIONS, ODD
from tests.supervision import money
from tests.test_hostile_input import injected

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uncounted")]
NUMBERS = ["9" * 40, "-1", "1e999", "NaN", "Infinity", "²", "９９", "0", "9999-99-99", "1e-30", "亿元", "政府" * 3000]
TEXTS = [
    *INJECTIONS,
    *(each for name, each in ODD.items() if name not in ("nul", "lone surrogate")),
    *FORMULAS,
    *NUMBERS,
]
# resource: the head, a good row, and the column that keeps two rows apart
SHEETS = {
    "findings": (
        ("审计年度", "编号", "责任单位", "查出的问题", "问题类型", "定性依据", "金额（万元）", "整改期限"),
        ("2025", "", "区民政局", "补贴滞留", "民生资金", "预算法第五十七条", "12", "2026-12-31"), 1, AuditFinding,
    ),
    "figures": (
        ("年度", "月份", "预算类别", "指标", "累计执行数（亿元）", "全年预算数（亿元）"),
        ("2026", "6", "一般公共预算", "收入", "20.5", "40"), 0, MonthlyFigure,
    ),
    "topics": (
        ("年度", "议题", "监督方式", "报告机关", "负责机构", "月份"),
        ("2027", "", "听取和审议", "区民政局", "望川区人大社会建设委员会", "9月"), 1, Topic,
    ),
}  # fmt: skip
FILES = [
    ("计划.xlsx", sheets.zip_bomb), ("计划.xlsx", sheets.billion_laughs), ("计划.xlsx", sheets.many_strings),
    ("计划.xlsx", sheets.docx), ("计划.xlsx", sheets.far_cell), ("计划.xlsx", lambda: b"%PDF-1.7"),
    ("计划.csv", lambda: b""), ("计划.csv", lambda: b"MZ\x90\x00" * 99), ("计划.exe", lambda: b"MZ"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def house():
    return money.gather()


def hostile_rows(head, good, apart):
    """Every hostile text in every column, one at a time."""
    for place, bad in enumerate(TEXTS):
        for column, _name in enumerate(head):
            row = list(good)
            row[apart] = good[apart] if good[apart] else f"{place}之{column}"
            row[column] = bad
            yield row


def taken(resource, by, text: str) -> ImportJob:
    job = jobs.bring(SimpleUploadedFile("表.csv", text.encode()), resource=resource, by=by)
    jobs.map_columns(job, mapping=job.mapping)
    for ask in (jobs.ask_preview, lambda job: jobs.ask_commit(job, by=by)):
        ask(job)
        engine.run(job.pk)
        job.refresh_from_db()
    return job


@pytest.mark.parametrize("resource", SHEETS)
def test_a_hostile_file_is_refused_at_its_field_and_nothing_stays(client, house, resource):
    client.force_login(house.officer)
    for name, build in FILES:
        upload = SimpleUploadedFile(name, build())
        answer = client.post(reverse("imports:bring"), {"resource": resource, "file": upload})
        assert answer.status_code == 200 and answer.context["form"].errors, (name, build)
    assert not ImportJob.objects.exists() and not SHEETS[resource][3].objects.exists()


@pytest.mark.parametrize("resource", SHEETS)
def test_hostile_cells_become_rows_or_words_beside_their_row(client, house, resource):
    head, good, apart, model = SHEETS[resource]
    client.force_login(house.officer)
    file = io.StringIO()
    csv.writer(file).writerows([head, *hostile_rows(head, good, apart)])
    job = taken(resource, house.officer, file.getvalue())
    assert job.state == "committed", job.failure
    assert job.report["errors"] > 20
    for page in (
        reverse("imports:detail", args=[job.pk]),
        "/supervision/",
        "/supervision/findings/",
        "/supervision/fiscal/2026/",
    ):
        assert injected(client.get(page, follow=True)) == [], page
    for row in model.objects.all():
        assert not set(str(row)) & {"\x00", "\u202e", "\u202c"}, row


def test_no_amount_grows_past_its_column(house):
    """A month's figure may be below nothing: what is given back is more than what came in."""
    head, good, _apart, _model = SHEETS["figures"]
    amounts = ["9" * 40, "-1", "1e999", "NaN", "Infinity", "1e-30", "0", "123456789012", "20.5"]
    rows = [[*good[:1], str(month), *good[2:4], amount, "40"] for month, amount in enumerate(amounts, 1)]
    job = taken("figures", house.officer, "\n".join(",".join(row) for row in [head, *rows]))
    assert job.state == "committed", job.failure
    kept = {row.month: row.amount for row in MonthlyFigure.objects.all()}
    assert kept == {2: Decimal("-100000000.00"), 7: Decimal(0), 9: Decimal("2050000000.00")}
    assert job.report["errors"] == 6
