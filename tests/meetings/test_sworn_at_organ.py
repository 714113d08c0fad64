"""Who swears before the organ of the post: other days, another organizer, the organ is told (参照重庆市宪法宣誓组织办法)."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from congress.rulebook.book import open_book
from meetings import actions
from meetings.forms.inducting import OathForm
from meetings.models import AppointmentClock, OfficialPost, OrganKind
from tests import make
from tests.meetings.test_inducting import CEREMONY, passed

pytestmark = pytest.mark.django_db


@pytest.fixture
def judge():
    """A judge who was passed; his post is sworn in at the court. With the officer and the office."""
    make.known_years(2025, 2026, 2027)
    OfficialPost.objects.update_or_create(
        name="望川区财政局局长", defaults={"organ_kind": OrganKind.COURT, "authority": "decide", "sworn_at_organ": True}
    )
    (line,), clerk, office = passed({})
    assert line.post.sworn_at_organ
    return line, clerk, office


def test_the_organ_has_fifteen_working_days(judge):
    line, clerk, _office = judge
    (clock,) = AppointmentClock.objects.running().exclude(kind="appointment.notify")
    due = open_book().deadline("appointment.oath_by_organ", line.decided_on)
    assert (clock.kind, clock.due_on, clock.line) == ("appointment.oath_by_organ", due.due_on, line)
    actions.swear_in(line, by=clerk, held_on=localdate(), **{**CEREMONY, "organizer": "court"})
    assert not AppointmentClock.objects.running().exclude(kind="appointment.notify").exists()


@pytest.mark.parametrize(("on", "due"), [(date(2026, 3, 2), "2026-03-23"), (date(2026, 9, 24), "2026-10-15")])
def test_the_days_count_working_days_only(on, due):
    make.known_years(2026)
    clock = AppointmentClock.start("appointment.oath_by_organ", on=on)
    assert clock.due_on.isoformat() == due, clock.rule


def test_the_form_begins_with_the_court_and_not_with_the_meeting(judge):
    line, *_ = judge
    form = OathForm(line=line)
    assert form.initial["organizer"] == "court" and form.initial["place"] == line.motion.unit.name
    assert not form.initial.get("at_meeting")


def test_the_notice_tells_the_organ_until_when_and_the_list_says_who_swears_people_in(judge, client):
    line, clerk, office = judge
    paper = actions.notify_organ(line, by=clerk, office=office)
    assert any("的宪法宣誓由你单位组织" in text for text in paper.content["lines"])
    client.force_login(clerk)
    assert "（任职机关组织）" in client.get(reverse("meetings:induction")).content.decode()
    actions.swear_in(line, by=clerk, held_on=localdate(), **{**CEREMONY, "organizer": "court"})
    assert "（任职机关组织）" not in client.get(reverse("meetings:induction")).content.decode()
