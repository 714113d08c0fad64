"""When, how and how often people are disturbed outside the portal."""

import json
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine

from congress.notices import sending, truth
from congress.notices.delivery import deliver_all
from congress.notices.digests import gather
from congress.notices.kinds import registry
from congress.notices.models import Delivery, Digest, Gateway, Notice, Preference
from congress.notices.models.gateways import Channel
from congress.notices.sending import send_all
from congress.organs.models import UnitKind
from congress.rulebook.models import Override
from tests import make
from tests.congress.notice_cast import TUESDAY, mail_gateway, notice, reachable, robot, sms_gateway, states
from tests.postbox import HttpSink, MailSink, serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def post_office():
    with serving(MailSink()) as sink:
        mail_gateway(sink)
        yield sink


@pytest.fixture
def web():
    with serving(HttpSink()) as sink:
        sink.answer = lambda request: (200, {"code": "0", "errcode": 0}, {})
        yield sink


@pytest.fixture(autouse=True)
def clock():
    make.known_years(2026)
    with time_machine.travel(TUESDAY) as clock:
        yield clock


def deliver():
    deliver_all()
    return send_all()


def test_at_night_and_on_days_off_mail_waits_and_the_inbox_does_not(post_office, clock):
    clock.move_to(TUESDAY.replace(hour=22))
    notice(reachable())
    assert deliver() == 0 and states() == ["waiting"] and Notice.objects.get().delivered_at

    clock.move_to(TUESDAY + timedelta(days=4))  # Saturday
    assert send_all() == 0
    clock.move_to(TUESDAY + timedelta(days=6))
    assert send_all() == 1


def test_what_is_urgent_goes_at_any_hour(post_office, clock, monkeypatch):
    kind = registry()["proposal_closed"]
    monkeypatch.setitem(registry(), "proposal_closed", type(kind)(kind.code, kind.label, urgent=True))
    clock.move_to(TUESDAY.replace(hour=23))
    notice(reachable())
    assert deliver() == 1 and len(post_office.letters) == 1


def test_a_short_message_carries_a_link_and_no_content(web):
    sms_gateway(web)
    notice(reachable("李四", phone="13900001111"), kind="proposal_returned", text="第012号建议《A&B》请补充")
    deliver()

    body = web.requests[0]["body"].decode()
    assert f"/notices/{Notice.objects.get().pk}/" in body and states() == ["sent"]
    assert not [word for word in ("李四", "012", "A&B", "补充") if word in body]


def test_where_no_address_may_be_a_variable_the_rest_of_it_travels(web, settings):
    """The text approved there ends in the portal's own address: …，请查看：https://rd.example.gov.cn/${path}"""
    asked = {"url": web.url, "access_key_id": "AK", "sign_name": "望川人大", "template_code": "SMS_1"}
    gateway = sms_gateway(web, protocol="aliyun", params={"path": "路径", "kind": "类别"}, **asked)
    gateway.keep_secrets(access_key_secret="SK")
    gateway.save()
    web.answer = lambda request: (200, {"Code": "OK"}, {})
    notice(reachable(email="", phone="13900001111"), kind="proposal_returned")
    deliver()
    query = parse_qs(urlsplit(web.requests[0]["path"]).query)
    assert json.loads(query["TemplateParam"][0]) == {"path": f"notices/{Notice.objects.get().pk}/", "kind": "建议"}


def test_who_has_no_mail_address_is_told_of_mails_by_a_short_message(web, post_office):
    sms_gateway(web)
    notice(reachable(email="", phone="139 0000-1111"))
    deliver()
    assert [json.loads(asked["body"])["mobile"] for asked in web.requests] == ["13900001111"], "as a gateway dials it"
    assert post_office.letters == []


def test_a_person_may_turn_channels_off_for_a_subject(post_office):
    li = reachable()
    Preference.objects.create(user=li, muted=["proposal:email", "proposal:sms"])
    notice(li)
    notice(li, kind="letter_sent")
    deliver()
    assert len(post_office.letters) == 1 and Notice.objects.filter(delivered_at=None).count() == 0


