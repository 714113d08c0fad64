"""Each channel against a server on this machine that speaks its protocol, and misbehaves in its way."""

import json
import socket
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from threading import Thread
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest

from congress.notices.channels import mail, open_line, robots, sms
from congress.notices.channels.discretion import hide
from congress.notices.channels.line import Down, Message, Result, Unfit
from congress.notices.models import Gateway
from tests.postbox import HttpSink, MailSink, serving

LINK = "https://rd.example.gov.cn/notices/12/"
MESSAGE = Message(
    "13900001111", "【建议】办结", f"您有一条建议通知，请查看：{LINK}", "key-1", {"类别": "建议", "链接": LINK}
)
PLAIN = {"protocol": "plain", "field_phone": "mobile", "field_text": "content", "field_key": "id", "timeout": 0.5}
ALIYUN = {
    "protocol": "aliyun", "timeout": 0.5, "sign_name": "望川人大", "template_code": "SMS_1", "access_key_id": "AK",
    "params": {"kind": "类别", "url": "链接"},
}  # fmt: skip
SENT, LATER, REFUSED, UNKNOWN = Result.SENT, Result.LATER, Result.REFUSED, Result.UNKNOWN


@pytest.fixture
def web():
    with serving(HttpSink()) as sink:
        yield sink


def by_sms(options, web, **secrets):
    with sms.open_line({**options, "url": f"{web.url}/sms"}, secrets) as line:
        return line.send(MESSAGE)


def by_robot(web, **secrets):
    given = {"url": f"{web.url}/robot/send?access_token=t0ken", **secrets}
    with robots.open_line({"timeout": 0.5}, given) as line:
        return line.send(MESSAGE)


def slow(_request):
    time.sleep(1)
    return 200, {"errcode": 0, "code": "0"}, {}


def test_a_plain_gateway_gets_the_fields_it_was_promised(web):
    web.answer = lambda request: (200, {"code": 0, "msg": "ok"}, {})
    options = {**PLAIN, "success_field": "code", "success_value": "0", "header": "X-Token"}
    outcome = by_sms(options, web, token="s3cret", extra='{"channel": "7"}')

    [asked] = web.requests
    assert json.loads(asked["body"]) == {
        "channel": "7", "mobile": "13900001111", "content": MESSAGE.text, "id": "key-1",
    }  # fmt: skip
    assert (asked["headers"]["x-token"], asked["headers"]["idempotency-key"]) == ("s3cret", "key-1")
    assert outcome.result == SENT and "ok" in outcome.said


def test_a_gateway_may_want_a_form_instead_of_json(web):
    by_sms({**PLAIN, "format": "form"}, web)
    assert parse_qs(web.requests[0]["body"].decode())["mobile"] == ["13900001111"]


ANSWERS = [
    ((200, {"code": "7", "msg": "签名未报备"}, {}), REFUSED),
    ((503, b"busy", {}), LATER),
    ((429, b"slow down", {}), LATER),
    ((404, b"?", {}), REFUSED),
    ((302, b"", {"Location": "http://127.0.0.1:1/"}), REFUSED),
    ((200, b"<html>login</html>", {}), REFUSED),
]


@pytest.mark.parametrize(("answer", "result"), ANSWERS, ids=lambda value: str(value)[:24])
def test_what_a_plain_gateway_answers_is_taken_at_its_word(web, answer, result):
    web.answer = lambda request: answer
    outcome = by_sms({**PLAIN, "success_field": "code", "success_value": "0"}, web)

    assert outcome.result == result and outcome.said and len(web.requests) == 1


def test_a_redirect_is_never_followed_and_only_the_configured_host_is_asked(web):
    with serving(HttpSink()) as other:
        web.answer = lambda request: (307, b"", {"Location": f"{other.url}/steal"})
        assert by_sms(PLAIN, web).result == REFUSED and other.requests == []


@pytest.mark.parametrize("send", [lambda web: by_sms(PLAIN, web), by_robot], ids=["sms", "robot"])
def test_no_answer_after_sending_is_doubt_and_no_connection_is_none(web, send):
    web.answer = slow
    assert send(web).result == UNKNOWN
    with pytest.raises(Down, match="连接 127.0.0.1:1 失败"):
        send(SimpleNamespace(url="http://127.0.0.1:1"))


