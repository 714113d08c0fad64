"""The bodies as their page shows them: seats of a term, who sits, who left, what the statute says about it."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from congress.accounts.models import Post
from congress.organs.chamber import Chamber as StandingCommittee
from congress.organs.chamber import Seat
from congress.organs.models import Term
from congress.rulebook.book import setting
from deputies.models import Level, Mandate
from meetings import queries, rules
from meetings.models import Body, BodyKind, Composition, Membership


@dataclass
class Chamber:
    """One body in one term."""

    body: Body
    seats: int | None
    basis: str
    sitting: list[Membership]
    left: list[Membership] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def vacant(self) -> int:
        return max((self.seats or 0) - len(self.sitting), 0)

    @property
    def has_own_seats(self) -> bool:
        return self.body.kind not in (BodyKind.CHAIRS_MEETING, BodyKind.CONGRESS)


def bodies_for(user):
    """Every body; the party group only for its members and for the office that keeps it."""
    if rules.is_officer(user):
        return Body.objects.all()
    own = rules.seats_of(user).values("body")
    return Body.objects.filter(~Q(kind=BodyKind.PARTY_GROUP) | Q(pk__in=own))


def chambers(user, term: Term | None, today: date) -> list[Chamber]:
    """Six queries however many bodies and members there are."""
    bodies = list(bodies_for(user))
    kept = {row.body_id: row for row in Composition.objects.filter(term=term)}
    every = list(Membership.objects.filter(term=term).select_related("body", "deputy").order_by("starts_on", "pk"))
    sitting = [seat for seat in every if seat.ends_on is None or seat.ends_on >= today]
    warnings = _warnings([seat for seat in sitting if seat.body.kind == BodyKind.STANDING_COMMITTEE], term, today)
    found = []
    for body in bodies:
        here = sorted((seat for seat in sitting if queries.belongs(seat, body)), key=queries.rank)
        row = kept.get(body.pk)
        chamber = Chamber(body, row and row.seats, row.basis if row else "", here)
        chamber.left = [seat for seat in every if seat.body_id == body.pk and seat not in sitting]
        if body.kind == BodyKind.STANDING_COMMITTEE:
            chamber.warnings = warnings
        found.append(chamber)
    return found


def members_total(body: Body, day: date) -> int:
    """全体组成人员 by the setting: members in office, or seats."""
    if setting("meeting.majority_denominator") == "seats":
        kept = Composition.objects.filter(body=body, term__starts_on__lte=day).order_by("-term__starts_on").first()
        if kept:
            return kept.seats
    return len(queries.members_on(body, day))


def chamber_on(day: date) -> StandingCommittee:
    """The standing committee of that day as ``settings.CHAMBER`` tells it."""
    body = Body.objects.filter(kind=BodyKind.STANDING_COMMITTEE).first()
    if body is None:
        return StandingCommittee((), 0)
    seats = tuple(
        Seat(seat.pk, seat.name, seat.label, seat.account and seat.account.pk) for seat in queries.members_on(body, day)
    )
    return StandingCommittee(seats, members_total(body, day))


def _warnings(seats: list[Membership], term, today: date) -> list[str]:
    """Who sits and may no longer: took a barred post, or is no deputy any more."""
    people = {seat.deputy.user_id: seat for seat in seats if seat.deputy and seat.deputy.user_id}
    posts: dict[int, list[Post]] = {}
    barring = Post.objects.current(today).filter(user__in=people, unit__kind__in=rules.BARRING)
    for post in barring.select_related("unit"):
        posts.setdefault(post.user_id, []).append(post)
    said = [rules.barred(people[user].name, held) for user, held in posts.items()]
    deputies = {seat.deputy_id for seat in seats if seat.deputy_id}
    mandates = Mandate.objects.in_force(today).filter(deputy__in=deputies, level=Level.DISTRICT, term=term)
    sits = set(mandates.values_list("deputy", flat=True))
    gone = [seat.name for seat in seats if seat.deputy_id and seat.deputy_id not in sits]
    if gone:
        said.append(f"{'、'.join(gone)}的代表资格已经终止，常委会组成人员的职务相应终止，请办理。")
    return said
