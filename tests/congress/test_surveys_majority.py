"""Votes against a table worked out by hand: absent, abstaining, exactly half, seats and members in office."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.surveys.majority import Majority, Verdict, decide, grade, needed, quorum

# members, what 过半数 is, what 三分之二以上 is — each worked out on paper
NEEDS = [
    (1, 1, 1), (2, 2, 2), (3, 2, 2), (15, 8, 10), (25, 13, 17), (28, 15, 19), (29, 15, 20), (30, 16, 20),
    (31, 16, 21), (33, 17, 22), (35, 18, 24), (44, 23, 30), (45, 23, 30), (300, 151, 200), (301, 151, 201),
]  # fmt: skip
# members, yes, passed — no, abstentions and absent members change nothing
CASES = [
    (15, 7, False), (15, 8, True), (15, 15, True), (15, 0, False),
    (29, 14, False), (29, 15, True), (29, 29, True),
    (30, 15, False),  # exactly half is not more than half
    (30, 16, True),
    (31, 15, False), (31, 16, True), (31, 23, True),
    (45, 22, False), (45, 23, True),
    (44, 22, False), (44, 23, True),
    (0, 0, False),
]  # fmt: skip


@pytest.mark.parametrize(("total", "half", "two_thirds"), NEEDS)
def test_the_majority_of_all_members(total, half, two_thirds):
    assert (needed(total), needed(total, Majority.TWO_THIRDS)) == (half, two_thirds)


@pytest.mark.parametrize(("total", "yes", "passed"), CASES)
def test_a_vote_against_the_table_worked_out_by_hand(total, yes, passed):
    assert decide(yes=yes, total=total).passed is passed


def test_the_sum_is_told_in_one_sentence():
    assert decide(yes=23, total=31).words == "23 票赞成，全体组成人员 31 人，过半数为 16，通过"
    assert decide(yes=15, total=31).words == "15 票赞成，全体组成人员 31 人，过半数为 16，未通过"
    assert decide(yes=20, total=31, rule=Majority.TWO_THIRDS).words.endswith("三分之二为 21，未通过")


def test_a_seat_that_is_empty_counts_only_where_the_district_counts_seats():
    """A by-election is pending: 31 seats, 29 in office; 15 yes passes by those in office, not by seats."""
    assert decide(yes=15, total=29).passed
    assert not decide(yes=15, total=31).passed


@pytest.mark.parametrize(("total", "present", "met"), [(31, 15, False), (31, 16, True), (30, 15, False), (0, 0, False)])
def test_a_sitting_opens_with_more_than_half_of_all_members(total, present, met):
    assert quorum(present=present, total=total).passed is met


def test_the_congress_opens_with_two_thirds():
    assert not quorum(present=199, total=300, rule=Majority.TWO_THIRDS).passed
    assert quorum(present=200, total=300, rule=Majority.TWO_THIRDS).passed


@pytest.mark.parametrize(
    ("yes", "basic", "base", "rule", "found"),
    [
        (16, 0, 31, "P1", Verdict.SATISFIED),
        (15, 1, 31, "P1", Verdict.BASIC),
        (15, 0, 30, "P1", Verdict.UNSATISFIED),  # exactly half
        (10, 5, 30, "P1", Verdict.UNSATISFIED),  # together exactly half
        (10, 6, 30, "P1", Verdict.BASIC),
        (15, 14, 29, "P1", Verdict.SATISFIED),
        (14, 15, 29, "P2", Verdict.UNSATISFIED),
        (15, 0, 29, "P2", Verdict.SATISFIED),
        (0, 0, 0, "P1", Verdict.UNSATISFIED),
    ],
)
def test_a_poll_against_the_table_worked_out_by_hand(yes, basic, base, rule, found):
    assert grade(yes=yes, basic=basic, base=base, rule=rule)[0] == found


@given(st.integers(1, 400), st.data())
def test_yes_and_its_opposite_never_both_pass(total, data):
    yes = data.draw(st.integers(0, total))
    assert not (decide(yes=yes, total=total).passed and decide(yes=total - yes, total=total).passed)
