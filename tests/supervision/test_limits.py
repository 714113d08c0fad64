"""Every limit of law.md §7 at a named date: 2026 with its Spring Festival, counted by hand."""

from datetime import date

import pytest

from congress.rulebook.book import deadline
from congress.rulebook.limits.supervision import LIMITS
from tests import make
from tests.supervision.test_filing import spring_festival

pytestmark = pytest.mark.django_db

# limit: (from which day, the last day), each with what moved it
NAMED = {
    # §7.3: T = Thursday, 24 September 2026
    "report.draft": (date(2026, 9, 24), date(2026, 9, 4)),
    "report.comment": (date(2026, 9, 4), date(2026, 9, 9)),
    "report.final": (date(2026, 9, 24), date(2026, 9, 14)),
    "report.to_members": (date(2026, 9, 24), date(2026, 9, 17)),
    # §7.4
    "opinion.compile": (date(2026, 2, 12), date(2026, 2, 26)),  # nine days off, one Saturday made up
    "opinion.send": (date(2026, 9, 28), date(2026, 10, 5)),
    "opinion.plan": (date(2026, 9, 30), date(2026, 12, 30)),
    "opinion.response": (date(2026, 11, 30), date(2027, 3, 1)),  # there is no 30 February; the 28th is a Sunday
    "opinion.rerun": (date(2026, 6, 25), date(2026, 9, 25)),
    "opinion.item": (date(2026, 3, 2), date(2026, 6, 2)),
    "tracking.check": (date(2026, 5, 11), date(2027, 5, 11)),
    # §7.6
    "inspection.notice": (date(2026, 5, 20), date(2026, 5, 8)),  # 10 May is a Sunday: earlier
    "inspection.report": (date(2026, 4, 28), date(2026, 6, 29)),  # 28 June is a Sunday
    # §7.7
    "budget.draft": (date(2026, 1, 19), date(2025, 12, 19)),  # 20 December 2025 is a Saturday: earlier
    "budget.adjustment": (date(2026, 9, 24), date(2026, 8, 25)),
    "accounts.draft": (date(2026, 8, 27), date(2026, 7, 28)),
    "accounts.approved": (date(2026, 8, 28), date(2026, 9, 17)),
    "audit.rectification": (date(2026, 8, 28), date(2027, 3, 1)),  # 28 February 2027 is a Sunday
    "duty.accounts": (date(2026, 1, 1), date(2026, 9, 30)),
    "duty.execution": (date(2026, 1, 1), date(2026, 9, 30)),
    "duty.audit": (date(2026, 1, 1), date(2026, 9, 30)),
    "duty.assets": (date(2026, 1, 1), date(2026, 12, 31)),
    "duty.debt": (date(2026, 1, 1), date(2026, 12, 31)),
    "duty.environment": (date(2026, 1, 1), date(2026, 12, 31)),
    "duty.filing": (date(2026, 1, 1), date(2026, 12, 31)),
    "duty.midterm": (date(2028, 1, 1), date(2028, 12, 31)),
    "duty.proposals": (date(2027, 1, 19), date(2027, 1, 18)),
    "duty.proposals_year": (date(2027, 1, 1), date(2027, 12, 31)),
    # §7.8
    "filing.file": (date(2026, 1, 5), date(2026, 2, 4)),
    "filing.form_check": (date(2026, 2, 9), date(2026, 2, 24)),  # the 19th is a holiday
    "filing.supplement": (date(2026, 3, 2), date(2026, 3, 12)),
    "filing.distribute": (date(2026, 2, 12), date(2026, 2, 26)),
    "filing.opinion": (date(2026, 3, 2), date(2026, 4, 1)),
    "filing.opinion_extended": (date(2026, 3, 2), date(2026, 5, 1)),
    "filing.review": (date(2026, 3, 2), date(2026, 6, 2)),
    "filing.review_extended": (date(2026, 3, 2), date(2026, 9, 2)),
    "filing.maker_answer": (date(2026, 4, 8), date(2026, 5, 8)),
    "filing.maker_amend": (date(2026, 6, 1), date(2026, 7, 1)),
    "filing.transfer": (date(2026, 3, 3), date(2026, 3, 13)),
    "filing.petition_refusal": (date(2026, 2, 9), date(2026, 2, 24)),
    "filing.request_answer": (date(2026, 2, 11), date(2026, 5, 11)),
    "filing.yearly_list": (date(2026, 1, 1), date(2026, 1, 31)),  # by the end of January, whatever day that is
    "filing.yearly_report": (date(2026, 3, 25), date(2026, 4, 24)),
}


def test_every_limit_is_named_here():
    assert {limit.key for limit in LIMITS} == set(NAMED)


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.key)
def test_a_limit_falls_on_its_day(limit):
    spring_festival()
    start, due = NAMED[limit.key]
    found = deadline(limit.key, start, backward=limit.backward)
    assert found.due_on == due, found.reckoning
    assert limit.article in found.one_line


def test_three_months_to_answer_a_suggestion_are_our_own_and_a_district_sets_others():
    """No statute names days for it: the rule carries no article, says so, and gives way to the district."""
    limit = {row.key: row for row in LIMITS}["filing.request_answer"]
    assert not limit.article and limit.cap is None and "条例没有规定答复的天数" in limit.note
    make.rule("filing.request_answer", 2)
    due = deadline("filing.request_answer", date(2026, 9, 7))
    assert due.due_on == date(2026, 11, 9)  # 7 November is a Saturday
    assert "区规" in due.one_line
