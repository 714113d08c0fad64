"""届 and sessions a sheet names and nobody has entered: offered with a day, made at commit, refused out of order."""

from datetime import date

import pytest
from django.urls import reverse

from congress.imports.sessions import SessionIndex
from congress.organs.models import CongressSession, Term
from proposals.models import Proposal
from tests import make
from tests.congress.test_import_pages import media, office, previewed  # noqa: F401 - fixtures

ROWS = (
    "届次,编号,标题,承办单位,办理结果\n十八届四次,1,甲,水务局,A\n十八届四次,2,乙,水务局,A\n十七届五次,3,丙,水务局,A\n"
)


@pytest.fixture
def calendar(db):
    make.term(17, date(2016, 12, 1), ends_on=date(2021, 11, 30))
    make.session(5, date(2026, 2, 3), date(2026, 2, 6))
    return SessionIndex()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({"18-4": "2025-02-03"}, {}),
        ({"18-4": ""}, {}),
        ({"18-4": "二月三日"}, {"18-4": "请写明日期，例如 2021-11-30。"}),
        ({"18-4": "2026-03-01"}, {"18-4": "第5次会议 2026-02-03 开始，第4次会议应在其前。"}),
        ({"18-6": "2026-01-01"}, {"18-6": "第5次会议 2026-02-03 开始，第6次会议应在其后。"}),
        ({"17-5": "2022-02-03"}, {"17-5": "不在第17届任期内（2016-12-01 起，到 2021-11-30 为止）。"}),
        ({"19-1": "2026-12-03"}, {"19-1": "请同时填写第19届的起始日期。"}),
        ({"19": "2026-12-01", "19-1": "2026-12-03"}, {}),
        ({"16": "2017-01-01"}, {"16": "第17届 2016-12-01 开始，第16届应在其前。"}),
    ],
)
def test_a_day_fits_between_its_neighbours(calendar, days, said):
    assert calendar.faults(days) == said


def test_what_is_unknown_is_counted_once_for_each_row(calendar):
    named = [(18, 4), (18, 4), (18, 5), (19, 1), (None, None)]

    assert calendar.unknown(named) == [
        ["18-4", "第18届第4次会议", 2], ["19", "第19届", 1], ["19-1", "第19届第1次会议", 1]
    ]  # fmt: skip


def test_a_term_made_between_two_ends_where_the_next_begins(calendar):
    Term.objects.get(number=17).delete()
    SessionIndex({"17": "2016-12-20", "17-1": "2017-01-05"}).adopt()

    made = CongressSession.objects.get(term__number=17)
    assert (made.opens_on, made.term.ends_on) == (date(2017, 1, 5), date(2021, 11, 30))


def test_a_session_given_a_day_is_made_and_its_cases_stand_in_it(office):  # noqa: F811
    job = previewed(office, ROWS)
    page = office.get(reverse("imports:detail", args=[job.pk])).content.decode()
    assert "系统里没有的届和会议 3 个" in page and 'name="day-17-5"' in page

    office.post(reverse("imports:choose", args=[job.pk]), {"what": "sessions", "day-18-4": "2025-02-03"})
    office.post(reverse("imports:commit", args=[job.pk]))

    homes = {case.title: case.session and case.session.number for case in Proposal.objects.all()}
    assert homes == {"甲": 4, "乙": 4, "丙": None}
    assert CongressSession.objects.get(number=4).opens_on == date(2025, 2, 3)
    assert not Term.objects.filter(number=17).exists()


def test_a_day_that_cannot_be_is_said_at_its_field_and_kept(office):  # noqa: F811
    job = previewed(office, ROWS)

    answer = office.post(reverse("imports:choose", args=[job.pk]), {"what": "sessions", "day-18-4": "2026-03-03"})

    page = answer.content.decode()
    assert (answer.status_code, 'value="2026-03-03"' in page) == (400, True)
    assert "第5次会议 2026-02-03 开始，第4次会议应在其前。" in page
    job.refresh_from_db()
    assert job.choices == {}


def test_units_and_sessions_are_chosen_beside_each_other(office, cast):  # noqa: F811
    job = previewed(office, ROWS.replace("丙,水务局", "丙,县水利局"))
    choose = reverse("imports:choose", args=[job.pk])
    office.post(choose, {"unit-0": str(cast.fire.pk)})
    office.post(choose, {"what": "sessions", "day-18-4": "2025-02-03"})

    job.refresh_from_db()
    assert job.choices == {"units": {"县水利局": str(cast.fire.pk)}, "sessions": {"18-4": "2025-02-03"}}


def test_many_unknown_sessions_are_folded_until_one_of_them_is_wrong(office):  # noqa: F811
    rows = "".join(f"十{n}届{m}次,{m},甲{n}{m},水务局,A\n" for n in "一二三四" for m in "一二三")
    job = previewed(office, ROWS.partition("\n")[0] + "\n" + rows)
    page = office.get(reverse("imports:detail", args=[job.pk])).content.decode()
    assert "系统里没有的届和会议 16 个" in page and page.index("<details>\n  <summary>系统里没有的届和会议")

    asked = {"what": "sessions", "day-11": "乱写"}
    page = office.post(reverse("imports:choose", args=[job.pk]), asked).content.decode()
    assert "请写明日期" in page and page.index("<details open>\n  <summary>系统里没有的届和会议")
