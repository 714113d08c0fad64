"""决议决定的执行: an organ reports what became of a resolution, by the day it names (监督法第十七条)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.portal.todo import Agenda
from congress.reminders.sweep import remind
from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.models import Execution, ExecutionClock
from meetings.queries.executing import executions_visible_to
from tests import make
from tests.congress.file_corpus import pdf
from tests.meetings import aftermath
from tests.meetings.test_after import decided

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    make.known_years(2025, 2026, 2027)
    found = aftermath.voted()
    decided(found)
    return found


@pytest.fixture
def bureau():
    return make.unit("望川区财政局", short_name="区财政局")


@pytest.fixture
def handler(bureau):
    return make.user(Role.HANDLER, bureau, name="财政局钱")


def order(held, unit, **facts) -> Execution:
    return actions.order_execution(held.item, by=held.clerk, unit=unit, **facts)


def report(execution, by, **facts) -> Execution:
    return actions.report_execution(execution, by=by, report="已完成。", reported_on=localdate(), **facts)


def test_only_a_numbered_resolution_is_given_out_and_to_each_organ_once(bureau):
    held = aftermath.voted()
    with pytest.raises(TooLate, match="没有决议、决定"):
        order(held, bureau)
    decided(held, numbered=False)
    with pytest.raises(TooLate, match="编号印发以后"):
        order(held, bureau)
    decided(held)
    with pytest.raises(NotYours):
        actions.order_execution(held.item, by=make.user(Role.COORDINATOR), unit=bureau)
    order(held, bureau)
    with pytest.raises(ValidationError, match="已经交区财政局执行"):
        order(held, bureau)


def test_the_day_is_that_of_the_resolution_or_else_of_the_rulebook(held, bureau):
    adopted = held.item.decision.adopted_on
    with pytest.raises(ValidationError, match="不能早于今天"):
        order(held, bureau, due_on=localdate() - timedelta(days=1))
    named = order(held, bureau, due_on=localdate() + timedelta(days=40))
    clock = named.clocks.get()
    assert (clock.due_on, clock.one_line) == (named.due_on, "决议规定的期限")
    usual = order(held, make.unit("望川区水务局")).clocks.get()
    assert usual.due_on > adopted + timedelta(days=175) and "6个月" in usual.one_line.replace(" ", "")


def test_the_organ_reports_the_house_reads_and_may_ask_for_more(held, bureau, handler):
    row = order(held, bureau, demand="措施和进展。")
    told = Notice.objects.filter(kind="execution_ordered")
    assert [notice.to for notice in told] == [handler]
    with pytest.raises(ValidationError, match="执行情况"):
        actions.report_execution(row, by=handler, report=" ", reported_on=localdate())
    with pytest.raises(NotYours):
        report(row, make.user(Role.HANDLER, make.unit("望川区教育局")))
    row = report(row, handler)
    assert row.status == "execution_reported" and not ExecutionClock.objects.running().exists()
    assert Notice.objects.filter(kind="execution_reported", to=held.clerk).exists()
    with pytest.raises(NotYours):
        actions.note_execution(row, by=handler)
    again = localdate() + timedelta(days=30)
    row = actions.return_execution(row, by=held.clerk, remark="请补充数据。", due_on=again)
    assert row.status == "execution_ordered" and ExecutionClock.objects.running().get().due_on == again
    assert Notice.objects.filter(kind="execution_returned", to=handler).exists()
    row = actions.note_execution(report(row, handler), by=held.clerk, remark="同意。")
    assert row.status == "execution_noted" and row.noted_on == localdate()
    steps = list(row.entries.order_by("seq").values_list("step", flat=True))
    assert steps == ["begin_execution", "report_execution", "return_execution", "report_execution", "note_execution"]


def test_an_organ_reads_its_own_and_the_government_answers_through_its_office(held, bureau, handler):
    own = order(held, bureau)
    other = order(held, make.unit("望川区人民政府", UnitKind.GOVERNMENT))
    dispatcher = make.user(Role.DISPATCHER, make.unit("望川区人民政府办公室", UnitKind.DISPATCHER))
    assert executions_visible_to(handler).get() == own and executions_visible_to(dispatcher).get() == other
    assert not executions_visible_to(make.deputy("张三").user).exists()
    assert report(other, dispatcher).status == "execution_reported"


def test_it_waits_in_the_list_of_the_organ_and_then_of_the_office(held, bureau, handler):
    row = order(held, bureau)

    def waits(user):
        buckets = Agenda(make.User.objects.get(pk=user.pk), localdate()).buckets
        return [each.url for bucket in buckets for each in bucket.rows if each.step == "决议执行"]

    assert waits(handler) == [f"{row.get_absolute_url()}report_execution/"] and not waits(held.clerk)
    report(row, handler)
    assert waits(held.clerk) == [row.get_absolute_url()] and not waits(handler)


def test_the_last_day_speaks_to_the_organ_and_the_office(held, bureau, handler, time_machine):
    row = order(held, bureau, due_on=date(2026, 12, 8))
    time_machine.move_to("2026-12-07 09:00+08:00")
    remind()
    told = Notice.objects.filter(kind="execution_due")
    assert {notice.to for notice in told} == {handler, held.clerk} and row.title in told.first().text


def test_each_step_has_its_page_and_the_report_its_file(held, bureau, handler, client):
    client.force_login(held.clerk)
    place = f"/meetings/items/{held.item.code}/order_execution/"
    assert client.get(place).status_code == 200
    row_url = client.post(place, {"unit": bureau.pk, "demand": "进展", "due_on": ""}).url
    row = Execution.objects.get()
    assert row_url == row.get_absolute_url()
    client.force_login(handler)
    assert client.get("/meetings/executions/").status_code == 200
    given = {
        "report": "已完成。",
        "reported_on": localdate().isoformat(),
        "files": SimpleUploadedFile("报告.pdf", pdf()),
    }
    assert client.post(f"{row_url}report_execution/", given).status_code == 302
    page = client.get(row_url).content.decode()
    assert "已完成。" in page and client.get(f"{row_url}files/{row.files.get().pk}/").status_code == 200
    client.force_login(held.clerk)
    given = {"remark": "请补充", "due_on": (localdate() + timedelta(days=9)).isoformat()}
    assert client.post(f"{row_url}return_execution/", given).status_code == 302
    assert row_url in client.get(f"/meetings/{held.meeting.code}/after/").content.decode()


def test_the_ledger_asks_the_database_as_often_for_thirty_as_for_one(held, bureau, client):
    order(held, bureau)
    client.force_login(held.clerk)
    client.get("/meetings/executions/")
    with CaptureQueriesContext(connection) as one:
        client.get("/meetings/executions/")
    for n in range(30):
        order(held, make.unit(f"望川区第{n}局"))
    with CaptureQueriesContext(connection) as many:
        assert client.get("/meetings/executions/").content.count("待报告".encode()) > 20
    assert len(many) == len(one)
