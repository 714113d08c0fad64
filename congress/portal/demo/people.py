"""The people of the district: the office, two or more for every unit, three hundred deputies."""

import json
import os
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from random import Random

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db.models import F
from django.utils.timezone import localdate, now

from congress.accounts.demo import totp_secret
from congress.accounts.models import Post, Role, User
from congress.accounts.sealing import seal
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.portal.demo.clock import at
from congress.portal.demo.houses import Houses
from congress.portal.demo.names import people
from congress.search import pinyin_initials, pinyin_key
from congress.workdays.count import load_calendar

PASSWORD = "wang-chuan-2580"  # well known on purpose: demo accounts exist only where DEMO is on
# One person a role, and the user name says which. The first of a role is the one on the sign-in page.
PRINCIPALS = (
    ("coordinator", Role.COORDINATOR, "deputies", "主任"),
    ("coordinator2", Role.COORDINATOR, "deputies", "办公室主任"),
    ("coordinator3", Role.COORDINATOR, "deputies", "四级调研员"),
    ("committee", Role.COMMITTEE_OFFICER, "city_committee", "办公室主任"),
    ("dispatcher", Role.DISPATCHER, "dispatcher", "督查科科长"),
    ("handler", Role.HANDLER, "transport", "综合科科长"),
    ("head", Role.UNIT_HEAD, "transport", "局长"),
    ("meeting", Role.MEETING_OFFICER, "general", "会务科科长"),
    ("appointment", Role.APPOINTMENT_OFFICER, "appointments", "主任"),
    ("leader", Role.LEADER, "congress", "副主任"),
    ("street", Role.STREET_OFFICER, "chengguan_work", "主任"),
    ("system", Role.SYSTEM_ADMIN, "general", "信息科科长"),
    ("security", Role.SECURITY_ADMIN, "general", "保密专员"),
    ("audit", Role.AUDIT_ADMIN, "general", "审计专员"),
)
# The other leading members of the standing committee, who sign in by name only.
CHAIRS = (("chair", "主任"), ("leader2", "副主任"), ("leader3", "副主任"))
VICES = ("transport", "housing")  # where 分管副局长 has an account beside the head
FRESH = 3  # working days a message lies unread
NO_HANDLERS = (UnitKind.CONGRESS, UnitKind.OFFICE, UnitKind.COMMITTEE, UnitKind.STREET_COMMITTEE)


@dataclass
class People:
    names: object
    by_username: dict[str, User] = field(default_factory=dict)
    handlers: dict[str, User] = field(default_factory=dict)  # by the unit's key
    heads: dict[str, User] = field(default_factory=dict)
    chairs: list[User] = field(default_factory=list)  # 主任 and 副主任 of the standing committee

    def __getitem__(self, username: str) -> User:
        return self.by_username[username]

    @property
    def office(self) -> list[User]:
        return [self[name] for name in ("coordinator", "coordinator2", "coordinator3")]


class Registry:
    """Collects accounts and posts and writes them in a few statements."""

    def __init__(self):
        self.password = make_password(PASSWORD)
        self.users, self.posts, self.taken, self.phones = [], [], set(), count(1)

    def user(self, name: str, username: str = "") -> User:
        username = username or pinyin_key(name).replace(" ", "")[:40] or "user"
        unique = username
        for turn in count(2):
            if unique not in self.taken:
                break
            unique = f"{username}{turn}"
        self.taken.add(unique)
        user = User(
            username=unique, name=name, password=self.password, pinyin=pinyin_initials(name), is_demo=True,
            phone=f"1380000{next(self.phones):04}", password_changed_at=now(),
        )  # fmt: skip
        self.users.append(user)
        return user

    def post(self, user: User, role: Role, unit, starts_on: date, title: str = "", ends_on=None, **facts) -> None:
        facts |= {"title": title or role.label, "ends_on": ends_on}
        self.posts.append(Post(user=user, role=role, unit=unit, starts_on=starts_on, **facts))

    def write(self) -> None:
        User.objects.bulk_create(self.users)
        Post.objects.bulk_create(self.posts)
        deputies = {post.user.username for post in self.posts if post.role == Role.DEPUTY}
        Authenticator.objects.bulk_create(
            Authenticator(user=user, type=Authenticator.Type.TOTP, data={"secret": seal(totp_secret(user.username))})
            for user in self.users
            if user.username not in deputies or user.username in ("deputy", "member")
        )


