"""Pages that need more than one app, and the house's own tables."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from congress.portal.views import (
    calendar,
    contact,
    diary,
    handover,
    home,
    reform,
    rules,
    search,
    state,
    tables,
    units,
    urging,
)

app_name = "portal"


class ReformKind(StringConverter):
    regex = "rename|merge|split|carve"


register_converter(ReformKind, "reform")
YEAR = "calendar/<year:year>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("diary/", diary.diary, name="diary"),
    path("diary/feed/", diary.change_feed, name="change_feed"),
    path("feeds/<slug:place>/<slug:key>.ics", diary.feed, name="feed"),
    path("state/", state.state, name="state"),
    path("urging/", urging.urging, name="urging"),
    path("urging/press/", urging.urge, name="urge"),
    path("urging/list.pdf", urging.urging_sheet, name="urging_sheet"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("calendar/", calendar.calendar, name="calendar"),
    path(YEAR, calendar.calendar, name="calendar_year"),
    path(YEAR + "load/", calendar.calendar_load, name="calendar_load"),
    path(YEAR + "confirm/", calendar.calendar_confirm, name="calendar_confirm"),
    path("calendar/<year:year>-<int:month>-<int:day>/", calendar.calendar_day, name="calendar_day"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<str:key>/", rules.rule, name="rule"),
    path("terms/", tables.terms, name="terms"),
    path("categories/", tables.categories, name="categories"),
    path("categories/scheme/", tables.scheme, name="scheme"),
    path("tables/<slug:table>/new/", tables.row, name="row_create"),
    path("tables/<slug:table>/<int:pk>/", tables.row, name="row"),
    path("people/<int:pk>/contact/", contact.contact, name="contact"),
    path("handover/", handover.hand_over, name="hand_over"),
    path("units/", units.units, name="units"),
    path("units/new/", units.unit_create, name="unit_create"),
    path("units/<int:pk>/", units.unit, name="unit"),
    path("units/<int:pk>/change/", units.unit_change, name="unit_change"),
    path("units/<int:pk>/<reform:kind>/", reform.reform_unit, name="reform"),
]
