"""办理结果分类: a district's own table, the schemes it may begin with, and what each class demands of a reply."""

import pytest
from django.utils.timezone import localdate

from congress.rulebook.models import Override
from proposals import actions
from proposals.models import ReplyClass
from proposals.rules.schemes import SCHEMES, rows_of
from tests import make
from tests.proposals import road

ANSWERS = {1: ("adopted", "已加固。"), 2: ("adopted", "已设置。")}


def in_use():
    return [row.code for row in ReplyClass.objects.filter(is_active=True)]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_in_every_scheme_what_is_promised_has_a_day_and_what_is_refused_a_reason(scheme):
    for row in rows_of(scheme, superior=True):
        assert ("opens_commitment" in row.demands) == ("requires_due_date" in row.demands)
        assert {"counts_as_completed", "opens_commitment", "requires_explanation"} & row.demands.keys()


def test_a_letter_that_went_out_keeps_the_class_it_had(cast):
    actions.adopt_scheme("S1")
    share = road.acknowledged(cast)
    old = ReplyClass.objects.get(code="C")
    actions.compose(share, by=cast.wang, answers=ANSWERS, reply_class=old, explanation="资金不足。")
    used, retired = actions.adopt_scheme("S4")

    assert (in_use(), [row.code for row in retired]) == (["A", "B", "C"], ["A", "C", "D"])
    assert share.current_reply().reply_class.label == "因条件限制暂时难以解决"
    assert used[2].label == "留作参考或者不可行"


def test_a_scheme_left_and_taken_up_again_needs_no_new_rows(db):
    first, _ = actions.adopt_scheme("S1", superior=True)
    actions.adopt_scheme("S3")
    again, _ = actions.adopt_scheme("S1", superior=True)

    assert ([row.pk for row in first], in_use()) == ([row.pk for row in again], ["A", "B", "C", "D", "E"])


def test_what_is_a_higher_organs_to_decide_says_to_whom_it_was_reported(cast):
    actions.adopt_scheme("S1", superior=True)
    share = road.acknowledged(cast)
    facts = {"reply_class": ReplyClass.objects.get(code="E", is_active=True), "explanation": "属于市级职权。"}
    actions.compose(share, by=cast.wang, answers=ANSWERS, **facts)
    assert share.current_reply().class_gap() == "E类须写明向哪个上级机关、何时报告。"
    assert share.current_reply().gaps()[0][0] == "reported_to"

    actions.compose(share, by=cast.wang, answers=ANSWERS, reported_to="市水务局", reported_on=localdate())
    assert share.current_reply().class_gap() == ""


def test_without_classes_a_reply_goes_out_without_one(cast, client):
    actions.adopt_scheme("none")
    share = road.acknowledged(cast)
    client.force_login(cast.wang)
    page = client.get(f"/proposals/{share.proposal.code}/handlings/{share.pk}/compose/").content.decode()
    actions.compose(share, by=cast.wang, answers=ANSWERS)
    share = actions.sign_off(actions.present(road.talked(share, cast.wang), by=cast.wang), by=cast.chen)

    assert "办理结果分类" not in page
    assert actions.issue(share, by=cast.li).proposal.reply_class is None


def test_the_page_puts_the_scheme_of_the_rules_into_use(cast, client):
    Override.objects.create(key="reply.category_scheme", value="S4", effective_from="2026-01-01", basis="本区办法")
    client.force_login(cast.li)

    assert "方案 S4" in client.get("/categories/scheme/").content.decode()
    assert client.post("/categories/scheme/", {"superior": "on"}).status_code == 302
    assert in_use() == ["A", "B", "C", "D"]
    assert "报上级" in client.get("/categories/").content.decode()


def test_a_changed_meaning_is_a_new_row_where_letters_rest_on_the_old(cast, client):
    road.composed(cast, "A")
    row = make.reply_class("A")
    client.force_login(cast.li)
    sent = {"code": "A", "label": "全部解决", "counts_as_completed": "on", "sort_key": 1, "is_active": "on"}
    client.post(f"/tables/class/{row.pk}/", sent)

    assert list(ReplyClass.objects.order_by("pk").values_list("label", "is_active")) == [
        ("解决或者基本解决", False), ("全部解决", True),
    ]  # fmt: skip
