from proposals.views.answering import compose, correct, issue, present, sign_off, turn_back
from proposals.views.assignment import acknowledge, assign
from proposals.views.awards import (
    award,
    awards,
    call_off,
    cast_ballot,
    certificate,
    confer,
    open_award,
    open_ballot,
    put_forward,
)
from proposals.views.bulk import close_all, print_slips
from proposals.views.cases import detail, file, mine
from proposals.views.dispatching import redo_advice, subdivide
from proposals.views.drafting import detach, discard, draft, log, revise, similar, submit
from proposals.views.extending import ask_extension, rule_extension
from proposals.views.figures import figures, figures_list
from proposals.views.hand_over_meeting import desk, hand_over_list, hand_over_meeting, hand_over_meetings, hold_meeting
from proposals.views.handing_back import ask_return, reassign, rule_return
from proposals.views.joining import merge, unmerge
from proposals.views.leading import leaders, name_leader, oversee, report_leading, subjects
from proposals.views.ledger import ledger, ledger_progress, second_answer
from proposals.views.listing import inbox, index
from proposals.views.motion_appealing import appeal_motion, join_appeal, reconsider_motion, uphold_motion
from proposals.views.motion_bringing import (
    abandon_motion,
    draft_motion,
    hand_in,
    invite_signers,
    leave_motion,
    log_motion,
    refuse_motion,
    revise_motion,
    set_cutoff,
    sign_motion,
)
from proposals.views.motion_deciding import (
    adopt_motion,
    convert_motion,
    delegate_motion,
    put_on_agenda,
    refer_motion,
    register_motion,
    reject_motion,
    return_motion,
    review_motion,
    withdraw_motion,
)
from proposals.views.motion_group import form_group, log_work
from proposals.views.motion_handling import (
    accept_motion,
    assign_motion,
    close_motion,
    give_opinion,
    hear_motion,
    plan_motion,
    reach_goal,
    rehandle_motion,
    report_motion,
    report_to_congress,
    track_motion,
)
from proposals.views.motion_joining import merge_motion, unmerge_motion
from proposals.views.motion_papers import blank_motion_form, motion_form, motion_letter, motion_paper
from proposals.views.motions import motion, motion_file, motions
from proposals.views.offline import log_offline, take_offline
from proposals.views.oversight import (
    finish,
    key_candidates,
    key_case,
    key_cases,
    key_report,
    leave_out,
    nominate,
    plan_oversight,
    record_event,
    report_back,
    resume,
    select,
)
from proposals.views.papers import blank_form, forwarding_slip, opinion, paper, reply_letter
from proposals.views.public import public, public_case, public_csv, public_file, public_json
from proposals.views.publicity import publish, releases, retract, withhold
from proposals.views.rating import close, conclude, enter_rating, key_in, rate, rate_by_link, verify
from proposals.views.rechecking import draw, recheck, recheck_sample, rechecks, reopen
from proposals.views.reminding import urge
from proposals.views.repeating import repeated
from proposals.views.returning import log_again
from proposals.views.review import decline, register, send_back
from proposals.views.reworking import convene, rework, settle
from proposals.views.signing import cosign, invite, refuse, step_out, take_back
from proposals.views.summing_up import (
    hand_in_summary,
    return_summary,
    summary_file,
    summary_paper,
    unit_summaries,
    unit_summary,
    write_summary,
)
from proposals.views.talking import advise, confirm, contact
from proposals.views.tracking import claim_done, commitment, give_up, report_progress, roll_over, track, verify_done
from proposals.views.turnover import close_term, term_account
from proposals.views.withdrawing import agree_withdrawal, ask_withdrawal, withdraw
from proposals.views.yearly import own_score, printed_report, scorecard, scores, weigh, write_report, year_report

__all__ = [
    "abandon_motion", "accept_motion", "acknowledge", "adopt_motion", "advise", "agree_withdrawal", "appeal_motion",
    "ask_extension", "ask_return", "ask_withdrawal", "assign", "assign_motion", "award", "awards", "blank_form",
    "blank_motion_form", "call_off", "cast_ballot", "certificate", "claim_done", "close", "close_all", "close_motion",
    "close_term", "commitment", "compose", "conclude", "confer", "confirm", "contact", "convene", "convert_motion",
    "correct", "cosign", "decline", "delegate_motion", "desk", "detach", "detail", "discard", "draft", "draft_motion",
    "draw", "enter_rating", "figures", "figures_list", "file", "finish", "form_group", "forwarding_slip",
    "give_opinion", "give_up", "hand_in", "hand_in_summary", "hand_over_list", "hand_over_meeting",
    "hand_over_meetings", "hear_motion", "hold_meeting", "inbox", "index", "invite", "invite_signers", "issue",
    "join_appeal", "key_candidates", "key_case", "key_cases", "key_in", "key_report", "leaders", "leave_motion",
    "leave_out", "ledger", "ledger_progress", "log", "log_again", "log_motion", "log_offline", "log_work", "merge",
    "merge_motion", "mine", "motion", "motion_file", "motion_form", "motion_letter", "motion_paper", "motions",
    "name_leader", "nominate", "open_award", "open_ballot", "opinion", "oversee", "own_score", "paper", "plan_motion",
    "plan_oversight", "present", "print_slips", "printed_report", "public", "public_case", "public_csv",
    "public_file", "public_json", "publish", "put_forward", "put_on_agenda", "rate", "rate_by_link", "reach_goal",
    "reassign", "recheck", "recheck_sample", "rechecks", "reconsider_motion", "record_event", "redo_advice",
    "refer_motion", "refuse", "refuse_motion", "register", "register_motion", "rehandle_motion", "reject_motion",
    "releases", "reopen", "repeated", "reply_letter", "report_back", "report_leading", "report_motion",
    "report_progress", "report_to_congress", "resume", "retract", "return_motion", "return_summary", "review_motion",
    "revise", "revise_motion", "rework", "roll_over", "rule_extension", "rule_return", "scorecard", "scores",
    "second_answer", "select", "send_back", "set_cutoff", "settle", "sign_motion", "sign_off", "similar", "step_out",
    "subdivide", "subjects", "submit", "summary_file", "summary_paper", "take_back", "take_offline", "term_account",
    "track", "track_motion", "turn_back", "unit_summaries", "unit_summary", "unmerge", "unmerge_motion",
    "uphold_motion", "urge", "verify", "verify_done", "weigh", "withdraw", "withdraw_motion", "withhold",
    "write_report", "write_summary", "year_report",
]  # fmt: skip
