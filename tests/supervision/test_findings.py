"""审计整改: the sheet, the unit's reports, the committee's verdict, the report within six months."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from congress.imports import engine, jobs
from congress.notices.models import Notice
from congress.portal import diary
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.documents.findings import rectification
from supervision.models import AuditFinding, Obligation
from supervision.parsing.money import in_wan, read_amount, scale_said
from supervision.queries.findings import findings_visible_to
from supervision.statistics.findings import tallied
from tests import make
from tests.supervision import money

SHEET = """审计年度,编号,责任单位,查出的问题,问题类型,定性依据,金额（万元）,整改期限
2025,1,望川区民政局,养老补贴滞留未拨付,民生资金,预算法第五十七条,"1,234.5678",2026-12-31
2025,2,区民政局,预算编制不细化,预算编制,预算法第三十二条,,
2025,3,望川区无名局,超标准采购,政府采购,,5亿元,
2025,4,望川区民政局,=HYPERLINK("x"),,,3,
"""


@pytest.fixture
def house(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return money.gather()


@pytest.mark.parametrize(
    ("cell", "header", "yuan"),
    [
        ("1,234.5678", "金额（万元）", "12345678.00"), ("￥1，000.005", "金额（元）", "1000.01"), ("5亿元", "", "500000000"),
        ("12.3万", "金额（元）", "123000"), ("0.30000000000000004", "金额（亿元）", "30000000.00"),
        ("1E+05", "元", "100000"), ("3元", "金额（万元）", "3"),
    ],
)  # fmt: skip
def test_an_amount_is_read_to_the_cent_in_the_unit_that_stands_nearest(cell, header, yuan):
    assert read_amount(cell, scale_said(header))[0] == Decimal(yuan)


@pytest.mark.parametrize("cell", ["1E+99", "NaN", "Infinity", "若干", "12.3.4", "9" * 16, "9999999999亿元"])
def test_what_is_no_amount_is_never_guessed(cell):
    assert read_amount(cell, "")[0] is None


def test_an_amount_without_a_unit_is_read_as_yuan_and_said_so():
    assert read_amount("12", None) == (Decimal(12), "金额单位没有写明（表头或者格内），按元计。")
    assert [in_wan(Decimal(n)) for n in ("12345678.90", "0", "10000", "49.99")] == ["1,234.57", "0", "1", "0"]


def committed(text, by, *, commit=True):
    job = jobs.bring(SimpleUploadedFile("问题清单.csv", text.encode()), resource="findings", by=by)
    jobs.map_columns(job, mapping=job.mapping)
    for ask in (jobs.ask_preview, lambda job: jobs.ask_commit(job, by=by))[: 2 if commit else 1]:
        ask(job)
        engine.run(job.pk)
        job.refresh_from_db()
    return job


def test_a_sheet_of_findings_becomes_a_ledger_and_each_unit_hears_once(house):
    job = committed(SHEET, house.treasurer)

    first, second = AuditFinding.objects.order_by("number")
    assert (job.report["new"], job.report["errors"], job.state) == (2, 2, "committed")
    assert (first.amount, first.kind, first.due_on) == (Decimal("12345678.00"), "livelihood", date(2026, 12, 31))
    assert (second.unit, second.amount, second.kind) == (house.bureau, Decimal(0), "budget")
    assert Notice.objects.filter(kind="supervision_findings_given", to=house.handler).count() == 1
    again = committed(SHEET.replace("预算编制不细化", "预算编制不细化、不完整"), house.treasurer)
    assert (again.report["changed"], again.report["unchanged"]) == (1, 1)
    assert AuditFinding.objects.get(number="2").text == "预算编制不细化、不完整"


def test_a_finding_under_rectification_is_no_longer_changed_by_a_sheet(house):
    committed(SHEET, house.treasurer)
    actions.start_rectifying(AuditFinding.objects.get(number="2"), by=house.handler, text="细化。")

    job = committed(SHEET.replace("预算编制不细化", "另一件事"), house.treasurer, commit=False)

    assert (job.report["errors"], job.report["unchanged"]) == (3, 1)


def test_a_committee_of_other_matters_may_not_keep_the_ledger(house):
    with pytest.raises(PermissionDenied):
        money.finding(house, by=house.keeper)
    assert money.finding(house, by=house.treasurer).status == "open"


def test_a_unit_rectifies_and_the_committee_judges(house):
    row = money.rectifying(house)
    row = actions.report_progress(row, by=house.handler, text="拨付一半。", rectified=Decimal(600000))
    with pytest.raises(ValidationError, match="不能多于"):
        actions.report_progress(row, by=house.handler, text="多了。", rectified=Decimal("1200000.01"))
    with pytest.raises(ValidationError, match="佐证材料"):
        actions.claim_rectified(row, by=house.handler, text="完成。")
    row = actions.claim_rectified(row, by=house.handler, text="完成。", files=[make.stored("凭证.pdf", house.handler)])
    with pytest.raises(NotYours):
        actions.verify_finding(row, by=house.handler)
    row = actions.continue_finding(row, by=house.treasurer, note="还差一半")
    assert (row.status, row.rectified, row.verdict) == ("continued", Decimal(600000), "还差一半")
    files = [make.stored("凭证二.pdf", house.handler)]
    row = actions.claim_rectified(row, by=house.handler, text="全部完成。", rectified=Decimal(1200000), files=files)
    row = actions.verify_finding(row, by=house.treasurer, note="属实")
    assert (row.status, row.verified_on, row.rectified) == ("verified", localdate(), row.amount)
    with pytest.raises(TooLate):
        actions.amend_finding(row, by=house.treasurer, article="")


def test_each_side_reads_its_own_findings(house):
    row = money.finding(house)
    other = money.finding(house, unit=make.unit("望川区教育局"))

    assert set(findings_visible_to(house.handler)) == {row}
    assert set(findings_visible_to(house.dispatcher)) == set(findings_visible_to(house.leader)) == {row, other}
    assert not findings_visible_to(house.deputy)


def test_the_report_of_a_year_says_counts_and_amounts_by_unit(house):
    money.finding(house)
    actions.verify_finding(money.claimed(house), by=house.officer)
    money.finding(house, unit=make.unit("望川区教育局"), amount=Decimal(0), kind="budget")

    whole, units, kinds = tallied(AuditFinding.objects.select_related("unit"))

    assert (whole.count, whole.amount, whole.rectified, whole.rate) == (3, Decimal(2400000), Decimal(1200000), "33.3%")
    assert [(line.label, line.count) for line in units] == [("区民政局", 2), ("望川区教育局", 1)]
    assert [line.label for line in kinds] == ["预算编制和执行", "民生资金和项目"]


def test_six_months_after_the_audit_report_was_heard_its_rectification_is_due(house):
    make.known_years(2025, 2026)
    actions.keep_calendar(2025)
    heard = Obligation.objects.get(year=2025, duty="duty.audit")
    actions.fulfil(heard, by=house.officer, on=date(2025, 9, 10))
    money.finding(house, year=2024)

    rows = findings_visible_to(house.officer)
    paper = rectification(2024, rows, tallied(rows), date(2025, 12, 1))

    assert (paper["due"], paper["whole"].count) == ("2026年3月10日", 1)


def test_the_pages_of_the_ledger_answer(client, house):
    row = money.claimed(house)
    money.finding(house, number="7", due_on=make.LONG_AGO)
    client.force_login(house.treasurer)
    assert "1,200,000.00 元" in client.get(row.get_absolute_url()).content.decode()
    page = client.get("/supervision/findings/").content.decode()
    assert "待认定" in page and "逾期" in page and "120 万元" in page
    sheet = b"".join(client.get("/supervision/findings/?as=csv")).decode("utf-8-sig")
    assert "金额（元）" in sheet and "1200000.00" in sheet
    made = {"year": 2025, "unit": house.bureau.pk, "text": "多报支出", "kind": "spending", "amount": "1,234.56"}
    client.post("/supervision/findings/record/", made)
    assert AuditFinding.objects.get(text="多报支出").amount == Decimal("12345600.00")
    client.post(f"{row.get_absolute_url()}verify_finding/", {"note": "属实"})
    row.refresh_from_db()
    assert row.status == "verified"


def test_the_day_of_a_finding_stands_in_the_calendar_of_who_rectifies_it(house):
    money.finding(house, due_on=date(2099, 12, 31))
    (entry,) = diary.duties(house.handler)
    assert (entry.title, entry.on) == ("审计整改期限", date(2099, 12, 31)), "and not what was found"
    assert list(diary.duties(house.keeper)) == []
