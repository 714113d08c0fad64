"""The district as it stands in the database, found again: its bodies, its people, what lies open."""

import csv
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from congress.accounts.models import Post, Role, User
from congress.organs.models import CongressSession, Term, Unit
from congress.portal.demo.district import District
from congress.portal.demo.houses import HERE, Houses
from congress.portal.demo.matters import Matter, Table
from congress.portal.demo.people import People
from congress.portal.demo.roads import STAGES
from deputies.models import Mandate
from proposals.models import Category, Contact, Handling, HandlingStatus, Proposal, Reply, ReplyClass, Status

TERM = 18
AT = {
    Status.COSIGNING: "draft",
    Status.DRAFT: "draft", Status.SUBMITTED: "bring_in", Status.REGISTERED: "examine", Status.ASSIGNED: "hand_over",
    Status.IN_PROGRESS: "receive", Status.REPLIED: "judge", Status.EVALUATED: "conclude", 
    
    Status.REWORK: "redo", Status.MEDIATION: "redo", Status.RETURNED: "examine",
    Status.TRACKING: "close",
    Status.INADMISSIBLE: "examine", Status.WITHDRAWN: "examine",
}  # fmt: skip
ENDS = {Status.RETURNED: "returned", Status.INADMISSIBLE: "declined", Status.WITHDRAWN: "withdrawn"}


@dataclass
class Standing:
    """An open case of the district, and the last stage of its road that has happened."""

    case: Proposal
    matter: Matter
    seat: int
    stage: str
    fate: str  # one of live.ENDS, or none

    @property
    def day(self) -> date:
        return self.case.assigned_on or self.case.submitted_on or localdate(self.case.drafted_at)

    @property
    def rank(self) -> int:
        return STAGES.index(self.stage)


def find(today: date) -> District:
    houses = _houses(today)
    seats = Mandate.objects.filter(term=houses.term).order_by("deputy_no").select_related("deputy__user")
    found = District(houses, _people(houses, today), [mandate.deputy for mandate in seats])
    for proposal in Proposal.objects.exclude(serial=None).order_by("registered_on", "pk"):
        found.raised.setdefault(proposal.title, []).append(proposal)
    return found


def _houses(today: date) -> Houses:
    with (HERE / "units.tsv").open(encoding="utf-8") as file:
        names = {row["name"]: row["key"] for row in csv.DictReader(file, delimiter="\t")}
    term = Term.objects.get(number=TERM)
    units = {names[unit.name]: unit for unit in Unit.objects.valid_on(today) if unit.name in names}
    return Houses(
        units=units,
        categories={category.name: category for category in Category.objects.all()},
        classes={each.code: each for each in ReplyClass.objects.filter(is_active=True)},
        terms={TERM: term},
        sessions={each.opens_on.year: each for each in CongressSession.objects.filter(term=term).order_by("number")},
        reform=units["technology"].valid_from,
    )


def _people(houses: Houses, today: date) -> People:
    """Who holds the posts today: a visitor may have handed one on."""
    found = People(names=None)
    office = User.objects.filter(username__startswith="coordinator", is_active=True)
    found.by_username = {user.username: user for user in office}
    key_of = {unit.pk: key for key, unit in houses.units.items()}
    posts = Post.objects.current(today).filter(unit__in=key_of, user__is_active=True).select_related("user")
    for post in posts.order_by("-pk"):
        for role, staff in ((Role.HANDLER, found.handlers), (Role.UNIT_HEAD, found.heads)):
            if post.role == role:
                staff[key_of[post.unit_id]] = post.user
    return found


def lying_open(district: District, table: Table) -> list[Standing]:
    """The open cases the district itself raised; what visitors wrote is theirs and stays as it is."""
    seats = {deputy.pk: seat for seat, deputy in enumerate(district.deputies)}
    spoken = set(Contact.objects.values_list("handling__proposal", flat=True))
    written = set(Reply.objects.values_list("handling__proposal", flat=True))
    shares = {}
    for handling in Handling.objects.in_charge().exclude(part="assist").order_by("-pk"):
        shares[handling.proposal_id] = handling.status
    found = []
    over = (Status.CLOSED, Status.WITHDRAWN)
    alone = Proposal.objects.filter(joinings=None)  # what is handled with another goes the way of that one
    for case in alone.exclude(status__in=over).exclude(origin="imported").order_by("pk"):
        matter, seat = table.recognise(case.title), seats.get(case.lead_id)
        if matter and seat is not None:
            stage = AT[case.status]
            waits = shares.get(case.pk) in (None, HandlingStatus.SENT, HandlingStatus.RETURN_ASKED)
            if stage in ("hand_over", "receive") and not waits:
                writing = case.pk in written or shares[case.pk] != HandlingStatus.WORKING
                stage = "answer" if writing else "talk" if case.pk in spoken else "receive"
            found.append(Standing(case, matter, seat, stage, ENDS.get(case.status, "")))
    return found