@pytest.mark.parametrize("secrets", [{"token": "密钥"}, {"token": "a\r\nb: c"}], ids=["script", "line end"])
def test_a_head_that_cannot_be_written_is_the_gateways_fault_and_no_doubt(web, secrets):
    with pytest.raises(Down, match="不能发送的字符"):
        by_sms(PLAIN, web, **secrets)
    with pytest.raises(Down, match="不能发送的字符"):
        by_robot(web, url=f"{web.url}/robot send?access_token=t")
    assert web.requests == []


@pytest.mark.parametrize("options", [PLAIN, {**PLAIN, "format": "form"}, ALIYUN])
def test_half_a_character_is_never_sent(web, options):
    half = replace(MESSAGE, text="办结\ud83d", recipient="1\ud83d")
    options, secrets = {**options, "url": f"{web.url}/sms"}, {"access_key_secret": "SK"}
    with sms.open_line(options, secrets) as line, pytest.raises(UnicodeEncodeError):
        line.send(half)
    assert web.requests == []


def test_a_short_message_by_aliyun_carries_its_signature_and_only_variables(web):
    web.answer = lambda request: (200, {"Code": "OK", "Message": "OK", "BizId": "9"}, {})
    outcome = by_sms(ALIYUN, web, access_key_secret="SK")

    [asked] = web.requests
    query, headers = parse_qs(urlsplit(asked["path"]).query), asked["headers"]
    assert query["TemplateParam"] == [json.dumps({"kind": "建议", "url": LINK}, ensure_ascii=False)] and query[
        "OutId"
    ] == ["key-1"]
    assert headers["x-acs-action"] == "SendSms" and headers["x-acs-version"] == "2017-05-25"
    named = {name: value for name, value in headers.items() if name == "host" or name.startswith("x-acs-")}
    expected = sms.authorization(named, urlsplit(asked["path"]).query, "AK", "SK")
    assert headers["authorization"] == expected and outcome.said == "OK OK 9"


def test_a_code_of_aliyun_that_is_no_text_is_an_answer_too(web):
    web.answer = lambda request: (200, {"Code": 7, "Message": "?"}, {})
    assert by_sms(ALIYUN, web, access_key_secret="SK").result == REFUSED


def test_the_signature_of_aliyun_is_that_of_its_published_example():
    headers = {
        "host": "ecs.cn-shanghai.aliyuncs.com", "x-acs-action": "RunInstances", "x-acs-date": "2023-10-26T10:22:32Z",
        "x-acs-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d", "x-acs-version": "2014-05-26",
    }  # fmt: skip
    query = sms.canonical({"ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", "RegionId": "cn-shanghai"})
    signed = sms.authorization(headers, query, "YourAccessKeyId", "YourAccessKeySecret")

    assert signed.endswith("Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0")


@pytest.mark.parametrize(
    ("code", "result"),
    [("isv.BUSINESS_LIMIT_CONTROL", LATER), ("isv.MOBILE_NUMBER_ILLEGAL", REFUSED), ("Throttling.User", LATER)],
)
def test_aliyun_says_what_may_pass_later(web, code, result):
    web.answer = lambda request: (400, {"Code": code, "Message": "m"}, {})
    assert by_sms(ALIYUN, web, access_key_secret="SK").result == result


@pytest.mark.parametrize("code", [
    "isv.AMOUNT_NOT_ENOUGH", "isv.OUT_OF_SERVICE", "SignatureDoesNotMatch", "InvalidAccessKeyId.NotFound",
    "isp.RAM_PERMISSION_DENY", "isv.SMS_SIGNATURE_ILLEGAL", "isv.PRODUCT_UNSUBSCRIBE", "isv.PRODUCT_UN_SUBSCRIPT",
])  # fmt: skip
def test_what_is_wrong_with_the_account_is_no_messages_fault(web, code):
    web.answer = lambda request: (200, {"Code": code, "Message": "m"}, {})
    with pytest.raises(Down, match=code):
        by_sms(ALIYUN, web, access_key_secret="SK")


@pytest.mark.parametrize("send", [lambda web: by_sms(PLAIN, web), by_robot], ids=["sms", "robot"])
@pytest.mark.parametrize("status", [401, 402, 407])
def test_a_key_that_is_not_taken_is_no_messages_fault(web, send, status):
    web.answer = lambda request: (status, b"token expired", {})
    with pytest.raises(Down, match=f"HTTP {status} token expired"):
        send(web)


def test_a_robot_of_dingtalk_signs_its_address(web):
    assert by_robot(web, sign="SECabc").result == SENT

    [asked] = web.requests
    query = parse_qs(urlsplit(asked["path"]).query)
    assert (
        asked["body"] == json.dumps({"msgtype": "text", "text": {"content": MESSAGE.text}}, ensure_ascii=False).encode()
    )
    assert abs(int(query["timestamp"][0]) / 1000 - time.time()) < 10 and query["access_token"] == ["t0ken"]
    assert asked["path"].endswith("sign=" + robots.signature(query["timestamp"][0], "SECabc"))


