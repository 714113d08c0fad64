"""The verbs. One function per step of ``proposals.flow``, one file per stage."""

from proposals.actions.answering import compose, correct, issue, keep_draft, present, sign_off, turn_back
from proposals.actions.assignment import acknowledge, assign
from proposals.actions.attaching import attach, detach
from proposals.actions.awards import call_off, cast_ballot, confer, open_award, open_ballot, put_forward
from proposals.actions.classes import adopt_scheme, change_class
from proposals.actions.dispatching import redo_advice, subdivide
from proposals.actions.drafting import check_revisable, discard, draft, log, revise, submit
from proposals.actions.extending import ask_extension, rule_extension
from proposals.actions.hand_over_meeting import hold_meeting
from proposals.actions.handing_back import ask_return, bounces, reassign, rule_return
from proposals.actions.joining import merge, unmerge
from proposals.actions.leading import name_leader, oversee, report_leading
from proposals.actions.motion_appealing import appeal_motion, join_appeal, reconsider_motion, uphold_motion
from proposals.actions.motion_bringing import (
    abandon_motion,
    check_motion_revisable,
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
from proposals.actions.motion_deciding import (
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
from proposals.actions.motion_group import form_group, log_work
from proposals.actions.motion_handling import (
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
from proposals.actions.motion_joining import merge_motion, unmerge_motion
from proposals.actions.motion_reminding import press_motion
from proposals.actions.offline import log_offline, take_offline
from proposals.actions.oversight import (
    finish,
    leave_out,
    nominate,
    plan_oversight,
    record_event,
    report_back,
    resume,
    select,
)
from proposals.actions.publicity import CHECKS, draft_release, publish, retract, withhold
from proposals.actions.rating import close, close_windows, conclude, key_in, rate, verify
from proposals.actions.recalendar import calendar_moves, recalendar
from proposals.actions.rechecking import draw, recheck, reopen
from proposals.actions.reform import fates, hand_over, move_work
from proposals.actions.reminding import press, urge
from proposals.actions.returning import log_again
from proposals.actions.review import decline, link_earlier, register, send_back
from proposals.actions.reworking import convene, rework, settle
from proposals.actions.signing import cosign, invite, refuse, step_out, take_back
from proposals.actions.summing_up import (
    hand_in_summary,
    keep_summaries,
    press_summary,
    return_summary,
    write_summary,
)
from proposals.actions.talking import advise, confirm, contact
from proposals.actions.tracking import (
    claim_done,
    give_up,
    report_progress,
    roll_over,
    roll_years,
    send_on,
    track,
    verify_done,
)
from proposals.actions.turnover import close_term
from proposals.actions.withdrawing import agree_withdrawal, ask_withdrawal, withdraw
from proposals.actions.yearly import print_report, weigh, write_report

__all__ = [
    "CHECKS", "abandon_motion", "accept_motion", "acknowledge", "adopt_motion", "adopt_scheme", "advise",
    "agree_withdrawal", "appeal_motion", "ask_extension", "ask_return", "ask_withdrawal", "assign", "assign_motion",
    "attach", "bounces", "calendar_moves", "call_off", "cast_ballot", "change_class", "check_motion_revisable",
    "check_revisable", "claim_done", "close", "close_motion", "close_term", "close_windows", "compose", "conclude",
    "confer", "confirm", "contact", "convene", "convert_motion", "correct", "cosign", "decline", "delegate_motion",
    "detach", "discard", "draft", "draft_motion", "draft_release", "draw", "fates", "finish", "form_group",
    "give_opinion", "give_up", "hand_in", "hand_in_summary", "hand_over", "hear_motion", "hold_meeting", "invite",
    "invite_signers", "issue", "join_appeal", "keep_draft", "keep_summaries", "key_in", "leave_motion", "leave_out",
    "link_earlier", "log", "log_again", "log_motion", "log_offline", "log_work", "merge", "merge_motion", "move_work",
    "name_leader", "nominate", "open_award", "open_ballot", "oversee", "plan_motion", "plan_oversight", "present",
    "press", "press_motion", "press_summary", "print_report", "publish", "put_forward", "put_on_agenda", "rate",
    "reach_goal", "reassign", "recalendar", "recheck", "reconsider_motion", "record_event", "redo_advice",
    "refer_motion", "refuse", "refuse_motion", "register", "register_motion", "rehandle_motion", "reject_motion",
    "reopen", "report_back", "report_leading", "report_motion", "report_progress", "report_to_congress", "resume",
    "retract", "return_motion", "return_summary", "review_motion", "revise", "revise_motion", "rework", "roll_over",
    "roll_years", "rule_extension", "rule_return", "select", "send_back", "send_on", "set_cutoff", "settle",
    "sign_motion", "sign_off", "step_out", "subdivide", "submit", "take_back", "take_offline", "track",
    "track_motion", "turn_back", "unmerge", "unmerge_motion", "uphold_motion", "urge", "verify", "verify_done",
    "weigh", "withdraw", "withdraw_motion", "withhold", "write_report", "write_summary",
]  # fmt: skip
