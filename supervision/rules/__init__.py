"""Who may: one question, one person, one matter. ``user`` is None when the clock asks."""

from supervision.rules.budget import sees_budget, submits_budget
from supervision.rules.calling import SOURCES, anyone, proposer_kind
from supervision.rules.filing import (
    already_extended,
    answered_already,
    files_documents,
    is_house,
    is_maker,
    is_reviewer,
    keeps_review,
    maker_has_time,
    not_clear,
    not_released,
    opinions_missing,
    reads_review,
    share_extended,
)
from supervision.rules.fiscal import is_fiscal, keeps_money, owes_finding, sees_findings
from supervision.rules.inquiry import (
    inquiry_lacking,
    keeps_inquiry,
    may_inquire,
    nobody_answered,
    office_for_inquiry,
    promises_not_for_opinion,
    reads_bank,
    reads_sitting,
)
from supervision.rules.inspection import (
    check_member,
    checks,
    in_team,
    keeps_check,
    may_inspect,
    not_for_opinion,
    nothing_checked,
    office_for_check,
    plan_lacking,
    reads_check,
    report_lacking,
)
from supervision.rules.people import (
    STAFF,
    is_clock,
    is_committee,
    is_keeper,
    is_leader,
    is_office,
    is_organ,
    is_staff,
    mends,
    proposes,
)
from supervision.rules.planning import not_ready_to_adopt, not_ready_to_take_up
from supervision.rules.rare import (
    answers_interpellation,
    chair_missing,
    check_commissioner,
    check_movers,
    check_proposal,
    not_satisfied,
    office_of_rare,
)
from supervision.rules.road import (
    all_checked,
    answers_item,
    checks_missing,
    hands_in,
    items_open,
    keeps_item,
    not_commented,
    nothing_collected,
    response_not_ready,
    unanswered,
)

__all__ = [
    "already_extended", "answered_already", "files_documents", "is_house", "is_maker", "is_reviewer", "keeps_review",
    "maker_has_time", "not_clear", "not_released", "opinions_missing", "reads_review", "share_extended",
    "STAFF", "all_checked", "answers_item", "checks_missing", "hands_in", "is_clock", "is_committee", "is_keeper",
    "is_leader", "is_office", "is_organ", "is_staff", "items_open", "keeps_item", "mends", "not_commented",
    "not_ready_to_adopt", "not_ready_to_take_up", "nothing_collected", "proposes", "response_not_ready", "unanswered",
]  # fmt: skip
__all__ += ["is_fiscal", "keeps_money", "owes_finding", "sees_findings"]
__all__ += ["sees_budget", "submits_budget"]
__all__ += ["SOURCES", "anyone", "proposer_kind"]
__all__ += [
    "check_member", "checks", "in_team", "keeps_check", "may_inspect", "not_for_opinion", "nothing_checked",
    "office_for_check", "plan_lacking", "reads_check", "report_lacking",
]  # fmt: skip
__all__ += [
    "inquiry_lacking", "keeps_inquiry", "may_inquire", "nobody_answered", "office_for_inquiry",
    "promises_not_for_opinion", "reads_bank", "reads_sitting",
]  # fmt: skip
__all__ += [
    "answers_interpellation", "chair_missing", "check_commissioner", "check_movers", "check_proposal", "not_satisfied",
    "office_of_rare",
]  # fmt: skip
