"""The calendar page: read by the house, kept by two, and no limit moves unseen."""

import pytest
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.audit.models import SecurityEvent
from congress.workdays.actions import load_years
from congress.workdays.models import CalendarDay, YearNotice
from tests import make
from tests.proposals import road

pytestmark = pytest.mark.django_db
PAGE = "/calendar/2026/"


def text(response):
    return response.content.decode()


def day_page(on):
    return f"/calendar/{on.year}-{on.month}-{on.day}/"


def test_the_house_reads_it_and_deputies_do_not(client, cast):
    for person, answer in ((cast.li, 200), (cast.wang, 200), (cast.zhang.user, 403)):
        client.force_login(person)
        assert client.get(PAGE).status_code == answer


def test_only_the_office_and_the_system_administrator_change_it(client, cast):
    machine = make.user(Role.SYSTEM_ADMIN, cast.office)
    for person, answer in ((cast.li, 200), (machine, 200), (cast.wang, 403), (cast.zhang.user, 403)):
        client.force_login(person)
        assert client.get("/calendar/2026-5-1/").status_code == answer
        assert client.post(PAGE + "load/").status_code == answer
        assert client.get(PAGE + "confirm/").status_code == answer


def test_days_off_and_make_up_days_are_told_by_a_word(client, cast):
    load_years([2026])
    client.force_login(cast.wang)

    shown = text(client.get(PAGE))

    assert shown.count('<b class="day-mark" data-day="make-up">班</b>') == 6 + 1  # the sixth and the key
    assert "国庆节放假" in shown
    assert "国务院办公厅节假日安排通知" in shown


def test_a_year_is_the_same_number_of_queries_empty_or_full(client, cast, django_assert_num_queries):
    client.force_login(cast.li)
    client.get(PAGE)
    with django_assert_num_queries(8):
        client.get(PAGE)
    load_years([2025, 2026])
    with django_assert_num_queries(8):
        client.get(PAGE)


def test_the_year_to_come_is_asked_for_until_it_is_loaded(client, cast):
    client.force_login(cast.li)
    next_year = localdate().year + 1
    YearNotice.objects.filter(year=next_year).delete()
    assert f"{next_year} 年的放假安排没有载入" in text(client.get("/calendar/"))

    YearNotice.objects.create(year=next_year, status="confirmed")
    assert "没有载入" not in text(client.get("/calendar/"))


def test_the_first_press_shows_what_would_move_and_saves_nothing(client, cast):
    share = road.acknowledged(cast)
    due = share.clocks.get(kind="proposal.reply").due_on
    client.force_login(cast.li)

    shown = text(client.post(day_page(due), {"kind": "off", "reason": "防汛停工"}))

    assert due.isoformat() in shown
    assert shown.index("保存并变动") < shown.index("关于整修河堤的建议")  # what it is about, even without a number
    assert not CalendarDay.objects.exists()
    assert share.clocks.get(kind="proposal.reply").due_on == due


def test_the_second_press_saves_moves_and_records(client, cast):
    share = road.acknowledged(cast)
    due = share.clocks.get(kind="proposal.reply").due_on
    client.force_login(cast.li)

    client.post(day_page(due), {"kind": "off", "reason": "防汛停工", "confirm": "1"})

    assert CalendarDay.objects.get(date=due).by_name == "李敏"
    assert share.clocks.get(kind="proposal.reply").due_on > due
    assert share.proposal.entries.get(step="recalendar").note == f"{due} 放假（防汛停工）"
    assert SecurityEvent.objects.get(kind="setting_changed").facts["moved"] >= 1


def test_a_published_year_is_loaded_from_the_page(client, cast):
    client.force_login(cast.li)

    client.post(PAGE + "load/", {"confirm": "1"})

    assert YearNotice.objects.get(year=2026).status == "confirmed"
    assert CalendarDay.objects.filter(date__year=2026, is_workday=True).count() == 6


def test_a_year_nobody_has_published_is_not_said_to_be_loaded(client, cast):
    client.force_login(cast.li)
    far = "/calendar/2099/"
    assert "载入 2099 年放假安排" not in text(client.get(far)) and "载入 2026 年放假安排" in text(client.get(PAGE))

    for form in ({}, {"confirm": "1"}):
        answer = client.post(far + "load/", form, follow=True)
        assert answer.redirect_chain and "平台里还没有 2099 年的放假安排，什么也没有载入" in text(answer)
    assert not YearNotice.objects.filter(year=2099).exists()


def test_a_year_entered_by_hand_is_confirmed_with_its_notice(client, cast):
    client.force_login(cast.li)
    assert "请填写。" in text(client.post("/calendar/2030/confirm/", {"source": ""}))

    client.post("/calendar/2030/confirm/", {"source": "国办发明电〔2029〕9号", "confirm": "1"})

    assert YearNotice.objects.get(year=2030).source == "国办发明电〔2029〕9号"


def test_a_day_without_a_reason_is_sent_back(client, cast):
    client.force_login(cast.li)

    shown = text(client.post("/calendar/2026-5-6/", {"kind": "off", "reason": " "}))

    assert "没有提交" in shown
    assert not CalendarDay.objects.exists()


@pytest.mark.parametrize("address", ["/calendar/2026-2-30/", "/calendar/1900/", "/calendar/9999-1-1/"])
def test_there_is_no_such_day(client, cast, address):
    client.force_login(cast.li)
    assert client.get(address).status_code == 404


def test_today_is_marked(client, cast):
    client.force_login(cast.wang)
    assert text(client.get("/calendar/")).count('aria-current="date"') == 1


def test_a_holiday_of_many_days_is_one_line(client, cast):
    load_years([2026])
    client.force_login(cast.wang)

    shown = text(client.get(PAGE))

    assert shown.count("春节放假</td>") == 1
    assert "<span>2026-02-15 周日 至 02-23 周一</span>" in shown
    assert "放假 9 天" in shown
    assert "<span>2026-02-28 周六</span>" in shown  # a make-up day stands alone
