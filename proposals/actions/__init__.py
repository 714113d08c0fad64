"""The verbs. One function per step of ``proposals.flow``, one file per stage."""

from proposals.actions.answering import compose, correct, issue, keep_draft, present, sign_off, turn_back
from proposals.actions.assignment import acknowledge, assign
from proposals.actions.attaching import attach, detach
from proposals.actions.drafting import check_revisable, discard, draft, log, revise, submit
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
from proposals.actions.reform import fates, hand_over, move_work
from proposals.actions.reminding import press, urge
from proposals.actions.returning import log_again, withdraw
from proposals.actions.review import decline, link_earlier, register, send_back
from proposals.actions.reworking import convene, rework, settle
from proposals.actions.signing import cosign, invite, refuse, step_out, take_back
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

__all__ = [
    "abandon_motion", "accept_motion", "adopt_motion", "assign_motion", "check_motion_revisable", "close_motion",
    "convert_motion", "delegate_motion", "draft_motion", "form_group", "give_opinion", "hand_in", "hear_motion",
    "invite_signers", "leave_motion", "log_motion", "log_work", "plan_motion", "put_on_agenda", "reach_goal",
    "refer_motion", "refuse_motion", "register_motion", "rehandle_motion", "reject_motion", "report_motion",
    "report_to_congress", "return_motion", "review_motion", "revise_motion", "set_cutoff", "sign_motion",
    "track_motion", "withdraw_motion",
    "CHECKS", "acknowledge", "advise", "assign", "attach", "calendar_moves", "check_revisable", "claim_done",
    "close", "close_windows", "compose", "conclude", "confirm", "contact", "convene", "correct", "cosign",
    "decline", "detach", "discard", "draft", "draft_release", "fates", "finish", "give_up", "hand_over", "invite",
    "issue", "keep_draft", "key_in", "leave_out", "link_earlier", "log", "log_again", "move_work", "nominate",
    "plan_oversight", "present", "press", "publish", "rate", "recalendar", "record_event", "refuse", "register",
    "report_back", "report_progress", "resume", "retract", "revise", "rework", "roll_over", "roll_years", "select",
    "send_back", "send_on", "settle", "sign_off", "step_out", "submit", "take_back", "track", "turn_back", "urge",
    "verify", "verify_done", "withdraw", "withhold",
]  # fmt: skip
