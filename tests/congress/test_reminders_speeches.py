"""A text made once for many cases reads as if it had been made for each."""

from datetime import date

import pytest

from congress.notices.models import Wording
from congress.notices.texts import Words
from congress.reminders.hook import Line
from congress.reminders.speeches import Sayings, fill, pieces
from proposals.notices import REMINDED
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 26)
FACTS = [
    {"case": "第012号建议", "title": "关于“A&B”路口<script>的建议", "unit": "区水务局", "part": "主办"},
    {"case": "闭会第3号建议", "title": r"关于\1和{{ 标题 }}的建议", "unit": "", "part": ""},
]


def line(kind, facts, due_on=date(2026, 6, 2)):
    return Line(clock=1, kind=kind, due_on=due_on, rung=-7, link="/", facts=facts)


@pytest.mark.parametrize("kind", REMINDED.texts)
@pytest.mark.parametrize("due_on", [date(2026, 6, 2), TODAY, date(2026, 5, 1)])
def test_every_text_reads_as_if_made_for_the_case_alone(kind, due_on):
    sayings, words = Sayings(REMINDED, TODAY), Words(REMINDED.texts.values())
    left = (due_on - TODAY).days
    for facts in FACTS:
        alone = words.say(REMINDED.texts[kind], **facts, due_on=due_on, left=left, past=-left)
        assert sayings.of(line(kind, facts, due_on), REMINDED.texts[kind], facts) == alone


def test_a_mark_of_nobodys_making_stands_for_nothing():
    assert fill(pieces("甲\ufdd0密码\ufdd1乙\ufdd0"), {"case": "丙"}) == "甲乙\ufdd0"


def test_the_offices_own_words_are_filled_for_each_case():
    author = make.user()
    Wording.objects.create(kind="proposal_remind_reply", text="请{{ 单位 }}尽快答复{{ 编号 }}。", changed_by=author)
    sayings = Sayings(REMINDED, TODAY)

    facts = [FACTS[0] | {"case": case} for case in ("甲", "乙")]
    said = [sayings.of(line("proposal.reply", each), "proposal_remind_reply", each)[0] for each in facts]
    assert said == ["请区水务局尽快答复甲。", "请区水务局尽快答复乙。"]
