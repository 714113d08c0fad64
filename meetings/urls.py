"""One address per page and per step: nouns, then the verb. Words stand before codes."""

from django.urls import path

from meetings import views

app_name = "meetings"

MEETING = "<slug:code>/"
ITEM = "items/<slug:code>/"
PERSON = f"{MEETING}people/<int:pk>/"
PAPER = "papers/<slug:code>/"
APPOINTMENT = "appointments/<slug:code>/"
VOTE = f"{MEETING}votes/<int:pk>/"

# one person's line of a motion of office
OF_LINE = f"{APPOINTMENT}lines/<int:pk>/"
AT_THE_MEETING = ("meet_members", "give_statement", "defer_line")

# the steps of an item in the room, each with its own page
IN_THE_ROOM = (
    "explain", "deliberate", "conclude", "defer", "withdraw", "recuse", "record_speech", "put_to_vote", "prepare_vote",
)  # fmt: skip

# what comes after a meeting, each step with its own page
AFTERWARDS = (
    "draft_minutes", "issue_minutes", "issue_bulletin", "announce", "publish_early", "publish", "archive",
)  # fmt: skip
OF_OPINION = ("hand_on", "set_aside", "answer_opinion", "feed_back")

# a motion of appointment, and one person of it: each step its own page
OF_APPOINTMENT = (
    "amend_appointments", "add_line", "add_people", "submit_appointments", "add_appointment_paper",
    "supplement_appointments", "withdraw_appointments", "start_review", "ask_papers", "record_visit",
    "review_appointments", "rule_appointments", "bring_appointments",
)  # fmt: skip
BEFORE_THE_MEETING = (
    "drop_line", "amend_person", "withdraw_line", "receive_complaint", "suspend_line", "report_investigation",
    "resume_line",
)  # fmt: skip

