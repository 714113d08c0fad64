"""Who may know of which case, asked for many at once: the same answer as for each alone."""

import pytest
from django.utils.timezone import localdate

from congress.accounts.grants import grant
from congress.accounts.models import Role, User
from congress.organs.models import Succession
from proposals.models import Proposal
from proposals.queries import visible_to
from proposals.queries.readers import seen_by
from tests import make
from tests.world import PEOPLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uncounted")]


def reform(world):
    """The water bureau is renamed, then merged; whoever works there now reads what it read."""
    second, third = make.unit("区水利局"), make.unit("区农水局")
    for old, new in ((world.cast.water, second), (second, third)):
        Succession.objects.create(old=old, new=new, kind="merged", on=localdate())
    return [make.user(Role.HANDLER, second), make.user(Role.UNIT_HEAD, third)]


def test_a_batch_sees_what_each_person_sees(world):
    stranger = make.user(name="单独授权")
    grant(stranger, "view_proposal", world.cases["draft"], by=world.cast.li, why="试")
    paper = make.proposal("draft", lead=world.cast.zhang, origin="paper")
    people = [world.people[who] for who in PEOPLE if who != "anonymous"] + [stranger, *reform(world)]

    cases = set(Proposal.objects.values_list("pk", flat=True))
    single = {
        (each.pk, case) for each in people
        for case in visible_to(User.objects.get(pk=each.pk)).values_list("pk", flat=True)
    }  # fmt: skip
    assert paper.pk in cases and len(single) > 100
    assert seen_by({(each.pk, case) for each in people for case in cases}) == single


def test_many_take_as_many_queries_as_one(world, django_assert_num_queries):
    cases = list(Proposal.objects.values_list("pk", flat=True))
    for pairs in ({(world.cast.li.pk, cases[0])}, {(each.pk, case) for each in User.objects.all() for case in cases}):
        with django_assert_num_queries(7):
            seen_by(pairs)
