"""verify: the second person confirms the form they looked at, and no other."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from congress.accounts.models import Role
from proposals import actions
from proposals.models import Cosigner
from tests import make
from tests.proposals import road
from tests.proposals.test_rating import scan

AGREES = {"agrees": "yes"}


@pytest.fixture
def proposal(cast):
    """A case whose lead and cosigner are both asked."""
    handling = road.signed(cast)
    Cosigner.objects.create(
        proposal=handling.proposal, deputy=cast.sun, name=cast.sun.name, place=1, confirmed_at=now()
    )
    return actions.issue(handling, by=cast.li).proposal


def key_in(proposal, *clerks):
    """The lead's form keyed in by the first clerk, the cosigner's by the second."""
    facts = {"grades": road.GOOD, "signed_on": localdate()}
    raters = proposal.current_evaluation().raters.order_by("pk")
    return [
        actions.key_in(proposal, by=by, rater=rater, scan=scan(), **facts)
        for by, rater in zip(clerks, raters, strict=True)
    ]


def verify_of(proposal, entry=None):
    return reverse("proposals:verify", args=[proposal.code]) + (f"?entry={entry.pk}" if entry else "")


def states(papers):
    for paper in papers:
        paper.refresh_from_db()
    return [paper.state for paper in papers]


def test_a_stale_page_confirms_no_other_form_than_the_one_it_shows(client, cast, proposal):
    papers = key_in(proposal, cast.li, cast.li)
    actions.verify(proposal, by=cast.zhou, entry=papers[0], agrees=True)
    client.force_login(make.user(Role.COORDINATOR, cast.office, name="何平"))

    response = client.post(verify_of(proposal), {**AGREES, "entry": papers[0].pk})

    assert response.status_code == 409
    assert "周慧 已经复核过张卫国的这张纸质评价" in response.content.decode()
    assert states(papers) == ["confirmed", "pending"]


def test_what_names_no_form_confirms_none(client, cast, proposal):
    papers = key_in(proposal, cast.li, cast.li)
    client.force_login(cast.zhou)

    assert client.post(verify_of(proposal), AGREES).status_code == 200
    assert client.post(verify_of(proposal), {**AGREES, "entry": "²"}).status_code == 404
    assert states(papers) == ["pending", "pending"]


def test_ones_own_form_does_not_stand_before_the_one_to_check(client, cast, proposal):
    own, other = key_in(proposal, cast.zhou, cast.li)
    client.force_login(cast.zhou)

    page = client.get(verify_of(proposal)).content.decode()
    assert f'name="entry" value="{other.pk}"' in page
    assert f"?entry={own.pk}" in page
    assert "须由另一位同志" in client.get(verify_of(proposal, own)).content.decode()


def test_a_form_of_another_case_is_not_found(client, cast, proposal):
    elsewhere = key_in(proposal, cast.li, cast.li)[0]
    other = road.replied(cast)
    actions.key_in(
        other, by=cast.li, rater=other.current_evaluation().raters.get(), grades=road.GOOD,
        signed_on=localdate(), scan=scan(),
    )  # fmt: skip
    client.force_login(cast.zhou)

    assert client.get(verify_of(other, elsewhere)).status_code == 404
    assert client.post(verify_of(other), {**AGREES, "entry": elsewhere.pk}).status_code == 404


def test_a_rater_asked_for_by_no_number_is_not_found(client, cast, proposal):
    client.force_login(cast.li)
    for asked in ("²", "①", "9" * 30, "x"):
        assert client.get(reverse("proposals:key_in", args=[proposal.code]), {"rater": asked}).status_code == 404
