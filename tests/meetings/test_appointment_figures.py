"""任免统计: counted by organ and year; table, chart and sheet say the same."""

import pytest
from django.urls import reverse

from meetings.models import Official, OrganKind, Verb
from meetings.statistics.appointments import bars, by_organ
from tests import make
from tests.meetings import chamber, elected, personnel

pytestmark = pytest.mark.django_db


def decided():
    """Five votes of 2026 and one of 2025."""
    make.term()
    motion = personnel.motion(chamber.officer(), status="submitted_to_meeting")
    court = personnel.post("审判员", organ_kind=OrganKind.COURT)
    woman, facts = (
        personnel.official("女", sex=Official.Sex.FEMALE),
        {"status": "in_office", "decided_on": "2026-03-01"},
    )
    personnel.line(motion, woman, **facts)
    personnel.line(motion, to=court, verb=Verb.APPOINT, **facts)
    personnel.line(motion, **{**facts, "status": "failed"})
    personnel.line(motion, verb=Verb.DECIDE_REMOVE, **{**facts, "status": "done"})
    personnel.line(motion, verb=Verb.ACCEPT_RESIGNATION, **{**facts, "status": "passed"})
    personnel.line(motion, to=court, verb=Verb.REMOVE, **{**facts, "decided_on": "2025-03-01", "status": "done"})


def test_the_figures_of_a_year(django_assert_num_queries):
    decided()
    with django_assert_num_queries(1):
        rows = by_organ(2026)
    assert [tuple(row) for row in rows] == [
        ("人民政府", 4, 1, 1, 1, 1, 0, 1), ("人民法院", 1, 1, 0, 0, 0, 0, 0), ("合计", 5, 2, 1, 1, 1, 0, 1),
    ]  # fmt: skip
    assert [(line.label, line.total, line.words) for line in bars(rows)] == [
        ("人民政府", 4, "任命 1，免职、辞职、撤职 2，未获通过 1"), ("人民法院", 1, "任命 1"),
    ]  # fmt: skip


def test_the_page_leaves_as_sheet_and_paper(client):
    decided()
    client.force_login(elected.officer())
    address = reverse("meetings:appointment_figures")
    assert "其中女" in client.get(address, {"year": 2026}).content.decode()
    assert client.get(address, {"year": 2026, "as": "xlsx"})["Content-Type"].endswith("sheet")
    assert client.get(address, {"year": 2026, "print": "1"})["Content-Type"] == "application/pdf"
    assert "还没有任免表决" in client.get(address, {"year": 2001}).content.decode()