def test_one_mail_a_day_gathers_what_is_unread_and_none_when_there_is_nothing(post_office, clock):
    li, wang = reachable("李"), reachable("王")
    for person in (li, wang):
        Preference.objects.create(user=person, daily=True)
    for turn in range(3):
        notice(li, text=f"第{turn}件")
    Notice.objects.filter(pk=notice(wang).pk).update(read_at=TUESDAY)
    assert deliver() == 0

    assert (gather(), gather(), send_all()) == (1, 0, 1)
    [mail] = post_office.mails()
    assert mail["To"] == li.email and mail["Subject"] == "【每日汇总】3 条未读通知"
    assert all(f"第{turn}件" in mail.get_content() for turn in range(3))
    clock.shift(timedelta(days=1))
    assert gather() == 0 and Digest.objects.count() == 1


@pytest.mark.parametrize("quality", ["urgent", "direct"])
def test_what_is_urgent_or_a_link_of_ones_own_waits_for_no_daily_mail(post_office, monkeypatch, quality):
    kind = registry()["proposal_closed"]
    monkeypatch.setitem(registry(), "proposal_closed", replace(kind, **{quality: True}))
    li = reachable("李")
    Preference.objects.create(user=li, daily=True)
    notice(li)
    notice(li, kind="proposal_returned")
    assert deliver() == 1 and len(post_office.letters) == 1
    assert list(Notice.objects.filter(for_digest=True).values_list("kind", flat=True)) == ["proposal_returned"]


def test_what_a_person_turned_off_is_in_no_daily_mail(post_office):
    li = reachable()
    choice = Preference.objects.create(user=li, daily=True, muted=["proposal:email", "proposal:sms"])
    notice(li, text="第012号")
    notice(li, kind="letter_sent", text="机关来信甲")
    deliver_all()
    Preference.objects.filter(pk=choice.pk).update(muted=["proposal:email", "proposal:sms", "letter:email"])
    assert gather() == 0 and Digest.objects.count() == 0

    Preference.objects.filter(pk=choice.pk).update(muted=["proposal:email"], daily=False)
    assert (gather(), send_all()) == (1, 1)
    [mail] = post_office.mails()
    assert "机关来信甲" in mail.get_content() and "第012号" not in mail.get_content()


def test_a_short_message_wanted_beside_the_daily_mail_goes_by_itself(web, post_office):
    sms_gateway(web)
    li = reachable(phone="13900001111")
    Preference.objects.create(user=li, daily=True, muted=["proposal:email"])
    notice(li, kind="proposal_returned")
    deliver()
    assert len(web.requests) == 1 and gather() == 0


def test_after_days_without_a_server_there_is_one_daily_mail(post_office, clock):
    li = reachable()
    Preference.objects.create(user=li, daily=True)
    gateway = Gateway.objects.get()
    Gateway.objects.update(options={**gateway.options, "port": 1})
    for day in range(3):  # Tuesday, Wednesday, Thursday
        notice(li, text=f"第{day}件")
        deliver()
        assert gather() == 1
        send_all()
        clock.shift(timedelta(days=1))
    Gateway.objects.update(options=gateway.options)
    notice(li, text="第3件")
    deliver_all()
    gather()
    assert (send_all(), gather(), states()) == (1, 0, ["sent"])
    [mail] = post_office.mails()
    assert "4 条未读" in mail["Subject"] and all(f"第{day}件" in mail.get_content() for day in range(4))


def test_after_days_without_an_answer_a_group_reads_one_line(web, clock):
    water = make.unit("区水务局", UnitKind.DEPARTMENT)
    li = make.user("handler", water)
    robot(web, unit=water)
    url = Gateway.objects.get().secrets["url"]
    _lead("http://127.0.0.1:1/robot?k=1")
    for _day in range(3):
        notice(li)
        assert gather() == 1
        send_all()
        clock.shift(timedelta(days=1))
    _lead(url)
    assert (gather(), send_all(), states()) == (1, 1, ["sent"])
    assert "建议 3 条" in web.requests[0]["body"].decode()
    clock.move_to(TUESDAY + timedelta(days=6))
    assert gather() == 0, "what was counted is not counted again"


