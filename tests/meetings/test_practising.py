"""练习: explained at once, and never with a question that an open exam asks."""

import re

import pytest

from meetings import actions
from meetings.models import ExamQuestion
from meetings.queries import exam as queries
from tests.meetings import examined

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(settings):
    settings.RATE_LIMITS = {}
    return examined.examiner()


def test_an_answer_is_judged_and_explained_and_the_key_not_told_before(officer, client):
    examined.bank(officer, singles=1, multiples=0, judges=0)
    _given, key = actions.give_practice(examined.nominee(officer), by=officer)
    address, question = f"/meetings/practice/{key}/", ExamQuestion.objects.get()
    assert client.get(address)["X-Robots-Tag"] == "noindex, nofollow"

    asked = client.get(address).content.decode()
    wrong = client.post(address, {"question": question.pk, "q": "B"}).content.decode()
    right = client.post(address, {"question": question.pk, "q": ["A", "C"]}).content.decode()

    assert "解析之1" not in asked and "第1条" not in asked
    assert ("答错了" in wrong, "解析之1" in wrong, "答对了" in right) == (True, True, True)
    assert client.get("/meetings/practice/wrong/").status_code == 404
    _given, newer = actions.give_practice(_given.line, by=officer)
    assert (client.get(address).status_code, client.get(f"/meetings/practice/{newer}/").status_code) == (404, 200)


def test_no_question_of_an_open_paper_is_practised_in_whichever_wording(officer, client):
    sitting = examined.ready(by=officer)
    drawn = [each.question for each in sitting.asked.select_related("question")]
    reworded = actions.change_question(drawn[0], by=officer, why="文字", stem="改过的问题？")
    _given, key = actions.give_practice(sitting.line, by=officer)

    pool = set(queries.practice_pool("government").values_list("number", flat=True))
    assert len(pool) == 19 - 8 and pool.isdisjoint(each.number for each in drawn)
    for asked in (drawn[1].pk, reworded.pk, 10**9, "x"):
        assert client.post(f"/meetings/practice/{key}/", {"question": asked, "q": "A"}).status_code == 404
    seen = {int(re.search(r'name="question" value="(\d+)"', client.get(f"/meetings/practice/{key}/").content.decode())[1])
            for _ in range(12)}  # fmt: skip
    assert seen.isdisjoint({each.pk for each in drawn} | {reworded.pk})
    sitting, *_ = examined.seated(sitting)
    actions.hand_in(sitting, {})
    assert queries.practice_pool("government").count() == 19
