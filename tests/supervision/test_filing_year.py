"""The year of 备案审查: lists by the end of January, the report with figures of the register, what everybody reads."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.timezone import localdate

from congress.notices.models import Notice
from congress.reminders.tasks import remind
from supervision import actions
from supervision.documents import filing_year as sheet
from supervision.models import Filing, FilingReport, Obligation, YearlyList
from supervision.statistics import filing as count
from supervision.tasks import keep_filing_lists
from tests import make
from tests.supervision import filed as at
from tests.supervision.test_filing import spring_festival

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def february():
    spring_festival()
    with time_machine.travel("2026-02-03 09:00+08:00") as clock:
        yield clock


@pytest.fixture
def house():
    return at.gather()


def corrected(house, **facts) -> Filing:
    filing = at.opposed(house, **facts)
    return actions.report_amended(
        filing, by=house.dispatcher, amended_on=localdate(), note="删去", files=[make.stored()]
    )  # fmt: skip


def test_each_maker_owes_its_list_by_the_end_of_january(house, february):
    at.filed(house, doc_no="望政规〔2026〕1号")
    with time_machine.travel("2026-06-01 09:00+08:00"):
        keep_filing_lists()
    assert not YearlyList.objects.exists()  # nobody is asked in summer for a list of last year
    february.move_to("2027-01-04 09:00+08:00")
    keep_filing_lists()
    keep_filing_lists()
    assert set(YearlyList.objects.values_list("maker__name", "due_on")) == {
        ("望川区人民政府", date(2027, 1, 31)), ("望川区人民政府办公室", date(2027, 1, 31)),
        ("望川区人民法院", date(2027, 1, 31)), ("青河镇人民代表大会", date(2027, 1, 31)),
    }  # fmt: skip
    february.move_to("2027-01-28 09:00+08:00")
    remind()
    told = set(Notice.objects.filter(kind="filing_due", text__contains="目录").values_list("to", flat=True))
    assert told == {house.dispatcher.pk, house.judge.pk, house.townsman.pk}


def test_the_list_names_what_was_filed_and_what_was_not(february, client):
    february.move_to("2026-12-28 09:00+08:00")
    house = at.gather()
    at.filed(house, doc_no="望政规〔2026〕1号")
    february.move_to("2027-01-20 09:00+08:00")
    actions.keep_lists(2026)
    row = YearlyList.objects.get(maker=house.government)
    with pytest.raises(PermissionDenied):
        actions.send_yearly_list(row, by=house.judge)
    client.force_login(house.dispatcher)
    room = f"/supervision/filings/lists/{row.pk}/send/"
    assert "望政规〔2026〕1号" in client.get(room).content.decode()
    assert client.post(room, {"missing": "望政规〔2026〕2号 关于停车的通知"}).status_code == 302
    with pytest.raises(ValidationError, match="已经报送"):
        actions.send_yearly_list(row, by=house.dispatcher)
    client.force_login(house.officer)
    file = client.get("/supervision/filings/lists/?year=2026&as=csv").getvalue().decode()
    assert "望政规〔2026〕1号" in file and "关于停车的通知" in file and "未报送备案" in file
    assert client.get("/supervision/filings/lists/2026.pdf")["Content-Type"] == "application/pdf"
    client.force_login(house.judge)
    assert "停车" not in client.get("/supervision/filings/lists/?year=2026").content.decode()


def test_a_year_without_lists_yet_still_shows_what_the_register_holds(house, client):
    at.filed(house)
    client.force_login(house.officer)
    page = client.get("/supervision/filings/lists/?year=2026").content.decode()
    assert "1 件" in page and "次年一月报送" in page
    client.force_login(house.judge)
    assert "1 件" not in client.get("/supervision/filings/lists/?year=2026").content.decode()


def test_the_three_rates_of_a_year_come_from_the_register(house):
    corrected(house)
    at.opposed(house)
    actions.find_no_problem(at.opined(house, finding="no_problem"), by=house.officer)
    at.filed(house, published_on=date(2025, 12, 1), by=house.judge, maker=house.court)
    gone = actions.receive_filing(at.filed(house), by=house.officer)
    actions.transfer_filing(gone, by=house.officer, transfer_to="区政府", note="部门文件")
    found = count.figures(2026)
    names = ("filed", "on_time", "registered", "reviewed", "wrong", "opinions", "corrected", "annulled")
    assert [found[name] for name in names] == [4, 3, 3, 2, 2, 2, 1, 0]
    assert [rate[:3] for rate in found["rates"]] == [
        ("有件必备", "按期报送", "75.0%"), ("有备必审", "审结", "66.7%"), ("有错必纠", "已纠正", "50.0%"),
    ]  # fmt: skip
    assert [row[:3] for row in count.cells(2026)] == [["望川区人民政府", 3, 3], ["望川区人民法院", 1, 0]]
    assert "按期报送率75.0%" in sheet.basics(found)[0]
    assert count.figures(2020)["rates"][0][2] == "—"


def test_the_report_goes_up_within_thirty_days_and_its_figures_stand(house, february):
    actions.keep_calendar(2026)
    corrected(house)
    with pytest.raises(PermissionDenied):
        actions.compose_filing_report(by=house.keeper, year=2026)
    actions.compose_filing_report(by=house.officer, year=2026, practice="加强审查。")
    with pytest.raises(ValidationError, match="还没有向常委会报告"):
        actions.send_filing_report(by=house.officer, year=2026, sent_on=localdate(), sent_to="市人大常委会")
    told = {"reported_on": date(2026, 1, 16), "reported_at": "第三十次会议"}
    report = actions.hear_filing_report(by=house.officer, year=2026, **told)
    assert report.clock.due_on == date(2026, 2, 24)  # 15 February + the holiday
    assert Obligation.objects.get(year=2026, duty="duty.filing").met_on == date(2026, 1, 16)
    at.filed(house)
    assert FilingReport.objects.get().figures["filed"] == 1
    with pytest.raises(ValidationError, match="不再修改"):
        actions.compose_filing_report(by=house.officer, year=2026, practice="改")
    february.move_to("2026-02-26 09:00+08:00")
    actions.send_filing_report(by=house.officer, year=2026, sent_on=date(2026, 2, 25), sent_to="市人大常委会")
    assert FilingReport.objects.get().clock.days_early == -1


def test_the_year_is_written_and_printed_by_forms(house, client):
    corrected(house)
    client.force_login(house.officer)
    room = "/supervision/filings/report/2026/"
    assert client.post(f"{room}compose_filing_report/", {"practice": "加强审查。", "plans": "继续。"}).url == room
    said = {"reported_on": "2026-02-03", "reported_at": "第三十次会议"}
    assert client.post(f"{room}hear_filing_report/", said).url == room
    assert client.post(f"{room}send_filing_report/", {"sent_on": "2026-02-03", "sent_to": "市人大"}).url == room
    page = client.get(room).content.decode()
    assert "100.0%" in page and "报送市人大" in page
    assert client.get(f"{room}report.pdf")["Content-Type"] == "application/pdf"
    assert "望川区人民政府" in client.get(f"{room}?as=csv").getvalue().decode()


def test_everybody_reads_what_was_released_and_nothing_of_the_review(house, client):
    filing = at.opposed(house)
    here = f"/supervision/public/filings/{filing.code}/"
    assert client.get(here).status_code == 404
    actions.publish_filing(filing, by=house.officer, with_text=True)
    page = client.get(here).content.decode()
    assert "正在审查" in page and "第六条" not in page and "望人常办" not in page
    assert client.get(f"{here}text/").status_code == 200
    assert client.get(f"{here}papers/{filing.papers.get().pk}.pdf").status_code == 404
    done = actions.report_amended(
        Filing.objects.get(pk=filing.pk), by=house.dispatcher, amended_on=localdate(), note="删", files=[make.stored()]
    )
    actions.publish_filing(done, by=house.officer, with_text=False)
    assert "制定机关已于2026年2月3日修改" in client.get("/supervision/public/filings/?q=租赁").content.decode()
    assert client.get(f"{here}text/").status_code == 404
    actions.hide_filing(Filing.objects.get(pk=done.pk), by=house.officer, note="有误")
    assert client.get(here).status_code == 404
    assert "租赁" not in client.get("/supervision/public/filings/").content.decode()


def test_a_decision_of_the_standing_committee_is_read_by_everybody(house, client):
    filing = at.before_chairs(house)
    paper = actions.annul_filing(
        filing, by=house.officer, office=house.office, decided_on=localdate(), decided_at="第三十次会议", text="撤销。"
    )
    actions.publish_filing(Filing.objects.get(pk=filing.pk), by=house.officer)
    here = f"/supervision/public/filings/{filing.code}/papers/{paper.pk}.pdf"
    assert client.get(here)["Content-Type"] == "application/pdf"
