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
]
