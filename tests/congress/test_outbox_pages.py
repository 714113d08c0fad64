"""The outbox, the ways out of the house, letters to many: what people may see and decide."""

import re
import uuid

import pytest
import time_machine

from congress.accounts.models import User
from congress.audit.models import AuditChange, SecurityEvent
from congress.notices.channels import mail
from congress.notices.delivery import deliver_all
from congress.notices.models import Delivery, Gateway, Letter, Notice, Preference
from congress.notices.previews import NUMBER
from congress.notices.sending import send_all
from congress.organs.models import UnitKind
from congress.portal.views import channels
from tests import make
from tests.congress.notice_cast import TUESDAY, mail_gateway, notice, reachable, robot, states
from tests.postbox import HttpSink, MailSink, serving

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def daytime():
    with time_machine.travel(TUESDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def office():
    return make.unit("区人大代表工委", UnitKind.OFFICE)


@pytest.fixture
def li(client, office):
    li = make.user("coordinator", office, name="李协调")
    client.force_login(li)
    return li


@pytest.fixture
def admin(client, office):
    admin = make.user("system_admin", office, name="赵系统")
    client.force_login(admin)
    return admin


@pytest.fixture
def sink():
    with serving(MailSink()) as sink:
        mail_gateway(sink)
        yield sink


def words(client, address, **asked):
    return client.get(address, asked).content.decode()


def failed(sink, name="王小明", email="gone@example.com"):
    sink.orders[email] = ("rcpt", "550 no such user")
    notice(reachable(name, email=email))
    deliver_all()
    send_all()
    return Delivery.objects.latest("pk")


def events(kind):
    return SecurityEvent.objects.filter(kind=kind)


def test_a_failure_is_shown_with_its_reason_and_its_address_is_masked(client, li, sink):
    row = failed(sink)
    page = words(client, "/outbox/?state=trouble&columns=address&columns=why")

    assert "550 no such user" in page and "go***@example.com" in page and "gone@example.com" not in page
    assert "王小明" in words(client, "/outbox/?q=王小明") and "王小明" not in words(client, "/outbox/?q=李")
    assert "gone@" not in client.get("/outbox/?as=csv").getvalue().decode()
    assert "第012号建议" in words(client, f"/outbox/{row.pk}/")


def test_an_administrator_of_the_machine_reads_no_content(client, admin, sink):
    row = failed(sink)
    assert "第012号建议" not in words(client, f"/outbox/{row.pk}/") + words(client, "/outbox/")


def test_a_person_sends_again_after_confirming_and_to_the_address_of_today(client, li, sink):
    row = failed(sink)
    type(row.person).objects.filter(pk=row.person_id).update(email="right@example.com")
    assert "重新发送 1 件" in client.post("/outbox/again/", {"pick": row.pk}).content.decode()
    assert states() == ["dead"]

    confirmed = {"pick": row.pk, "seen": f"{row.pk}-dead", "confirm": "1"}
    assert client.post("/outbox/again/", confirmed).status_code == 302
    send_all()
    row.refresh_from_db()
    assert (row.state, row.settled_by, sink.told()) == ("sent", li, ["right@example.com"])
    assert events("notice_resent").get().facts["rows"] == [row.pk]


def test_what_a_colleague_has_sent_meanwhile_does_not_go_out_again(client, li, sink):
    """Both have the page of the failure before them; the first presses, it goes out, then the second presses."""
    row = failed(sink)
    type(row.person).objects.filter(pk=row.person_id).update(email="right@example.com")
    asked = client.post("/outbox/again/", {"pick": row.pk})
    confirmed = {"pick": row.pk, "seen": re.search(r'name="seen" value="(.+?)"', asked.content.decode())[1]}
    for said in ("重新发送 1 件", "另有 1 件已不能重新发送"):
        answer = client.post("/outbox/again/", {**confirmed, "confirm": "1"}, follow=True)
        assert said in answer.content.decode()
        send_all()
    assert sink.told() == ["right@example.com"]


def test_what_is_in_doubt_warns_before_it_goes_out_twice(client, li, sink):
    row = failed(sink)
    Delivery.objects.update(state="unknown")
    assert "收到两次" in client.post("/outbox/again/", {"pick": row.pk}).content.decode()


def test_what_waits_can_be_cancelled_and_what_is_on_its_way_cannot(client, li, sink):
    for _ in range(2):
        notice(reachable())
    deliver_all()
    first, second = Delivery.objects.order_by("pk")
    Delivery.objects.filter(pk=second.pk).update(state="claimed", claim=1)
    picked = {"pick": [first.pk, second.pk], "seen": [f"{row.pk}-waiting" for row in (first, second)]}
    answer = client.post("/outbox/cancel/", {**picked, "confirm": "1"}, follow=True)

    assert "另有 1 件已不能" in answer.content.decode() and states() == ["cancelled", "claimed"]
    assert events("notice_cancelled").count() == 1


def test_nothing_picked_is_nothing_done(client, li, sink):
    failed(sink)
    for address in ("/outbox/again/", "/outbox/cancel/"):
        assert "没有可以处理的通知" in client.post(address, {"confirm": "1"}).content.decode()
    assert states() == ["dead"]


@pytest.mark.parametrize("many", [1, 30])
def test_the_outbox_takes_as_many_queries_for_thirty_as_for_one(client, li, sink, many, django_assert_num_queries):
    for _ in range(many):
        notice(reachable())
    deliver_all()
    client.get("/outbox/")
    with django_assert_num_queries(8):
        client.get("/outbox/")


MAIL = {"house": "望川区人大", "sender": "rd@example.com", "host": "127.0.0.1", "security": "none", "username": "u"}


def test_a_secret_goes_in_and_never_comes_out(client, admin):
    given = {**MAIL, "port": "25", "password": "hunter2-secret", "is_active": "on"}
    answer = client.post("/outbox/channels/new/email/", given, follow=True)
    gateway = Gateway.objects.get()

    assert gateway.is_active and gateway.secrets == {"password": "hunter2-secret"}
    assert "hunter2" not in answer.content.decode() + gateway.secret + str(gateway.options)
    assert "hunter2" not in str(list(AuditChange.objects.values())) + str(list(SecurityEvent.objects.values()))
    client.post(f"/outbox/channels/{gateway.pk}/", {**given, "password": "", "sender": "office@example.com"})
    gateway.refresh_from_db()
    assert gateway.secrets == {"password": "hunter2-secret"} and gateway.options["sender"] == "office@example.com"
    assert "sender" in events("setting_changed").first().facts["now"]


def test_a_secret_does_not_follow_to_another_server(client, admin):
    given = {**MAIL, "port": "25", "password": "hunter2-secret", "is_active": "on"}
    client.post("/outbox/channels/new/email/", given)
    gateway, moved = Gateway.objects.get(), {**given, "password": "", "host": "mail.example.com"}
    page = client.post(f"/outbox/channels/{gateway.pk}/", moved).content.decode()
    gateway.refresh_from_db()
    assert "请重新填写" in page and gateway.options["host"] == "127.0.0.1"

    client.post(f"/outbox/channels/{gateway.pk}/", {**moved, "username": ""})
    gateway.refresh_from_db()
    assert gateway.options["host"] == "mail.example.com" and gateway.secrets == {}


SMS = {"protocol": "plain", "house": "望川区人大", "url": "http://127.0.0.1:9/a", "format": "json", "header": "X-Key",
       "field_phone": "mobile", "field_text": "content", "success_field": "code", "success_value": "0"}  # fmt: skip


def test_the_fixed_fields_of_a_gateway_are_sealed_and_stay_with_their_server(client, admin):
    given = {**SMS, "extra": '{"account": "wcrd", "password": "hunter2"}', "token": "t0ken"}
    client.post("/outbox/channels/new/sms/", given)
    gateway = Gateway.objects.get()
    address = f"/outbox/channels/{gateway.pk}/"
    assert "hunter2" in gateway.secrets["extra"] and "hunter2" not in f"{gateway.options}{words(client, address)}"
    assert "hunter2" not in str(list(AuditChange.objects.values()))
    assert 'value="null"' not in words(client, address)
    client.post(address, {**SMS, "url": "http://127.0.0.1:9/b", "extra": ""})
    gateway.refresh_from_db()
    assert gateway.options["url"].endswith("/b") and gateway.secrets["token"] == "t0ken"

    refused = client.post(address, {**SMS, "url": "http://127.0.0.2:9/b"})
    assert set(refused.context["form"].errors) == {"token", "extra"} and "请重新填写" in refused.content.decode()
    client.post(address, {**SMS, "url": "http://127.0.0.2:9/b", "extra": "{}", "token": "other"})
    gateway.refresh_from_db()
    assert gateway.secrets == {"extra": "{}", "token": "other"}


def test_a_variable_of_an_approved_text_is_one_we_have(client, admin):
    page = client.post("/outbox/channels/new/sms/", {**SMS, "params": '{"url": "网址"}'}).content.decode()
    assert "没有这些变量：网址。可用的有：平台、类别、链接、路径。" in page and not Gateway.objects.exists()
    client.post("/outbox/channels/new/sms/", {**SMS, "params": '{"path": "路径"}'})
    assert Gateway.objects.get().options["params"] == {"path": "路径"}


def test_a_test_message_shows_the_true_answer(client, admin, sink):
    gateway = Gateway.objects.get()
    address = f"/outbox/channels/{gateway.pk}/test/"
    assert "250 taken" in client.post(address, {"recipient": "me@example.com"}).content.decode()
    sink.orders = {"me@example.com": ("rcpt", "550 relay denied")}
    assert "550 relay denied" in client.post(address, {"recipient": "me@example.com"}).content.decode()
    Gateway.objects.update(options={**gateway.options, "port": 1})
    assert "没有连上" in client.post(address, {"recipient": "me@example.com"}).content.decode()
    assert [event.result for event in events("gateway_tested")] == ["failed", "failed", "ok"]


def test_a_robot_is_tried_with_its_signature_and_says_what_is_wrong(client, admin):
    with serving(HttpSink()) as web:
        web.answer = lambda request: (200, {"errcode": 310000, "errmsg": "sign not match"}, {})
        gateway = robot(web)
        page = client.post(f"/outbox/channels/{gateway.pk}/test/").content.decode()
    assert "errcode 310000 sign not match" in page and "t0ken" not in page


@pytest.mark.parametrize("value", ["[" * 5000, "9" * 5000, "{", '["a"]', '{"a": [1]}'])
def test_fixed_fields_that_are_none_are_told_at_their_field(client, admin, value):
    page = client.post("/outbox/channels/new/sms/", {**SMS, "extra": value, "params": value})
    assert (
        set(page.context["form"].errors) == {"extra", "params"} and not Gateway.objects.filter(channel="sms").exists()
    )


def test_a_trial_tells_of_its_own_fault_without_its_insides(client, admin, sink, monkeypatch):
    def broken(*_):
        raise RuntimeError("t0ken")

    monkeypatch.setattr(mail.MailLine, "send", broken)
    page = client.post(f"/outbox/channels/{Gateway.objects.get().pk}/test/", {"recipient": "me@example.com"})
    assert "程序出错（RuntimeError）" in page.content.decode() and "t0ken" not in page.content.decode()


BAD = ("ftp://x/", "https://", "http://u:p@h/", "http://169.254.169.254/", "http://h:99999/", "https://h/?key=a b",
       "http://[::1", "http://[::ffff:169.254.169.254]/", "http://100.100.100.200/")  # fmt: skip


def test_of_two_who_add_the_same_channel_the_second_is_told(client, admin, monkeypatch):
    """Both have passed the question whether there is one."""
    monkeypatch.setattr(channels, "_form", meanwhile(channels._form))
    page = client.post("/outbox/channels/new/sms/", {**SMS, "url": "http://127.0.0.1:9/b", "extra": "{}"})
    assert "刚刚已由别人添加" in page.content.decode() and Gateway.objects.filter(channel="sms").count() == 1


def meanwhile(form):
    def show(request, gateway):
        Gateway.objects.create(channel="sms", name="短信")
        return form(request, gateway)

    return show


def test_a_secret_no_key_opens_any_more_is_asked_for_anew(client, admin, settings):
    """A database brought to a machine with another key: what cannot be read can at least be written again."""
    address = "/outbox/channels/new/sms/"
    client.post(address, {**SMS, "url": "http://127.0.0.1:9/b", "extra": "{}", "token": "old-token"})
    gateway = Gateway.objects.get(channel="sms")
    gateway.secret = gateway.secret[:-8] + "AAAAAAA="
    gateway.save()
    address = f"/outbox/channels/{gateway.pk}/"
    assert client.get(address).status_code == 200
    assert "Unreadable" in client.post(f"{address}test/", {"recipient": "13900001111"}).content.decode()
    client.post(address, {**SMS, "url": "http://127.0.0.1:9/b", "extra": "{}", "token": "new-token"})
    gateway.refresh_from_db()
    assert gateway.secrets == {"extra": "{}", "token": "new-token"}


@pytest.mark.parametrize("url", BAD)
def test_only_an_address_of_a_gateway_is_taken(client, admin, url):
    page = client.post("/outbox/channels/new/wecom/", {"name": "群", "url": url}).content.decode()
    assert not Gateway.objects.exists()
    assert any(word in page for word in ("完整地址", "不能使用", "端口", "不能有空格")) and "key=a" not in page


LETTER = {"subject": "关于报送情况的通知", "text": "请于月底前报送。"}


def confirmed(page) -> str:
    """What stands in the red button."""
    return re.search(r'name="confirm" value="(\w+)"', page)[1]


def write(client, **given):
    return client.post("/outbox/letters/new/", {**LETTER, "key": str(uuid.uuid4()), **given})


def test_a_letter_shows_the_number_and_the_first_text_before_it_goes(client, li, office):
    water = make.unit("区水务局", UnitKind.DEPARTMENT)
    people = [make.user("handler", water, name=name) for name in ("丁一", "丁二")]
    page = write(client, units=[water.pk]).content.decode()
    assert "将发给 2 人" in page and "第一封：丁二" in page and "发给 2 人</button>" in page
    assert Letter.objects.count() == Notice.objects.count() == 0

    key = str(uuid.uuid4())
    for _ in range(2):  # the same form twice
        assert write(client, units=[water.pk], key=key, confirm=confirmed(page)).status_code == 302
    letter = Letter.objects.get()
    assert {told.to for told in Notice.objects.all()} == set(people) and letter.recipients == 2
    assert events("letter_sent").get().facts["number"] == 2
    client.force_login(people[0])
    assert "请于月底前报送" in words(client, letter.get_absolute_url())
    client.force_login(make.user("handler", water))
    assert client.get(letter.get_absolute_url()).status_code == 404


def test_an_empty_selection_is_nobody(client, li):
    make.deputy("张代表")
    assert "没有收件人" in write(client).content.decode() and not Letter.objects.exists()
    assert "没有收件人" in write(client, confirm="0").content.decode() and not Letter.objects.exists()


def test_as_many_other_people_are_another_list_and_are_shown_again(client, li):
    gone = make.deputy("张代表")
    make.deputy("孙代表")
    before = confirmed(write(client, all_deputies="on").content.decode())
    User.objects.filter(pk=gone.user_id).update(is_active=False)
    make.deputy("周代表")
    page = write(client, all_deputies="on", confirm=before).content.decode()
    assert "名单有变动" in page and "将发给 2 人" in page and "周代表" in page and not Letter.objects.exists()


def test_the_preview_is_the_very_text_that_goes_out(client, li, sink):
    User.objects.filter(pk=make.deputy("张代表").user_id).update(email="zhang@example.com")
    Gateway.objects.update(options={**Gateway.objects.get().options, "house": "望川区人大平台", "content": False})
    page = write(client, all_deputies="on").content.decode()
    assert "内容请登录平台查看" in page and "望川区人大平台" in page and "【群发】机关来信" in page

    write(client, all_deputies="on", confirm=confirmed(page))
    deliver_all()
    send_all()
    [mail] = sink.mails()
    shown = page.replace(NUMBER, str(Notice.objects.get().pk))
    assert all(line in shown for line in mail.get_content().splitlines())


def test_everybody_chooses_how_to_be_told(client, sink):
    wang = reachable("王")
    client.force_login(wang)
    page = words(client, "/notices/preferences/")
    assert 'value="proposal:email" checked' in page and "21:00 至次日 8:00" in page
    client.post("/notices/preferences/", {"on": ["letter:email", "nonsense:email"], "daily": "1"})

    own = Preference.objects.get()
    assert own.daily and "proposal:email" in own.muted and "letter:email" not in own.muted
    assert 'value="proposal:email">' in words(client, "/notices/preferences/")
