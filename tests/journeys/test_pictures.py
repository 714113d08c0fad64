"""The pictures of README.md, from the demo district: ``PICTURES=1 .venv/bin/pytest tests/journeys/test_pictures.py``."""

import os

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db.models import Count
from PIL import Image

from congress.accounts.models import Role, User
from meetings.models import Meeting
from meetings.models import Status as MeetingStatus
from proposals.models import Proposal, Status
from supervision.models import Topic, TopicStatus
from tests.journeys.stage import PHONE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("PICTURES" not in os.environ, reason="PICTURES=1 makes the pictures of README.md"),
]
LARGEST = 200_000


def keep(player, name, whole=False):
    """Few colours are enough for a page, and a small file is enough for a reader."""
    path = settings.BASE_DIR / "docs" / "img" / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    player.page.screenshot(path=path, full_page=whole)
    Image.open(path).convert("RGB").quantize(96).save(path, optimize=True)
    assert path.stat().st_size < LARGEST


def richest(**facts):
    """The case of this kind about which there is most to see; one that waits for a verdict has none yet."""
    found = Proposal.objects.filter(**facts).annotate(told=Count("entries")).order_by("-told", "pk")
    return next(case for case in found if case.status != Status.REPLIED or case.current_evaluation().waiting())


def test_the_pictures_of_the_readme(transactional_db, at_work):
    call_command("demo", verbosity=0)
    clerk = User.objects.filter(posts__role=Role.COORDINATOR, is_active=True).first()
    office = at_work(clerk)
    replied = richest(status=Status.REPLIED, lead__user__isnull=False)

    keep(office.goes("/proposals/"), "list")
    keep(office.goes(richest(status=Status.IN_PROGRESS).get_absolute_url()), "case")
    clerk = User.objects.filter(posts__role=Role.MEETING_OFFICER, is_active=True).first()
    house = at_work(clerk)
    keep(
        house.goes(Meeting.objects.filter(status=MeetingStatus.PUBLISHED).latest("opens_on").get_absolute_url()),
        "meeting",
    )
    keep(house.goes(Topic.objects.filter(status=TopicStatus.TRACKING).latest("pk").get_absolute_url()), "topic")
    deputy = at_work(replied.lead.user, PHONE)
    deputy.goes(replied.get_absolute_url() + "rate/")
    deputy.page.locator(".grades").first.scroll_into_view_if_needed()
    keep(deputy, "rate")
