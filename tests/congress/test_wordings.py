"""通知文字: the office's own words for a kind of notice."""

import html

import pytest

from congress.audit.models import SecurityEvent
from congress.notices import texts
from congress.notices.kinds import registry
from congress.notices.models import Letter, Wording
from congress.notices.outbox import post
from congress.organs.models import UnitKind
from tests import make
from tests.congress.notice_cast import reachable

pytestmark = pytest.mark.django_db


@pytest.fixture
def li(client):
    li = make.user("coordinator", make.unit("区人大代表工委", UnitKind.OFFICE), name="李协调")
    client.force_login(li)
    return li


def words(client, address):
    return client.get(address).content.decode()


def events(kind):
    return SecurityEvent.objects.filter(kind=kind)


def test_the_office_changes_words_at_once_and_may_go_back(client, li):
    zhang = reachable("张")
    address = "/outbox/texts/letter_sent/"
    client.post(address, {"text": "请看{{ 标题 }}。", "subject": "{{ 类别 }}：{{ 标题 }}", "sms": ""})
    [told] = post("letter_sent", to=[zhang], about=Letter(pk=1, subject="A<b>"), once="1")
    assert told.text == "请看A<b>。" and "李协调" in words(client, "/outbox/texts/")

    client.post(address, {"text": "", "subject": "", "sms": ""})
    [told] = post("letter_sent", to=[zhang], about=Letter(pk=1, subject="甲"), once="2")
    assert told.text == "甲，请查看。" and not Wording.objects.exists()
    assert "请看{{ 标题 }}。" in words(client, address) and events("setting_changed").count() == 2


def test_the_kinds_are_found_by_their_subject_and_those_of_the_office_apart(client, li):
    client.post("/outbox/texts/letter_sent/", {"text": "请看{{ 标题 }}。"})
    assert {kind.subject for kind, *_ in client.get("/outbox/texts/?about=meeting").context["rows"]} == {"meeting"}
    assert [kind.code for kind, *_ in client.get("/outbox/texts/?about=own").context["rows"]] == ["letter_sent"]
    assert "没有这一类通知" in words(client, "/outbox/texts/?about=nothing")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("text", "{{ 密码 }}"), ("text", "{{ about.lead.phone }}"), ("text", "{% load ui %}"), ("text", "{# x #}"),
        ("subject", "{{ user }}"), ("sms", "{{ 标题 }} {{ 链接 }}"), ("sms", "没有链接"), ("text", "{{ 标题|safe }}"),
    ],
)  # fmt: skip
def test_words_that_would_run_or_stay_empty_are_refused(client, li, field, text):
    answer = client.post("/outbox/texts/letter_sent/", {field: text})
    assert answer.status_code == 200 and not Wording.objects.exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("甲\ufdd0编号\ufdd1", "U+FDD0、U+FDD1"), ("甲\ufffe", "U+FFFE"), ("甲\U0001ffff", "U+1FFFF"),
        ("甲\u202e乙", "U+202E"), ("甲\u200b", "U+200B"), ("甲\x07", "U+0007"), ("甲\ufffd", "U+FFFD"),
        ("请看{标题}", "不认识“{”"), ("请看｛｛标题｝｝", "不认识“｛”"), ("请看{{标题}", "不认识“{”"),
        ("请看{{ }}", "没有这些变量：（空）"), ("{{ 密码 }}", "没有这些变量：密码"),
    ],
)  # fmt: skip
def test_marks_nobody_can_read_are_named_at_their_field(client, li, text, says):
    for field in ("text", "subject", "sms"):
        answer = client.post("/outbox/texts/letter_sent/", {field: text})
        assert says in answer.context["form"].errors[field][0] and list(answer.context["form"].errors) == [field]
        assert says in html.unescape(answer.content.decode())
    assert not Wording.objects.exists()


def test_words_may_have_lines_and_every_character_of_a_name(client, li):
    client.post("/outbox/texts/letter_sent/", {"text": "请看{{ 标题 }}。\r\n𠮷野家㙍，100%。"})
    assert Wording.objects.get().text == "请看{{ 标题 }}。\r\n𠮷野家㙍，100%。"


def test_a_preview_changes_nothing(client, li):
    page = client.post("/outbox/texts/letter_sent/", {"text": "看{{ 标题 }}<i>", "preview": "1"}).content.decode()
    assert "看关于报送年度履职情况的通知&lt;i&gt;" in page and not Wording.objects.exists()


@pytest.mark.parametrize("kind", registry())
def test_every_kind_renders_as_the_house_wrote_it_and_as_the_office_may(kind):
    found = registry()[kind]
    own = "".join(f"{{{{ {name} }}}}；" for name in found.variables)
    begun = texts.beginning(found)["text"]  # shown beside the field, to begin from
    assert texts.fill(begun, found.sample) == texts.preview(found)["text"]
    texts.check(begun, found.variables)
    for shown in (texts.preview(found), texts.preview(found, text=own, subject=own, sms="{{平台}}{{ 链接 }}")):
        assert all(shown.values()) and not [text for text in shown.values() if "{{" in text]
