"""The verbs of meetings: one file per stage. Each takes exactly one step of the flow."""

from meetings.actions.after import (
    announce,
    archive,
    decide,
    draft_minutes,
    issue_bulletin,
    issue_minutes,
    publish,
    publish_early,
)
from meetings.actions.agenda import forward, place, reorder, take_off
from meetings.actions.answering import ask_leave, confirm, decline, drop, rule_leave
from meetings.actions.appointing import (
    add_appointment_paper,
    add_line,
    add_people,
    add_person,
    amend_appointments,
    draft_appointments,
    drop_line,
    log_appointments,
    submit_appointments,
    supplement_appointments,
    withdraw_appointments,
)
from meetings.actions.copies import make_copies
from meetings.actions.electing import defer_line, give_statement, meet_members
from meetings.actions.exam_bank import (
    add_question,
    add_questions,
    change_question,
    checked_question,
    retire_question,
    set_exam_plan,
)
from meetings.actions.exam_room import close_room, hand_in, open_room, save_answers, start_exam, take_seat
from meetings.actions.exam_sitting import (
    digest,
    end_exam,
    end_exams,
    grant_exemption,
    issue_code,
    key_in_exam,
    lapse_retries,
    mark_absent,
    plan_exam,
    refuse_exam,
    reschedule_exam,
    verify_exam,
)
from meetings.actions.examined import exempt_exam, fail_exam, pass_exam, schedule_exam
from meetings.actions.executing import note_execution, order_execution, report_execution, return_execution
from meetings.actions.freezing import freeze, keep_version
from meetings.actions.gating import accept, postpone, refer, reject
from meetings.actions.groups import keep_groups, propose_groups
from meetings.actions.hall import (
    adopt_agenda,
    check_in,
    close,
    conclude,
    convene,
    defer,
    deliberate,
    explain,
    mark_presence,
    recuse,
    withdraw,
)
from meetings.actions.holding import end_tenure, register_elected
from meetings.actions.inducting import hand_certificate, notify_organ, swear_in, swear_in_elected
from meetings.actions.notifying import notify, remind_unanswered, urge
from meetings.actions.observing import accept_observer, decline_observer, open_observing, send_observer
from meetings.actions.offices import abolish_office, keep_office, keep_official, rename_office, standard_offices
from meetings.actions.opinions import (
    answer_opinion,
    collect_opinion,
    feed_back,
    hand_on,
    raise_suggestion,
    set_aside,
)
from meetings.actions.overseeing import (
    call_reports,
    file_sanction,
    poll_reports,
    receive_report,
    record_defence,
    tell_result,
)
from meetings.actions.packets import make_packet
from meetings.actions.papers import (
    add_paper,
    change_paper,
    move_paper,
    replace_paper,
    share_paper,
    unshare_paper,
    withdraw_paper,
)
from meetings.actions.people import invite
from meetings.actions.planning import cancel, draft_agenda, plan, record, report_to_party, reschedule, revise
from meetings.actions.practising import give_practice, judged
from meetings.actions.proposing import amend, propose
from meetings.actions.reviewing import ask_papers, record_visit, review_appointments, start_review
from meetings.actions.ruling import (
    bring_appointments,
    close_if_over,
    receive_complaint,
    report_investigation,
    resume_line,
    rule_appointments,
    suspend_line,
    withdraw_line,
)
from meetings.actions.schedule import (
    arrange,
    drop_entry,
    drop_sitting,
    keep_entry,
    keep_sitting,
    keep_speakers,
    move_entry,
    propose_schedule,
)
from meetings.actions.seating import add_body, end_seat, seat, set_seats
from meetings.actions.seats import open_sign_up, promote, sign_up
from meetings.actions.sending import send_late, send_papers
from meetings.actions.speaking import confirm_speech, record_speech
from meetings.actions.voting import cancel_vote, correct_count, count_votes, prepare_vote, put_to_vote, start_vote

__all__ = [
    "abolish_office", "accept", "accept_observer", "add_appointment_paper", "add_body", "add_line", "add_paper",
    "add_people", "add_person", "add_question", "add_questions", "adopt_agenda", "amend", "amend_appointments",
    "announce", "answer_opinion", "archive", "arrange", "ask_leave", "ask_papers", "bring_appointments", "call_reports",
    "cancel", "cancel_vote", "change_paper", "change_question", "check_in", "checked_question", "close",
    "close_if_over", "close_room", "collect_opinion", "conclude", "confirm", "confirm_speech", "convene",
    "correct_count", "count_votes", "decide", "decline", "decline_observer", "defer", "defer_line", "deliberate",
    "digest", "draft_agenda", "draft_appointments", "draft_minutes", "drop", "drop_entry", "drop_line", "drop_sitting",
    "end_exam", "end_exams", "end_seat", "end_tenure", "exempt_exam", "explain", "fail_exam", "feed_back",
    "file_sanction", "forward", "freeze", "give_practice", "give_statement", "grant_exemption", "hand_certificate",
    "hand_in", "hand_on", "invite", "issue_bulletin", "issue_code", "issue_minutes", "judged", "keep_entry",
    "keep_groups", "keep_office", "keep_official", "keep_sitting", "keep_speakers", "keep_version", "key_in_exam",
    "lapse_retries", "log_appointments", "make_copies", "make_packet", "mark_absent", "mark_presence", "meet_members",
    "move_entry", "move_paper", "note_execution", "notify", "notify_organ", "open_observing", "open_room",
    "open_sign_up", "order_execution", "pass_exam", "place", "plan", "plan_exam", "poll_reports", "postpone",
    "prepare_vote", "promote", "propose", "propose_groups", "propose_schedule", "publish", "publish_early",
    "put_to_vote", "raise_suggestion", "receive_complaint", "receive_report", "record", "record_defence",
    "record_speech", "record_visit", "recuse", "refer", "refuse_exam", "register_elected", "reject",
    "remind_unanswered", "rename_office", "reorder", "replace_paper", "report_execution", "report_investigation",
    "report_to_party", "reschedule", "reschedule_exam", "resume_line", "retire_question", "return_execution",
    "review_appointments", "revise", "rule_appointments", "rule_leave", "save_answers", "schedule_exam", "seat",
    "send_late", "send_observer", "send_papers", "set_aside", "set_exam_plan", "set_seats", "share_paper", "sign_up",
    "standard_offices", "start_exam", "start_review", "start_vote", "submit_appointments", "supplement_appointments",
    "suspend_line", "swear_in", "swear_in_elected", "take_off", "take_seat", "tell_result", "unshare_paper", "urge",
    "verify_exam", "withdraw", "withdraw_appointments", "withdraw_line", "withdraw_paper",
]  # fmt: skip
