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
    must_be_reviewed,
    not_clear,
    not_released,
    opinions_missing,
    reads_requests,
    reads_review,
    share_extended,
    watches_filing,
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
from supervision.rules.judging import (
    count_verdicts,
    gives_verdict,
    no_paper_pending,
    nobody_silent,
    not_satisfied,
    papers_pending,
    pending_papers,
    said_of,
    silent,
    verifies_verdicts,
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
    watches_topic,
)
from supervision.rules.planning import not_ready_to_adopt, not_ready_to_take_up
from supervision.rules.rare import (
    answers_interpellation,
    chair_missing,
    check_commissioner,
    check_movers,
    check_paper,
    check_proposal,
    fifth,
    hands_in_motion,
    is_asked_mover,
    keeps_materials,
    moves_interpellation,
    office_of_rare,
    sits,
    sits_in_commission,
    too_few_movers,
    too_few_proposers,
    withdraws_motion,
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
from supervision.rules.work_review import answers_work, keeps_work, must_be_told, nothing_gathered

__all__ = [
    "SOURCES", "STAFF", "all_checked", "already_extended", "answered_already", "answers_interpellation", "answers_item",
    "answers_work", "anyone", "chair_missing", "check_commissioner", "check_member", "check_movers", "check_paper",
    "check_proposal", "checks", "checks_missing", "count_verdicts", "fifth", "files_documents", "gives_verdict",
    "hands_in", "hands_in_motion", "in_team", "inquiry_lacking", "is_asked_mover", "is_clock", "is_committee",
    "is_fiscal", "is_house", "is_keeper", "is_leader", "is_maker", "is_office", "is_organ", "is_reviewer", "is_staff",
    "items_open", "keeps_check", "keeps_inquiry", "keeps_item", "keeps_materials", "keeps_money", "keeps_review",
    "keeps_work", "maker_has_time", "may_inquire", "may_inspect", "mends", "moves_interpellation", "must_be_reviewed",
    "must_be_told", "no_paper_pending", "nobody_answered", "nobody_silent", "not_clear", "not_commented",
    "not_for_opinion", "not_ready_to_adopt", "not_ready_to_take_up", "not_released", "not_satisfied", "nothing_checked",
    "nothing_collected", "nothing_gathered", "office_for_check", "office_for_inquiry", "office_of_rare",
    "opinions_missing", "owes_finding", "papers_pending", "pending_papers", "plan_lacking", "promises_not_for_opinion",
    "proposer_kind", "proposes", "reads_bank", "reads_check", "reads_requests", "reads_review", "reads_sitting",
    "report_lacking", "response_not_ready", "said_of", "sees_budget", "sees_findings", "share_extended", "silent",
    "sits", "sits_in_commission", "submits_budget", "too_few_movers", "too_few_proposers", "unanswered",
    "verifies_verdicts", "watches_filing", "watches_topic", "withdraws_motion",
]  # fmt: skip
