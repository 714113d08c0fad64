"""任免名单 and the decisions about single persons: the form of each."""

import subprocess

import pytest
from django.utils.timezone import localdate

from congress.organs.models import Unit, UnitKind
from congress.printing import pdf
from congress.printing.templatetags.printing import names_row
from meetings.documents import electing
from meetings.models import AppointmentLine, Verb
from tests import make
from tests.meetings import chamber, elected, personnel

pytestmark = pytest.mark.django_db


def passed(rows):
    """An item whose motion has these (verb, post, name), all of them passed."""
    item, motion, *_ = elected.before(*[
        {"verb": verb, "to": personnel.post(post), "who": personnel.official(name)} for verb, post, name in rows
    ])  # fmt: skip
    AppointmentLine.objects.update(status="passed", decided_on=localdate(), decided_at=item.meeting)
    return item


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


def test_no_name_of_a_long_list_is_torn_at_the_end_of_a_line():
    """Two characters are as wide as three; on paper each name keeps to its line, however the list runs."""
    people = ["王建国", "李明", "阿不都热合曼", *(f"司马{word}" for word in "甲乙丙丁戊己庚辛壬癸子丑寅卯")]
    item = passed([(Verb.APPOINT, "望川区人民法院人民陪审员", name) for name in people])
    row = electing.draft(item)["text"].splitlines()[-1]
    assert names_row(row) == ["王建国", "李　明", "阿不都热合曼", *people[3:-1], f"{people[-1]}。"]
    assert names_row("决定任命：") == names_row("甲为某局局长、某委主任　　　。") == []
    facts = {"title": "任命名单", "bracket": "（通过）", "doc_no": "", "lines": ["任命：", row]}
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], capture_output=True, check=True,
        input=pdf.render("meetings/decision.html", facts, title="任命名单"),
    )  # fmt: skip
    assert all(name in done.stdout.decode() for name in (*people[:1], *people[2:]))


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
