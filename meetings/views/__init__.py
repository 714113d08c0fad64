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
from meetings.views.cases import detail
from meetings.views.coverage import coverage
from meetings.views.electing import defer_line, give_statement, meet_members
from meetings.views.exam_bank import (
    add_question,
    change_question,
    exam_bank,
    exam_plans,
    exam_question,
    retire_question,
    set_exam_plan,
)
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
from meetings.views.items import item
from meetings.views.listing import index
from meetings.views.notifying import notice, notify, preview_notice, urge
from meetings.views.opinions import answer_opinion, collect_opinion, feed_back, hand_on, opinion, opinions, set_aside
from meetings.views.own import mine
from meetings.views.packets import packet, packet_changes, packet_file, packets
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
from meetings.views.prints import version_paper
from meetings.views.proposing import amend, items, propose
from meetings.views.public import public, public_meeting, public_paper
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
from meetings.views.voting import (
    cancel_vote,
    correct_count,
    count_votes,
    prepare_vote,
    put_to_vote,
    start_vote,
    vote_sheet,
    votes,
)

__all__ = [
    "accept", "add_body", "add_item_paper", "add_meeting", "add_paper", "add_question", "adopt_agenda", "after",
    "agenda", "amend", "announce", "answer_opinion", "archive", "arrange", "ask_leave", "attendance",
    "attendance_year", "bodies", "bulletin", "cancel", "cancel_vote", "change_paper", "change_question", "check_in",
    "close", "collect_opinion", "conclude", "confirm", "confirm_speech", "convene", "convert_paper", "correct_count",
    "count_votes", "coverage", "decide", "decision", "decline", "defer", "defer_line", "deliberate", "detail",
    "draft_agenda", "draft_minutes", "drop", "end_seat", "entry", "exam_bank", "exam_plans", "exam_question",
    "explain", "feed_back", "figures", "figures_list", "file_list", "forward", "freeze", "give_statement", "groups",
    "hall", "hall_screen", "hand_on", "index", "invite", "issue_bulletin", "issue_minutes", "item", "items",
    "meet_members", "mine", "minutes", "move_paper", "new_entry", "new_sitting", "notice", "notify", "open_sign_up",
    "opinion", "opinions", "packet", "packet_changes", "packet_file", "packets", "paper", "paper_file", "papers",
    "people", "people_sheet", "person", "place", "plan", "plan_paper", "postpone", "prepare_vote", "preview_notice",
    "propose", "propose_groups", "propose_schedule", "public", "public_meeting", "public_paper", "publish",
    "publish_early", "put_to_vote", "record_meeting", "record_speech", "recuse", "refer", "reject", "replace_paper",
    "report_to_party", "reschedule", "retire_question", "revise", "rule_leave", "schedule", "seat", "send_late",
    "send_papers", "set_aside", "set_exam_plan", "set_seats", "share_paper", "sign_up", "sitting", "speakers",
    "start_vote", "take_off", "take_papers", "unshare_paper", "urge", "version", "version_paper", "versions",
    "vote_sheet", "votes", "withdraw", "withdraw_paper", "write_item_paper", "write_paper",
]  # fmt: skip
