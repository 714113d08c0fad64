"""A small district in which every kind of case stands at every stage, and one person looks from each side.

Built once by a process in a database of its own, and lent to modules; each test undoes its own changes.

``PEOPLE`` are the columns of tests/access_table.py, ``world.at[...]`` the places its lines name. A page with
new arguments needs one more place in ``_places``.
"""

import time
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.test import Client, override_settings
from django.test.client import ClientHandler
from django.utils.timezone import localdate, now

from congress.accounts.models import Post, Role, SignInLock, User
from congress.imports.models import ImportJob, State
from congress.notices.models import Delivery, Gateway, Letter, Notice
from congress.organs.models import UnitKind
from congress.pages.models import KeptView
from congress.portal.actions.feed import make_feed
from congress.surveys import links
from congress.work.models import Work
from deputies.actions import open_survey
from deputies.models import Delegation
from proposals import actions
from proposals.models import Category, Cosigner, Part, PrintedReport, Purpose
from tests import database, make
from tests.cast import Cast, gather
from tests.make import stored
from tests.meetings import chamber, gathered
from tests.proposals import road, scenes
from tests.supervision import gathered as topics

PEOPLE = (
    "anonymous", "lead", "cosigner", "deputy", "former", "coordinator", "committee", "leader", "street",
    "dispatcher", "handler", "head", "assistant", "outsider", "meeting", "appointment", "sysadmin",
    "secadmin", "auditor", "member", "nobody",
)  # fmt: skip
REASON = "三月至今没有动工，与答复不符"
NOTE = "内部话：请按期"
ADVICE = "会办意见：消防通道不得占用"
LETTER = "已列入今年计划，六月完工"
PHONE = "13900001111"
# Each test undoes what it wrote: from the second minute on every single request would note again that somebody is here.
AHEAD = 24 * 3600


@dataclass
class World:
    cast: Cast
    people: dict[str, User | None]
    cases: dict = field(default_factory=dict)
    at: dict[str, dict] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    house: ClientHandler | None = None

    def client(self, who: str) -> Client:
        """A browser of this person, signed in; a fresh one each time, so that no answer colours the next.

        All of one test come to one house: the middleware is put together once and not for each of its requests.
        """
        client = Client()
        client.handler = self.house
        if key := self.keys.get(who):
            client.cookies[settings.SESSION_COOKIE_NAME] = key
        return client

    def share(self, case: str, unit=None):
        return self.cases[case].handlings.get(unit=unit or self.cast.water)


