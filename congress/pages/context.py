"""What the frame of a page needs. Nothing is worked out until the template asks for it."""

from typing import NamedTuple

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.module_loading import import_string

from congress.pages.navigation import DOCK, HOUSE, MINE, NAVIGATION, PUBLIC, Entry

ORGANIZATION = {
    "name": "望川区人大常委会",
    "mark": "望",
    "system": "代表工作与会议平台",
    "office": "望川区人大常委会代表工作委员会",
    "phone": "",
}
MOST = 999  # a counter need not count further than one more


class Way(NamedTuple):
    label: str
    url: str
    here: bool
    count: int

    @property
    def figure(self) -> str:
        """What stands beside the word: nobody reads more than three digits there."""
        return f"{MOST}+" if self.count > MOST else str(self.count)


def address(url_name: str, *args) -> str:
    """The address of a page, or nothing while that page does not exist."""
    try:
        return reverse(url_name, args=args)
    except NoReverseMatch:
        return ""


def organization() -> dict:
    """The house whose name stands in the masthead; settings.ORGANIZATION may rename all or part of it."""
    return ORGANIZATION | getattr(settings, "ORGANIZATION", {})


def shown(request) -> dict:
    """大字版 and 高对比: kept with the account, or for who is not signed in by a cookie of this device."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return {"text": user.large_text and "large", "contrast": user.high_contrast and "high", "kept": True}
    cookies = request.COOKIES
    return {
        "text": cookies.get("show_text") == "large" and "large",
        "contrast": cookies.get("show_contrast") == "high" and "high",
    }


class Frame:
    """Masthead, dock and foot of one page for one person."""

    def __init__(self, request):
        self.request = request

    @cached_property
    def user(self):
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def house(self) -> dict:
        return organization()

    @cached_property
    def shown(self) -> dict:
        return shown(self.request)

    @cached_property
    def nav(self) -> list[Way]:
        return self._ways(NAVIGATION if self.user else PUBLIC)

    @cached_property
    def house_ways(self) -> list[Way]:
        """What the house keeps rarely; folded under one word so that the masthead stays one line."""
        return self._ways(HOUSE) if self.user else []

    @cached_property
    def dock(self) -> list[Way]:
        return self._ways(DOCK) if self.user else []

    @cached_property
    def mine(self) -> list[Way]:
        return self._ways(MINE) if self.user else []

    @cached_property
    def beside(self) -> list[Way]:
        """The ways a deputy's page has no room for: what is neither in the dock nor the front door."""
        near = {self.home, *(way.url for way in self.dock), address("meetings:index")}
        return [way for way in self.nav if way.url not in near]

    @cached_property
    def calls(self) -> list[dict]:
        """What asks this person before anything else, of whichever app: settings.FRAME_CALLS name the questions, and
        each answer names the ``template`` that draws it on the front door."""
        asked = getattr(settings, "FRAME_CALLS", ()) if self.user else ()
        return [call for path in asked if (call := import_string(path)(self.user))]

    @cached_property
    def posts(self) -> list:
        """The posts to switch between; one post needs no switch."""
        posts = getattr(self.user, "current_posts", []) if self.user else []
        return posts if len(posts) > 1 else []

    @cached_property
    def acting(self):
        """The one post rights are judged by just now, if one is chosen or there is only one."""
        posts = getattr(self.user, "acting_posts", []) if self.user else []
        return posts[0] if len(posts) == 1 else None

    @cached_property
    def notices(self) -> Way | None:
        ways = self._ways((Entry("消息", "notices:index"),)) if self.user else []
        return ways[0] if ways else None

    switch = property(lambda self: address("accounts:switch"))
    search = property(lambda self: address("portal:search"))
    suggest = property(lambda self: address("portal:suggest"))
    sign_in = property(lambda self: address("accounts:sign_in"))
    sign_out = property(lambda self: address("accounts:sign_out"))
    home = property(lambda self: address("portal:home") or "/")
    prefs = property(lambda self: address("pages:prefs"))

    def _ways(self, entries) -> list[Way]:
        ways = []
        for entry in entries:
            url = address(entry.url_name) if self._may(entry) else ""
            if url:
                path = entry.path or url
                at = self.request.path
                here = at == url or (path != "/" and at.startswith(path))
                ways.append(Way(entry.label, url, here, self._count(entry.url_name)))
        return self._nearest(ways)

    @staticmethod
    def _nearest(ways: list[Way]) -> list[Way]:
        """Of several ways that lead here only the longest is marked, as 登记 within 建议."""
        longest = max((len(way.url) for way in ways if way.here), default=0)
        return [way._replace(here=way.here and len(way.url) == longest) for way in ways]

    def _may(self, entry: Entry) -> bool:
        return not entry.roles or any(self.user.has_role(role) for role in entry.roles)

    def _count(self, url_name: str) -> int:
        """Figures beside a way: settings.FRAME_COUNTERS names a question about the user for its address."""
        counter = getattr(settings, "FRAME_COUNTERS", {}).get(url_name)
        return import_string(counter)(self.user) if counter and self.user else 0


def frame(request) -> dict:
    return {"frame": Frame(request)}
