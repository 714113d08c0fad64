from meetings.views.after import (
    after,
    announce,
    archive,
    bulletin,
    decide,
    decision,
    draft_minutes,
    file_list,
    issue_bulletin,
    issue_minutes,
    minutes,
    publish,
    publish_early,
)
from meetings.views.agenda import agenda, forward, place, take_off
from meetings.views.answering import ask_leave, confirm, decline, drop, rule_leave
from meetings.views.appointing import (
    LINE_STEPS,
    MOTION_STEPS,
    add_appointment_paper,
    add_line,
    add_people,
    amend_person,
    draft_appointments,
    drop_line,
    log_appointments,
)
from meetings.views.appointment_figures import appointment_figures
from meetings.views.appointments import (
    appointment,
    appointment_file,
    appointment_line,
    appointment_sheet,
    appointments,
    review_sheet,
)
from meetings.views.cases import detail
from meetings.views.coverage import coverage
from meetings.views.electing import MEETING_STEPS
from meetings.views.exam_bank import (
    add_question,
    change_question,
    exam_bank,
    exam_plans,
    exam_question,
    retire_question,
    set_exam_plan,
)
from meetings.views.exam_room import open_room, room, room_begin, room_hand_in, room_paper, room_save
from meetings.views.exam_sitting import (
    close_room,
    end_exam,
    exam,
    exam_figures,
    exam_paper,
    exam_scan,
    exams,
    exempt_exam,
    give_practice,
    issue_code,
    key_in_exam,
    mark_absent,
    mark_sheet,
    refuse_exam,
    reschedule_exam,
    schedule_exam,
    verify_exam,
)
from meetings.views.executing import EXECUTION_STEPS, ORDER_STEPS, execution, execution_file, executions
from meetings.views.figures import attendance_year, figures, figures_list
from meetings.views.freezing import freeze, version, versions
from meetings.views.gating import accept, postpone, refer, reject
from meetings.views.groups import groups, propose_groups
from meetings.views.hall import (
    adopt_agenda,
    attendance,
    check_in,
    close,
    conclude,
    confirm_speech,
    convene,
    defer,
    deliberate,
    explain,
    hall,
    hall_screen,
    record_speech,
    recuse,
    withdraw,
)
from meetings.views.holding import (
    end_tenure,
    file_sanction,
    official,
    public_register,
    register,
    register_elected,
)
from meetings.views.inducting import (
    INDUCTION_STEPS,
    certificate,
    induction,
    oath,
    oath_photo,
    oath_record,
    organ_notice,
    swear_in_elected,
)
from meetings.views.items import item
from meetings.views.listing import index
from meetings.views.notifying import notice, notify, preview_notice, urge
from meetings.views.observing import (
    OBSERVER_STEPS,
    observe,
    observe_meeting,
    observe_status,
    observer,
    observers,
    observers_sheet,
    open_observing,
)
from meetings.views.offices import (
    abolish_office,
    add_office,
    change_office,
    office,
    offices,
    rename_office,
    standard_offices,
)
from meetings.views.opinions import (
    answer_opinion,
    collect_opinion,
    feed_back,
    hand_on,
    opinion,
    opinions,
    raise_suggestion,
    set_aside,
)
from meetings.views.overseeing import (
    call_reports,
    duty_file,
    duty_report,
    duty_reports,
    duty_result,
    poll_reports,
    receive_report,
    tell_result,
)
from meetings.views.own import mine
from meetings.views.packets import packet, packet_changes, packet_copies, packet_file, packets
from meetings.views.papers import (
    add_item_paper,
    add_paper,
    change_paper,
    convert_paper,
    move_paper,
    paper,
    paper_file,
    papers,
    replace_paper,
    share_paper,
    unshare_paper,
    withdraw_paper,
    write_item_paper,
    write_paper,
)
from meetings.views.people import invite, people, people_sheet, person
from meetings.views.planning import (
    add_meeting,
    cancel,
    draft_agenda,
    plan,
    plan_paper,
    record_meeting,
    report_to_party,
    reschedule,
    revise,
)
from meetings.views.polling import answer_poll
from meetings.views.practising import practice
from meetings.views.prints import version_paper
from meetings.views.proposing import amend, items, propose
from meetings.views.public import public, public_meeting, public_paper
from meetings.views.reviewing import REVIEW_STEPS
from meetings.views.ruling import HELD_STEPS, RULING_STEPS, report_investigation
from meetings.views.schedule import (
    arrange,
    entry,
    new_entry,
    new_sitting,
    propose_schedule,
    schedule,
    sitting,
    speakers,
)
from meetings.views.seating import add_body, bodies, end_seat, seat, set_seats
from meetings.views.seats import open_sign_up, sign_up
from meetings.views.sending import send_late, send_papers
from meetings.views.topics import take_papers
from meetings.views.voting import VOTE_STEPS, prepare_vote, put_to_vote, vote_sheet, votes

