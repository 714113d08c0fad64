"""What districts have published, brought in by their organs, voted on, and printed in the form of a list."""

import re
from collections import Counter
from pathlib import Path

import pytest

from congress.organs.models import UnitKind
from congress.printing import pdf
from meetings import actions
from meetings.documents import after as sheet
from meetings.models import AppointmentLine, Authority, ItemKind, ItemStatus, Matter, Nominator, OrganKind, Tenure
from meetings.queries.appointments import doubts
from tests import make
from tests.journeys.stage import Paper
from tests.meetings import aftermath, chamber, elected, personnel, published

pytestmark = pytest.mark.django_db
FORMS = Path(__file__).parents[1] / "data" / "published_lists.txt"
OF_PERSONS = [record for record in published.RECORDS if list(published.rows_of(record))]


def printed(papers) -> str:
    return "\n".join(f"《{paper.title}》\n{paper.text}" for paper in papers)


def in_form() -> dict[str, str]:
    """The twelve lists as this house prints them, each under the name of its meeting."""
    parts = re.split(r"^# (.+)\n", FORMS.read_text(), flags=re.M)[1:]
    return {name: text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}


@pytest.mark.parametrize("record", OF_PERSONS, ids=lambda each: each["organ_and_session"])
def test_a_published_list_comes_out_of_the_vote_in_its_form(record):
    """Posts, verbs, people, counts: by the same steps as on the pages, nothing marked as passed by hand."""
    _held, items = published.voted(record)
    papers = published.numbered(items)
    found = Counter(line.official.name for line in AppointmentLine.objects.select_related("official"))
    asked = Counter(name for _word, _post, name in published.rows_of(record))
    assert found == asked and {line.status for line in AppointmentLine.objects.all()} == {"passed"}
    assert printed(papers) == in_form()[record["organ_and_session"]]


def test_the_seventy_three_of_one_meeting_are_printed_and_announced():
    """Three motions by three organs, one meeting: every sheet set and counted, and one notice to the public."""
    record = max(published.RECORDS, key=lambda each: each["persons_total"])
    held, items = published.voted(record)
    papers = published.numbered(items)
    names = [name for _word, _post, name in published.rows_of(record)]
    assert (len(names), len(papers), record["persons_total"]) == (73, 3, 73)
    sheets = [
        Paper(pdf.render("meetings/decision.html", sheet.decision(paper), title=paper.title)).text for paper in papers
    ]
    told = [name for said in sheets for name in re.findall(r"佚名\d+|壬例", said)]
    assert sorted(told) == sorted(names)
    assert all(f"（{held.title}通过）" in re.sub(r"\d+年\d+月\d+日", "", said) for said in sheets)
    notice = actions.issue_bulletin(held, by=chamber.officer(), kind="notice")
    drawn = sheet.public_notice(notice)
    said = Paper(pdf.render("meetings/public_notice.html", drawn, title=drawn["title"])).text
    assert sorted(re.findall(r"佚名\d+|壬例", said)) == sorted(names)
    assert "下列60人为人民陪审员：" in said and "三、望川区人民代表大会常务委员会任命名单" in said


def test_who_fails_of_seventy_three_is_on_no_sheet():
    record = max(published.RECORDS, key=lambda each: each["persons_total"])
    held, items = published.voted(record, lost=("佚名7",))
    papers = published.numbered(items)
    assert "佚名7" not in re.findall(r"佚名\d+", printed(papers)) and "下列59人" not in printed(papers)
    assert "下列6人为审判员：" in printed(papers)
    notice = actions.issue_bulletin(held, by=chamber.officer(), kind="notice")
    assert "佚名7" not in re.findall(r"佚名\d+", str(notice.content))


def sixty_nine_more(clerk):
    """A motion for 69 assessors where 45 sit and 45 may."""
    court = make.unit("区人民法院", UnitKind.COURT)
    facts = {"organ_kind": OrganKind.COURT, "nominator": Nominator.COURT_PRESIDENT, "authority": Authority.APPOINT}
    post = personnel.post("人民陪审员", seats=45, **facts)
    people = [personnel.official(f"陪审{n}") for n in range(45)]
    Tenure.objects.bulk_create(Tenure(official=each, post=post, starts_on=make.LONG_AGO) for each in people)
    motion = actions.draft_appointments(by=clerk, title="任命人民陪审员", nominator=facts["nominator"], unit=court)
    new = [{"name": f"新任{n}"} for n in range(69)]
    actions.add_people(motion, by=clerk, people=new, post=post, matter=Matter.APPOINT)
    return motion, post


def test_a_number_of_assessors_is_a_decision_and_changes_how_many_there_may_be():
    """南沙区: 人民陪审员名额由45名增至114名. No person is on it; the register asks after the new number from then on."""
    record = next(each for each in published.RECORDS if each["items"][0].get("kind") == "名额")
    clerk, held = elected.officer(), aftermath.voted()
    motion, post = sixty_nine_more(clerk)
    assert doubts(motion) == ["人民陪审员职数 45 名，任命后将有 114 人在任。"]
    title = f"关于{record['items'][0]['post_as_published']}的决定"
    item = chamber.item(held.meeting, title, ItemKind.RESOLUTION, status=ItemStatus.PASSED)
    words = {"kind": "decision", "title": title, "text": "会议决定：\n名额增至114名。", "numbered": True}
    paper = actions.decide(item, by=held.clerk, office=held.office, **words)
    text = Paper(pdf.render("meetings/decision.html", sheet.decision(paper), title=title)).text
    assert "关于人民陪审员名额由45名增至114名的决定" in text
    kept = {name: getattr(post, name) for name in ("name", "organ_kind", "authority", "nominator")}
    actions.keep_office(post, by=clerk, **kept, seats=114)
    assert doubts(motion) == []
