"""From a committed notice to a mail server: once, and what happens when it does not answer."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection
from django.utils.timezone import now

from congress.notices import claims, sending
from congress.notices.actions import send_again
from congress.notices.channels.http import Answer
from congress.notices.delivery import deliver_all
from congress.notices.models import Delivery, Digest, Gateway, Notice, Wording
from congress.notices.sending import send_all
from tests.congress.notice_cast import TUESDAY, mail_gateway, notice, reachable, robot, sms_gateway, states
from tests.postbox import HttpSink, MailSink, serving


@pytest.fixture
def sink():
    with serving(MailSink()) as sink:
        yield sink


@pytest.fixture(autouse=True)
def daytime():
    with time_machine.travel(TUESDAY) as clock:
        yield clock


def told(*people):
    for person in people:
        notice(person)
    deliver_all()
    return send_all()


@pytest.mark.django_db
def test_a_notice_becomes_a_mail_with_its_words_and_a_way_back(sink):
    mail_gateway(sink)
    li = reachable("李")
    assert told(li) == 1

    [mail] = sink.mails()
    row = Delivery.objects.get()
    assert (mail["To"], mail["Subject"]) == (li.email, "【建议】建议办结")
    assert mail["Message-ID"] == f"<{row.key}@example.com>" and mail["From"] == "望川区人大 <rd@example.com>"
    assert "第012号建议《A&B》已办结。" in mail.get_content()
    assert f"http://127.0.0.1:8000/notices/{row.notice_id}/" in mail.get_content()
    assert (row.state, row.attempts, row.last_error) == ("sent", 1, "250 taken")


@pytest.mark.django_db
def test_however_often_the_clock_strikes_it_is_one_mail(sink):
    mail_gateway(sink)
    told(reachable())
    for _ in range(3):
        deliver_all()
        assert send_all() == 0
    assert len(sink.letters) == 1


@pytest.mark.django_db
def test_without_a_gateway_or_an_address_the_inbox_is_all(sink):
    told(reachable())
    mail_gateway(sink)
    told(reachable(email=""))
    assert states() == [] and Notice.objects.filter(delivered_at=None).count() == 0


@pytest.mark.django_db
def test_each_answer_of_the_server_has_its_own_end(sink):
    mail_gateway(sink)
    people = [reachable(email=f"{word}@example.com") for word in ("ok", "later", "never", "gone", "full")]
    sink.orders = {
        "later@example.com": ("rcpt", "450 greylisted"),
        "never@example.com": ("rcpt", "550 no such user"),
        "gone@example.com": ("data", "554 refused"),
        "full@example.com": ("data", "452 mailbox full"),
    }
    told(*people)

    assert states() == ["sent", "waiting", "dead", "dead", "waiting"] and sink.connections == 1
    errors = list(Delivery.objects.order_by("pk").values_list("last_error", flat=True))
    assert errors[1:] == ["450 greylisted", "550 no such user", "554 refused", "452 mailbox full"]


@pytest.mark.django_db
def test_a_deferred_mail_is_tried_again_later_and_ends_with_a_person(sink, daytime):
    mail_gateway(sink)
    li = reachable(email="later@example.com")
    sink.orders = {li.email: ("rcpt", "450 greylisted")}
    told(li)
    waits = []
    while (row := Delivery.objects.get()).state == "waiting":
        waits.append((row.next_try_at - now()) / timedelta(minutes=1))
        assert send_all() == 0
        daytime.move_to(row.next_try_at + timedelta(seconds=1))
        send_all()
    assert (row.state, row.attempts) == ("dead", 6)
    assert all(0.8 * due <= wait <= 1.2 * due for wait, due in zip(waits, sending.BACKOFF, strict=True))


@pytest.mark.django_db
def test_a_server_that_is_away_costs_no_message_an_attempt(sink, daytime):
    gateway = mail_gateway(sink, port=1)
    told(*[reachable() for _ in range(3)])
    gateway.refresh_from_db()

    assert states() == ["waiting"] * 3 and gateway.failures == 1 and "refused" in gateway.last_error
    assert send_all() == 0 and list(Delivery.objects.values_list("attempts", flat=True)) == [0, 0, 0]
    Gateway.objects.update(options={**gateway.options, "port": sink.port})
    daytime.shift(60)
    assert send_all() == 3 and states() == ["sent"] * 3
    assert Gateway.objects.get().failures == 0


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["553 sender is not the account", "530 sign in first", "452 too many letters"])
def test_a_sender_that_is_not_taken_is_no_letters_fault(sink, daytime, said):
    sink.sender = f"{said}\r\n".encode()
    gateway = mail_gateway(sink)
    told(*[reachable() for _ in range(3)])
    gateway.refresh_from_db()
    assert states() == ["waiting"] * 3 and gateway.last_error == said
    sink.sender = b"250 ok\r\n"
    daytime.shift(60)
    assert send_all() == 3 and states() == ["sent"] * 3


@pytest.mark.django_db
def test_a_server_that_hangs_after_the_letter_leaves_one_in_doubt_and_the_rest_waiting(sink):
    mail_gateway(sink, timeout=0.3)
    people = [reachable() for _ in range(8)]
    sink.orders = {people[2].email: ("data", 2)}
    told(*people)

    assert states() == ["sent", "sent", "unknown"] + ["waiting"] * 5
    assert "没有等到回答" in Delivery.objects.get(state="unknown").last_error
    assert Gateway.objects.get().paused_until > now() and len(sink.letters) == 2


@pytest.mark.django_db
def test_a_mail_in_doubt_never_goes_out_by_itself(sink, daytime):
    mail_gateway(sink, timeout=0.3)
    li = reachable()
    sink.orders = {li.email: ("data", 1)}
    told(li)
    sink.orders = {}
    daytime.shift(timedelta(days=30))
    assert send_all() == 0 and states() == ["unknown"] and sink.letters == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_every_mail_once(sink):
    mail_gateway(sink)
    for _ in range(60):
        notice(reachable())
    start = Barrier(2)

    def work():
        start.wait()
        deliver_all()
        sending.send_all()
        connection.close()

    threads = [Thread(target=work) for _ in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    send_all()
    assert states() == ["sent"] * 60 and len(sink.told()) == len(set(sink.told())) == 60


@pytest.mark.django_db
def test_what_a_dead_worker_had_not_begun_waits_and_what_it_had_begun_goes_to_a_person(sink):
    gateway = mail_gateway(sink)
    for _ in range(4):
        notice(reachable())
    deliver_all()
    rows, _dropped = sending.take(gateway, claim=7, limit=10)
    claims.begin(7, rows[:1])

    assert claims.recover() == 1 and states() == ["unknown"] + ["waiting"] * 3
    assert send_all() == 3 and len(sink.letters) == 3


@pytest.mark.django_db
def test_a_gateway_that_knows_its_keys_may_be_asked_again(sink):
    gateway = mail_gateway(sink, promises_once=True)
    notice(reachable())
    deliver_all()
    rows, _dropped = sending.take(gateway, claim=7, limit=10)
    claims.begin(7, rows)
    key = rows[0].key
    assert claims.recover() == 0 and send_all() == 1
    assert sink.mails()[0]["Message-ID"].startswith(f"<{key}")


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "is_same"), [("unknown", True), ("dead", False), ("sent", False)])
def test_a_message_sent_again_is_a_new_one_unless_its_fate_is_unknown(sink, cast, state, is_same):
    mail_gateway(sink)
    told(reachable())
    Delivery.objects.update(state=state)
    row = Delivery.objects.get()
    send_again([row.pk], by=cast.li)
    assert (Delivery.objects.get().key == row.key) == is_same


@pytest.mark.django_db
def test_a_worker_that_slept_through_its_claim_sends_nothing_more(sink, daytime):
    gateway = mail_gateway(sink)
    notice(reachable())
    deliver_all()
    rows, _dropped = sending.take(gateway, claim=7, limit=10)
    daytime.shift(timedelta(days=30))
    claims.recover()
    with pytest.raises(claims.Lost):
        claims.begin(7, rows)
    assert send_all() == 1 and len(sink.letters) == 1


@pytest.mark.django_db
def test_a_gateway_that_breaks_keeps_no_other_from_sending(sink, caplog):
    broken = mail_gateway(sink)
    Gateway.objects.update(options={"house": "望川区人大"})  # no host: nobody foresaw it
    with serving(HttpSink()) as web:
        web.answer = lambda request: (200, {"code": "0"}, {})
        sms_gateway(web)
        told(reachable(phone="13900001111"), reachable(email="", phone="13900002222"))

    broken.refresh_from_db()
    assert states() == ["waiting", "sent"] and len(web.requests) == 1
    assert broken.failures == 1 and "KeyError" in broken.last_error and "KeyError" in caplog.text


@pytest.mark.django_db
def test_what_cannot_be_written_has_not_left_and_is_no_doubt(sink, cast):
    mail_gateway(sink)
    Wording.objects.create(kind="proposal_closed", subject="{{ 编号 }}已办结", changed_by=cast.li)
    notice(reachable(), values={"编号": 12})  # not a text
    told(reachable(email="李@example.com"), reachable())

    assert states() == ["dead", "dead", "sent"]
    said = list(Delivery.objects.order_by("pk").values_list("last_error", flat=True))
    assert "内容生成出错" in said[0] and "收件地址里有不能使用的字符" in said[1]


@pytest.mark.django_db
def test_what_breaks_before_the_first_byte_is_tried_again_and_ends_with_a_person(daytime):
    with serving(HttpSink()) as web:
        gateway = sms_gateway(web)
        del gateway.options["field_text"]  # nobody foresaw it
        gateway.save()
        told(reachable(email="", phone="13900001111"))
        assert states() == ["waiting"] and "没有发出：程序出错（KeyError）" in Delivery.objects.get().last_error
        while states() == ["waiting"]:
            daytime.move_to(TUESDAY + timedelta(days=7 * Delivery.objects.get().attempts))
            send_all()
        assert states() == ["dead"] and web.requests == []


@pytest.mark.django_db
def test_what_breaks_after_the_last_byte_is_in_doubt_and_not_sent_again(daytime, monkeypatch):
    monkeypatch.setattr(Answer, "json", lambda answer: 1 / 0)  # nobody foresaw it
    with serving(HttpSink()) as web:
        group = robot(web)
        digest = Digest.objects.create(robot=group, on=TUESDAY.date(), counts=[["建议", 1]])
        Delivery.objects.create(digest=digest, gateway=group, recipient="群")
        send_all()
        daytime.shift(timedelta(days=1))
        send_all()
    assert states() == ["unknown"] and len(web.requests) == 1


@pytest.mark.django_db
def test_words_that_cannot_be_read_stop_nothing_for_good(sink, monkeypatch):
    gateway = mail_gateway(sink)
    notice(reachable())
    deliver_all()
    monkeypatch.setattr(sending, "compose", lambda batch: 1 / 0)
    assert send_all() == 0 and states() == ["waiting"] and Delivery.objects.get().claim is None
    gateway.refresh_from_db()
    assert "ZeroDivisionError" in gateway.last_error


@pytest.mark.django_db
def test_too_many_at_once_costs_one_attempt_and_the_gateway_rests(daytime):
    with serving(HttpSink()) as web:
        gateway, taken = sms_gateway(web), 3
        web.answer = lambda request: (
            (200, {"code": 0}, {}) if len(web.requests) <= taken else (429, b"slow down", {"Retry-After": "120"})
        )
        assert told(*(reachable(email="", phone=f"1390000{n:04}") for n in range(20))) == 20
        assert len(web.requests) == 4 and states() == ["sent"] * 3 + ["waiting"] * 17
        assert sorted(Delivery.objects.values_list("attempts", flat=True)) == [0] * 16 + [1] * 4
        gateway.refresh_from_db()
        assert 115 < (gateway.paused_until - now()).total_seconds() <= 120 and "slow down" in gateway.last_error
        daytime.shift(timedelta(minutes=3))
        taken = 99
        send_all()
        assert states() == ["sent"] * 20


@pytest.mark.django_db
def test_what_was_put_off_before_the_date_was_set_back_goes_now(sink, daytime):
    gateway, month = mail_gateway(sink), timedelta(days=30)
    notice(reachable())
    deliver_all()
    Delivery.objects.update(next_try_at=now() + month)
    Gateway.objects.update(paused_until=now() + month, failures=3)
    send_all()
    gateway.refresh_from_db()
    assert states() == ["sent"] and (gateway.failures, gateway.paused_until) == (0, None)
