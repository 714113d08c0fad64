"""Who may (people.py), and why not although the status allows it (reasons.py)."""

from proposals.rules.oversight import (
    is_candidate_already,
    nominates,
    oversees,
    reads_report,
    still_handled,
    without_event,
)
from proposals.rules.people import (
    WORKERS,
    hands_out_forms,
    is_answering_head,
    is_answering_unit,
    is_assisting_unit,
    is_author,
    is_coordinator,
    is_coordinator_or_clock,
    is_cosigner,
    is_invited,
    is_lead_deputy,
    is_signer,
    is_signer_of,
    is_system,
    is_unit,
    keeps_calendar,
    lets_assistants_go,
    may_hand_over,
    reads_contact,
    reads_figures,
    streets_of_papers,
    takes_papers,
    watches_clocks,
)
from proposals.rules.publicity import (
    is_published,
    not_for_the_public,
    nothing_published,
    refused_by,
    silent_units,
    widest,
)
from proposals.rules.reasons import (
    already_checked,
    author_writes,
    cosigning_over,
    dissatisfied,
    incomplete,
    missing,
    no_paper_waiting,
    own_work,
    paper_waiting,
    unanswered,
    urged_today,
    window_running,
    window_shut,
)
from proposals.rules.rounds import failures, meeting_owed, no_meeting, no_rework, not_closable

__all__ = [
    "WORKERS", "already_checked", "author_writes", "cosigning_over", "dissatisfied", "failures", "hands_out_forms",
    "incomplete", "is_answering_head", "is_answering_unit", "is_assisting_unit", "is_author",
    "is_candidate_already", "is_coordinator", "is_coordinator_or_clock", "is_cosigner", "is_invited",
    "is_lead_deputy", "is_published", "is_signer", "is_signer_of", "is_system", "is_unit", "keeps_calendar",
    "lets_assistants_go", "may_hand_over", "meeting_owed", "missing", "no_meeting", "no_paper_waiting", "no_rework",
    "nominates", "not_closable", "not_for_the_public", "nothing_published", "oversees", "own_work", "paper_waiting",
    "reads_contact", "reads_figures", "reads_report", "refused_by", "silent_units", "still_handled",
    "streets_of_papers", "takes_papers", "unanswered", "urged_today", "watches_clocks", "widest", "window_running",
    "window_shut", "without_event",
]  # fmt: skip