def _lead(url):
    gateway = Gateway.objects.get()
    gateway.keep_secrets(url=url)
    gateway.save()


@pytest.mark.parametrize(
    ("hour", "quiet", "silent", "speaks"),
    [(20, (20, 8), 21, 8), (13, (12, 14), 13, 14), (9, (21, 8), 8, 9), (3, (5, 5), 2, 3), (9, (0, 23), 22, 23)],
)
def test_a_daily_mail_set_within_the_quiet_hours_goes_when_they_end(clock, hour, quiet, silent, speaks):
    values = {"digest_hour": hour, "quiet_from": quiet[0], "quiet_until": quiet[1], "workdays_only": False}
    for name, value in values.items():
        Override.objects.create(key=f"notice.{name}", value=value, effective_from="2026-01-01")
    with serving(MailSink()) as sink:
        mail_gateway(sink)
        li = reachable()
        Preference.objects.create(user=li, daily=True)
        notice(li)
        deliver_all()
        clock.move_to(TUESDAY.replace(hour=silent))
        assert (gather(), send_all()) == (0, 0)
        clock.move_to(TUESDAY.replace(hour=speaks) + timedelta(days=1))
        assert (gather(), send_all()) == (1, 1)


def test_a_digest_that_was_read_in_the_meantime_is_not_sent(post_office):
    li = reachable()
    Preference.objects.create(user=li, daily=True)
    notice(li)
    deliver_all()
    gather()
    Notice.objects.update(read_at=TUESDAY)
    send_all()
    assert states() == ["cancelled"] and post_office.letters == []


def test_before_the_hour_and_on_a_day_off_nothing_is_gathered(post_office, clock):
    li = reachable()
    Preference.objects.create(user=li, daily=True)
    notice(li)
    deliver_all()
    for moment in (TUESDAY.replace(hour=8), TUESDAY + timedelta(days=4)):
        clock.move_to(moment)
        assert gather() == 0
    clock.move_to(TUESDAY + timedelta(days=7, hours=9))
    assert gather() == 1


def test_a_group_is_spoken_to_again_when_the_date_was_set_back(web, clock):
    clock.move_to(TUESDAY + timedelta(days=27))
    water = make.unit("区水务局", UnitKind.DEPARTMENT)
    robot(web, unit=water)
    handler = make.user("handler", water)
    for moment in (TUESDAY + timedelta(days=27), TUESDAY, TUESDAY + timedelta(days=1)):
        clock.move_to(moment)
        notice(handler)
        gather()
        send_all()
    assert len(web.requests) == 3


def test_a_group_reads_how_many_and_where_and_nothing_else(web):
    water = make.unit("区水务局", UnitKind.DEPARTMENT)
    li = make.user("handler", water, name="李四")
    robot(web, unit=water)
    robot(web, channel=Channel.WECOM, sign="")  # of the office, where there is nothing new
    notice(li, text="第012号建议《A&B》")
    notice(li, kind="letter_sent", text="机密来信")
    deliver_all()
    assert (gather(), gather(), send_all()) == (1, 0, 1)

    body = web.requests[0]["body"].decode()
    assert "建议 1 条" in body and "群发 1 条" in body and "http" in body
    assert not [word for word in ("李四", "012", "A&B", "机密") if word in body]


def test_an_untrue_notice_is_cancelled_with_its_reason_and_leaves_the_inbox_unless_read(post_office):
    gone, read = reachable(), reachable()
    unread, seen = notice(gone), notice(read)
    Notice.objects.filter(pk=seen.pk).update(read_at=TUESDAY)
    deliver_all()
    type(gone).objects.update(is_active=False)
    send_all()

    assert states() == ["cancelled", "cancelled"] and post_office.letters == []
    assert Delivery.objects.first().last_error == "收件人的账号已停用"
    unread.refresh_from_db()
    seen.refresh_from_db()
    assert unread.withdrawn_at and unread.withdrawn_why == "收件人的账号已停用" and not seen.withdrawn_at


