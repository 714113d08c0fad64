"""The room on the office's screen and on a member's phone."""

import pytest
from django.core import signing
from django.urls import reverse

from meetings import actions
from meetings.models import ItemStatus
from meetings.views.hall import SIGNER
from tests.browser import reads_well, visit
from tests.meetings import chamber

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_office_runs_the_meeting(live_server, page, signed_in, axe):
    held, listed, room, clerk = chamber.in_session(5, present=4)
    item = chamber.item(held, title="关于批准2025年区级决算的决议（草案）", status=ItemStatus.DELIBERATED)
    item = actions.put_to_vote(item, by=clerk, method="machine")
    vote = actions.start_vote(item.votes.get(), by=clerk, sitting=room)
    sums = {"yes": 3, "no": 1}
    shown = {"count": reverse("meetings:count_votes", args=[held.code, vote.pk])}
    signed_in(page, clerk)
    look(page, axe, "count", shown["count"])
    actions.count_votes(vote, by=clerk, figures={vote.lines.get().pk: sums})
    for name, address in (
        ("hall", reverse("meetings:hall", args=[held.code])),
        ("screen", reverse("meetings:hall_screen", args=[held.code, room.pk])),
        ("votes", reverse("meetings:votes", args=[held.code])),
        ("speech", reverse("meetings:record_speech", args=[item.code])),
    ):
        look(page, axe, name, address)


def look(page, axe, name, address):
    visit(page, address)
    reads_well(page, axe, f"room-{name}")


def test_a_member_signs_in_and_checks_a_speech_on_the_phone(live_server, page, signed_in, axe):
    held, listed, room, clerk = chamber.in_session(3, present=0)
    speech = actions.record_speech(chamber.item(held), by=clerk, participant=listed[0], text="同意这个报告。")
    signed_in(page, listed[0].account).set_viewport_size({"width": 360, "height": 780})
    key = signing.dumps(room.pk, salt=SIGNER)
    look(page, axe, "check-in", reverse("meetings:check_in", args=[held.code, room.pk]) + f"?key={key}")
    page.get_by_role("button", name="本人签到").click()
    page.get_by_text("您已签到").wait_for()
    look(page, axe, "my-speech", reverse("meetings:confirm_speech", args=[speech.pk]))
    page.get_by_role("button", name="核对无误").click()
    page.get_by_text("发言已核对").wait_for()
