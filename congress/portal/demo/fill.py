"""Fill an empty database with the district, all or nothing."""

from contextlib import contextmanager
from functools import cache
from itertools import cycle, islice
from random import Random

from django.db import connection, transaction
from django.utils.timezone import localdate, now

from congress.portal.demo import (
    chambers,
    checking,
    copies,
    desks,
    houses,
    motions,
    overseen,
    people,
    personnel,
    publicity,
    rarities,
    roster,
    supervised,
)
from congress.portal.demo.chambers import Founding
from congress.portal.demo.clock import at
from congress.portal.demo.district import District
from congress.portal.demo.gatherings import Gathering
from congress.portal.demo.matters import Table
from congress.portal.demo.plans import Planner
from congress.portal.demo.roads import Road, walk_all
from congress.portal.demo.scans import give_scans
from congress.portal.models import DemoDay
from congress.rulebook.book import one_book
from congress.workdays.actions import load_years
from congress.workdays.count import load_calendar
from congress.workdays.models import YearNotice
from proposals.models import Attachment, Proposal, Purpose

IN_ALL = 240  # cases at scale 1


@contextmanager
def without_savepoints():
    """All or nothing needs none: a step that fails undoes the whole fill."""
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        del connection.features.uses_savepoints


@transaction.atomic
def fill(scale: int = 1, seed: int = 18) -> District:
    """The same seed gives the same district on the same day."""
    rng, today = Random(seed), localdate()
    if not YearNotice.objects.exists():
        load_years()
    built = houses.build(today)
    registry = people.Registry()
    staff = people.appoint(built, registry, rng)
    deputies = roster.elect(built, staff, registry, rng, today)
    district = District(built, staff, deputies)
    calendar = load_calendar()
    planner = Planner(built, calendar, rng, today)
    with one_book(), without_savepoints():
        walks = [Road(plan, district, calendar, Random(rng.random())) for plan in planner.all()]
        walks += meetings(district, calendar, today)
        walks += motions.roads(district, calendar, today)
        walks += supervised.roads(district, today)
        walks += checking.roads(district, today)
        walks += rarities.roads(district, today)
        for _ in walk_all(walks):
            pass
    multiply(district, planner.table, rng, scale)
    publicity.decide(district)
    overseen.oversee(district)
    personnel.staff(district)
    people.read_notices(at(built.term.starts_on, 0), now())
    people.write_sign_ins()
    DemoDay.objects.create(until=now(), scale=scale)
    return district


def meetings(district: District, calendar, today) -> list:
    """The bodies with their past, the meetings of the last months, and the one that comes."""
    founding = Founding(district, calendar, today)
    ground = cache(lambda: chambers.ground(district, calendar))
    days = founding.days[: founding.lived]
    since = founding.begins
    walks = [Gathering(calendar, day, ground, district.deputies, since=since) for day in reversed(days)]
    walks[-1].is_full = True
    return [founding, *walks]


def multiply(district: District, matters: Table, rng: Random, scale: int) -> None:
    """Copies: at scale 1 of what is over, so that the years are full; beyond that of every road."""
    pk_of = {case.proposal.pk: case for case in district.walked}
    # A copy has no files but the scan it was logged from, so only cases without others are copied.
    others = Attachment.objects.exclude(purpose=Purpose.SCAN).values("proposal")
    fit = Proposal.objects.filter(pk__in=pk_of, lead__in=district.deputies[:280]).exclude(pk__in=others)
    fit = fit.exclude(pk__in=desks.forked())
    originals = []
    for proposal in fit.select_related("lead", "term", "session__term").order_by("pk"):
        case = pk_of[proposal.pk]
        case.proposal = proposal
        originals.append(case)
    over = [case for case in originals if case.proposal.status == "closed"]
    walked = Proposal.objects.count()
    wanted = list(islice(cycle(over), IN_ALL - walked))
    wanted += islice(cycle(originals), IN_ALL * (scale - 1))
    if wanted:
        copies.Copier(district, matters, rng).write(wanted)
        give_scans(drawn=IN_ALL // 3)
