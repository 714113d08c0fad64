"""A topic's road from the plan to the second year's check (law.md §7.11), with every day of §7.3 and §7.4."""

from datetime import date
from threading import Barrier, Thread

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connections

from congress.notices.models import Notice
from congress.reminders.sweep import remind
from congress.rulebook.models import Override
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.models import OpinionItem, TopicClock, TopicStatus
from supervision.queries import road
from tests import make
from tests.supervision import house as at

S = TopicStatus
pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    make.known_years(2025, 2026, 2027, 2028)
    make.session()
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False) as clock:
        yield lambda on: clock.move_to(f"{on} 09:00+08:00")


@pytest.fixture
def house(day):
    return at.gather()


def due(topic, kind):
    return topic.clocks.get(kind=kind, void_at=None).due_on


def test_the_days_before_a_meeting_are_counted_back_and_move_with_it(house):
    topic = at.walked(house, S.PREPARING)
    actions.set_day(topic, by=house.keeper, on=date(2026, 12, 24))
    # 24 December less 20 days is Friday the 4th; less 10 Monday the 14th; less 7 Thursday the 17th
    kinds = ("report.draft", "report.final", "report.to_members")
    assert [due(topic, kind) for kind in kinds] == [date(2026, 12, 4), date(2026, 12, 14), date(2026, 12, 17)]
    actions.set_day(topic, by=house.keeper, on=date(2026, 12, 29))
    # 9 December, Saturday the 19th moved back to Friday, 22 December
    assert [due(topic, kind) for kind in kinds] == [date(2026, 12, 9), date(2026, 12, 18), date(2026, 12, 22)]
    assert topic.clocks.filter(void_at=None).count() == 3
    with pytest.raises(ValidationError, match="不能早于今天"):
        actions.set_day(topic, by=house.keeper, on=date(2026, 11, 1))


def test_a_draft_that_comes_late_says_how_late_and_the_comments_run_five_days(house, day):
    topic = at.walked(house, S.PREPARING)
    actions.set_day(topic, by=house.keeper, on=date(2026, 12, 24))
    day("2026-12-07")
    topic = actions.submit_draft(topic, by=house.handler, text="报告稿。")
    assert topic.entries.last().line == "逾期 3 天（报告送工作机构最迟日2026-12-04）"
    assert due(topic, "report.comment") == date(2026, 12, 14)  # 12 December is a Saturday
    assert Notice.objects.filter(kind="supervision_committee", to=house.keeper).exists()


def test_the_report_waits_until_every_opinion_of_all_sides_is_answered(house):
    topic = at.walked(house, S.RESEARCHING)
    actions.collect_opinions(topic, by=house.keeper, lines=["甲", " ", "乙"], origin="代表座谈")
    actions.submit_draft(topic, by=house.handler, text="稿")
    topic = actions.return_comments(topic, by=house.keeper, text="意见")
    actions.answer_collected(topic, by=house.handler, answers={1: "见第二部分"})
    with pytest.raises(TooLate, match="还有 1 条各方面意见"):
        actions.submit_report(topic, by=house.handler, text="报告")
    actions.answer_collected(topic, by=house.handler, answers={2: "见第三部分"})
    assert actions.submit_report(topic, by=house.handler, text="报告").status == S.FINAL_RECEIVED


def test_a_paper_says_something_and_only_its_own_people_hand_it_in(house):
    topic = at.walked(house, S.PREPARING)
    with pytest.raises(ValidationError, match="请上传报告稿"):
        actions.submit_draft(topic, by=house.handler)
    with pytest.raises(NotYours):
        actions.submit_draft(topic, by=house.dispatcher, text="x")
    with pytest.raises(NotYours):
        actions.return_comments(topic, by=house.handler, text="x")
    actions.add_paper(topic, by=house.keeper, purpose="exchange", text="市人大来函")
    assert road.papers_for(house.handler, topic).count() == 0


def test_the_hearing_counts_its_poll_and_meets_what_the_law_wanted_of_the_year(house):
    topic = at.walked(house, S.DISTRIBUTED)
    actions.keep_calendar(2026)
    topic.obligations.add(*actions.keep_calendar(2026)[:1])
    topic = actions.hear(topic, by=house.officer, on=date(2026, 11, 20), at="常委会第十二次会议", votes=at.VOTES)
    poll = topic.polls.get()
    assert (poll.verdict, poll.words[:12]) == ("satisfied", "满意 20 票，基本满意")
    assert topic.obligations.get().met_on == date(2026, 11, 20)
    assert due(topic, "opinion.compile") == date(2026, 11, 27)  # five workdays after Friday, 20 November
    with pytest.raises(ValidationError, match="出席人数"):
        actions.hear(at.walked(house, S.DISTRIBUTED, year=2028), by=house.officer, on=date(2026, 11, 20), at="会",
                     votes=at.VOTES | {"present": 3})  # fmt: skip


