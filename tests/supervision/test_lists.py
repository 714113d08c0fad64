"""Every list of supervision has a tab for everything that stands in it."""

from importlib import import_module
from itertools import chain

import pytest

from supervision.models import FilingStatus, FindingStatus, IdeaStatus, RequestStatus, TopicStatus

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
