"""Who belongs to a meeting: by seat, by law, by custom, by the matters before it. Nothing is written here."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils.timezone import localdate

from congress.accounts.models import Post, Role
from congress.organs.models import Unit, UnitKind
from deputies.models import Deputy, Level
from deputies.queries import serving
from meetings.models import Answer, BodyKind, Capacity, Item, Meeting, Membership, Participant, SignUp
from meetings.queries import coming, items_of, members_on
from meetings.queries.matching import Suggested, suggested
from meetings.rules import is_staff

HEADS = (UnitKind.GOVERNMENT, UnitKind.SUPERVISORY, UnitKind.COURT, UnitKind.PROCURATORATE)
BY_LAW = {
    BodyKind.STANDING_COMMITTEE: "地方组织法第五十一条第二款",
    BodyKind.CONGRESS: "依法列席大会",
}
CUSTOM = {
    BodyKind.STANDING_COMMITTEE: (UnitKind.STREET_COMMITTEE, UnitKind.TOWN, UnitKind.COMMITTEE),
    BodyKind.CHAIRS_MEETING: (UnitKind.OFFICE, UnitKind.COMMITTEE),
}
UPPER = (Level.CITY, Level.PROVINCE, Level.NATION)
# Names of private people and of helpers are the office's; guests read who deliberates and who answers.
OUTSIDE = (Capacity.MEMBER, Capacity.BY_LAW, Capacity.BY_CUSTOM, Capacity.INVITED, Capacity.SIGNED_UP)


@dataclass
class Candidate:
    """Somebody who could be put on the list: a seat, a deputy, a unit, or only a name."""

    key: str
    capacity: str
    name: str = ""  # empty: the unit names its person
    title: str = ""
    ground: str = ""
    ticked: bool = True
    membership: Membership | None = None
    deputy: Deputy | None = None
    unit: Unit | None = None
    items: tuple[Item, ...] = ()

    @property
    def label(self) -> str:
        return self.name or (self.unit.label if self.unit else "")


class Heap(NamedTuple):
    label: str
    note: str
    people: list[Candidate]


def candidates(meeting: Meeting) -> list[Heap]:
    """Everybody the list of this meeting could hold and does not hold yet, heap by heap."""
    day = meeting.opens_on or localdate()
    items = list(items_of(meeting).select_related("proposal"))
    called = _Called(meeting)
    heaps = [
        Heap("组成人员", "", _members(meeting, day)),
        Heap("依法列席", BY_LAW.get(meeting.body.kind, ""), _heads(meeting, day)),
        Heap("通常列席", "负责人已是组成人员的，不需要再列。", _customary(meeting, day)),
        Heap("议题相关部门", "来自各议题“到会听取意见的部门”和提请机关。", _departments(items)),
    ]
    if meeting.body.kind == BodyKind.STANDING_COMMITTEE:
        heaps.append(Heap("按议题邀请代表", "本届列席少的在前；不预先勾选。", _matched(meeting, items, day, called)))
        heaps.append(Heap("上级人大代表", "在本区的市、省、全国人大代表；不预先勾选。", _upper(day)))
    return [heap._replace(people=found) for heap in heaps if (found := called.without(heap.people))]


class _Called:
    """Who stands on the list already; who was struck off may be put back, but not by itself."""

    def __init__(self, meeting: Meeting):
        self.rows = list(meeting.participants.all())
        kept = [row for row in self.rows if row.status != Answer.DROPPED]
        self.seats = {row.membership_id for row in kept}
        self.deputies = {row.deputy_id for row in kept}
        self.units = {row.unit_id for row in kept}
        dropped = [row for row in self.rows if row.status == Answer.DROPPED]
        self.struck = {("deputy", row.deputy_id) for row in dropped} | {("unit", row.unit_id) for row in dropped}

    def without(self, people: list[Candidate]) -> list[Candidate]:
        found = []
        for each in people:
            seat, deputy, unit = (getattr(thing, "pk", None) for thing in (each.membership, each.deputy, each.unit))
            if (seat and seat in self.seats) or (deputy and deputy in self.deputies) or (unit and unit in self.units):
                continue
            if {("deputy", deputy), ("unit", unit)} & self.struck - {("deputy", None), ("unit", None)}:
                each.ticked, each.ground = False, f"此前已取消；{each.ground}"
            self.deputies.add(deputy)  # named once, in the first heap
            self.units.add(unit)
            found.append(each)
        return found


def _members(meeting: Meeting, day: date) -> list[Candidate]:
    """All deputies make up the congress; every other body has its seats."""
    if meeting.body.kind == BodyKind.CONGRESS:
        return [
            Candidate(f"d{deputy.pk}", Capacity.MEMBER, deputy.name, _seat(deputy), deputy=deputy)
            for deputy in serving(day)
        ]
    return [
        Candidate(f"m{seat.pk}", Capacity.MEMBER, seat.name, seat.label, membership=seat, deputy=seat.deputy)
        for seat in members_on(meeting.body, day)
    ]


def _heads(meeting: Meeting, day: date) -> list[Candidate]:
    if meeting.body.kind not in BY_LAW:
        return []
    return [_unit(unit, Capacity.BY_LAW, BY_LAW[meeting.body.kind]) for unit in _units(day, HEADS)]


def _customary(meeting: Meeting, day: date) -> list[Candidate]:
    """Heads of committees who are no members; whose head is one already is not ticked."""
    units = _units(day, CUSTOM.get(meeting.body.kind, ()))
    seated = {name for seat in members_on(meeting.body, day) if (name := seat.name)} if units else set()
    posts = Post.objects.current(day).filter(unit__in=units, role=Role.COMMITTEE_OFFICER, user__name__in=seated)
    inside = dict(posts.values_list("unit_id", "user__name"))
    found = [_unit(unit, Capacity.BY_CUSTOM, "通常列席") for unit in units]
    for each in found:
        if name := inside.get(each.unit.pk):
            each.ticked, each.ground = False, f"{name}已是组成人员"
    return found


def _units(day: date, kinds) -> list[Unit]:
    order = Case(*[When(kind=kind, then=Value(n)) for n, kind in enumerate(kinds)], output_field=IntegerField())
    found = Unit.objects.valid_on(day).filter(kind__in=kinds)
    return list(found.order_by(order, "sort_key", "pk")) if kinds else []


def _unit(unit: Unit, capacity: str, ground: str, items=()) -> Candidate:
    post = "人大主席" if unit.kind == UnitKind.TOWN else unit.head_title or "负责人"
    home = unit.label.removesuffix("人民政府") if unit.kind == UnitKind.TOWN else unit.label
    return Candidate(f"u{unit.pk}", capacity, "", f"{home}{post}", ground, unit=unit, items=tuple(items))


def _departments(items: list[Item]) -> list[Candidate]:
    """Each unit once, for all the matters that concern it."""
    matters: dict[Unit, list[tuple[int, Item]]] = {}
    for place, item in enumerate(items, 1):
        units = list(item.units.all()) + ([item.proposer_unit] if item.proposer_unit else [])
        for unit in dict.fromkeys(units):
            if unit.kind not in HEADS:
                matters.setdefault(unit, []).append((place, item))
    return [
        _unit(unit, Capacity.BY_CUSTOM, "、".join(f"第{place}项" for place, _ in found) + "议题",
              [item for _, item in found])
        for unit, found in matters.items()
    ]  # fmt: skip


def _matched(meeting: Meeting, items, day: date, called: _Called) -> list[Candidate]:
    seated = {seat.deputy_id for seat in members_on(meeting.body, day)} - {None}
    return [_invited(each) for each in suggested(meeting, items, day=day, but=seated | called.deputies)]


def _invited(each: Suggested) -> Candidate:
    return Candidate(
        f"d{each.deputy.pk}", Capacity.INVITED, each.deputy.name, _seat(each.deputy), each.why, ticked=False,
        deputy=each.deputy, items=each.items,
    )  # fmt: skip


def _seat(deputy: Deputy) -> str:
    """区人大代表、城关代表团; with the place of work, where it is known."""
    held = deputy.mandate_now[0] if getattr(deputy, "mandate_now", None) else None
    delegation = held.delegation.name if held and held.delegation else ""
    return "，".join(filter(None, ("区人大代表", delegation, deputy.employer)))[:120]


def _upper(day: date) -> list[Candidate]:
    found = []
    for level in UPPER:
        title = f"{Level(level).label}人大代表"
        found += [
            Candidate(f"d{d.pk}", Capacity.INVITED, d.name, title, "上级人大代表", ticked=False, deputy=d)
            for d in serving(day, level)
        ]
    return found


# ---- the list as it stands ----


def people_of(meeting: Meeting, user) -> QuerySet[Participant]:
    """The list this person may read. Guests read neither the public gallery nor who was struck off."""
    order = Case(*[When(capacity=each, then=Value(n)) for n, each in enumerate(Capacity)], output_field=IntegerField())
    found = meeting.participants.select_related("unit", "membership__body", "deputy", "meeting").annotate(rank=order)
    if not is_staff(user):
        found = found.filter(capacity__in=OUTSIDE).exclude(status__in=(Answer.DROPPED, Answer.WAITING))
    return found.order_by("rank", "position", "pk")


def person_for(user, meeting: Meeting) -> QuerySet[Participant]:
    """Whose own page this person may open: the office everybody's, others their own or their unit's."""
    found = meeting.participants.select_related("meeting__body", "meeting__term", "unit", "membership", "deputy")
    return found if is_staff(user) else found.filter(coming(user))


def told(meeting: Meeting) -> QuerySet[Participant]:
    """Everybody on the list with what leads to an account."""
    return meeting.participants.exclude(status=Answer.DROPPED).select_related(
        "meeting", "user", "unit", "membership__user", "membership__deputy__user", "deputy__user"
    )


def unanswered(meeting: Meeting) -> QuerySet[Participant]:
    return told(meeting).filter(status=Answer.INVITED)


def people_of_paper(meeting: Meeting) -> QuerySet[Participant]:
    """Whom the notice names, in its order."""
    found = told(meeting).filter(capacity__in=OUTSIDE).exclude(status=Answer.WAITING)
    return found.order_by("position", "pk")


def desk_of(meeting: Meeting) -> SignUp | None:
    """The sign-up of the meeting with ``taken`` seats and how many wait."""
    taken = Count("meeting__participants", filter=_signed(Answer.CONFIRMED))
    waiting = Count("meeting__participants", filter=_signed(Answer.WAITING))
    found = SignUp.objects.filter(meeting=meeting).annotate(taken=taken, waiting=waiting)
    return found.select_related("meeting__body", "meeting__term").first()


def _signed(status) -> Q:
    return Q(meeting__participants__capacity=Capacity.SIGNED_UP, meeting__participants__status=status)