def test_the_opinion_is_issued_item_by_item_with_three_months(house):
    topic = at.walked(house, S.OPINION_ISSUED)
    opinion = topic.opinions.get()
    assert (opinion.doc_no, opinion.due_on) == ("望人常办〔2026〕2号", date(2027, 2, 22))  # 20 February is a Saturday
    assert [item.due_on for item in opinion.items.all()] == [date(2027, 2, 22)] * 2
    assert TopicClock.objects.running().filter(kind="opinion.item").count() == 2
    assert {item["unit"] for item in opinion.facts["items"]} == {"望川区民政局"}
    told = Notice.objects.filter(kind="supervision_opinion_issued").values_list("to__name", flat=True)
    assert set(told) == {"民政马", "民政局长", "副主任"}


def test_an_opinion_is_handed_over_in_seven_days_and_a_late_one_says_so(house, day):
    late, in_time = at.walked(house, S.OPINION_DRAFTED), at.walked(house, S.OPINION_DRAFTED, year=2028)
    day("2026-11-27")
    for topic, adopted in ((late, date(2026, 11, 16)), (in_time, date(2026, 11, 20))):
        actions.issue_opinion(topic, by=house.officer, office=house.office, adopted_on=adopted, adopted_at="主任会议")
    assert (due(late, "opinion.send"), due(in_time, "opinion.send")) == (date(2026, 11, 23), date(2026, 11, 27))
    assert late.entries.last().line.endswith("逾期 4 天（审议意见交办期限2026-11-23）交办")
    assert in_time.entries.last().line.endswith("按期交办")
    assert not TopicClock.objects.running().filter(kind="opinion.send").exists()


def test_an_item_with_a_day_of_its_own_runs_to_it_and_a_past_day_is_refused(house):
    topic = at.walked(house, S.DELIBERATED)
    words = {"assessment": "好。", "problems": "", "advice": "加强。"}
    item = {"text": "补贴", "unit": house.bureau, "due_on": date(2026, 11, 1)}
    actions.draft_opinion(topic, by=house.keeper, **words, items=[item])
    issue = {"by": house.officer, "office": house.office, "adopted_on": date(2026, 11, 20), "adopted_at": "主任会议"}
    with pytest.raises(ValidationError, match="已经过去"):
        actions.issue_opinion(topic, **issue)
    actions.draft_opinion(topic, by=house.keeper, **words, items=[item | {"due_on": date(2026, 12, 31)}])
    actions.issue_opinion(topic, **issue)
    clock = TopicClock.objects.get(kind="opinion.item")
    assert (clock.due_on, clock.one_line) == (date(2026, 12, 31), "审议意见书定于 2026-12-31")


def test_the_response_waits_for_every_item_and_for_the_committee_s_word(house):
    topic = at.walked(house, S.OPINION_ISSUED)
    first, second = topic.opinions.get().items.all()
    actions.report_item(first, by=house.handler, text="已提高。")
    actions.report_item(second, by=house.handler, text="选址中。", is_result=False)
    with pytest.raises(TooLate, match="还有 1 项交办事项"):
        actions.send_response(topic, by=house.handler, text="报告稿")
    actions.report_item(second, by=house.handler, text="建成。")
    topic = actions.send_response(topic, by=house.handler, text="报告稿")
    with pytest.raises(TooLate, match="监督法第十七条"):
        actions.submit_response(topic, by=house.handler, text="报告")
    topic = actions.comment_response(topic, by=house.keeper, text="同意")
    topic = actions.submit_response(topic, by=house.handler, text="报告")
    assert topic.status == S.RESPONSE_RECEIVED
    assert not topic.clocks.running().filter(kind="opinion.response").exists()
    assert topic.entries.filter(step="progress_item").count() == 1


def test_a_committee_judges_each_item_and_what_is_left_goes_into_the_next_round(house, day):
    topic = at.walked(house, S.RESPONSE_RECEIVED)
    first, second = topic.opinions.get().items.all()
    actions.settle_item(first, by=house.keeper, satisfied=20, basic=5, unsatisfied=1)
    with pytest.raises(ValidationError, match="还要推进什么"):
        actions.continue_item(second, by=house.keeper, note="")
    actions.continue_item(second, by=house.keeper, note="还差一处")
    assert Notice.objects.filter(kind="supervision_item_judged", to=house.handler).count() == 2
    day("2027-03-01")
    topic = actions.rerun(topic, by=house.officer, note="落实不到位")
    again = topic.opinions.last()
    assert (topic.round, again.due_on) == (2, date(2027, 6, 1))
    assert [item.text for item in again.items.all()] == ["新建三个日间照料中心"]