def test_a_question_that_breaks_holds_up_nobody(monkeypatch, caplog):
    kind = registry()["proposal_closed"]
    broken = type(kind)(kind.code, kind.label, still_true=lambda notices: 1 / 0)
    monkeypatch.setitem(registry(), "proposal_closed", broken)
    assert truth.untrue([notice(reachable())]) == {} and "ZeroDivisionError" in caplog.text

    broken = type(kind)(kind.code, kind.label, still_true=lambda notices: Notice.objects.raw("SELECT nothing")[0])
    monkeypatch.setitem(registry(), kind.code, broken)
    assert truth.untrue([notice(reachable())]) == {} and Notice.objects.count() == 2


def test_failures_are_told_to_staff_once_a_morning(post_office):
    office = make.unit("区人大代表工委", UnitKind.OFFICE)
    li = make.user("coordinator", office)
    make.user("handler", office)
    post_office.orders = {"bad@example.com": ("rcpt", "550 no such user")}
    notice(reachable(email="bad@example.com"))
    deliver()
    for _ in range(2):
        gather()
    [told] = Notice.objects.filter(kind="outbox_failures")
    assert told.to == li and "1 件" in told.text


def test_a_way_out_that_is_closed_while_mail_waits_is_told_each_morning(post_office, clock):
    li = make.user("coordinator", make.unit("区人大代表工委", UnitKind.OFFICE))
    notice(reachable())
    deliver_all()
    Gateway.objects.update(is_active=False)
    for _ in range(2):
        gather()
    clock.shift(timedelta(days=1))
    gather()

    told = Notice.objects.filter(kind="outbox_blocked", to=li)
    assert told.count() == 2 and told.first().text == "通知渠道“邮件”已停用，有 1 件通知在等，请处理。"
    assert told.first().link == "/outbox/?state=waiting"


def test_a_unit_with_nobody_left_is_told_to_the_office_once_a_month(clock):
    li = make.user("coordinator", make.unit("区人大代表工委", UnitKind.OFFICE))
    water, fire = make.unit("区水务局", UnitKind.DEPARTMENT), make.unit("区消防大队", UnitKind.DEPARTMENT)
    wang = make.user("handler", water)
    make.user("handler", fire)
    gather()
    assert not Notice.objects.exists()

    type(wang).objects.filter(pk=wang.pk).update(is_active=False)
    for _ in range(2):
        gather()
    [told] = Notice.objects.filter(kind="account_unit_empty")
    assert told.to == li and told.text.startswith("区水务局没有在岗")


def test_a_year_without_its_holidays_is_told_weekly_until_they_are_known(clock):
    li = make.user("coordinator", make.unit("区人大代表工委", UnitKind.OFFICE))
    clock.move_to("2026-12-01 10:00+08:00")
    gather()
    assert not Notice.objects.exists(), "in November the State Council has only just named them"
    for day in (2, 3, 7, 9):
        clock.move_to(f"2026-12-{day:02} 10:00+08:00")
        gather()
    told = Notice.objects.filter(kind="calendar_missing", to=li)
    assert told.count() == 2 and told[0].text.startswith("2027 年的放假和调休安排还没有载入")
    assert told[0].link == "/calendar/2027/" and truth.untrue(told) == {}
    make.known_years(2027)
    assert set(truth.untrue(told).values()) == {"放假安排已经载入"}
    clock.move_to("2026-12-16 10:00+08:00")
    gather()
    assert told.count() == 2


@pytest.mark.parametrize("many", [1, 100])
def test_a_batch_takes_as_many_queries_for_a_hundred_as_for_one(many, django_assert_num_queries):
    with serving(MailSink()) as sink:
        gateway = mail_gateway(sink)
        notice(reachable())
        deliver()  # what is asked once in the life of a process
        for _ in range(many):
            notice(reachable())
        with django_assert_num_queries(12):
            deliver_all()
        with django_assert_num_queries(8):
            taken, _dropped = sending.take(gateway, 7, 100)
        assert len(taken) == many