def appoint(houses: Houses, registry: Registry, rng: Random) -> People:
    """Posts begin with the running term, so that its earlier years have their people too."""
    found, since = People(people(rng)), houses.term.starts_on
    for username, role, unit, title in PRINCIPALS:
        user = registry.user(next(found.names)[0], username)
        found.by_username[username] = user
        registry.post(user, role, houses.units[unit], since, title)
    # One person with two posts: rights follow the one chosen in the header.
    registry.post(found["coordinator2"], Role.APPOINTMENT_OFFICER, houses.units["appointments"], since, "副主任（兼）")
    found.handlers["transport"], found.heads["transport"] = found["handler"], found["head"]
    for key, unit in houses.units.items():
        if unit.kind in NO_HANDLERS or (unit.valid_to and unit.valid_to < since):
            _officer(found, registry, key, unit, since)
            continue
        starts_on = max(since, unit.valid_from)
        for role, seat, title in (
            (Role.HANDLER, found.handlers, "办公室主任"),
            (Role.UNIT_HEAD, found.heads, unit.head_title),
        ):
            if key not in seat:
                seat[key] = registry.user(next(found.names)[0])
                registry.post(seat[key], role, unit, starts_on, title, unit.valid_to)
    _lead(found, registry, houses.units, since)
    names = people(Random(241))
    for unit in VICES:
        registry.post(registry.user(next(names)[0]), Role.UNIT_HEAD, houses.units[unit], since, "副局长", is_vice=True)
    return found


def _lead(found: People, registry: Registry, units: dict, since: date) -> None:
    names = people(Random(240))  # of their own, so that everybody else keeps theirs
    for username, title in CHAIRS:
        found.by_username[username] = registry.user(next(names)[0], username)
        registry.post(found[username], Role.LEADER, units["congress"], since, title)
    # The second person, who compares what the office has keyed in from paper.
    found.by_username["meeting2"] = registry.user(next(names)[0], "meeting2")
    registry.post(found["meeting2"], Role.MEETING_OFFICER, units["general"], since, "会务科副科长")
    found.chairs = [found["chair"], found["leader"], found["leader2"], found["leader3"]]


def _officer(found: People, registry: Registry, key: str, unit, since: date) -> None:
    role = {UnitKind.COMMITTEE: Role.COMMITTEE_OFFICER, UnitKind.STREET_COMMITTEE: Role.STREET_OFFICER}.get(unit.kind)
    if role and key not in ("city_committee", "chengguan_work"):
        registry.post(registry.user(next(found.names)[0]), role, unit, since, "主任")


def read_notices(since: datetime, until: datetime) -> None:
    """People read their messages; those of the last working days still wait."""
    last = load_calendar().add_workdays(localdate(until), -FRESH)
    posted = Notice.objects.filter(posted_at__gte=since, posted_at__lt=at(last, 0))
    posted.filter(delivered_at=None).update(delivered_at=F("posted_at") + timedelta(minutes=1))
    posted.filter(read_at=None).update(read_at=F("posted_at") + timedelta(hours=3))


def write_sign_ins() -> None:
    """var/demo-accounts.json: one line per role, printed when the portal starts."""
    usernames = ["deputy", "member", "former", *(name for name, *_ in PRINCIPALS), "meeting2"]
    held = Post.objects.filter(user__username__in=usernames).select_related("user", "unit")
    posts = {}
    for post in held.order_by("-starts_on", "-pk"):
        posts[post.user.username] = post  # the earliest stands; for the former deputy see below
    posts["former"] = held.get(user__username="former", role=Role.FORMER_DEPUTY)
    rows = [
        {
            "role": Role(posts[name].role).label, "who": f"{posts[name].unit.label} {posts[name].user.name}",
            "username": name, "password": PASSWORD, "code": f"manage.py demo_code {name}",
        }
        for name in usernames
    ]  # fmt: skip
    path = settings.DATA_DIR / "demo-accounts.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    os.chmod(path, 0o600)
