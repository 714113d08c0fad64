"""Pages that need more than one app, and the house's own tables."""

from django.urls import path

from congress.portal.views import calendar, home, rules, search

app_name = "portal"
YEAR = "calendar/<int:year>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("calendar/", calendar.calendar, name="calendar"),
    path(YEAR, calendar.calendar, name="calendar_year"),
    path(YEAR + "load/", calendar.calendar_load, name="calendar_load"),
    path(YEAR + "confirm/", calendar.calendar_confirm, name="calendar_confirm"),
    path("calendar/<int:year>-<int:month>-<int:day>/", calendar.calendar_day, name="calendar_day"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<str:key>/", rules.rule, name="rule"),
]
