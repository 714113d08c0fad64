"""Who of several people may know of which of several cases: ``visible_to`` for a whole batch at once.

The conditions are the same and stand in the same order; a test compares the two for everybody and every case.
"""

from collections import defaultdict

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.timezone import localdate

from congress.accounts.grants import pairs_granted
from congress.accounts.models import Post, Role
from congress.accounts.models.posts import DEPUTIES
from congress.organs.models import GOVERNMENT, Succession
from proposals.models import (
    BEFORE_REGISTRATION,
    KEY,
    PRIVATE,
    WRITTEN_ON,
    Cosigner,
    Handling,
    Joining,
    KeyCase,
    Origin,
    Proposal,
    Status,
)

CASE = ("pk", "status", "origin", "category__committee", "delegation__street", "lead__user", "registered_on")


def seen_by(pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Of these (person, case) those that hold. Seven queries, however many."""
    people, keys = {person for person, _case in pairs}, {case for _person, case in pairs}
    given = KeyCase.objects.filter(proposal=OuterRef("pk"), status__in=KEY).values("committee")
    found = Proposal.objects.filter(pk__in=keys).annotate(overseers=ArraySubquery(given)).values(*CASE, "overseers")
    cases = {case["pk"]: case for case in found}
    posts, signers, asked, shares = (defaultdict(set) for _ in range(4))
    for person, *post in Post.objects.current(localdate()).filter(user__in=people).values_list("user", "role", "unit"):
        posts[person].add(tuple(post))
    for case, *share in Handling.objects.filter(proposal__in=keys).values_list("proposal", "unit", "unit__kind"):
        shares[case].add(tuple(share))
    along = Joining.objects.standing().filter(proposal__in=keys).exclude(main__handlings=None)
    for case, *share in along.values_list("proposal", "main__handlings__unit", "main__handlings__unit__kind"):
        shares[case].add(tuple(share))
    for each in Cosigner.objects.filter(proposal__in=keys, deputy__user__in=people).select_related("deputy"):
        if each.is_confirmed or each.is_waiting:
            (signers if each.is_confirmed else asked)[each.proposal_id].add(each.deputy.user_id)
    granted = pairs_granted("view_proposal", Proposal, users=people, keys=keys)
    successors = _successors()
    return {
        (person, key)
        for person, key in pairs
        if (case := cases.get(key))
        and (
            (person, key) in granted
            or _in_office(posts[person], case, shares[key], successors)
            or _in_person(person, posts[person], case, signers[key], asked[key])
        )
    }


def _in_office(posts: set, case: dict, shares: set, successors: dict) -> bool:
    """What follows from posts."""

    def units(*roles):
        return {unit for role, unit in posts if role in roles}

    if units(Role.COORDINATOR) and (case["status"] not in PRIVATE or case["origin"] == Origin.PAPER):
        return True
    if case["status"] not in BEFORE_REGISTRATION or case["registered_on"]:
        overseers = {case["category__committee"], *case["overseers"]}
        overseen = overseers & units(Role.COMMITTEE_OFFICER)
        if units(Role.LEADER) or overseen or case["delegation__street"] in units(Role.STREET_OFFICER):
            return True
    if units(Role.DISPATCHER) and any(kind in GOVERNMENT for _unit, kind in shares):
        return True
    own = units(Role.HANDLER, Role.UNIT_HEAD)
    return any(own & successors.get(unit, {unit}) for unit, _kind in shares)


def _in_person(person: int, posts: set, case: dict, signers: set, asked: set) -> bool:
    """What follows from having written or signed, or being asked to."""
    if not any(role in DEPUTIES for role, _unit in posts):
        return False
    if case["lead__user"] == person and (case["status"] != Status.DRAFT or case["origin"] != Origin.PAPER):
        return True
    if person in asked and case["status"] == Status.COSIGNING:
        return True
    return person in signers and case["status"] not in WRITTEN_ON


def _successors() -> dict[int, set[int]]:
    """An ended unit -> itself and those in whose place it is read, by one reform or by two after each other."""
    after = defaultdict(set)
    for old, new in Succession.objects.ending().values_list("old", "new"):
        after[old].add(new)
    return {old: {old, *new, *(last for unit in new for last in after.get(unit, ()))} for old, new in after.items()}