def test_a_robot_of_wecom_needs_no_signature(web):
    by_robot(web)
    assert web.requests[0]["path"] == "/robot/send?access_token=t0ken"


@pytest.mark.parametrize(("code", "result"), [(310000, REFUSED), (93000, REFUSED), (45009, LATER), (-1, LATER)])
def test_a_robot_tells_the_truth_in_the_body(web, code, result):
    web.answer = lambda request: (200, {"errcode": code, "errmsg": "sign not match"}, {})
    outcome = by_robot(web)
    assert (outcome.result, outcome.said) == (result, f"errcode {code} sign not match")


@pytest.mark.parametrize("key", ["t0 ken", "密钥ken"])
def test_an_address_that_cannot_be_sent_is_not_repeated_in_the_error(web, key):
    with pytest.raises(Down, match="不能发送的字符") as said:
        by_robot(web, url=f"{web.url}/robot/send?access_token={key}")
    assert "ken" not in str(said.value) and "access_token" not in str(said.value)


def test_a_header_that_cannot_be_sent_is_not_repeated_in_the_error(web):
    with pytest.raises(Down, match="不能发送的字符") as said:
        by_sms(PLAIN, web, token="s3cret\nX-More: 1")
    assert "s3cret" not in str(said.value)


def test_a_page_in_place_of_an_interface_is_no_success(web):
    web.answer = lambda request: (200, b"<html>ok</html>", {})
    assert by_robot(web).result == REFUSED


WEIRD = [b'{"errcode": [0]}', b'{"errcode": {}}', b'{"code": [0]}', b"[" * 60_000, b'{"errcode": ' + b"[" * 60_000, b"9" * 60_000,
         b'{"errcode": ' + b"9" * 60_000 + b"}", b"\xff\xfe\x00", b"", b"null"]  # fmt: skip


@pytest.mark.parametrize("body", WEIRD, ids=lambda body: body[:24].decode("utf-8", "replace"))
def test_no_answer_is_too_weird_to_be_refused(web, body):
    web.answer = lambda request: (200, body, {})
    assert by_robot(web).result == REFUSED
    options = {**PLAIN, "success_field": "code", "success_value": "0"}
    assert by_sms(options, web).result == REFUSED and by_sms(ALIYUN, web, access_key_secret="SK").result == REFUSED


@pytest.mark.parametrize(
    ("asked", "rest"), [("30", 30), ("99999", 3600), ("9" * 5000, 60), ("Wed, 21 Oct", 60), (None, 60)]
)
def test_a_gateway_that_wants_a_rest_says_for_how_long(web, asked, rest):
    web.answer = lambda request: (429, b"slow down", {"Retry-After": asked} if asked else {})
    outcome = by_sms(PLAIN, web)
    assert (outcome.result, outcome.rest) == (LATER, rest)


def test_who_answers_a_letter_at_a_time_is_not_waited_for(web):
    """Each reading is in time, the answer is not."""
    answer = b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 100
    with trickling(answer) as url:
        began = time.monotonic()
        assert by_sms(PLAIN, SimpleNamespace(url=url)).result == UNKNOWN
    with trickling(b"250-" + b"x" * 100) as url:
        options = {"host": "127.0.0.1", "port": urlsplit(url).port, "sender": "rd@example.com", "timeout": 0.5}
        with pytest.raises(Down, match="timed out"), mail.open_line(options, {}):
            pass
    assert time.monotonic() - began < 6


@contextmanager
def trickling(words):
    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=_trickle, args=(server, words), daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def _trickle(server, words):
    line, _ = server.accept()
    with line, suppress(OSError):
        for letter in words:
            line.sendall(bytes([letter]))
            time.sleep(0.2)


def test_a_mail_server_that_never_ends_its_answer_is_left():
    with serving(MailSink()) as sink:
        sink.greeting = b"220-again and again\r\n" * 60_000
        options = {"host": "127.0.0.1", "port": sink.port, "sender": "rd@example.com", "timeout": 0.5}
        with pytest.raises(Down, match="does not end"), mail.open_line(options, {}):
            pass


