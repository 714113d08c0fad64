from proposals.views.answering import compose, correct, issue, present, sign_off, turn_back
from proposals.views.assignment import acknowledge, assign
from proposals.views.bulk import close_all, print_slips
from proposals.views.cases import detail, file, mine
from proposals.views.drafting import detach, discard, draft, log, revise, similar, submit
from proposals.views.figures import figures, figures_list
from proposals.views.listing import inbox, index
from proposals.views.oversight import (
    finish,
    key_candidates,
    key_case,
    key_cases,
    leave_out,
    nominate,
    plan_oversight,
    record_event,
    report_back,
    resume,
    select,
)
from proposals.views.papers import blank_form, opinion, paper, reply_letter
from proposals.views.public import public, public_case, public_csv, public_json
from proposals.views.publicity import publish, releases, retract, withhold
from proposals.views.rating import close, conclude, enter_rating, key_in, rate, rate_by_link, verify
from proposals.views.reminding import urge
from proposals.views.returning import log_again, withdraw
from proposals.views.review import decline, register, send_back
from proposals.views.reworking import convene, rework, settle
from proposals.views.signing import cosign, invite, refuse, step_out, take_back
from proposals.views.talking import advise, confirm, contact
from proposals.views.tracking import claim_done, commitment, give_up, report_progress, roll_over, track, verify_done

__all__ = [
    "acknowledge", "advise", "assign", "blank_form", "claim_done", "close", "close_all", "commitment", "compose",
    "conclude", "confirm", "contact", "convene", "correct", "cosign", "decline", "detach", "detail", "discard",
    "draft", "enter_rating", "figures", "figures_list", "file", "finish", "give_up", "inbox", "index", "invite",
    "issue", "key_candidates", "key_case", "key_cases", "key_in", "leave_out", "log", "log_again", "mine",
    "nominate", "opinion", "paper", "plan_oversight", "present", "print_slips", "public", "public_case",
    "public_csv", "public_json", "publish", "rate", "rate_by_link", "record_event", "refuse", "register",
    "releases", "reply_letter", "report_back", "report_progress", "resume", "retract", "revise", "rework",
    "roll_over", "select", "send_back", "settle", "sign_off", "similar", "step_out", "submit", "take_back", "track",
    "turn_back", "urge", "verify", "verify_done", "withdraw", "withhold",
]  # fmt: skip
