"""The rulebook's page: everything with its source, and only what the law leaves open can be changed."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.utils.datastructures import MultiValueDict

from congress.accounts.models import Role
from congress.audit.models import SecurityEvent
from congress.portal.actions.rules import change_rule
from congress.portal.forms.rules import RuleForm
from congress.portal.rule_sheet import IDLE, READ, Sheet
from congress.rulebook.actions import override
from congress.rulebook.book import limit, setting
from congress.rulebook.choices import SETTINGS
from congress.rulebook.limits import LIMITS
from congress.rulebook.models import Override
from congress.rulebook.reminders import OWN_DAYS
from tests import make

pytestmark = pytest.mark.django_db
PAPER = {"effective_from": "2026-01-01", "basis": "望人常〔2026〕1号"}


def text(response):
    return response.content.decode()


def send(client, key, **fields):
    return client.post(f"/rules/{key}/", {**PAPER, **fields})


def test_every_limit_and_every_setting_has_its_line():
    found = list(Sheet(date(2026, 5, 1)).groups())

    limits = {rule.key for _, _, rules, _ in found for rule in rules}
    settings = {rule.number for _, _, rules, chosen in found for rule in [*rules, *chosen]} - {None}
    assert limits == set(LIMITS)
    assert settings == {setting.number for setting in SETTINGS.values()}
    assert max(settings) == 57


def test_every_rule_has_its_page(client, cast):
    client.force_login(cast.li)
    keys = [*LIMITS, *(key for key, found in SETTINGS.items() if found.kind != "limit")]
    assert {client.get(f"/rules/{key}/").status_code for key in keys} == {200}


def test_the_house_reads_the_office_writes(client, cast):
    machine = make.user(Role.SYSTEM_ADMIN, cast.office)
    for person, read, write in (
        (cast.li, 200, 302), (machine, 200, 403), (cast.wang, 200, 403), (cast.zhang.user, 403, 403),
    ):  # fmt: skip
        client.force_login(person)
        assert client.get("/rules/").status_code == read
        assert send(client, "assignment.return", value="7", unit="working_day").status_code == write


def test_the_sheet_is_one_query_however_many_rows(client, cast, django_assert_num_queries):
    client.force_login(cast.li)
    client.get("/rules/")
    with django_assert_num_queries(6):
        client.get("/rules/")
    for key in ("proposal.examine", "assignment.return", "assist.redo"):
        override(key, value=9, effective_from=date(2026, 1, 1), basis="望人常〔2026〕1号", by=cast.li)
    with django_assert_num_queries(6):
        client.get("/rules/")


def test_a_districts_own_limit_stands_from_its_day(client, cast):
    client.force_login(cast.li)

    send(client, "assignment.return", value="7", unit="calendar_day")

    assert limit("assignment.return", date(2025, 12, 31)).words == "5 个工作日"
    assert limit("assignment.return", date(2026, 1, 1)).words == "7 日"
    shown = text(client.get("/rules/"))
    assert "本区规定" in shown
    assert "望人常〔2026〕1号" in shown
    assert SecurityEvent.objects.get(kind="setting_changed").facts["value"] == "7 日"


def test_what_statute_caps_cannot_be_widened(client, cast):
    client.force_login(cast.li)

    shown = text(send(client, "proposal.reply", value="4"))

    assert "最长 3 个月，不能放宽" in shown
    assert not Override.objects.exists()


def test_the_cap_is_told_before_anybody_tries(client, cast):
    client.force_login(cast.wang)
    assert "法定最长 3 个月，不能放宽" in text(client.get("/rules/proposal.reply/"))


@pytest.mark.parametrize(
    ("key", "fields", "value"),
    [
        ("proposal.extension_needs_consent", {"value": "no"}, False),
        ("reply.category_scheme", {"value": "S3"}, "S3"),
        ("contact.modes", {"value": ["visit", "phone"]}, ("visit", "phone")),
        ("contact.required_count", {"value": "2"}, 2),
        ("org.labels", {"row_coordinator": "代表联络委", "row_office": "办公室", "row_dispatcher": "区府办",
                        "row_appointments": "人代工委"}, "代表联络委"),
    ],
)  # fmt: skip
def test_each_kind_of_setting_can_be_chosen(cast, key, fields, value):
    change_rule(key, by=cast.li, **filled(key, **fields).facts())

    found = setting(key, date(2026, 2, 1))
    assert (found["coordinator"] if isinstance(found, dict) else found) == value


def test_what_the_law_fixes_is_named_at_its_field(db):
    assert "规定为 10，不能改变" in str(filled("motion.min_signers", value="5").errors["value"])


def filled(key, **fields):
    """The form of a setting, also of one that is not in use yet."""
    data = {name: value if isinstance(value, list) else [value] for name, value in {**PAPER, **fields}.items()}
    form = RuleForm(MultiValueDict(data), key=key, now=setting(key), today=date(2026, 1, 1))
    form.is_valid()
    return form


def test_back_to_the_default_is_a_row_of_its_own(client, cast):
    client.force_login(cast.li)
    send(client, "assignment.return", value="7", unit="working_day")

    client.post("/rules/assignment.return/", {"back": "on", "effective_from": "2026-02-01", "basis": "废止通知"})

    assert limit("assignment.return", date(2026, 1, 15)).value == 7
    assert limit("assignment.return", date(2026, 2, 1)).value == 5
    assert text(client.get("/rules/assignment.return/")).count("恢复默认") >= 2


@pytest.mark.parametrize(
    ("key", "fields", "words"),
    [
        ("assignment.return", {"value": ""}, "请填写，或者选择恢复默认"),
        ("assignment.return", {"value": "0", "unit": "working_day"}, "之间的整数"),
        ("assignment.return", {"value": "7", "unit": "working_day", "basis": ""}, "必填"),
        ("assignment.return", {"value": "7", "unit": "working_day", "effective_from": "二月"}, "有效的日期"),
        ("evaluation.by", {"value": "nobody"}, "选择一个有效的选项"),
    ],
)
def test_a_wrong_value_is_named_at_its_field(client, cast, key, fields, words):
    client.force_login(cast.li)

    shown = text(send(client, key, **fields))

    assert words in shown
    assert not Override.objects.exists()


def test_words_find_rules(client, cast):
    client.force_login(cast.wang)

    shown = text(client.get("/rules/", {"q": "退办"}))

    assert "assignment.return" in shown
    assert "evaluation.scale" not in shown
    assert "没有这样的规则" in text(client.get("/rules/", {"q": "不存在的词"}))


def test_an_unknown_rule_is_not_found(client, cast):
    client.force_login(cast.li)
    assert client.get("/rules/no.such/").status_code == 404
    assert client.get("/rules/proposal.reply_months/").status_code == 404


def test_the_sheet_opens_at_its_first_chapter_and_leads_to_the_others(client, cast):
    client.force_login(cast.li)
    first, whole = text(client.get("/rules/")), text(client.get("/rules/?part=all"))

    assert ('id="proposals"' in first, 'id="meetings"' in first) == (True, False)
    assert 'href="?part=meetings"' in first
    assert 'id="meetings"' in text(client.get("/rules/?part=meetings"))
    assert all(f'id="{part}"' in whole for part in ("proposals", "supervision", "meetings", "deputies"))


def test_a_search_goes_through_all_chapters_and_keeps_its_words_in_the_contents(client, cast):
    client.force_login(cast.li)
    shown = text(client.get("/rules/", {"q": "期限"}))

    assert 'id="proposals"' in shown
    assert 'id="supervision"' in shown
    assert "part=supervision" in shown
    assert "没有这样的规则。" in text(client.get("/rules/", {"q": "火星"}))


def test_what_the_district_changed_stands_together(client, cast):
    client.force_login(cast.li)
    assert "本区没有另作规定。" in text(client.get("/rules/?part=own"))

    send(client, "assignment.return", value="7", unit="calendar_day")
    shown = text(client.get("/rules/?part=own"))

    assert "申请退办期限" in shown
    assert "重新交办期限" not in shown


def code() -> str:
    root, tops = Path(__file__).parents[2], ("congress", "deputies", "proposals", "supervision", "meetings")
    sources = [path for top in tops for path in (root / top).rglob("*.py")]
    passed_over = ("migrations", "limits", "choices", "rule_sheet.py")
    return "\n".join(path.read_text() for path in sources if not set(path.parts) & set(passed_over))


def test_what_is_marked_as_in_use_is_what_something_reads():
    found = set(re.findall(r"\bsetting\(\s*\"([a-z_.]+)\"", code()))
    assert found | set(OWN_DAYS.values()) == READ  # the sweep reads these by the kind of clock


def test_what_is_marked_as_idle_is_what_nothing_counts_by():
    text = code()
    assert {key for key in LIMITS if f'"{key}"' not in text} == IDLE


def test_the_days_of_the_ladder_are_changed_on_the_page(cast, client):
    client.force_login(cast.li)
    assert "登记规定" in text(client.get("/rules/remind.reply_days/"))
    assert send(client, "remind.reply_days", value=["10", "2"]).status_code == 302
    assert setting("remind.reply_days", date(2026, 3, 2)) == (10, 2)


def test_a_setting_nothing_reads_says_so_and_is_not_changed(cast, client):
    client.force_login(cast.li)
    shown = client.get("/rules/deputy.written_yearly/").content.decode()

    assert "尚未启用" in shown and "登记规定" not in shown
    assert send(client, "deputy.written_yearly", value="2").status_code == 403
    assert "尚未启用" not in client.get("/rules/evaluation.by/").content.decode()