@pytest.mark.parametrize("address", ["169.254.169.254", "fe80::1%eth0", "::ffff:169.254.169.254", "100.100.100.200"])
def test_who_stands_at_the_other_end_is_looked_at_whatever_its_name(monkeypatch, web, address):
    """A name, or one long number, passes the form; what counts is where the line leads."""
    monkeypatch.setattr(socket.socket, "getpeername", lambda self: (address, 80))
    with pytest.raises(Down, match="不能使用这个地址"):
        by_sms(PLAIN, web)
    with serving(MailSink()) as sink:
        options = {"host": "127.0.0.1", "port": sink.port, "sender": "rd@example.com", "timeout": 0.5}
        with pytest.raises(Down, match="不能使用这个地址"), mail.open_line(options, {}):
            pass
    assert web.requests == []


def test_what_repeats_a_key_is_told_without_it(web):
    web.answer = lambda request: (404, f"Cannot POST {request['path']}".encode(), {})
    gateway = Gateway(channel="wecom", options={"timeout": 0.5})
    gateway.keep_secrets(url=f"{web.url}/robot/send?key=0123456789abcdef")
    with open_line(gateway) as line:
        assert line.send(MESSAGE).said == "HTTP 404 Cannot POST ***"
    web.answer = lambda request: (400, b"x" * 190 + b"no such token: s3cret-t0ken", {})
    gateway = Gateway(channel="sms", options={**PLAIN, "url": f"{web.url}/sms"})
    gateway.keep_secrets(token="s3cret-t0ken", extra='{"password": "pass-w0rd"}')
    with open_line(gateway) as line:
        assert "s3cret" not in line.send(MESSAGE).said
        web.answer = lambda request: (400, request["body"][:90], {})
        assert "pass-w0rd" not in line.send(MESSAGE).said


SECRETS = [
    ({"token": "Bearer 0123456789"}, "no 0123456789 here", "no *** here"), ({"token": "{not-json"}, "{not-json", "***"),
    ({"url": "http://[half"}, "http://[half", "***"), ({"sign": "12345"}, "errcode 12345", "errcode 12345"),
    ({"url": "https://h/robot/send?key=aaaabbbb&x=1"}, "key aaaabbbb", "key ***"), ({}, "said", "said"),
    ({"url": "https://h/hooks/ccccdddd"}, "POST /hooks/ccccdddd", "POST /hooks/***"), ({"token": "abcdefgh"}, "=abcdefg", "=***"),
]  # fmt: skip


@pytest.mark.parametrize(("secrets", "said", "told"), SECRETS, ids=lambda value: str(value)[:24])
def test_each_part_of_a_secret_is_hidden_and_nothing_else(secrets, said, told):
    assert hide(said, secrets) == told


def test_a_mail_server_that_greets_badly_or_not_at_all_is_down():
    options = {"host": "127.0.0.1", "sender": "rd@example.com", "timeout": 0.5}
    with serving(MailSink()) as sink:
        sink.greeting = b"421 too busy\r\n"
        with pytest.raises(Down, match="too busy"), mail.open_line({**options, "port": sink.port}, {}):
            pass
    with pytest.raises(Down), mail.open_line({**options, "port": sink.port}, {}):
        pass


def test_a_password_that_cannot_be_sent_is_not_repeated_in_the_error():
    options = {"host": "127.0.0.1", "sender": "rd@example.com", "timeout": 0.5, "username": "rd"}
    with serving(MailSink()) as sink:
        sink.hello = b"250-sink\r\n250 AUTH PLAIN\r\n"
        found = pytest.raises(Down, match="不能使用的字符")
        with found as said, mail.open_line({**options, "port": sink.port}, {"password": "密"}):
            pass
    assert "密" not in str(said.value).replace("密码", "") and "u5bc6" not in str(said.value)


def test_a_host_no_name_server_could_be_asked_for_is_the_gateways_fault():
    with pytest.raises(Down), mail.open_line({"host": "mail..cn", "port": 25, "sender": "rd@example.com"}, {}):
        pass
    options = {**PLAIN, "url": "http://sms..cn/send"}
    with pytest.raises(Down), sms.open_line(options, {}) as line:
        line.send(MESSAGE)


def test_no_line_of_a_subject_becomes_a_header():
    with pytest.raises(Unfit):
        mail.MailLine(None, "rd@example.com", "望川").send(replace(MESSAGE, subject="办结\r\nBcc: x@example.com"))
    for sender, name in (("rd@example.com", "望川\r\nBcc: x@example.com"), ("代表@example.com", "望川")):
        with pytest.raises(Down, match="通知渠道中修改"):
            mail.MailLine(None, sender, name).send(MESSAGE)
