"""One address per page and per step: nouns, then the verb. Words stand before codes."""

from django.urls import path

from meetings import views

app_name = "meetings"

MEETING = "<slug:code>/"
PERSON = f"{MEETING}people/<int:pk>/"

urlpatterns = [
    path("", views.index, name="index"),
    path("bodies/", views.bodies, name="bodies"),
    path("bodies/add/", views.add_body, name="add_body"),
    path("bodies/<int:pk>/set_seats/", views.set_seats, name="set_seats"),
    path("bodies/<int:pk>/seat/", views.seat, name="seat"),
    path("seats/<int:pk>/end/", views.end_seat, name="end_seat"),
    path("items/<slug:code>/", views.item, name="item"),
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
]
