"""审查: committees compare and opine, the maker is heard, answers, amends, or is overruled; every limit on a date."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection

from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.models import Filing, FilingShare
from supervision.queries.filing import entries_of_filing, papers_for
from tests import make
from tests.supervision import filed as at
from tests.supervision.test_filing import due, spring_festival

pytestmark = pytest.mark.django_db
DECIDED = {"decided_on": date(2026, 2, 3), "decided_at": "区十八届人大常委会第三十次会议", "text": "予以撤销。"}


@pytest.fixture(autouse=True)
def february():
    spring_festival()
    with time_machine.travel("2026-02-03 09:00+08:00") as clock:
        yield clock


@pytest.fixture
def house():
    return at.gather()


def again(filing):
    return Filing.objects.get(pk=filing.pk)


def test_committees_have_thirty_days_and_thirty_more_once(house, february):
    filing = at.reviewing(house)
    share = filing.shares.get()
    assert due(filing, "filing.distribute") == (date(2026, 2, 10), True)
    assert due(filing, "filing.opinion") == (date(2026, 3, 5), False)
    assert set(Notice.objects.filter(kind="filing_distributed").values_list("to", flat=True)) == {house.keeper.pk}
    with pytest.raises(NotYours):
        actions.extend_filing_opinion(share, by=house.stranger, note="复杂")
    actions.extend_filing_opinion(share, by=house.keeper, note="需要论证")
    assert due(filing, "filing.opinion_extended") == (date(2026, 4, 6), False)  # 4 April is a Saturday
    with pytest.raises(TooLate, match="已经延长过一次"):
        actions.extend_filing_opinion(share, by=house.keeper, note="再延")
    assert [clock.kind for clock in share.clocks.running()] == ["filing.opinion_extended"]


def test_the_whole_review_has_three_months_and_three_more_once(house):
    filing = at.reviewing(house)
    assert due(filing, "filing.review") == (date(2026, 5, 4), False)  # 3 May is a Sunday
    filing = actions.extend_review(filing, by=house.officer, note="征求意见")
    assert due(filing, "filing.review_extended") == (date(2026, 8, 3), False)
    with pytest.raises(TooLate):
        actions.extend_review(filing, by=house.officer, note="再延")


def test_a_problem_is_named_article_by_article(house):
    share = at.reviewing(house).shares.get()
    with pytest.raises(ValidationError, match="条文对照"):
        actions.give_filing_opinion(share, by=house.keeper, finding="problem", opinion="有问题")
    with pytest.raises(ValidationError, match="写明意见"):
        actions.compare_articles(share, by=house.keeper, **{**at.NOTE, "opinion": ""})
    actions.compare_articles(share, by=house.keeper, **at.NOTE)
    actions.give_filing_opinion(share, by=house.keeper, finding="problem", opinion="第六条超越权限。")
    with pytest.raises(TooLate):
        actions.compare_articles(share, by=house.keeper, **at.NOTE)
    assert due(share.filing, "filing.opinion")[1]


def test_no_document_is_closed_before_every_committee_has_spoken(house):
    other = make.unit("望川区人大城乡建设委员会")
    filing = at.reviewing(house, house.committee, other)
    first, second = filing.shares.order_by("pk")
    actions.give_filing_opinion(first, by=house.keeper, finding="no_problem", opinion="没有意见。")
    with pytest.raises(TooLate, match="城乡建设"):
        actions.find_no_problem(again(filing), by=house.officer)
    actions.give_filing_opinion(second, by=house.stranger, finding="no_problem", opinion="没有意见。")
    filing = actions.find_no_problem(again(filing), by=house.officer)
    assert (filing.status, filing.concluded_on) == ("no_problem", date(2026, 2, 3))
    assert filing.clocks.running().count() == 0
    with pytest.raises(TooLate, match="先与制定机关沟通"):
        actions.find_no_problem(at.opined(house), by=house.officer)


def test_a_suspended_review_keeps_the_days_it_had_left(house, february):
    filing = at.communicating(house)
    february.move_to("2026-03-02 09:00+08:00")
    filing = actions.await_amendment(filing, by=house.officer)
    assert (filing.status, filing.clocks.running().count()) == ("maker_amends", 0)
    february.move_to("2026-06-01 09:00+08:00")
    filing = actions.resume_review(filing, by=house.officer, note="没有修改")
    assert due(filing, "filing.review") == (date(2026, 8, 3), False)  # 63 days were left on 2 March
    assert "中止前剩余 63 日" in filing.clocks.running().get().rule["note"]


def test_the_maker_amends_by_itself_and_tells_within_thirty_days(house, february):
    filing = actions.await_amendment(at.communicating(house), by=house.officer)
    february.move_to("2026-03-20 09:00+08:00")
    with pytest.raises(ValidationError, match="不能晚于今天"):
        actions.report_amended(
            filing, by=house.dispatcher, amended_on=date(2026, 4, 1), note="删", files=[make.stored()]
        )
    filing = actions.report_amended(
        filing, by=house.dispatcher, amended_on=date(2026, 2, 10), note="删去第六条", files=[make.stored()]
    )
    clock = filing.clocks.get(kind="filing.maker_amend")
    assert (clock.due_on, clock.days_early) == (date(2026, 3, 12), -8)
    assert (filing.status, filing.outcome) == ("amended", "制定机关已于2026年2月10日修改。")


def test_the_maker_answers_a_numbered_opinion_in_thirty_days(house, february):
    filing = at.opposed(house)
    assert filing.papers.get().doc_no == "望人常办〔2026〕1号"
    assert due(filing, "filing.maker_answer") == (date(2026, 3, 5), False)
    with time_machine.travel("2026-01-19 09:00+08:00"):
        assert due(at.opposed(house), "filing.maker_answer") == (date(2026, 2, 24), False)  # 18 February
    with pytest.raises(TooLate, match="2026-03-05，还没有到"):
        actions.put_to_chairs_meeting(filing, by=house.officer, note="不答复")
    with pytest.raises(ValidationError, match="计划完成日期"):
        actions.answer_written_opinion(filing, by=house.dispatcher, intent="amend", text="同意修改。")
    actions.answer_written_opinion(
        filing, by=house.dispatcher, intent="amend", text="同意修改。", planned_on=date(2026, 3, 1)
    )
    with pytest.raises(TooLate, match="已经答复"):
        actions.answer_written_opinion(again(filing), by=house.dispatcher, intent="keep", text="又答复")
    assert due(filing, "filing.maker_answer")[1]
    assert Notice.objects.filter(kind="filing_answered", to=house.keeper).exists()


def test_a_maker_that_says_nothing_meets_the_chairs_after_its_days(house, february):
    filing = at.opposed(house)
    february.move_to("2026-03-06 09:00+08:00")
    filing = actions.put_to_chairs_meeting(filing, by=house.officer, note="逾期不答复")
    assert (filing.status, filing.clocks.running().count()) == ("to_chairs_meeting", 0)


@pytest.mark.parametrize("name", ["order_change", "order_cleanup"])
def test_what_is_ordered_is_amended_or_annulled_after_all(house, name):
    filing = at.before_chairs(house)
    paper = getattr(actions, name)(filing, by=house.officer, office=house.office, **DECIDED)
    assert paper.content["title"].startswith("望川区人大常委会关于责令")
    filing = again(filing)
    assert filing.status == "ordered"
    amended = actions.report_amended(
        filing, by=house.dispatcher, amended_on=date(2026, 2, 3), note="已清理", files=[make.stored()]
    )
    assert (amended.status, "按照责令" in amended.outcome) == ("amended", True)


def test_the_standing_committee_annuls_with_a_number(house):
    filing = at.before_chairs(house)
    paper = actions.annul_filing(filing, by=house.officer, office=house.office, **DECIDED)
    filing = again(filing)
    assert (filing.status, paper.doc_no) == ("annulled", "望人常办〔2026〕2号")
    assert "撤销《关于规范房屋租赁的通知》" in paper.content["title"]
    assert Notice.objects.filter(kind="filing_decided", to=house.dispatcher).exists()


def test_the_words_of_a_review_stay_with_its_reviewers_and_the_maker(house):
    filing = at.opposed(house)
    steps = {
        name: set(entries_of_filing(getattr(house, name), filing).values_list("step", flat=True))
        for name in ("officer", "keeper", "dispatcher", "stranger", "deputy")
    }
    assert steps["officer"] == steps["keeper"] > steps["dispatcher"] > steps["deputy"] == steps["stranger"]
    assert "give_filing_opinion" not in steps["dispatcher"] and "communicate_filing" not in steps["deputy"]
    assert [len(papers_for(getattr(house, name), filing)) for name in ("dispatcher", "deputy")] == [1, 0]


def test_the_road_goes_by_forms(house, client):
    filing = at.reviewing(house)
    share, room = filing.shares.get(), filing.get_absolute_url()
    client.force_login(house.keeper)
    assert client.post(f"{room}shares/{share.pk}/compare_articles/", at.NOTE).url == room
    said = {"finding": "problem", "opinion": "第六条超越权限。"}
    assert client.post(f"{room}shares/{share.pk}/give_filing_opinion/", said).url == room
    assert client.post(f"{room}communicate_filing/", {"note": "已沟通"}).url == room
    client.force_login(house.dispatcher)
    assert client.post(f"{room}explain_filing/", {"note": "参照上级文件"}).url == room
    client.force_login(house.officer)
    assert "第六条超越权限" in client.get(f"{room}send_written_opinion/").content.decode()
    assert client.post(f"{room}send_written_opinion/", {"problems": "第六条", "advice": "删去"}).url == room
    page = client.get(room).content.decode()
    assert "没有设定罚款的权限" in page and "望人常办〔2026〕1号" in page and "参照上级文件" in page
    client.force_login(house.deputy)
    page = client.get(room).content.decode()
    assert "没有设定罚款的权限" not in page and "已登记，审查中" in page and "望人常办" not in page
    assert client.get(f"{room}comparison.pdf").status_code == 403


@pytest.mark.django_db(transaction=True)
def test_two_of_a_committee_opining_at_once_give_one_opinion():
    house = at.gather()
    share = at.reviewing(house).shares.get()
    start = Barrier(2)

    def say(finding):
        try:
            start.wait(10)
            mine = FilingShare.objects.get(pk=share.pk)
            return actions.give_filing_opinion(mine, by=house.keeper, finding=finding, opinion="看过。").status
        except TooLate:
            return "late"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(each.result() for each in [pool.submit(say, "no_problem") for _ in range(2)])
    assert answers == ["late", "opined"]
