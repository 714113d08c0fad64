"""One address per page and per step: nouns, then the verb. Words stand before codes."""

from django.urls import path

from meetings import views

app_name = "meetings"

MEETING = "<slug:code>/"
PERSON = f"{MEETING}people/<int:pk>/"
PAPER = "papers/<slug:code>/"

urlpatterns = [
    path("", views.index, name="index"),
    path("mine/", views.mine, name="mine"),
    path("coverage/", views.coverage, name="coverage"),
    path("bodies/", views.bodies, name="bodies"),
    path("bodies/add/", views.add_body, name="add_body"),
    path("bodies/<int:pk>/set_seats/", views.set_seats, name="set_seats"),
    path("bodies/<int:pk>/seat/", views.seat, name="seat"),
    path("seats/<int:pk>/end/", views.end_seat, name="end_seat"),
    path("items/<slug:code>/", views.item, name="item"),
    path("items/<slug:code>/speakers/", views.speakers, name="speakers"),
    path("items/<slug:code>/papers/add/", views.add_item_paper, name="add_item_paper"),
    path("items/<slug:code>/papers/write/", views.write_item_paper, name="write_item_paper"),
    path(PAPER, views.paper, name="paper"),
    path(f"{PAPER}file/", views.paper_file, name="paper_file"),
    path(f"{PAPER}replace/", views.replace_paper, name="replace_paper"),
    path(f"{PAPER}change/", views.change_paper, name="change_paper"),
    path(f"{PAPER}withdraw/", views.withdraw_paper, name="withdraw_paper"),
    path(f"{PAPER}move/", views.move_paper, name="move_paper"),
    path(f"{PAPER}convert/", views.convert_paper, name="convert_paper"),
    path(f"{PAPER}share/", views.share_paper, name="share_paper"),
    path(f"{PAPER}unshare/", views.unshare_paper, name="unshare_paper"),
    path(MEETING, views.detail, name="detail"),
    path(f"{MEETING}people/", views.people, name="people"),
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
    path(f"{MEETING}send_papers/", views.send_papers, name="send_papers"),
    path(f"{MEETING}send_late/", views.send_late, name="send_late"),
]
