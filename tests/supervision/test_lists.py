"""Every list of supervision has a tab for everything that stands in it."""

from importlib import import_module
from itertools import chain

import pytest

from congress.accounts.models import Role
from supervision.models import FilingStatus, FindingStatus, IdeaStatus, RequestStatus, TopicStatus
from supervision.views.rooms import rooms
from tests import make

LISTS = {
    "listing": TopicStatus,
    "filings": FilingStatus,
    "findings": FindingStatus,
    "filing_requests": RequestStatus,
    "ideas": IdeaStatus,
}


@pytest.mark.parametrize("page", LISTS)
def test_every_status_stands_under_exactly_one_tab(page):
    tabs = import_module(f"supervision.views.{page}").STATES
    assert sorted(chain.from_iterable(tab.statuses for tab in tabs)) == sorted(LISTS[page])


@pytest.mark.django_db
def test_each_finds_the_rooms_he_may_enter_and_no_other(client):
    for user in (
        make.user(Role.MEETING_OFFICER),
        make.user(Role.DEPUTY),
        make.user(Role.HANDLER, make.unit("望川区水务局")),
    ):
        client.force_login(user)
        page = client.get("/supervision/").content.decode()
        found = [address for _group, links in rooms(user) for _label, address in links]
        assert all(f'href="{address}"' in page for address in found)
        assert {client.get(address, follow=True).status_code for address in found} == {200}
    assert len(rooms(make.user(Role.COORDINATOR))) == 4 > len(rooms(make.user(Role.DEPUTY)))
