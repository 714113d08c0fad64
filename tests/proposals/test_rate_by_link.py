"""The link in a deputy's message: one rating, one person, no sign-in, no trace in the browser."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from congress.notices.models import Notice
from congress.rulebook.models import Override
from congress.surveys import links
from congress.surveys.models import Ballot, Invitation
from congress.surveys.queries import answer_of
from proposals import actions
from tests.congress.survey_cast import at
from tests.proposals import road

GOOD = {"manner": "high", "result": "high"}


@pytest.fixture
def proposal(cast):
    Override.objects.create(key="evaluation.link_without_sign_in", value=True, effective_from="2020-01-01")
    return road.replied(cast)


@pytest.fixture
def invitation(proposal):
    return proposal.current_evaluation().survey.invitations.get(part="lead")


@pytest.fixture
def clean(invitation):
    return reverse("proposals:rate_by_link", args=[invitation.place])


def test_the_link_opens_the_rating_with_its_reply_and_nothing_else(client, clean, invitation, proposal):
    entered = client.get(links.whole(clean))
    assert (entered.status_code, entered["Location"], entered["Referrer-Policy"]) == (302, clean, "no-referrer")
    page = client.get(clean)
    text = page.content.decode()

    assert text.index("已列入今年计划，六月完工。") < text.index("办理态度")
    assert links.key_of(invitation.place) not in text
    assert "no-store" in page["Cache-Control"] and "sessionid" not in client.cookies
    assert f"/proposals/{proposal.code}" not in text and "/notices/" not in text
    assert client.get(reverse("proposals:detail", args=[proposal.code])).status_code == 302


def test_opening_it_changes_nothing_and_rating_by_it_is_told(client, cast, clean, invitation):
    client.get(links.whole(clean))
    assert answer_of(invitation) is None

    client.post(clean, {"manner": "mid", "result": "low"})
    assert answer_of(invitation) is None, "the reason is asked here too"
    client.post(clean, GOOD)
    client.post(clean, {**GOOD, "manner": "mid"})

    ballot = answer_of(invitation)
    assert (ballot.seq, ballot.grades["manner"], ballot.channel, ballot.by) == (2, "mid", "link", cast.zhang.user)
    assert Notice.objects.filter(to=cast.zhang.user, kind="proposal_rated_by_link").count() == 2


def test_without_the_key_the_address_asks_for_sign_in_and_then_leads_to_the_case(client, cast, clean, proposal):
    assert client.get(clean)["Location"] == f"/accounts/sign-in/?next={clean}"
    client.force_login(cast.zhang.user)
    assert client.get(clean)["Location"] == reverse("proposals:rate", args=[proposal.code])
    client.force_login(cast.sun.user)
    assert client.get(clean).status_code == 404


def test_an_unknown_address_answers_like_a_known_one(client, clean):
    unknown = reverse("proposals:rate_by_link", args=["a" * 16])
    for wrong in (clean + "x" * 32 + "/", links.whole(unknown), unknown + "x" * 32 + "/"):
        answer = client.get(wrong, follow=True)
        assert answer.redirect_chain[-1][0].startswith("/accounts/sign-in/")


def test_a_wrong_key_is_refused_in_peace_when_the_cache_is_away(client, settings, clean):
    away = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": away}
    answer = client.get(clean + "x" * 32 + "/")
    assert answer.status_code == 302 and links.COOKIE not in client.cookies


def test_the_cookie_of_one_invitation_opens_no_other(client, cast, clean, invitation):
    client.get(links.whole(clean))
    other = Invitation.objects.create(survey=invitation.survey, user=cast.sun.user, name="孙玉兰")
    place = reverse("proposals:rate_by_link", args=[other.place])
    client.cookies[links.COOKIE]["path"] = place

    assert client.get(place).status_code == 302


def test_the_link_dies_with_the_window(client, cast, clean, invitation, time_machine):
    last = invitation.survey.closes_on
    time_machine.move_to(at(f"{last}T23:00"))
    client.get(links.whole(clean))
    assert "提交评价" in client.get(clean).content.decode()

    time_machine.move_to(at(f"{last + timedelta(1)}T00:01"))
    client.get(links.whole(clean))
    assert "评价已经结束" in client.post(clean, GOOD).content.decode()
    assert not Ballot.objects.exists()
    actions.close_windows(today=last + timedelta(1))
    assert "评价已经结束" in client.get(clean).content.decode()


def test_a_district_that_wants_sign_in_gets_it(client, clean):
    Override.objects.all().delete()
    client.get(links.whole(clean))
    assert client.get(clean)["Location"].startswith("/accounts/sign-in/")


def test_who_tries_keys_is_stopped(clean):
    stranger = Client(REMOTE_ADDR="203.0.113.7")
    for _ in range(links.WRONG):
        assert stranger.get(clean + "x" * 32 + "/").status_code == 302
    assert stranger.get(clean + "x" * 32 + "/").status_code == 429
    assert stranger.get(links.whole(clean)).status_code == 302, "the right key still opens"
    cache.clear()


def test_the_form_needs_its_own_token_like_every_form(clean):
    browser = Client(enforce_csrf_checks=True)
    browser.get(links.whole(clean))
    assert browser.post(clean, GOOD).status_code == 403


def test_a_disabled_account_has_no_link(client, cast, clean):
    cast.zhang.user.is_active = False
    cast.zhang.user.save()
    client.get(links.whole(clean))
    assert client.get(clean).status_code == 302


def test_only_addresses_of_invitations_get_a_key():
    assert links.whole("/proposals/ab12/") == "/proposals/ab12/"
    assert links.whole("/x/i-aaaaaaaaaaaaaaaa/").startswith("/x/i-aaaaaaaaaaaaaaaa/")