def test_a_poll_that_is_not_satisfied_starts_another_round_and_a_good_one_ends_it(house):
    topic = actions.bring_back(at.walked(house, S.RESPONSE_RECEIVED), by=house.officer)
    bad = {"total": 31, "present": 29, "yes": 10, "basic": 5, "no": 14, "invalid": 0}
    topic = actions.poll_response(topic, by=house.officer, on=date(2026, 11, 20), votes=bad)
    assert (topic.status, topic.round) == (S.OPINION_ISSUED, 2)
    assert topic.entries.filter(step="fail_response").exists()
    steps = at.road(house)
    for name in ("items", "send_response", "comment_response", "submit_response"):
        steps[name](topic)
        topic.refresh_from_db()
    topic = actions.bring_back(topic, by=house.officer)
    topic = actions.poll_response(topic, by=house.officer, on=date(2026, 11, 20), votes=at.VOTES)
    assert (topic.status, [poll.verdict for poll in topic.polls.filter(of="response")]) == (
        S.SATISFIED, ["unsatisfied", "satisfied"],
    )  # fmt: skip


def test_where_the_district_wants_a_plan_first_the_response_waits_for_it(house):
    Override.objects.create(key="opinion.plan_required", value=True, effective_from=make.LONG_AGO, basis="办法")
    topic = at.walked(house, S.OPINION_ISSUED)
    assert due(topic, "opinion.plan") == date(2027, 2, 22)  # three months on is Saturday, 20 February
    at.road(house)["items"](topic)
    with pytest.raises(TooLate, match="先报送研究处理方案"):
        actions.send_response(topic, by=house.handler, text="稿")
    actions.submit_plan(topic, by=house.handler, text="方案")
    assert actions.send_response(topic, by=house.handler, text="稿").status == S.RESPONSE_FOR_COMMENT


def test_a_tracked_topic_is_looked_at_every_year_and_closed_only_then(house, day):
    topic = at.walked(house, S.TRACKING)
    assert due(topic, "tracking.check") == date(2027, 11, 22)  # 20 November 2027 is a Saturday
    with pytest.raises(TooLate, match="还有 2 年"):
        actions.close_topic(topic, by=house.officer)
    for year in (2027, 2028):
        day(f"{year}-11-10")
        topic = actions.record_check(topic, by=house.keeper, on=date(year, 11, 10), finding="补贴已经兑现。")
    with pytest.raises(TooLate, match="可以办结"):
        actions.record_check(topic, by=house.keeper, on=date(2028, 11, 10), finding="x")
    assert actions.close_topic(topic, by=house.officer).status == S.CLOSED
    assert not topic.clocks.running().exists()


def test_research_without_an_opinion_ends_with_its_result_and_is_made_public(house):
    topic = at.walked(house, S.RESEARCHING)
    with pytest.raises(ValidationError, match="监督的结果"):
        actions.conclude_topic(topic, by=house.officer, note=" ")
    topic = actions.conclude_topic(topic, by=house.officer, note="调研报告已送区政府")
    assert actions.publish_topic(topic, by=house.officer).published_at


def test_each_side_reads_its_own_papers_and_the_public_what_the_law_opens(house, client):
    topic = at.walked(house, S.NOTED)
    titles = lambda user: {paper.purpose for paper in road.papers_for(user, topic)}  # noqa: E731
    assert titles(house.handler) == {"draft", "comments", "report", "response_draft", "response_comments", "response"}
    assert titles(house.deputy) == set()
    assert client.get(f"/supervision/public/topics/{topic.code}/").status_code == 404
    actions.publish_topic(topic, by=house.officer)
    topic.refresh_from_db()
    assert titles(house.deputy) == {"report", "response"}
    page = client.get(f"/supervision/public/topics/{topic.code}/").content.decode()
    assert "提高护理员补贴" in page and "分三个阶段" not in page and "请补充数据" not in page


def test_a_limit_that_comes_near_speaks_to_whose_turn_it_is(house, day):
    at.walked(house, S.OPINION_ISSUED)
    day("2027-01-25")
    remind()
    told = Notice.objects.filter(kind="supervision_topic_due")
    assert set(told.values_list("to__name", flat=True)) == {"民政马", "民政局长", "社建委何"}
    assert told.filter(to=house.handler, text__contains="第1项交办事项").exists()


@pytest.mark.django_db(transaction=True)
def test_two_people_report_the_same_item_at_once_and_one_reads_who_was_faster(house):
    item = at.walked(house, S.OPINION_ISSUED).opinions.get().items.first()
    barrier, answers = Barrier(2), []

    def settle(by):
        barrier.wait()
        try:
            actions.settle_item(OpinionItem.objects.get(pk=item.pk), by=by)
            answers.append("done")
        except TooLate as error:
            answers.append(error.reason)
        finally:
            connections.close_all()

    actions.report_item(item, by=house.handler, text="办好了")
    people = [Thread(target=settle, args=(by,)) for by in (house.keeper, house.officer)]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert sorted(answers) == ["done", "现在的状态是“已落实”，不能评为已落实。"]