@contextmanager
def undone():
    """Whatever happens inside has not happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def build() -> World:
    cast = gather()
    world = World(cast, _people(cast))
    cast.zhang.phone, cast.zhang.address = PHONE, "望川区河堤路一号"
    cast.zhang.save()
    _cases(world)
    _places(world)
    topics.places(world.at, world)
    return world


@pytest.fixture(scope="session")
def kept_world(django_db_setup, django_db_blocker, tmp_path_factory):
    """The world in a database of its own, with its files: half a minute of real steps, taken once by a process."""
    files = tmp_path_factory.mktemp("files")
    with override_settings(MEDIA_ROOT=files), django_db_blocker.unblock(), database.another("world") as place:
        with database.asked_at(place):
            world = build()
            database.know_sizes()
        yield world, place, files


@pytest.fixture(scope="module")
def whole_world(kept_world, django_db_blocker):
    world, place, files = kept_world
    with override_settings(MEDIA_ROOT=files), django_db_blocker.unblock(), database.asked_at(place), undone():
        world = deepcopy(world)
        _sign_in(world)
        yield world


@pytest.fixture
def world(whole_world, db) -> World:
    """The world as it was built; what a test does to it is undone."""
    whole_world.house = ClientHandler(enforce_csrf_checks=False)
    return whole_world


def _sign_in(world: World) -> None:
    """One session for each person, both factors shown this moment, and for as long as a module of tests may take."""
    moment, tomorrow = int(time.time()), int(time.time()) + 86_400
    for who, user in world.people.items():
        if user:
            client = Client()
            client.force_login(user)
            session = client.session
            session["account_authentication_methods"] = [{"method": "mfa", "at": tomorrow, "type": "totp"}]
            session["account_authentication_methods_user"] = str(user.pk)
            session["signed_in_at"] = tomorrow
            session["seen_at"] = moment + AHEAD
            session.save()
            world.keys[who] = session.session_key
    held = UserSession.objects.create(user=world.people["lead"], session_key=world.keys["lead"], ip="127.0.0.1")
    world.at["session of lead"] = {"pk": held.pk}


def _people(cast: Cast) -> dict[str, User | None]:
    congress = make.unit("望川区人大常委会", UnitKind.CONGRESS)
    committee = make.unit("望川区人大城乡建设委员会", UnitKind.COMMITTEE)
    street = make.unit("城关街道人大工委", UnitKind.STREET_COMMITTEE)
    Category.objects.get_or_create(name="城乡建设", defaults={"committee": committee})
    Delegation.objects.update(street=street)
    former = make.deputy("钱卸任")
    Post.objects.filter(user=former.user).update(role=Role.FORMER_DEPUTY)
    post = {
        "committee": (Role.COMMITTEE_OFFICER, committee),
        "leader": (Role.LEADER, congress),
        "street": (Role.STREET_OFFICER, street),
        "dispatcher": (Role.DISPATCHER, make.unit("望川区人民政府办公室", UnitKind.DISPATCHER)),
        "meeting": (Role.MEETING_OFFICER, cast.office),
        "appointment": (Role.APPOINTMENT_OFFICER, cast.office),
        "sysadmin": (Role.SYSTEM_ADMIN, cast.office),
        "secadmin": (Role.SECURITY_ADMIN, cast.office),
        "auditor": (Role.AUDIT_ADMIN, cast.office),
    }
    made = {who: make.user(role, unit, name=str(role.label)) for who, (role, unit) in post.items()}
    other = make.deputy("吴另一")
    known = {
        "anonymous": None, "lead": cast.zhang.user, "cosigner": cast.sun.user, "deputy": other.user,
        "former": former.user, "coordinator": cast.li, "handler": cast.wang, "head": cast.chen,
        "assistant": cast.tian, "outsider": cast.outsider, "nobody": make.user(name="无岗"),
        "member": chamber.seat(make.deputy("郑常委")).deputy.user,
    }  # fmt: skip
    User.objects.update(password_changed_at=now(), password=make_password("青山绿水-7391-wk"))
    people = {who: {**known, **made}[who] for who in PEOPLE}
    for user in filter(None, people.values()):
        user.refresh_from_db()  # a session is tied to the password
    return people


def _cases(world: World) -> None:
    cast, cases = world.cast, world.cases
    cases["draft"] = road.drafted(cast, title="草稿里的建议")
    actions.attach(cases["draft"], stored(by=cast.zhang.user), purpose=Purpose.MATERIAL, by=cast.zhang.user)
    cases["submitted"] = _submitted(cast)
    cases["returned"] = actions.send_back(_submitted(cast), by=cast.li, note=NOTE)
    cases["declined"] = actions.decline(_submitted(cast), by=cast.li, ground="own_unit", note="属于本单位的事项。")
    for stage in STAGES:
        cases[stage] = _walk(cast, stage)
    cases["keyed"] = _walk(cast, "replied")
    actions.key_in(
        cases["keyed"], by=cast.li, rater=cases["keyed"].current_evaluation().raters.first(),
        grades=road.GOOD, signed_on=localdate(), scan=stored("意见表.pdf", cast.li),
    )  # fmt: skip
    cases["rated"] = actions.rate(
        _walk(cast, "replied"), by=cast.zhang.user, grades={"manner": "mid", "result": "low"}, reason=REASON
    )
    cases["evaluated"] = actions.conclude(_rated(cast), by=cast.li)
    cases["closed"] = actions.close(actions.conclude(_rated(cast), by=cast.li), by=cast.li, note=NOTE)
    scenes.stand(world)
    cases["published"] = actions.close(actions.conclude(_rated(cast), by=cast.li), by=cast.li)
    actions.publish(
        cases["published"],
        by=cast.li,
        scope="full",
        checks=[code for code, _ in actions.CHECKS],
        files=[stored("公开副本.pdf", cast.li)],
    )
    for case in cases.values():
        case.refresh_from_db()


STAGES = ("registered", "assigned", "working", "signing", "signed", "replied")


def _submitted(cast):
    """Two deputies have signed it: who may read is decided by signatures too."""
    proposal = road.drafted(cast)
    Cosigner.objects.create(proposal=proposal, deputy=cast.sun, name=cast.sun.name, place=1, confirmed_at=now())
    return actions.submit(proposal, by=cast.zhang.user)


def _rated(cast):
    return actions.rate(_walk(cast, "replied"), by=cast.zhang.user, grades=road.GOOD, reason=REASON)


def _walk(cast, stage):
    """A suggestion as far as ``stage``, with a talk, an advice and a file on the way."""
    proposal = actions.register(
        _submitted(cast), by=cast.li, category=make.category(), demands=["年内加固河堤", "设置警示牌"], note=NOTE
    )
    if stage == "registered":
        return proposal
    shares = [(cast.water, Part.LEAD, ""), (cast.fire, Part.ASSIST, "消防验收")]
    proposal = actions.assign(proposal, by=cast.li, shares=shares, note=NOTE)
    if stage == "assigned":
        return proposal
    _answered(cast, proposal)
    lead = proposal.handlings.get(unit=cast.water)
    if stage != "working":
        actions.present(lead, by=cast.wang, note=NOTE)
    if stage in ("signed", "replied"):
        lead = actions.sign_off(proposal.handlings.get(unit=cast.water), by=cast.chen)
    if stage == "replied":
        actions.issue(lead, by=cast.li)
    proposal.refresh_from_db()
    return proposal


def _answered(cast, proposal):
    lead, assisting = proposal.handlings.order_by("pk")
    actions.acknowledge(lead, by=cast.wang)
    actions.acknowledge(assisting, by=cast.tian)
    actions.contact(
        lead, by=cast.wang, stage="during", form="site", on=localdate(), people="张卫国", content="到现场看过。",
        files=[stored("照片.pdf", cast.wang)],
    )  # fmt: skip
    assisting.refresh_from_db()
    actions.advise(assisting, by=cast.tian, text=ADVICE, files=[stored("会办.pdf", cast.tian)])
    actions.compose(
        proposal.handlings.get(unit=cast.water), by=cast.wang, reply_class=make.reply_class(),
        answers={1: ("adopted", LETTER), 2: ("adopted", "警示牌已设置。")}, opening="收悉。", closing="感谢。",
        contact_name="王强", contact_phone="010-62220000", files=[stored("答复附件.pdf", cast.wang)],
    )  # fmt: skip


def _places(world: World) -> None:
    at, cast, cases = world.at, world.cast, world.cases
    at["-"] = {}
    for stage, case in cases.items():
        at[stage] = {"code": case.code}
        for unit, suffix in ((cast.water, "water"), (cast.fire, "fire")):
            if share := case.handlings.filter(unit=unit).first():
                at[f"{stage}/{suffix}"] = {"code": case.code, "pk": share.pk}
        for attachment in case.attachments.all():
            at[f"{stage}/{attachment.purpose}"] = {"code": case.code, "pk": attachment.file_id}
    for paper in ("register_form", "assignment_slip", "opinion_form"):
        at[paper] = {"code": cases["replied"].code, "paper": paper}
    asked = cases["replied"].current_evaluation().survey.invitations.get(part="lead").place
    at["asked"], at["asked with key"] = {"place": asked}, {"place": asked, "key": links.key_of(asked)}
    at |= _own_things(cast)
    talk = cases["working"].handlings.get(unit=cast.water).contacts.get()
    at["talk"] = {"code": cases["working"].code, "pk": talk.pk}
    scenes.places(world)
    at["wang"] = {"pk": cast.wang.pk}
    _outbox(world)
    gathered.places(at, world.people["member"])
    at["notice of lead"] = {"pk": Notice.objects.filter(to=cast.zhang.user).first().pk}
    at["view of lead"] = {"pk": KeptView.objects.create(user=cast.zhang.user, list="x", label="我的").pk}
    at["post"] = {"pk": cast.wang.posts.get().pk}
    sysadmin, waiting = world.people["sysadmin"], make.user(name="候任")
    post = make.post(waiting, Role.HANDLER, cast.fire, status=Post.Status.PROPOSED, proposed_by=sysadmin)
    at["proposed post"] = {"pk": post.pk}
    at["lock"] = {"pk": SignInLock.objects.create(key="account:user", failures=5, since=now(), locked_until=now()).pk}
    at["events"], at["changes"] = {"of": "events"}, {"of": "changes"}
    job = ImportJob.objects.create(
        resource="suggestions", file=stored("旧表.xlsx"), owner=cast.li, state=State.UPLOADED
    )
    at["job"] = {"pk": job.pk}
    at["year"], at["day"] = {"year": 2026}, {"year": 2026, "month": 5, "day": 4}
    at["unit"], at["count"], at["this year"] = {"pk": cast.water.pk}, {"count": "all"}, {"year": localdate().year}
    at["renaming"] = {"pk": cast.water.pk, "kind": "rename"}
    at["new category"], at["category"] = {"table": "category"}, {"table": "category", "pk": make.category().pk}
    at["mandate"] = {"pk": cast.zhang.mandates.get().pk}
    at["deputy zhang"] = {"pk": cast.zhang.pk}
    at["rule"], at["printed report"] = {"key": "proposal.reply"}, {"pk": _printed(cast.li).pk}


def _printed(by) -> PrintedReport:
    facts = {"year": localdate().year, "cases": 9, "counted_on": localdate(), "made_by": by}
    return PrintedReport.objects.create(file=stored("报告.pdf"), **facts)


def _own_things(cast) -> dict[str, dict]:
    """A survey of all deputies with the place where one of them answers, and that deputy's feed and long work."""
    held = open_survey(
        by=cast.li, year=2026, title="满意度调查", intro="", questions=["甲局的工作"], secrecy="named",
        closes_on=localdate() + timedelta(days=9), delegations=[], today=localdate(),
    )  # fmt: skip
    user = cast.zhang.user
    place, feed = held.survey.invitations.get(user=user).place, make_feed(user)
    work = Work.objects.create(kind="export", title="导出", owner=user, result=stored())
    return {
        "survey": {"pk": held.pk},
        "answer": {"place": place},
        "answer with key": {"place": place, "key": links.key_of(place)},
        "feed": {"place": feed.place, "key": feed.key},
        "work of lead": {"pk": work.pk},
    }


def _outbox(world: World) -> None:
    """A mail server that is not switched on, a message through it, a letter, and what is not there yet."""
    gateway = Gateway.objects.create(channel="email", name="电子邮件")
    lead, li = world.people["lead"], world.cast.li
    letter = Letter.objects.create(
        by=li, subject="报送通知", text="请报送", audience="全体代表", recipients=1, key=uuid4()
    )
    told = Notice.objects.create(
        to=lead, kind="letter_sent", text="报送通知", link=letter.get_absolute_url(), once=f"letter:{letter.pk}",
        about_type="notices.letter", about_id=str(letter.pk),
    )  # fmt: skip
    row = Delivery.objects.create(notice=told, gateway=gateway, person=lead, recipient="z@example.com", state="dead")
    world.at |= {
        "gateway": {"pk": gateway.pk}, "delivery": {"pk": row.pk}, "letter to lead": {"pk": letter.pk},
        "new channel": {"channel": "wecom"}, "text": {"kind": "proposal_closed"},
    }  # fmt: skip