__all__ = [
    "EXECUTION_STEPS", "HELD_STEPS", "INDUCTION_STEPS", "LINE_STEPS", "MEETING_STEPS", "MOTION_STEPS", "OBSERVER_STEPS",
    "ORDER_STEPS", "REVIEW_STEPS", "RULING_STEPS", "VOTE_STEPS", "abolish_office", "accept", "add_appointment_paper",
    "add_body", "add_item_paper", "add_line", "add_meeting", "add_office", "add_paper", "add_people", "add_question",
    "adopt_agenda", "after", "agenda", "amend", "amend_person", "announce", "answer_opinion", "answer_poll",
    "appointment", "appointment_figures", "appointment_file", "appointment_line", "appointment_sheet", "appointments",
    "archive", "arrange", "ask_leave", "attendance", "attendance_year", "bodies", "bulletin", "call_reports", "cancel",
    "certificate", "change_office", "change_paper", "change_question", "check_in", "close", "close_room",
    "collect_opinion", "conclude", "confirm", "confirm_speech", "convene", "convert_paper", "coverage", "decide",
    "decision", "decline", "defer", "deliberate", "detail", "draft_agenda", "draft_appointments", "draft_minutes",
    "drop", "drop_line", "duty_file", "duty_report", "duty_reports", "duty_result", "end_exam", "end_seat",
    "end_tenure", "entry", "exam", "exam_bank", "exam_figures", "exam_paper", "exam_plans", "exam_question",
    "exam_scan", "exams", "execution", "execution_file", "executions", "exempt_exam", "explain", "feed_back", "figures",
    "figures_list", "file_list", "file_sanction", "forward", "freeze", "give_practice", "groups", "hall", "hall_screen",
    "hand_on", "index", "induction", "invite", "issue_bulletin", "issue_code", "issue_minutes", "item", "items",
    "key_in_exam", "log_appointments", "mark_absent", "mark_sheet", "mine", "minutes", "move_paper", "new_entry",
    "new_sitting", "notice", "notify", "oath", "oath_photo", "oath_record", "observe", "observe_meeting",
    "observe_status", "observer", "observers", "observers_sheet", "office", "offices", "official", "open_observing",
    "open_room", "open_sign_up", "opinion", "opinions", "organ_notice", "packet", "packet_changes", "packet_copies",
    "packet_file", "packets", "paper", "paper_file", "papers", "people", "people_sheet", "person", "place", "plan",
    "plan_paper", "poll_reports", "postpone", "practice", "prepare_vote", "preview_notice", "propose", "propose_groups",
    "propose_schedule", "public", "public_meeting", "public_paper", "public_register", "publish", "publish_early",
    "put_to_vote", "raise_suggestion", "receive_report", "record_meeting", "record_speech", "recuse", "refer",
    "refuse_exam", "register", "register_elected", "reject", "rename_office", "replace_paper", "report_investigation",
    "report_to_party", "reschedule", "reschedule_exam", "retire_question", "review_sheet", "revise", "room",
    "room_begin", "room_hand_in", "room_paper", "room_save", "rule_leave", "schedule", "schedule_exam", "seat",
    "send_late", "send_papers", "set_aside", "set_exam_plan", "set_seats", "share_paper", "sign_up", "sitting",
    "speakers", "standard_offices", "swear_in_elected", "take_off", "take_papers", "tell_result", "unshare_paper",
    "urge", "verify_exam", "version", "version_paper", "versions", "vote_sheet", "votes", "withdraw", "withdraw_paper",
    "write_item_paper", "write_paper",
]  # fmt: skip
