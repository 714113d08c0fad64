"""One address per page and per step: nouns, then the verb. Words stand before codes."""

from django.urls import path

from meetings import views

app_name = "meetings"

MEETING = "<slug:code>/"

urlpatterns = [
    path("", views.index, name="index"),
    path("items/<slug:code>/", views.item, name="item"),
    path(MEETING, views.detail, name="detail"),
]
