"""Fill an empty database with the district, all or nothing."""

from itertools import cycle, islice
from random import Random

from django.db import transaction
from django.utils.timezone import localdate

from congress.portal.demo import copies, houses, people, roads, roster
from congress.portal.demo.district import District
from congress.portal.demo.matters import Table
from congress.portal.demo.plans import Planner
from congress.workdays.actions import load_years
from congress.workdays.count import load_calendar
from congress.workdays.models import YearNotice
from proposals.models import Proposal

IN_ALL = 240  # cases at scale 1


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
    roads.walk_all(planner.all(), district, calendar, rng)
    multiply(district, planner.table, rng, scale)
    people.write_sign_ins()
    return district


def multiply(district: District, matters: Table, rng: Random, scale: int) -> None:
    """Copies: at scale 1 of what is over, so that the years are full; beyond that of every road."""
    pk_of = {case.proposal.pk: case for case in district.walked}
    # A copy has no files of its own, so only cases without any are copied.
    fit = Proposal.objects.filter(pk__in=pk_of, attachments=None, lead__in=district.deputies[:280])
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
