"""What the book answers: defaults, a district's own rows, and dates with their explanation."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.rulebook.actions import override
from congress.rulebook.book import deadline, limit, one_book, open_book, setting
from congress.rulebook.limits import LIMITS
from congress.rulebook.models import Override
from congress.rulebook.reading import Book
from congress.workdays.actions import load_years
from tests.congress.test_workdays_count import PUBLISHED

BOOK = Book(calendar=PUBLISHED)


def write(key, value, day="2026-01-01", unit="", basis="本区办理办法第二十条"):
    on = date.fromisoformat(day)
    return override(key, value=value, unit=unit, effective_from=on, basis=basis, by="甲管理员")


def test_the_statutory_reply_explains_itself():
    due = BOOK.deadline("proposal.reply", date(2026, 3, 2))

    assert due.one_line == "交办日 2026-03-02 + 3 个月 → 2026-06-02（代表法第五十一条）"
    assert due.reckoning == [
        {"label": "交办日", "value": "2026-03-02 周一", "source": ""},
        {"label": "加", "value": "3 个月", "source": "代表法第五十一条"},
        {"label": "答复期限", "value": "2026-06-02 周二", "source": "", "sum": True},
    ]
    assert not due.tentative


def test_an_end_in_a_holiday_moves_and_the_ledger_names_the_holiday():
    due = BOOK.deadline("proposal.reply", date(2026, 2, 1))

    assert due.due_on == date(2026, 5, 6)
    assert due.reckoning[2] == {
        "label": "顺延",
        "value": "2026-05-01 劳动节放假，顺延至 2026-05-06 周三",
        "source": "民法典第二百零三条",
    }
    assert due.one_line == (
        "交办日 2026-02-01 + 3 个月 → 2026-05-01，劳动节放假，顺延至 2026-05-06（代表法第五十一条）"
    )


def test_a_backward_limit_moves_earlier():
    due = BOOK.deadline("report.draft", date(2026, 10, 26))

    assert due.due_on == date(2026, 9, 30)
    assert due.reckoning[1]["label"] == "减"
    assert due.reckoning[2]["value"] == "2026-10-06 国庆节放假，提前至 2026-09-30 周三"


def test_working_days_skip_the_holiday_without_a_row_of_their_own():
    due = BOOK.deadline("evaluation.window", date(2026, 5, 20))

    assert due.due_on == date(2026, 6, 10)
    assert len(due.reckoning) == 3


def test_a_reckoning_into_an_unpublished_year_is_tentative_and_says_so():
    due = BOOK.deadline("proposal.extended", date(2026, 9, 1))

    assert due.tentative
    assert due.reckoning[-2]["value"] == "2027 年放假安排尚未公布，按周末休息暂算"
    assert due.one_line.endswith("（暂定）")


def test_a_fixed_day_of_the_year_needs_no_calendar():
    due = BOOK.deadline("filing.yearly_list", date(2027, 2, 1))

    assert (due.due_on, due.tentative) == (date(2028, 1, 31), False)


def test_the_anchor_may_be_named_by_the_caller():
    due = BOOK.deadline("assignment.return", date(2026, 3, 2), anchor="交办日")

    assert due.reckoning[0]["label"] == "交办日"


@settings(deadline=None)
@given(st.sampled_from(sorted(LIMITS)), st.dates(date(2019, 6, 1), date(2026, 12, 31)))
def test_every_deadline_of_every_limit_is_sound(key, start):
    due = BOOK.deadline(key, start)
    rule = LIMITS[key]

    assert due.due_on <= start if rule.backward else due.due_on >= start
    assert rule.unit == "year_date" or PUBLISHED.is_workday(due.due_on)
    assert due.reckoning[-1]["value"].startswith(due.due_on.isoformat())
    assert [set(row) >= {"label", "value", "source"} for row in due.reckoning].count(False) == 0


@pytest.mark.django_db
def test_the_front_door_answers_defaults():
    load_years([2026])

    assert limit("proposal.reply").words == "3 个月"
    assert setting("proposal.reply_months") == 3
    assert setting("evaluation.limit").words == "15 个工作日"
    assert setting("motion.min_signers") == 10
    assert setting("fund.per_deputy") is None
    assert setting("contact.modes") == ("visit", "meeting", "phone", "email")
    assert deadline("proposal.reply", date(2026, 3, 2)).due_on == date(2026, 6, 2)


@pytest.mark.django_db
def test_a_districts_rule_stands_from_its_day_and_is_cited():
    write("evaluation.window", 10, "2026-03-01")
    book = open_book()

    assert book.limit("evaluation.window", date(2026, 2, 28)).value == 15
    assert book.limit("evaluation.window", date(2026, 3, 1)).value == 10
    assert book.limit("evaluation.window", date(2026, 3, 1)).article == "本区办理办法第二十条"
    assert book.deadline("evaluation.window", date(2026, 5, 20)).due_on == date(2026, 6, 3)


@pytest.mark.django_db
def test_of_two_rows_for_one_day_the_later_written_stands():
    write("evaluation.window", 10)
    write("evaluation.window", 20)

    assert limit("evaluation.window", date(2026, 1, 1)).value == 20


@pytest.mark.django_db
def test_an_empty_value_goes_back_to_the_default():
    write("evaluation.by", "every_signer", "2026-01-01")
    write("evaluation.by", None, "2026-06-01")

    assert setting("evaluation.by", date(2026, 5, 31)) == "every_signer"
    assert setting("evaluation.by", date(2026, 6, 1)) == "lead"


@pytest.mark.django_db
def test_a_limit_may_be_changed_under_its_setting_name_and_in_another_unit():
    write("assist.opinion_limit", 30, unit="working_day")

    assert setting("assist.opinion_limit", date(2026, 2, 1)).words == "30 个工作日"
    assert Override.objects.get().key == "assist.opinion"


@pytest.mark.django_db
def test_a_table_setting_keeps_the_rows_nobody_changed():
    write("deputy.activity_norms", {"receptions": 6})

    norms = setting("deputy.activity_norms", date(2026, 2, 1))
    assert (norms["receptions"], norms["group_activities"]) == (6, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("key", "value", "unit", "field", "words"),
    [
        ("proposal.reply", 4, "", "value", "代表法第五十一条规定“答复期限”最长 3 个月，不能放宽。"),
        ("proposal.reply_months", 4, "", "value", "代表法第五十一条规定“答复期限”最长 3 个月，不能放宽。"),
        ("proposal.reply", 60, "working_day", "unit", "“答复期限”的单位不能改变。"),
        ("proposal.extended", 7, "", "value", "代表法第五十一条规定“延期答复期限”最长 6 个月，不能放宽。"),
        ("report.final", 9, "", "value", "监督法第十五条规定“报告送常委会最迟日”至少提前 10 日，不能缩短。"),
        ("motion.min_signers", 5, "", "value", "地方组织法第二十二条规定为 10，不能改变。"),
        ("meeting.notice", 5, "working_day", "unit", "“会议通知最迟日”的单位不能改变。"),
        ("evaluation.window", 0, "", "value", "请填写 1 到 3660 之间的整数。"),
        ("evaluation.window", "10", "", "value", "请填写 1 到 3660 之间的整数。"),
        ("evaluation.window", True, "", "value", "请填写 1 到 3660 之间的整数。"),
        ("evaluation.window", 5, "week", "unit", "单位只能是日、工作日或者月。"),
        ("evaluation.window", 1231, "year_date", "unit", "“评价期限”的单位不能改变。"),
        ("filing.yearly_list", 231, "", "value", "请填写月和日，例如 1231 表示 12月31日。"),
        ("evaluation.by", "chair", "", "value", "请从所列各项中选择一项。"),
        ("withdraw.all_signers", 1, "", "value", "请选择是或者否。"),
        ("contact.modes", ["visit", "fax"], "", "value", "请从所列各项中选择。"),
        ("contact.modes", ["visit", "visit"], "", "value", "同一项不能重复选择。"),
        ("contact.required_count", 10, "", "value", "请填写 0 到 9 之间的整数。"),
        ("deputy.activity_norms", {"dances": 1}, "", "value", "没有“dances”这一行。"),
        ("org.labels", {"office": " "}, "", "value", "“办公室”不能为空。"),
        ("proposal.bribe", 1, "", "key", "没有“proposal.bribe”这一项规则。"),
    ],
)  # fmt: skip
def test_what_statute_or_sense_forbids_is_refused(key, value, unit, field, words):
    with pytest.raises(ValidationError) as refusal:
        write(key, value, unit=unit)

    assert refusal.value.message_dict == {field: [words]}
    assert not Override.objects.exists()


@pytest.mark.django_db
def test_a_rule_without_its_basis_is_refused():
    with pytest.raises(ValidationError) as refusal:
        write("evaluation.window", 10, basis=" ")

    assert list(refusal.value.message_dict) == ["basis"]


@pytest.mark.django_db
def test_a_stricter_limit_than_the_statute_is_allowed():
    write("proposal.reply", 2)

    assert limit("proposal.reply", date(2026, 2, 1)).words == "2 个月"


@pytest.mark.django_db
def test_a_row_that_slipped_past_the_check_still_cannot_pass_the_cap():
    on = date(2026, 1, 1)
    for key, value in (("proposal.reply", 9), ("report.final", 1)):
        Override.objects.create(key=key, value=value, effective_from=on, basis="x", by_name="x")

    assert limit("proposal.reply", on).value == 3
    assert limit("report.final", on).value == 10


@pytest.mark.django_db
def test_many_questions_cost_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        book = open_book()
        for n in range(20):
            book.deadline("proposal.reply", date(2026, 3, 2) + timedelta(days=n))
            book.setting("evaluation.by")


@pytest.mark.django_db
def test_long_work_opens_the_book_and_the_calendar_once(django_assert_num_queries):
    with django_assert_num_queries(2), one_book() as book:
        for _ in range(3):
            assert deadline("proposal.reply", date(2026, 3, 2)).due_on == date(2026, 6, 2)
        assert open_book() is book


@pytest.mark.django_db
def test_a_rule_changed_during_long_work_counts_after_it():
    with one_book():
        write("proposal.reply", 2)
        assert limit("proposal.reply", date(2026, 3, 2)).value == 3
    assert limit("proposal.reply", date(2026, 3, 2)).value == 2