urlpatterns = [
    path("", views.index, name="index"),
    path("mine/", views.mine, name="mine"),
    path("coverage/", views.coverage, name="coverage"),
    path("figures/", views.figures, name="figures"),
    path("figures/<int:year>/<slug:of>/", views.figures_list, name="figures_list"),
    path("attendance/", views.attendance_year, name="attendance_year"),
    path("opinions/", views.opinions, name="opinions"),
    path("opinions/<int:pk>/", views.opinion, name="opinion"),
    *(path(f"opinions/<int:pk>/{name}/", getattr(views, name), name=name) for name in OF_OPINION),
    path("appointments/", views.appointments, name="appointments"),
    path("appointments/draft/", views.draft_appointments, name="draft_appointments"),
    path("appointments/log/", views.log_appointments, name="log_appointments"),
    path(APPOINTMENT, views.appointment, name="appointment"),
    path(f"{APPOINTMENT}sheet.pdf", views.appointment_sheet, name="appointment_sheet"),
    path(f"{APPOINTMENT}review.pdf", views.review_sheet, name="review_sheet"),
    path(f"{APPOINTMENT}papers/<int:pk>/", views.appointment_file, name="appointment_file"),
    *(path(f"{APPOINTMENT}{name}/", getattr(views, name), name=name) for name in OF_APPOINTMENT),
    path(OF_LINE, views.appointment_line, name="appointment_line"),
    *(path(f"{OF_LINE}{name}/", getattr(views, name), name=name) for name in BEFORE_THE_MEETING),
    path("offices/", views.offices, name="offices"),
    path("offices/add/", views.add_office, name="add_office"),
    path("offices/standard/", views.standard_offices, name="standard_offices"),
    path("offices/<int:pk>/", views.office, name="office"),
    path("offices/<int:pk>/change/", views.change_office, name="change_office"),
    path("offices/<int:pk>/abolish/", views.abolish_office, name="abolish_office"),
    path("public/", views.public, name="public"),
    path("public/<slug:code>/", views.public_meeting, name="public_meeting"),
    path("public/<slug:code>/papers/<uuid:pk>/", views.public_paper, name="public_paper"),
    path("exams/bank/", views.exam_bank, name="exam_bank"),
    path("exams/bank/add/", views.add_question, name="add_question"),
    path("exams/bank/<int:number>/", views.exam_question, name="exam_question"),
    path("exams/bank/<int:number>/change/", views.change_question, name="change_question"),
    path("exams/bank/<int:number>/retire/", views.retire_question, name="retire_question"),
    path("exams/plans/", views.exam_plans, name="exam_plans"),
    path("exams/plans/<slug:organ>/", views.set_exam_plan, name="set_exam_plan"),
    path("bodies/", views.bodies, name="bodies"),
    path("bodies/add/", views.add_body, name="add_body"),
    path("bodies/<int:pk>/set_seats/", views.set_seats, name="set_seats"),
    path("bodies/<int:pk>/seat/", views.seat, name="seat"),
    path("seats/<int:pk>/end/", views.end_seat, name="end_seat"),
    path("items/<slug:code>/speakers/", views.speakers, name="speakers"),
    path("items/<slug:code>/papers/add/", views.add_item_paper, name="add_item_paper"),
    path("items/<slug:code>/papers/write/", views.write_item_paper, name="write_item_paper"),
    path("items/<slug:code>/papers/take/", views.take_papers, name="take_papers"),
    path(PAPER, views.paper, name="paper"),
    path(f"{PAPER}file/", views.paper_file, name="paper_file"),
    path(f"{PAPER}replace/", views.replace_paper, name="replace_paper"),
    path(f"{PAPER}change/", views.change_paper, name="change_paper"),
    path(f"{PAPER}withdraw/", views.withdraw_paper, name="withdraw_paper"),
    path(f"{PAPER}move/", views.move_paper, name="move_paper"),
    path(f"{PAPER}convert/", views.convert_paper, name="convert_paper"),
    path(f"{PAPER}share/", views.share_paper, name="share_paper"),
    path(f"{PAPER}unshare/", views.unshare_paper, name="unshare_paper"),
    path("plan/", views.plan, name="plan"),
    path("plan/<int:year>.pdf", views.plan_paper, name="plan_paper"),
    path("plan/add/", views.add_meeting, name="add_meeting"),
    path("plan/record/", views.record_meeting, name="record_meeting"),
    path("items/", views.items, name="items"),
    path("propose/", views.propose, name="propose"),
    path(ITEM, views.item, name="item"),
    path(ITEM + "accept/", views.accept, name="accept"),
    path(ITEM + "reject/", views.reject, name="reject"),
    path(ITEM + "refer/", views.refer, name="refer"),
    path(ITEM + "postpone/", views.postpone, name="postpone"),
    path(ITEM + "place/", views.place, name="place"),
    path(ITEM + "take_off/", views.take_off, name="take_off"),
    path(ITEM + "forward/", views.forward, name="forward"),
    path(ITEM + "amend/", views.amend, name="amend"),
    *(path(f"{OF_LINE}{name}/", getattr(views, name), name=name) for name in AT_THE_MEETING),
    path("packets/<int:pk>/", views.packet, name="packet"),
    path("packets/<int:pk>/file/", views.packet_file, name="packet_file"),
    path("packets/<int:pk>/since/<int:edition>/", views.packet_changes, name="packet_changes"),
    path(MEETING, views.detail, name="detail"),
    path(MEETING + "agenda/", views.agenda, name="agenda"),
    path(MEETING + "draft_agenda/", views.draft_agenda, name="draft_agenda"),
    path(MEETING + "revise/", views.revise, name="revise"),
    path(MEETING + "reschedule/", views.reschedule, name="reschedule"),
    path(MEETING + "report_to_party/", views.report_to_party, name="report_to_party"),
    path(MEETING + "cancel/", views.cancel, name="cancel"),
    *(path(f"{ITEM}{name}/", getattr(views, name), name=name) for name in IN_THE_ROOM),
    path("speeches/<int:pk>/confirm_speech/", views.confirm_speech, name="confirm_speech"),
    path(f"{ITEM}decide/", views.decide, name="decide"),
    path("decisions/<slug:code>.pdf", views.decision, name="decision"),
    path(f"{MEETING}hall/", views.hall, name="hall"),
    path(f"{MEETING}hall/<int:pk>/", views.hall, name="hall_sitting"),
    path(f"{MEETING}hall/<int:pk>/screen/", views.hall_screen, name="hall_screen"),
    path(f"{MEETING}hall/<int:pk>/check_in/", views.check_in, name="check_in"),
    path(f"{MEETING}hall/<int:pk>/attendance.pdf", views.attendance, name="attendance"),
    path(f"{MEETING}convene/", views.convene, name="convene"),
    path(f"{MEETING}adopt_agenda/", views.adopt_agenda, name="adopt_agenda"),
    path(f"{MEETING}close/", views.close, name="close"),
    path(f"{MEETING}votes/", views.votes, name="votes"),
    path(f"{VOTE}result.pdf", views.vote_sheet, name="vote_sheet"),
    path(f"{VOTE}start_vote/", views.start_vote, name="start_vote"),
    path(f"{VOTE}count_votes/", views.count_votes, name="count_votes"),
    path(f"{VOTE}correct_count/", views.correct_count, name="correct_count"),
    path(f"{VOTE}cancel_vote/", views.cancel_vote, name="cancel_vote"),
    path(f"{MEETING}people/", views.people, name="people"),
    path(f"{MEETING}people/sheet/", views.people_sheet, name="people_sheet"),
    path(f"{MEETING}invite/", views.invite, name="invite"),
    path(PERSON, views.person, name="person"),
    path(f"{PERSON}confirm/", views.confirm, name="confirm"),
    path(f"{PERSON}ask_leave/", views.ask_leave, name="ask_leave"),
    path(f"{PERSON}rule_leave/", views.rule_leave, name="rule_leave"),
    path(f"{PERSON}decline/", views.decline, name="decline"),
    path(f"{PERSON}drop/", views.drop, name="drop"),
    path(f"{MEETING}notify/", views.notify, name="notify"),
    path(f"{MEETING}notify/preview/", views.preview_notice, name="preview_notice"),
    path(f"{MEETING}notice/", views.notice, name="notice"),
    path(f"{MEETING}urge/", views.urge, name="urge"),
    path(f"{MEETING}open_sign_up/", views.open_sign_up, name="open_sign_up"),
    path(f"{MEETING}sign_up/", views.sign_up, name="sign_up"),
    path(MEETING + "schedule/", views.schedule, name="schedule"),
    path(MEETING + "schedule/propose/", views.propose_schedule, name="propose_schedule"),
    path(MEETING + "schedule/arrange/", views.arrange, name="arrange"),
    path(MEETING + "schedule/sittings/new/", views.new_sitting, name="new_sitting"),
    path(MEETING + "schedule/sittings/<int:pk>/", views.sitting, name="sitting"),
    path(MEETING + "schedule/lines/new/", views.new_entry, name="new_entry"),
    path(MEETING + "schedule/lines/<int:pk>/", views.entry, name="entry"),
    path(MEETING + "groups/", views.groups, name="groups"),
    path(MEETING + "groups/propose/", views.propose_groups, name="propose_groups"),
    path(MEETING + "freeze/", views.freeze, name="freeze"),
    path(MEETING + "versions/", views.versions, name="versions"),
    path(MEETING + "versions/<int:number>/", views.version, name="version"),
    path(MEETING + "versions/<int:number>/print/<slug:paper>/", views.version_paper, name="version_paper"),
    path(f"{MEETING}papers/", views.papers, name="papers"),
    path(f"{MEETING}papers/add/", views.add_paper, name="add_paper"),
    path(f"{MEETING}papers/write/", views.write_paper, name="write_paper"),
    path(f"{MEETING}packets/", views.packets, name="packets"),
    path(f"{MEETING}send_papers/", views.send_papers, name="send_papers"),
    path(f"{MEETING}send_late/", views.send_late, name="send_late"),
    path(f"{MEETING}collect_opinion/", views.collect_opinion, name="collect_opinion"),
    path(f"{MEETING}after/", views.after, name="after"),
    path(f"{MEETING}after/minutes.pdf", views.minutes, name="minutes"),
    path(f"{MEETING}after/bulletins/<int:pk>.pdf", views.bulletin, name="bulletin"),
    path(f"{MEETING}after/file.pdf", views.file_list, name="file_list"),
    *(path(f"{MEETING}{name}/", getattr(views, name), name=name) for name in AFTERWARDS),
]
