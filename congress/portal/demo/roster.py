"""Three hundred deputies: seats, delegations, and the ways a mandate begins and ends."""

from datetime import date, timedelta
from random import Random

from congress.accounts.models import Role
from congress.organs.models import Term
from congress.portal.demo.houses import Houses
from congress.portal.demo.names import EMPLOYERS, MINORITY, RARE, VILLAGES
from congress.portal.demo.people import People, Registry
from congress.search import pinyin_initials, pinyin_key
from deputies.models import Constituency, Delegation, Deputy, EndGround, Level, Mandate

SEATS = 300
CHAIRS = range(240, 244)  # the leading members of the standing committee; they act by that post
MEMBER = 1  # sits in the standing committee and signs in as “member”
CO_OPTED = range(280, 296)  # elected at a by-election during the term
ENDED = {  # seat -> ground
    296: EndGround.MOVED, 297: EndGround.RESIGNED, 298: EndGround.DEATH, 299: EndGround.ABSENT,
}  # fmt: skip
PLACES = (
    ("城关", "chengguan_work"), ("临江", "linjiang_work"), ("北苑", "beiyuan_work"), ("和平", ""), ("青龙", ""),
    ("凤凰", ""), ("石桥镇", ""), ("云岭镇", ""), ("白沙镇", ""), ("塘溪镇", ""), ("龙潭乡", ""), ("高新园区", ""),
)  # fmt: skip


def elect(houses: Houses, people: People, registry: Registry, rng: Random, today: date) -> list[Deputy]:
    """The deputies in the order of their certificates; the first is the one who signs in as “deputy”."""
    deputies = [_person(seat, people, registry, rng) for seat in range(SEATS)]
    congress, since = houses.units["congress"], houses.term.starts_on
    for seat, deputy in enumerate(deputies):
        if deputy.user is None or seat in CHAIRS:
            continue
        last_day = _last_day(seat, today)
        registry.post(deputy.user, Role.DEPUTY, congress, _first_day(seat, since, today), "区人大代表", last_day)
        if seat == 296:
            registry.post(deputy.user, Role.FORMER_DEPUTY, congress, last_day + timedelta(days=1), "原区人大代表")
    # A deputy who also heads a unit signs in once and chooses the post in the header.
    registry.post(deputies[5].user, Role.UNIT_HEAD, houses.units["hospital"], since, "院长")
    registry.write()
    Deputy.objects.bulk_create(deputies)
    _seat(houses, deputies, rng, today)
    return deputies


def _first_day(seat: int, since: date, today: date) -> date:
    return today - timedelta(days=500) if seat in CO_OPTED else since


def _last_day(seat: int, today: date) -> date | None:
    return today - timedelta(days=70 + 40 * (seat - 296)) if seat in ENDED else None


def _person(seat: int, people: People, registry: Registry, rng: Random) -> Deputy:
    name, sex = next(people.names)
    ethnicity = "汉族" if rng.random() < 0.93 else rng.choice(("苗族", "土家族", "回族", "彝族"))
    if 10 <= seat < 10 + len(RARE):
        name = RARE[seat - 10]
    elif 20 <= seat < 20 + len(MINORITY):
        name, ethnicity = MINORITY[seat - 20]
    username = {0: "deputy", MEMBER: "member", 296: "former"}.get(seat, "")
    if seat in CHAIRS:
        user = people.chairs[seat - CHAIRS.start]
        name = user.name
    else:
        user = None if 240 <= seat < 280 else registry.user(name, username)  # some use only paper
    place = PLACES[seat // 2 % len(PLACES)][0]
    return Deputy(
        user=user, name=name, name_key=pinyin_key(name), initials=pinyin_initials(name), sex=sex,
        ethnicity=ethnicity, born_on=date(1960 + rng.randrange(36), rng.randint(1, 12), rng.randint(1, 28)),
        employer=rng.choice(EMPLOYERS).format(village=rng.choice(VILLAGES)),
        phone=user.phone if user else f"1390000{seat:04}", postcode="000000",
        address=f"望川区{place}{'人民路' if seat % 2 else '建设路'}{seat % 180 + 1}号",
    )  # fmt: skip


def _seat(houses: Houses, deputies: list[Deputy], rng: Random, today: date) -> None:
    delegations, constituencies = _areas(houses)
    mandates = []
    for seat, deputy in enumerate(deputies):
        place = seat // 2 % len(PLACES)
        co_opted = seat in CO_OPTED
        mandates.append(
            Mandate(
                deputy=deputy, term=houses.term, deputy_no=f"18{seat + 1:04}",
                delegation=delegations[18][place], constituency=constituencies[seat // 2],
                origin=Mandate.Origin.BY_ELECTED if co_opted else Mandate.Origin.ELECTED,
                starts_on=_first_day(seat, houses.term.starts_on, today), ends_on=_last_day(seat, today),
                end_ground=ENDED.get(seat, ""), end_basis="区人大常委会公告" if seat in ENDED else "",
            )
        )  # fmt: skip
    earlier = houses.terms[17]
    mandates += [_earlier(deputies[seat], earlier, delegations[17][seat // 2 % 12], seat) for seat in range(0, 120, 3)]
    mandates += [
        Mandate(deputy=deputies[seat], level=Level.CITY, term=None, starts_on=houses.term.starts_on)
        for seat in range(0, 100, 9)
    ]
    Mandate.objects.bulk_create(mandates)
    for place, team in enumerate(delegations[18]):
        team.head = deputies[2 * place]
    Delegation.objects.bulk_update(delegations[18], ["head"])


def _earlier(deputy: Deputy, term: Term, delegation: Delegation, seat: int) -> Mandate:
    return Mandate(
        deputy=deputy, term=term, deputy_no=f"17{seat + 1:04}", delegation=delegation, starts_on=term.starts_on,
        ends_on=term.ends_on, end_ground=EndGround.TERM_OVER,
    )  # fmt: skip


def _areas(houses: Houses):
    delegations = {}
    for number in (17, 18):
        delegations[number] = [
            Delegation.objects.create(
                term=houses.terms[number], name=f"{name}代表团", street=houses.units.get(street),
                sort_key=f"{place:02}",
            )
            for place, (name, street) in enumerate(PLACES, 1)
        ]  # fmt: skip
    constituencies = Constituency.objects.bulk_create(
        Constituency(
            term=houses.term, number=number + 1, seats=2,
            name=f"第{number + 1:03}选区（{PLACES[number % 12][0]}）",
        )
        for number in range(SEATS // 2)
    )  # fmt: skip
    return delegations, constituencies
