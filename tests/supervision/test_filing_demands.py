"""审查要求 of a state organ: always reviewed where it is the district's, and answered to the organ (law.md §7.8)."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.models import ReviewRequest
from supervision.queries.filing import requests_visible_to
from tests import make
from tests.congress.file_corpus import pdf, upload
from tests.supervision import filed as at
from tests.supervision.test_filing import spring_festival

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def february():
    spring_festival()
    with time_machine.travel("2026-02-09 09:00+08:00") as clock:
        yield clock


@pytest.fixture
def house():
    return at.gather()


def demand(house, **facts) -> ReviewRequest:
    known = {"by": house.judge, "organ": house.court, "maker": house.town, **at.DEMANDED, **facts}
    return actions.demand_review(files=[make.stored("审查要求.pdf", house.judge)], **known)


def test_an_organ_whose_documents_are_filed_here_demands_and_nobody_else(house):
    request = demand(house)
    assert (request.number, request.who, request.kind) == ("审要〔2026〕1号", "区法院", "demand")
    assert (request.clocks.get().kind, request.clocks.get().due_on) == ("filing.transfer", date(2026, 2, 24))
    assert Notice.objects.filter(kind="filing_request", to=house.officer).count() == 1
    for who in (house.townsman, house.handler, house.deputy, house.keeper, house.officer):
        with pytest.raises(NotYours):
            demand(house, by=who)
    with pytest.raises(ValidationError, match="请自行修改、废止"):
        demand(house, maker=house.court)
    assert demand(house, by=house.dispatcher, organ=house.government).who == house.government.label
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewRequest.objects.filter(pk=request.pk).update(organ=None)


def test_a_demand_is_never_refused_only_passed_on_and_the_organ_hears_of_it(house):
    request = demand(house)
    with pytest.raises(TooLate, match="应当审查"):
        actions.refuse_request(request, by=house.officer, note="不想审查")
    request = actions.pass_on_request(request, by=house.officer, transfer_to="市人大常委会", note="市政府规章")
    told = Notice.objects.get(kind="filing_demand_decided", to=house.judge)
    assert "已移送市人大常委会" in told.text and request.clocks.running().count() == 0


def test_it_is_answered_within_the_days_of_a_review_counted_from_the_day_it_is_taken_up(house, february):
    february.move_to("2026-02-11 09:00+08:00")
    request = actions.accept_request(demand(house), by=house.officer, filing=at.reviewing(house))
    clock = request.clocks.running().get()
    assert (clock.kind, clock.due_on) == ("filing.request_answer", date(2026, 5, 11))
    assert "条例没有规定答复的天数" in clock.one_line + str(clock.reckoning) + clock.rule["note"]
    request = actions.answer_request(request, by=house.officer, answer="第三条已经废止。")
    assert (request.status, request.clocks.running().count()) == ("answered", 0)
    assert Notice.objects.filter(kind="filing_demand_decided", to=house.judge).count() == 2
    assert not Notice.objects.filter(kind="filing_demand_decided", to=house.townsman).exists()


def test_an_organ_reads_its_own_demands_and_a_committee_those_on_what_it_reviews(house):
    own, other = demand(house), demand(house, by=house.dispatcher, organ=house.government)
    assert list(requests_visible_to(house.judge)) == [own]
    assert list(requests_visible_to(house.dispatcher)) == [other]
    assert set(requests_visible_to(house.leader)) == {own, other}
    for who in (house.keeper, house.townsman, house.deputy, house.handler):
        assert not requests_visible_to(who).exists()
    actions.accept_request(own, by=house.officer, filing=at.reviewing(house))
    assert list(requests_visible_to(house.keeper)) == [own] and not requests_visible_to(house.stranger).exists()


def test_the_organ_writes_it_on_a_page_and_reads_the_answer_there(house, client):
    client.force_login(house.judge)
    assert "提出审查要求" in client.get("/supervision/requests/").content.decode()
    said = {**at.DEMANDED, "organ": house.court.pk, "maker": house.town.pk}
    assert "必填" in client.post("/supervision/requests/demand/", said).content.decode()
    sent = {**said, "files": upload("审查要求.pdf", pdf())}
    place = client.post("/supervision/requests/demand/", sent).url
    request = ReviewRequest.objects.get()
    file = f"{place}files/{request.files.get().pk}/"
    assert file in client.get(place).content.decode() and client.get(file).status_code == 200
    actions.accept_request(request, by=house.officer)
    actions.answer_request(request, by=house.officer, answer="第三条已经废止。")
    page = client.get(place).content.decode()
    assert "第三条已经废止" in page and "13800007777" not in page
    client.force_login(house.townsman)
    assert client.get(place).status_code == 404
    client.force_login(house.handler)
    assert client.get("/supervision/requests/demand/").status_code == 403
