"""Setting 19: where the district lets deputies give stars, the stars say the grades of the statutes."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from congress.surveys.models import Grade, Scale
from congress.surveys.queries import answer_of
from proposals import actions, documents, queries
from proposals.models import Status
from tests import make
from tests.proposals import road
from tests.proposals.test_rating import scan

pytestmark = pytest.mark.django_db


@pytest.fixture
def starred(cast):
    make.rule("evaluation.scale", "five")
    return road.replied(cast)


def answer(proposal):
    return answer_of(proposal.current_evaluation().raters.get().invitation)


@pytest.mark.parametrize(
    ("star", "grade", "said"),
    [(5, Grade.HIGH, "五星（满意）"), (4, Grade.HIGH, "四星（满意）"), (3, Grade.MID, "三星（基本满意）"),
     (2, Grade.LOW, "二星（不满意）"), (1, Grade.LOW, "一星（不满意）")],
)  # fmt: skip
def test_a_star_is_a_grade_of_the_statutes(cast, starred, star, grade, said):
    actions.rate(starred, by=cast.zhang.user, stars={"manner": 5, "result": star}, reason="进度")
    proposal = actions.conclude(starred, by=cast.li)

    assert proposal.verdict == grade
    assert answer(proposal).rows[1] == ("办理结果", said, grade)


def test_two_stars_ask_for_their_reason_and_no_question_is_left_out(cast, starred):
    for stars in ({"manner": 5, "result": 2}, {"manner": 5}, {"manner": 5, "result": 6}, {}):
        with pytest.raises(ValidationError):
            actions.rate(starred, by=cast.zhang.user, stars=stars)
    with pytest.raises(ValidationError, match="没有的问题"):
        actions.rate(starred, by=cast.zhang.user, stars={"manner": 5, "result": 5, "speed": 5})


def test_stars_are_given_on_the_page_and_may_be_changed(client, cast, starred):
    client.force_login(cast.zhang.user)
    address = reverse("proposals:rate", args=[starred.code])
    page = client.get(address).text

    assert "五星（满意）" in page and 'data-grade="low"' in page
    assert "请说明理由" in client.post(address, {"manner": "4", "result": "1"}).text
    assert client.post(address, {"manner": "4", "result": "1", "reason": "没有动工"}).status_code == 302
    assert client.post(address, {"manner": "4", "result": "9"}).status_code == 200
    assert answer(starred).stars == {"manner": 4, "result": 1}
    assert 'value="4"' in client.get(address).text
    assert "结果 一星（不满意）" in client.get(reverse("proposals:mine")).text


def test_the_paper_offers_stars_and_is_compared_star_by_star(client, cast, starred):
    [form] = documents.opinion_forms(starred, starred.current_evaluation().raters.all(), "https://x")
    labels = ["五星（满意）", "四星（满意）", "三星（基本满意）", "二星（不满意）", "一星（不满意）"]
    assert [option["label"] for option in form["result_options"]] == labels
    rater = starred.current_evaluation().raters.get()
    entry = actions.key_in(
        starred, by=cast.li, rater=rater, stars={"manner": 3, "result": 4}, signed_on=localdate(), scan=scan()
    )
    client.force_login(cast.zhou)

    assert "四星（满意）" in client.get(reverse("proposals:verify", args=[starred.code])).text
    actions.verify(starred, by=cast.zhou, entry=entry, agrees=True)
    assert (answer(starred).stars, answer(starred).grades) == (
        {"manner": 3, "result": 4},
        {"manner": "mid", "result": "high"},
    )


def test_a_rating_that_runs_keeps_the_scale_it_began_with(cast):
    proposal = road.replied(cast)
    make.rule("evaluation.scale", "five")
    assert proposal.current_evaluation().survey.scale == Scale.THREE
    actions.rate(proposal, by=cast.zhang.user, grades=road.GOOD)

    assert actions.conclude(proposal, by=cast.li).status == Status.EVALUATED
    assert [each.ballot.stars for _round, answers in queries.ratings_of(proposal) for each in answers] == [{}]
