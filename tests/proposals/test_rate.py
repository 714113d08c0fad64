"""rate: the deputy's own word on the answer."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.timezone import localdate, now

from congress.accounts.models import Role, User
from congress.portal import diary
from congress.rulebook.models import Override
from congress.surveys.queries import answer_of
from congress.workflow.flow import TooLate
from deputies.actions import link_account
from deputies.models import Deputy
from proposals import actions, queries
from proposals.deadlines import raters_owing
from proposals.models import Cosigner
from tests import make
from tests.proposals import road
from tests.proposals.test_rating import scan
from tests.proposals.test_review import told

GOOD = {"manner": "high", "result": "high"}
BAD = {"manner": "mid", "result": "low"}


@pytest.fixture
def proposal(cast):
    return road.replied(cast)


def rate_of(proposal):
    return reverse("proposals:rate", args=[proposal.code])


def ballot(proposal):
    return answer_of(proposal.current_evaluation().survey.invitations.get(part="lead"))


def test_the_letter_stands_above_the_questions(client, cast, proposal):
    client.force_login(cast.zhang.user)

    page = client.get(rate_of(proposal)).content.decode()

    assert page.index("已列入今年计划，六月完工。") < page.index("办理态度")
    assert "代表工委随时看得到；承办单位在评价结束" in page
    assert "10 个工作日内研究" in page


def test_a_rating_is_kept_and_changed_until_the_window_closes(client, cast, proposal):
    client.force_login(cast.zhang.user)
    response = client.post(rate_of(proposal), GOOD, follow=True)
    assert "谢谢您的评价，已经收到。" in response.content.decode()
    assert "修改评价" in client.get(rate_of(proposal)).content.decode()

    client.post(rate_of(proposal), {**BAD, "reason": "只修了一段"})

    assert (ballot(proposal).grades, ballot(proposal).reason) == (BAD, "只修了一段")


def test_not_satisfied_needs_a_reason_and_keeps_what_was_chosen(client, cast, proposal):
    client.force_login(cast.zhang.user)

    page = client.post(rate_of(proposal), BAD).content.decode()

    assert "没有提交" in page
    assert 'value="low" id="id_result_2" required checked' in page or "checked" in page
    assert ballot(proposal) is None


def test_what_is_wrong_with_a_paper_is_said_once(client, cast, proposal):
    client.force_login(cast.li)
    page = client.post(reverse("proposals:key_in", args=[proposal.code]), {"reason": ""}).content.decode()
    assert page.count("没有提交") == 1 and "办理结果</a>：请选择一项。" in page


def test_after_the_window_it_is_too_late(client, cast, proposal):
    last_day = proposal.current_evaluation().survey.closes_on
    with time_machine.travel(f"{last_day + timedelta(days=1)} 09:00+08:00"):
        client.force_login(cast.zhang.user)
        assert client.get(rate_of(proposal)).status_code == 409
        response = client.post(rate_of(proposal), GOOD)

    assert response.status_code == 409
    assert "评价期限已过" in response.content.decode()
    assert ballot(proposal) is None


def test_only_a_signer_rates(client, cast, proposal):
    for person, status in ((cast.li, 403), (cast.wang, 403), (cast.sun.user, 404), (cast.outsider, 404)):
        client.force_login(person)
        assert client.get(rate_of(proposal)).status_code == status
        assert client.post(rate_of(proposal), GOOD).status_code == status
    assert ballot(proposal) is None


def test_a_former_deputy_still_rates_an_unfinished_case(client, cast, proposal):
    cast.zhang.user.posts.update(role=Role.FORMER_DEPUTY)
    client.force_login(cast.zhang.user)

    client.post(rate_of(proposal), GOOD)

    assert ballot(proposal).grades == GOOD


def test_the_unit_does_not_see_the_rating_before_the_window_closes(client, cast, proposal):
    actions.rate(proposal, by=cast.zhang.user, grades=BAD, reason="只修了一段")
    client.force_login(cast.wang)

    assert "只修了一段" not in client.get(proposal.get_absolute_url()).content.decode()


def test_the_code_on_the_paper_leads_everybody_to_their_own_page(client, cast, proposal):
    address = reverse("proposals:opinion", args=[proposal.code])
    key_in = reverse("proposals:key_in", args=[proposal.code])
    assert client.get(address).status_code == 302  # to the sign-in page and back
    for person, there in (
        (cast.zhang.user, rate_of(proposal)),
        (cast.li, f"{key_in}?rater=7"),
        (cast.wang, proposal.get_absolute_url()),
    ):
        client.force_login(person)
        assert client.get(f"{address}?rater=7").url == there
    client.force_login(cast.outsider)
    assert client.get(address).status_code == 404


def test_the_code_on_an_old_paper_shows_the_case(client, cast):
    done = actions.close(road.concluded(cast), by=cast.li)
    for person in (cast.zhang.user, cast.li):
        client.force_login(person)
        response = client.get(reverse("proposals:opinion", args=[done.code]))
        assert response.url == done.get_absolute_url()


def test_the_rating_page_asks_the_database_a_fixed_number_of_times(client, cast, proposal, django_assert_num_queries):
    client.force_login(cast.zhang.user)
    client.get(rate_of(proposal))
    with django_assert_num_queries(17):
        client.get(rate_of(proposal))


def test_who_has_not_confirmed_is_neither_asked_nor_told_nor_let_in(client, cast):
    handling = road.signed(cast)
    Cosigner.objects.create(proposal=handling.proposal, deputy=cast.sun, name=cast.sun.name, place=1)
    proposal = actions.issue(handling, by=cast.li).proposal
    client.force_login(cast.sun.user)

    assert [rater.deputy for rater in proposal.current_evaluation().raters.all()] == [cast.zhang]
    assert told("replied") == {"张卫国"}
    assert client.get(rate_of(proposal)).status_code == 404


def test_a_deputy_given_an_account_after_the_letter_rates_like_the_others(client, cast):
    handling, user = road.signed(cast), cast.zhang.user
    Deputy.objects.filter(pk=cast.zhang.pk).update(user=None)
    proposal = actions.issue(handling, by=cast.li).proposal
    assert raters_owing([proposal.pk]) == {}
    link_account(cast.zhang, by=cast.li, user=user)
    client.force_login(user)

    assert raters_owing([proposal.pk]) == {proposal.pk: [(user.pk, "张卫国", "")]}
    assert [case.asks_rating for case in queries.mine(user, localdate())] == [True]
    assert client.post(rate_of(proposal), GOOD).status_code == 302
    assert ballot(proposal).grades == GOOD


def who_heads_the_bureau(cast):
    """The lead deputy, in a second post, is who signs the water bureau's replies."""
    make.post(cast.zhang.user, Role.UNIT_HEAD, cast.water)
    return User.objects.get(pk=cast.zhang.user_id)


