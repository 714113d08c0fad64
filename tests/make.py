"""Plain functions that make one noun each. What a test does not name is a sensible default."""

from datetime import date
from itertools import count

from django.contrib.auth.hashers import make_password

from congress.accounts.models import Post, Role, User
from congress.files.models import StoredFile
from congress.organs.models import CongressSession, Term, Unit, UnitKind
from congress.rulebook.models import Override
from congress.search import pinyin_initials, pinyin_key
from congress.workdays.models import YearNotice
from deputies.models import Delegation, Deputy, Mandate
from proposals.models import (
    OFFLINE_TITLE,
    Category,
    Handling,
    HandlingStatus,
    KeyCase,
    Part,
    Proposal,
    ReplyClass,
    Status,
)

serial = count(1)
UNUSABLE = make_password(None)
LONG_AGO = date(2021, 12, 1)


def unit(name=None, kind=UnitKind.DEPARTMENT, **facts):
    name = name or f"区某局{next(serial)}"
    return Unit.objects.get_or_create(name=name, valid_to=None, defaults={"kind": kind, **facts})[0]


def rule(key, value, unit=""):
    """A district's own value, in force for long."""
    facts = {"effective_from": LONG_AGO, "basis": "区规", "by_name": "系统"}
    return Override.objects.create(key=key, value=value, unit=unit, **facts)


def user(role=None, unit_of=None, *, name="某人", **facts):
    person = User.objects.create_user(username=f"user{next(serial)}", name=name, **facts)
    if role:
        post(person, role, unit_of or unit())
    return person


def users(names: dict[str, str]) -> dict[str, User]:
    """Many people at once, as ``user`` makes one."""
    made = [
        User(username=f"user{next(serial)}", name=name, pinyin=pinyin_initials(name), password=UNUSABLE)
        for name in names.values()
    ]
    return dict(zip(names, User.objects.bulk_create(made), strict=True))


def seats(*people: User) -> list[Deputy]:
    """These people as deputies of the same delegation."""
    found = Deputy.objects.bulk_create(
        Deputy(user=each, name=each.name, name_key=pinyin_key(each.name), initials=pinyin_initials(each.name))
        for each in people
    )
    home = delegation()
    Mandate.objects.bulk_create(
        Mandate(
            deputy=each, term=home.term, delegation=home, starts_on=LONG_AGO, deputy_no=f"{next(serial):04}"
        )
        for each in found
    )  # fmt: skip
    return found


def post(person, role, where, **facts):
    facts.setdefault("starts_on", LONG_AGO)
    return Post.objects.create(user=person, role=role, unit=where, **facts)


def known_years(*years):
    """Years whose holidays count as published; without rows they have weekends only."""
    known = {"status": YearNotice.Status.CONFIRMED, "source": "试"}
    YearNotice.objects.bulk_create((YearNotice(year=year, **known) for year in years), ignore_conflicts=True)


def term(number=18, starts_on=LONG_AGO, **facts):
    return Term.objects.get_or_create(number=number, defaults={"starts_on": starts_on, **facts})[0]


def session(number=5, opens_on=date(2026, 2, 3), closes_on=date(2026, 2, 6), of=None):
    return CongressSession.objects.get_or_create(
        term=of or term(), number=number, defaults={"opens_on": opens_on, "closes_on": closes_on}
    )[0]


def delegation(name="城关代表团", **facts):
    return Delegation.objects.get_or_create(term=term(), name=name, defaults=facts)[0]


def deputy(name="张三", account=True, **facts):
    person = user(name=name) if account else None
    made = Deputy.objects.create(user=person, name=name, **facts)
    if person:
        post(person, Role.DEPUTY, unit("望川区人大常委会", UnitKind.CONGRESS))
    Mandate.objects.create(
        deputy=made, term=term(), delegation=delegation(), starts_on=LONG_AGO, deputy_no=f"{next(serial):04}"
    )
    return made


def stored(name="附件.pdf", by=None) -> StoredFile:
    """A file whose bytes are there; what intake makes of an upload is tested elsewhere."""
    found = StoredFile.objects.create(name=name, kind="pdf", size=9, sha256="0" * 64, pages=1, uploaded_by=by)
    found.path.parent.mkdir(parents=True, exist_ok=True)
    found.path.write_bytes(b"%PDF-1.7\n")
    return found


def category(name="城乡建设", **facts):
    return Category.objects.get_or_create(name=name, defaults=facts)[0]


CLASSES = {
    "A": ("解决或者基本解决", {"counts_as_completed": True}),
    "B": ("部分解决或者列入计划", {"requires_due_date": True, "opens_commitment": True}),
    "C": ("因条件限制暂时不能解决", {"requires_explanation": True}),
    "D": ("留作参考", {"requires_explanation": True}),
}


def reply_class(code="A"):
    label, facts = CLASSES[code]
    return ReplyClass.objects.get_or_create(code=code, defaults={"label": label, **facts})[0]


def proposal(status=Status.SUBMITTED, lead=None, **facts):
    """A case that stands at ``status`` without having walked there; for the road itself use the actions."""
    lead = lead or deputy()
    facts.setdefault("session", session())
    defaults = {
        "term": facts["session"].term, "channel": "session", "origin": "online", "title": "关于整修河堤的建议",
        "reason": "河堤多处塌陷，汛期危险。", "request": "一、年内加固河堤。二、设置警示牌。",
        "lead": lead, "proposer": lead.name, "no_interest": True, "submitted_on": date(2026, 2, 3),
    }  # fmt: skip
    if status not in (Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.INADMISSIBLE):
        n = next(serial)
        defaults |= {"serial": n, "number": f"第{n:03}号", "category": category()}
    if status == Status.OFFLINE:
        defaults |= {"title": OFFLINE_TITLE, "reason": "", "request": "", "category": None}
    made = Proposal.objects.create(status=status, **{**defaults, **facts})
    if made.number:
        made.demands.create(place=1, text="年内加固河堤")
        made.demands.create(place=2, text="设置警示牌")
    return made


def handling(proposal, unit, part=Part.LEAD, status=HandlingStatus.WORKING, **facts):
    facts.setdefault("sent_on", date(2026, 3, 2))
    return Handling.objects.create(proposal=proposal, unit=unit, part=part, status=status, **facts)


def key_case(proposal, status, committee=None, **facts):
    """A case of 重点督办 that stands at ``status`` without having walked there."""
    day = date(2026, 3, 10)
    if status not in ("nominated", "left_out"):
        committee = committee or unit("望川区人大城乡建设委员会", UnitKind.COMMITTEE)
        facts = {"decided_at": "第42次主任会议", "decided_on": day, "committee": committee, **facts}
    if status in ("reported", "finished"):
        facts = {"report": "已经视察两次，河堤开工。", "reported_on": day, **facts}
    facts = {"year": 2026, "criteria": ["major"], "grounds": "代表反映集中。", "nominated_on": day, **facts}
    facts.setdefault("nominated_by", User.objects.first())
    return KeyCase.objects.create(proposal=proposal, status=status, **facts)
