"""任免名单: the lists districts have published, put in as motions, come out in their form."""

import json
from pathlib import Path

import pytest
from django.utils.timezone import localdate

from congress.organs.models import Unit, UnitKind
from meetings.documents import electing
from meetings.models import AppointmentLine, Verb
from tests import make
from tests.meetings import chamber, elected, personnel

pytestmark = pytest.mark.django_db
DATA = Path(__file__).parents[1] / "data" / "appointments.jsonl"
RECORDS = [json.loads(line) for line in DATA.read_text().splitlines()]
VERBS = {
    "决定免去": Verb.DECIDE_REMOVE, "任命": Verb.APPOINT, "免去": Verb.REMOVE, "决定任命": Verb.DECIDE_APPOINT,
    "接受辞职": Verb.ACCEPT_RESIGNATION, "接受辞去": Verb.ACCEPT_RESIGNATION, "决定代理": Verb.ACT,
}  # fmt: skip


def passed(rows):
    """An item whose motion has these (verb, post, name), all of them passed."""
    item, motion, *_ = elected.before(*[
        {"verb": verb, "to": personnel.post(post), "who": personnel.official(name)} for verb, post, name in rows
    ])  # fmt: skip
    AppointmentLine.objects.update(status="passed", decided_on=localdate(), decided_at=item.meeting)
    return item


def rows_of(record):
    """One row a person; where the paper gave a number only, made up names make it up."""
    for item in record["items"]:
        names = item["names_made_up"] + [f"佚名{n}" for n in range((item["count"] or 0) - len(item["names_made_up"]))]
        for post in item["posts"] if item["action"] in VERBS else []:
            yield from ((VERBS[item["action"]], post, name) for name in names)


@pytest.mark.parametrize("record", RECORDS, ids=[each["organ_and_session"] for each in RECORDS])
def test_a_published_list_is_reproduced(record):
    rows = list(rows_of(record))
    if not rows:  # a number of assessors was decided on, or a report that says 选举
        return
    text = electing.listed(electing.carried(passed(rows)))
    assert all(electing.spaced(name) in text or name in text for _verb, _post, name in rows)
    for verb in {verb for verb, *_ in rows}:
        assert f"{electing.HEADS.get(verb, Verb(verb).label)}：" in text
    assert all(post in text for _verb, post, _name in rows)


def test_seventy_three_people_of_one_meeting_stand_in_their_groups():
    record = max(RECORDS, key=lambda each: each["persons_total"])
    rows = list(rows_of(record))
    text = electing.draft(passed(rows))["text"]
    assert (len(rows), record["persons_total"]) == (73, 73)
    assert "下列60人为人民陪审员：" in text and "下列7人为审判员：" in text
    assert text.startswith("决定免去：\n壬例的区人民政府副区长职务。\n任命：")


def test_the_form_of_a_list():
    item = passed([
        (Verb.DECIDE_APPOINT, "望川区财政局局长", "赵某"), (Verb.DECIDE_APPOINT, "望川区教育局局长", "钱某"),
        (Verb.DECIDE_REMOVE, "望川区财政局局长", "孙某"),
    ])  # fmt: skip
    found = electing.draft(item)
    assert found["title"] == "望川区人民代表大会常务委员会任免名单"
    assert found["text"].splitlines() == [
        "决定免去：", "孙某的望川区财政局局长职务。", "决定任命：", "赵某为望川区财政局局长；", "钱某为望川区教育局局长。",
    ]  # fmt: skip


def test_one_person_with_two_posts_is_named_once():
    item = passed([(Verb.APPOINT, "望川区人民法院副院长", "李某")])
    who = AppointmentLine.objects.get().official
    personnel.line(
        item.appointment, who, personnel.post("望川区人民法院审判委员会委员"), Verb.APPOINT, status="passed",
        decided_on=localdate(), decided_at=item.meeting,
    )  # fmt: skip
    assert "李某为望川区人民法院副院长、望川区人民法院审判委员会委员。" in electing.draft(item)["text"]


@pytest.mark.parametrize(
    ("verb", "title", "words"),
    [
        (Verb.ACCEPT_RESIGNATION, "关于接受某人辞去望川区区长职务请求的决定", "报望川区人民代表大会备案"),
        (Verb.ACT, "关于某人代理望川区区长职务的决定", "第五十条的规定"),
        (Verb.DISMISS, "关于撤销某人望川区区长职务的决定", "撤销某人的望川区区长职务。"),
    ],
)
def test_resignation_acting_and_dismissal_are_decisions(verb, title, words):
    personnel.post("望川区区长", authority="elect")
    found = electing.draft(passed([(verb, "望川区区长", "某人")]))
    assert found["title"].endswith(title) and words in found["text"] and found["kind"] == "decision"


def test_who_was_not_passed_stands_on_no_paper(client):
    """The decision is drafted from the lines that were passed, and is the official paper once it has its number."""
    two = [{"who": personnel.official(name), "to": personnel.post(f"{name}的局")} for name in ("甲某", "乙某")]
    item, motion, room, clerk = elected.before(*two)
    elected.counted(item, room, clerk, lost=("乙某",))
    Unit.objects.filter(pk=make.unit("望川区人大常委会办公室", UnitKind.OFFICE).pk).update(doc_prefix="望人常办")
    client.force_login(clerk)
    page = client.get(f"/meetings/items/{item.code}/decide/").content.decode()
    assert "甲某为甲某的局。" in page and "乙某" not in page
    assert chamber.Item.objects.get(pk=item.pk).appointment == motion
