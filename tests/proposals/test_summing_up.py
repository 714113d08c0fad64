"""write_summary, hand_in_summary, return_summary, press_summary: what each unit says of its year."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.portal.diary import duties
from congress.portal.todo import questions
from congress.reminders.sweep import tell
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, documents
from proposals.models import Handling, HandlingStatus, SummaryStatus, UnitSummary
from proposals.notices.summing_up import REMINDED
from proposals.queries import summing_up as queries
from proposals.statistics.summing_up import own_figures
from tests import make
from tests.proposals import road

pytestmark = pytest.mark.django_db
DUE = date(2026, 10, 31)  # named by the rule, so no weekend moves it
WORDS = {"practice": "成立专班，逐件办理。", "problems": "个别事项进度慢。", "plans": "年内销号。"}


@pytest.fixture
def autumn(cast):
    """One case handed over in March, answered in April; the sheets lie open since September."""
    with time_machine.travel("2026-03-02 09:00+08:00", tick=False):
        road.replied(cast)
    with time_machine.travel("2026-09-07 09:00+08:00", tick=False) as clock:
        actions.keep_summaries(today=localdate())
        yield clock


def of(unit) -> UnitSummary:
    return UnitSummary.objects.get(unit=unit)


def handed_in(cast):
    return actions.hand_in_summary(actions.write_summary(of(cast.water), by=cast.wang, **WORDS), by=cast.chen)


def told(kind):
    return set(Notice.objects.filter(kind=kind).values_list("to__name", flat=True))


def test_who_was_given_something_is_asked_two_months_before_the_day(cast):
    with time_machine.travel("2026-03-02 09:00+08:00"):
        road.replied(cast)
    assert actions.keep_summaries(today=date(2026, 8, 31)) == []
    made = actions.keep_summaries(today=date(2026, 9, 1))

    assert [each.unit for each in made] == [cast.water]  # the fire brigade had not advised and was let go
    assert (made[0].due_on, made[0].label) == (DUE, "承办单位总结报送日")
    assert told("summary_asked") == {"王强", "陈国梁"}
    assert actions.keep_summaries(today=date(2026, 9, 2)) == []


def test_a_unit_first_asked_in_november_owes_nothing_of_this_year(cast):
    with time_machine.travel("2026-11-20 09:00+08:00"):
        road.assigned(cast)
        assert actions.keep_summaries(today=localdate()) == []


def test_a_unit_that_has_handed_everything_on_is_not_asked_any_more(cast, autumn):
    queries.shares_of_year(2026).update(status=HandlingStatus.RETURNED)
    actions.keep_summaries(today=localdate())
    assert not queries.summaries_visible_to(cast.li).exists()

    Handling.objects.filter(unit=cast.water).update(status=HandlingStatus.WORKING)
    actions.keep_summaries(today=localdate())
    assert queries.summaries_visible_to(cast.li).get().is_running


def test_the_summary_is_written_and_handed_in_with_the_figures_of_its_day(cast, autumn):
    file = make.stored("佐证.pdf")
    summary = actions.write_summary(of(cast.water), by=cast.wang, **WORDS, files=[file])
    summary = actions.hand_in_summary(summary, by=cast.chen)

    assert (summary.status, summary.handed_in_on, summary.is_running) == ("handed_in", localdate(), False)
    figures = dict(summary.figures)
    assert (figures["主办、分办"], figures["已答复"], figures["其中按期答复"]) == ("1 件", "1 件", "1 件")
    assert figures["办理结果 A 解决或者基本解决"] == "1 件"
    assert told("summary_handed_in") == {"李敏", "周慧"}
    paper = documents.summary_paper(summary, summary.figures)
    assert paper["title"] == "望川区水务局关于2026年代表建议办理工作的总结"
    assert [section["heading"] for section in paper["sections"]] == [
        "办理工作情况和主要做法",
        "存在的问题",
        "下一步工作",
    ]
    assert paper["enclosures"] == ["佐证.pdf"]


def test_what_was_registered_last_year_counts_in_the_year_it_was_given(cast):
    with time_machine.travel("2025-12-29 09:00+08:00"):
        case = road.registered(cast)
    with time_machine.travel("2026-01-06 09:00+08:00"):
        actions.assign(case, by=cast.li, shares=[(cast.water, "lead", "")])
    with time_machine.travel("2026-09-07 09:00+08:00"):
        [summary] = actions.keep_summaries(today=localdate())
        figures = dict(own_figures(cast.wang, summary, localdate()))

    assert (figures["主办、分办"], figures["逾期未答复"]) == ("1 件", "1 件")


def test_nothing_is_handed_in_before_it_is_written(cast, autumn):
    with pytest.raises(TooLate, match="还没有写办理工作情况"):
        actions.hand_in_summary(of(cast.water), by=cast.wang)


def test_only_the_unit_writes_and_hands_in(cast, autumn):
    for person in (cast.tian, cast.outsider, cast.li, cast.zhang.user):
        with pytest.raises(NotYours):
            actions.write_summary(of(cast.water), by=person, **WORDS)
    with pytest.raises(NotYours):
        actions.return_summary(handed_in(cast), by=cast.wang, note="自己退回")


def test_what_is_sent_back_runs_again_to_the_same_day(cast, autumn):
    summary = handed_in(cast)
    with pytest.raises(TooLate):
        actions.write_summary(summary, by=cast.wang, **WORDS)
    with pytest.raises(ValidationError):
        actions.return_summary(summary, by=cast.li, note=" ")
    summary = actions.return_summary(summary, by=cast.li, note="补充重点建议的情况。")

    assert (summary.status, summary.is_running, summary.due_on) == (SummaryStatus.RETURNED, True, DUE)
    assert told("summary_returned") == {"王强", "陈国梁"}
    assert actions.hand_in_summary(summary, by=cast.wang).status == SummaryStatus.HANDED_IN


def test_a_file_taken_back_is_not_sent(cast, autumn):
    summary = actions.write_summary(of(cast.water), by=cast.wang, **WORDS, files=[make.stored("错.pdf")])
    actions.write_summary(summary, by=cast.wang, **WORDS, dropped=summary.files.all())

    assert not summary.files.exists()


def test_its_clock_climbs_the_ladder_and_stands_in_the_calendar(cast, autumn):
    make.user(Role.DISPATCHER, make.unit("望川区政府办", UnitKind.DISPATCHER), name="督查")
    autumn.move_to("2026-10-26 09:00+08:00")
    tell(REMINDED, localdate())
    assert told("summary_due") == {"王强", "陈国梁"}
    assert [entry.title for entry in duties(cast.wang)] == ["承办单位总结报送日：2026年代表建议办理工作总结"]

    autumn.move_to("2026-11-09 09:00+08:00")
    tell(REMINDED, localdate())
    assert told("summary_due") == {"王强", "陈国梁", "李敏", "周慧", "督查"}


def test_it_waits_among_the_tasks_of_the_unit_until_it_is_handed_in(cast, autumn):
    def waiting():
        rows = [(row, q) for q in questions(cast.wang, localdate()) for row in q.waiting.rows]
        return [q.draw(row).verb for row, q in rows if isinstance(row, UnitSummary)]

    assert waiting() == ["起草"]
    actions.write_summary(of(cast.water), by=cast.wang, **WORDS)
    assert waiting() == ["报送"]
    handed_in(cast)
    assert waiting() == []


def test_the_office_presses_once_a_day_and_the_dispatcher_its_own_units(cast, autumn):
    assert actions.press_summary(of(cast.water), by=cast.li) == ["王强", "陈国梁"]
    assert told("summary_pressed") == {"王强", "陈国梁"}
    with pytest.raises(TooLate, match="今天已经催办过"):
        actions.press_summary(of(cast.water), by=cast.zhou)
    desk = make.user(Role.DISPATCHER, make.unit("区政府办公室", UnitKind.DISPATCHER))
    assert [row.pk for row in queries.summaries_watched(desk, UnitSummary.objects.all())] == [of(cast.water).pk]
    with pytest.raises(NotYours):
        actions.press_summary(of(cast.water), by=cast.wang)


def test_the_words_are_the_units_own_until_they_are_handed_in(client, cast, autumn):
    actions.write_summary(of(cast.water), by=cast.wang, **WORDS)
    page, paper = (reverse(f"proposals:{name}", args=[of(cast.water).pk]) for name in ("unit_summary", "summary_paper"))
    client.force_login(cast.li)

    assert "成立专班" not in client.get(page).text
    assert client.get(paper).status_code == 404
    handed_in(cast)
    assert "成立专班" in client.get(page).text
    assert client.get(paper)["Content-Type"] == "application/pdf"


def test_the_whole_sheet_is_written_on_the_pages(client, cast, autumn):
    summary = of(cast.water)
    client.force_login(cast.wang)
    write, hand_in = (reverse(f"proposals:{name}", args=[summary.pk]) for name in ("write_summary", "hand_in_summary"))

    assert "办理工作情况" in client.post(write, {"practice": " "}).text
    assert client.post(write, WORDS).status_code == 302
    assert "成立专班" in client.get(hand_in).text
    assert client.post(hand_in).status_code == 302
    client.force_login(cast.li)
    listed = client.get(reverse("proposals:unit_summaries")).text
    assert '已报送 <b class="num">1</b> 家，未报送 <b class="num">0</b> 家' in listed
    assert client.post(reverse("proposals:return_summary", args=[summary.pk]), {"note": "补充"}).status_code == 302
    assert of(cast.water).status == SummaryStatus.RETURNED


@pytest.mark.parametrize("units", [1, 3])
def test_the_list_asks_as_often_for_one_unit_as_for_three(client, cast, autumn, units, django_assert_num_queries):
    for n in range(units - 1):
        UnitSummary.objects.create(
            year=2026, unit=make.unit(f"区{n}局"), kind="report.unit_summary", starts_on=date(2026, 1, 1), due_on=DUE
        )
    client.force_login(cast.li)
    with django_assert_num_queries(7):
        client.get(reverse("proposals:unit_summaries"))
