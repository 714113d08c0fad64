"""列席全覆盖: a percentage with its numerator and denominator, and the list behind it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from meetings.models import Answer, BodyKind, Capacity, Meeting, Presence, Status
from meetings.models.presence import State
from meetings.queries.coverage import Coverage
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 20)


def attend(deputy, *, status=Status.CLOSED, answer=Answer.CONFIRMED, of=None, capacity=Capacity.INVITED):
    held = chamber.meeting(status, of=of)
    held.participants.create(capacity=capacity, deputy=deputy, name=deputy.name, status=answer)


def counted(norm=1):
    found = Coverage(make.term(), TODAY, norm)
    return {seat.deputy.name: seat.times for seat in found.rows}, found


def test_only_meetings_that_were_held_and_attended_count():
    deputy = make.deputy("赵一")
    attend(deputy)
    attend(deputy, capacity=Capacity.SIGNED_UP)
    attend(deputy, status=Status.NOTIFIED)
    attend(deputy, answer=Answer.DECLINED)
    attend(deputy, of=chamber.body(BodyKind.CHAIRS_MEETING))
    times, found = counted()
    assert times == {"赵一": 2}
    assert found.rows.get().last_on == date(2026, 12, 18)


def test_the_rate_says_of_how_many_and_members_are_not_among_them():
    chamber.committee(3)
    one, _two, _three = (make.deputy(name) for name in ("赵一", "钱二", "孙三"))
    attend(one)
    times, found = counted()
    assert set(times) == {"赵一", "钱二", "孙三"}
    assert (found.reached, found.never, found.rate) == (1, 2, "33.3%（1/3）")
    assert counted(norm=2)[1].rate == "0.0%（0/3）"


@pytest.mark.parametrize(("state", "times"), [(None, 1), (State.LATE, 1), (State.ABSENT, 0)])
def test_the_sign_in_goes_before_what_somebody_said(state, times):
    deputy, officer = make.deputy("赵一"), chamber.officer()
    attend(deputy)
    held = Meeting.objects.get()
    start = datetime(2026, 12, 18, 9, tzinfo=UTC)
    sitting = held.sittings.create(name="全体会议", starts_at=start, ends_at=start + timedelta(hours=2))
    if state:
        Presence.objects.create(sitting=sitting, participant=held.participants.get(), state=state, by=officer)
    assert counted()[0] == {"赵一": times}


def test_nobody_in_office_is_no_division():
    assert counted()[1].rate == ""


def test_the_figure_opens_the_list_behind_it(client):
    one, _two = make.deputy("赵一"), make.deputy("钱二")
    attend(one)
    client.force_login(chamber.officer())
    whole = client.get(reverse("meetings:coverage")).content.decode()
    assert "50.0%（1/2）" in whole and "还没有列席的 1 位" in whole
    behind = client.get(reverse("meetings:coverage"), {"state": "0"}).content.decode()
    assert "钱二" in behind and "赵一</a>" not in behind


def test_a_deputy_does_not_read_who_came_how_often(client):
    client.force_login(make.deputy("赵一").user)
    assert client.get(reverse("meetings:coverage")).status_code == 403


@pytest.mark.parametrize("many", [1, 5])
def test_the_page_asks_the_same_for_few_and_many(client, many, django_assert_num_queries):
    for n in range(many):
        attend(make.deputy(f"代{n}"))
    client.force_login(chamber.officer())
    client.get("/notices/")
    with django_assert_num_queries(12):
        assert client.get(reverse("meetings:coverage")).status_code == 200
