"""报送备案: filed, checked in form, registered or not; every limit on a named date, the Spring Festival included."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from congress.notices.models import Notice
from congress.workdays.models import CalendarDay
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.models import ComparisonNote, Filing, FilingEntry, Purpose
from supervision.queries.filing import filings_visible_to
from tests import make
from tests.supervision import filed as at

pytestmark = pytest.mark.django_db
SPRING = [date(2026, 2, 15) + timedelta(days=n) for n in range(9)]  # 15–23 February; 14 and 28 are worked


def spring_festival():
    make.known_years(2025, 2026, 2027)
    rows = [CalendarDay(date=day, is_workday=False, reason="春节放假", source="试") for day in SPRING]
    rows += [
        CalendarDay(date=date(2026, 2, day), is_workday=True, reason="春节调休上班", source="试") for day in (14, 28)
    ]
    CalendarDay.objects.bulk_create(rows)


@pytest.fixture(autouse=True)
def february():
    spring_festival()
    with time_machine.travel("2026-02-03 09:00+08:00") as clock:
        yield clock


@pytest.fixture
def house():
    return at.gather()


def due(filing, key):
    clock = filing.clocks.filter(kind=key).latest("pk")
    return clock.due_on, clock.met_at is not None


def test_thirty_days_to_file_and_ten_to_check_both_move_over_the_spring_festival(house):
    filing = at.filed(house, published_on=date(2026, 1, 16))
    assert due(filing, "filing.file") == (date(2026, 2, 24), True)  # 15 February + the holiday
    assert due(filing, "filing.form_check") == (date(2026, 2, 13), False)
    assert set(Notice.objects.values_list("kind", "to")) == {("filing_filed", house.officer.pk)}
    with time_machine.travel("2026-02-06 09:00+08:00"):
        assert due(at.filed(house), "filing.form_check") == (date(2026, 2, 24), False)


def test_a_document_filed_late_is_taken_and_shown_late(house, client):
    filing = at.filed(house, published_on=date(2025, 12, 1))
    assert filing.clocks.get(kind="filing.file").days_early == -34
    client.force_login(house.officer)
    assert "逾期 34 天" in client.get("/supervision/filings/").content.decode()
    assert "迟 34 天" in client.get(filing.get_absolute_url()).content.decode()


def test_only_the_maker_files_and_no_document_twice(house):
    with pytest.raises(PermissionDenied):
        at.filed(house, by=house.handler)
    with pytest.raises(PermissionDenied):
        at.filed(house, by=house.judge)
    with pytest.raises(ValidationError, match="不能晚于今天"):
        at.filed(house, published_on=date(2026, 2, 4))
    at.filed(house, by=house.townsman, maker=house.town, doc_no="青人发〔2026〕1号")
    with pytest.raises(ValidationError, match="不重复报送"):
        at.filed(house, by=house.townsman, maker=house.town, doc_no="青人发〔2026〕1号")
    with pytest.raises(ValidationError, match="请上传说明"):
        actions.file_document(
            by=house.judge, maker=house.court, title="规定", doc_no="1", published_on=at.PUBLISHED,
            files=[(Purpose.TEXT, make.stored())],
        )  # fmt: skip


def test_a_registered_document_has_its_number_and_its_two_clocks(house):
    filing = at.registered(house)
    assert (filing.number, filing.status) == ("备字〔2026〕1号", "registered")
    assert at.registered(house).number == "备字〔2026〕2号"
    assert due(filing, "filing.form_check")[1]
    assert due(filing, "filing.distribute") == (date(2026, 2, 10), False)
    assert due(filing, "filing.review") == (date(2026, 5, 4), False)  # 3 May is a Sunday here
    assert Notice.objects.filter(kind="filing_checked", to=house.dispatcher).exists()
    with time_machine.travel("2026-02-12 09:00+08:00"):  # 13, 14 (worked), then 24, 25, 26
        assert due(at.registered(house), "filing.distribute") == (date(2026, 2, 26), False)


def test_what_is_missing_comes_within_ten_days_and_the_check_begins_anew(house, february):
    filing = actions.receive_filing(at.filed(house), by=house.officer)
    february.move_to("2026-02-09 10:00+08:00")
    filing = actions.ask_supplement(filing, by=house.officer, wanted="制定依据")
    assert due(filing, "filing.supplement") == (date(2026, 2, 24), False)  # 19 February is a holiday
    with pytest.raises(TooLate):
        actions.register_filing(filing, by=house.officer)
    february.move_to("2026-02-24 10:00+08:00")
    filing = actions.supplement_filing(filing, by=house.dispatcher, files=[(Purpose.BASIS, make.stored())])
    assert due(filing, "filing.supplement") == (date(2026, 2, 24), True)
    assert (filing.status, due(filing, "filing.form_check")) == ("form_check", (date(2026, 3, 6), False))
    assert actions.register_filing(filing, by=house.officer).status == "registered"


def test_what_is_not_completed_goes_back_and_may_be_filed_anew(house):
    filing = actions.receive_filing(at.filed(house, doc_no="望政规〔2026〕9号"), by=house.officer)
    filing = actions.ask_supplement(filing, by=house.officer, wanted="说明")
    with pytest.raises(ValidationError, match="写明理由"):
        actions.return_filing(filing, by=house.officer, note=" ")
    filing = actions.return_filing(filing, by=house.officer, note="逾期未补充")
    assert (filing.status, filing.clocks.running().count()) == ("returned", 0)
    assert at.filed(house, doc_no="望政规〔2026〕9号").status == "filed"


def test_what_belongs_elsewhere_is_passed_on_in_ten_days(house, february):
    filing = actions.receive_filing(at.filed(house), by=house.officer)
    february.move_to("2026-02-25 10:00+08:00")
    filing = actions.transfer_filing(filing, by=house.officer, transfer_to="区人民政府", note="部门文件")
    clock = filing.clocks.get(kind="filing.transfer")
    assert (clock.due_on, clock.days_early) == (date(2026, 2, 13), -12)
    assert filing.outcome == "不属于本区备案范围，移送区人民政府"


def test_each_sees_what_is_for_him(house):
    waiting, known = at.filed(house), at.registered(house)
    theirs = at.filed(house, by=house.judge, maker=house.court)
    seen = {
        name: set(filings_visible_to(getattr(house, name)))
        for name in ("officer", "leader", "dispatcher", "judge", "keeper", "deputy", "handler")
    }
    assert seen["officer"] == seen["leader"] == {waiting, known, theirs}
    assert seen["dispatcher"] == {waiting, known}
    assert seen["judge"] == {theirs}
    assert seen["keeper"] == seen["deputy"] == {known}
    assert seen["handler"] == set()
    with pytest.raises(NotYours):
        actions.receive_filing(waiting, by=house.keeper)


def test_the_register_and_the_page_ask_as_often_for_one_as_for_many(house, client, django_assert_num_queries):
    filing = at.opposed(house)
    client.force_login(house.officer)
    client.get("/notices/")
    for _ in range(2):
        with django_assert_num_queries(12):
            assert client.get("/supervision/filings/").status_code == 200
        with django_assert_num_queries(19):
            assert client.get(filing.get_absolute_url()).status_code == 200
        for _ in range(3):
            at.reviewing(house, by=house.judge, maker=house.court)
        share = filing.shares.get()
        ComparisonNote.objects.bulk_create(
            ComparisonNote(share=share, added_by=house.keeper, **at.NOTE) for _ in range(20)
        )


@pytest.mark.django_db(transaction=True)
def test_two_officers_registering_at_once_give_one_number():
    house = at.gather()
    filing = actions.receive_filing(at.filed(house), by=house.officer)
    start = Barrier(2)

    def register():
        try:
            start.wait(10)
            return actions.register_filing(Filing.objects.get(pk=filing.pk), by=house.officer).number
        except TooLate:
            return "late"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(each.result() for each in [pool.submit(register) for _ in range(2)])
    assert answers == ["late", "备字〔2026〕1号"]
    assert FilingEntry.objects.filter(step="register_filing").count() == 1
