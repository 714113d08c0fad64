"""审查建议 of citizens: received with a number and a code, taken up or not in ten days, answered, read by the code alone."""

import uuid
from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection

from congress.audit.models import SecurityEvent
from congress.notices.models import Notice
from congress.reminders.tasks import remind
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.models import ReviewRequest
from tests.supervision import filed as at
from tests.supervision.filed import SUGGESTED
from tests.supervision.test_filing import spring_festival

pytestmark = pytest.mark.django_db
FORM = "/supervision/public/suggest/"
ASK = "/supervision/public/request/"


@pytest.fixture(autouse=True)
def february():
    spring_festival()
    with time_machine.travel("2026-02-09 09:00+08:00") as clock:
        yield clock


@pytest.fixture
def house():
    return at.gather()


def suggest(**facts) -> ReviewRequest:
    return actions.suggest_review(key=uuid.uuid4(), **{**SUGGESTED, **facts})


def test_a_suggestion_is_told_of_within_ten_days_over_the_spring_festival(house, february):
    request = suggest()
    assert (request.number, len(request.query_code)) == ("审建〔2026〕1号", 8)
    assert request.clocks.get().due_on == date(2026, 2, 24)  # 19 February is a holiday
    assert set(Notice.objects.filter(kind="filing_request").values_list("to", flat=True)) == {house.officer.pk}
    february.move_to("2026-02-24 09:00+08:00")
    remind()
    assert set(Notice.objects.filter(kind="filing_due").values_list("to", flat=True)) == {house.officer.pk}
    february.move_to("2026-02-25 09:00+08:00")
    request = actions.refuse_request(request, by=house.officer, note="文件已经废止")
    assert (request.outcome, request.clocks.get().days_early) == ("不予受理：文件已经废止", -1)


def test_an_accepted_one_is_joined_to_its_document_and_answered(house):
    request, filing = suggest(), at.registered(house)
    with pytest.raises(NotYours):
        actions.accept_request(request, by=house.leader, filing=filing)
    request = actions.accept_request(request, by=house.officer, filing=filing)
    assert [(c.kind, c.due_on) for c in request.clocks.running()] == [("filing.request_answer", date(2026, 5, 11))]
    with pytest.raises(TooLate):
        actions.refuse_request(request, by=house.officer, note="改变主意")
    with pytest.raises(ValidationError, match="写明答复"):
        actions.answer_request(request, by=house.officer, answer=" ")
    request = actions.answer_request(request, by=house.officer, answer="第六条已经删去。")
    assert (request.status, request.clocks.running().count()) == ("answered", 0)
    passed = actions.pass_on_request(suggest(), by=house.officer, transfer_to="市人大常委会", note="市政府规章")
    assert (passed.status, "已移送市人大常委会" in passed.outcome) == ("passed_on", True)


def test_the_form_sent_twice_gives_one_receipt(house, client):
    key = str(uuid.uuid4())
    pages = [client.post(FORM, {**SUGGESTED, "key": key}).content.decode() for _ in range(2)]
    request = ReviewRequest.objects.get()
    assert all(request.number in page and request.query_code in page for page in pages)
    assert "请填写" in client.post(FORM, {"key": key, "document": ""}).content.decode()


def test_the_answer_is_read_with_number_and_code_and_names_nobody(house, client):
    request = suggest()
    asked = {"number": request.number, "query_code": request.query_code.lower()}
    assert "待受理" in client.post(ASK, asked).content.decode()
    actions.answer_request(actions.accept_request(request, by=house.officer), by=house.officer, answer="已经删去。")
    page = client.post(ASK, asked).content.decode()
    assert "已经删去" in page and "赵公民" not in page and "13800008888" not in page
    assert "没有找到" in client.post(ASK, {**asked, "query_code": "ZZZZZZZZ"}).content.decode()


def test_who_it_is_stays_sealed_and_every_look_is_written_down(house, client):
    request = suggest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, phone, address, query_code FROM supervision_reviewrequest")
        assert all(value.startswith("sm4gcm$") for value in cursor.fetchone())
        cursor.execute("SELECT count(*) FROM audit_change WHERE diff::text ~ '赵公民|13800008888|青河路'")
        assert cursor.fetchone() == (0,)
    room = request.get_absolute_url()
    client.force_login(house.leader)
    assert "赵公民" not in client.get(room).content.decode()
    client.force_login(house.officer)
    assert "13800008888" in client.get(room).content.decode()
    assert SecurityEvent.objects.filter(kind="personal_viewed", by=house.officer).count() == 1
    assert "赵公民" not in client.get("/supervision/requests/?as=csv").getvalue().decode()
    for who, answer in ((house.keeper, 404), (house.dispatcher, 404), (house.deputy, 403), (house.handler, 403)):
        client.force_login(who)
        assert client.get(room).status_code == answer