def signed_by_the_lead(cast, *beside):
    handling = road.presented(cast)
    for place, deputy in enumerate(beside, 1):
        Cosigner.objects.create(
            proposal=handling.proposal, deputy=deputy, name=deputy.name, place=place, confirmed_at=now()
        )
    handling = actions.sign_off(handling, by=who_heads_the_bureau(cast))
    return actions.issue(handling, by=cast.li).proposal


def acts_as_deputy(client, deputy):
    """The post of an office comes first; this person goes to the other one by the header."""
    client.force_login(deputy.user)
    client.post("/accounts/switch/", {"post": deputy.user.posts.get(role=Role.DEPUTY).pk})


def test_nobody_marks_their_own_work_and_the_next_signer_counts(client, cast):
    proposal = signed_by_the_lead(cast, cast.sun)
    acts_as_deputy(client, cast.zhang)
    page = client.get(rate_of(proposal))

    assert page.status_code == 409
    assert "张卫国 签发或者承办了本件的答复，应当回避" in page.content.decode()
    assert proposal.current_evaluation().waiting() == ["孙玉兰"]
    assert proposal.entries.get(step="reply").line.endswith("；张卫国签发或者承办了答复，回避评价")


def test_own_work_nobody_else_signed_stays_unrated_on_line_and_on_paper(cast):
    proposal = signed_by_the_lead(cast)
    rater = proposal.current_evaluation().raters.get()
    with pytest.raises(TooLate, match="应当回避"):
        actions.rate(proposal, by=cast.zhang.user, grades=GOOD)
    with pytest.raises(TooLate, match="应当回避"):
        actions.key_in(proposal, by=cast.li, rater=rater, grades=GOOD, signed_on=localdate(), scan=scan())


def test_who_must_stand_aside_is_asked_nowhere(client, cast):
    proposal = signed_by_the_lead(cast)
    acts_as_deputy(client, cast.zhang)

    assert "请您评价" not in client.get("/proposals/mine/").content.decode()
    assert [entry.title for entry in diary.entries(cast.zhang.user)] == []
    assert (told("replied"), raters_owing([proposal.pk])) == (set(), {})


def decided(key, value):
    Override.objects.create(key=key, value=value, effective_from="2026-01-01", basis="本区办法")


@pytest.mark.parametrize(
    ("grades", "verdict"),
    [(("high", "low", "low"), "low"), (("high", "high", "low"), "high"), (("high", "mid"), "mid")],
)
def test_where_every_signer_rates_the_verdict_is_what_most_gave(cast, grades, verdict):
    decided("evaluation.by", "every_signer")
    handling, people = road.signed(cast), [cast.zhang, cast.sun, make.deputy("李四")][: len(grades)]
    for place, deputy in enumerate(people[1:], 1):
        handling.proposal.cosigners.create(deputy=deputy, name=deputy.name, place=place, confirmed_at=now())
    proposal = actions.issue(handling, by=cast.li).proposal
    assert len(proposal.current_evaluation().waiting()) == len(grades)
    for deputy, grade in zip(people, grades, strict=True):
        actions.rate(proposal, by=deputy.user, grades={"manner": "high", "result": grade}, reason="看过现场。")

    assert actions.conclude(proposal, by=cast.li).verdict == verdict


@pytest.mark.parametrize(
    ("value", "labels"), [("result", ["办理结果"]), ("attitude_result_done", ["办理态度", "办理结果", "落实情况"])]
)
def test_what_is_asked_follows_the_rulebook(client, cast, value, labels):
    decided("evaluation.dimensions", value)
    proposal = road.replied(cast)
    survey = proposal.current_evaluation().survey
    client.force_login(cast.zhang.user)

    assert [question["label"] for question in survey.questions] == labels
    assert client.post(rate_of(proposal), dict.fromkeys(survey.codes, "high")).status_code == 302
    assert "结果 满意" in client.get("/proposals/mine/").content.decode()
    assert actions.conclude(proposal, by=cast.li).verdict == "high"
