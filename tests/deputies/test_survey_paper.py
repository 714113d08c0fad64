"""Paper of a survey of deputies: handed out, keyed in by one person, compared by another."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate

from congress.notices.models import Notice
from congress.notices.truth import untrue
from congress.portal.figure import count
from congress.portal.todo import Agenda
from congress.surveys.models import Ballot, PaperEntry, Pile
from congress.surveys.queries import answer_of, silent
from congress.work import engine
from congress.work.models import Work
from deputies import actions, documents
from tests import make
from tests.browser import overflow, picture, visit
from tests.congress.file_corpus import pdf
from tests.deputies.test_surveying import held


@pytest.fixture
def six(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return [cast.zhang, cast.sun, *[make.deputy(f"代表{n}") for n in range(3)], make.deputy("无账号", account=False)]


def scan():
    return SimpleUploadedFile("表.pdf", pdf(), "application/pdf")


def at(name, found):
    return reverse(f"deputies:{name}", args=[found.pk])


def verify(client, person, found, agrees="yes", **more):
    client.force_login(person)
    return client.post(at("verify_survey", found), {"agrees": agrees, **more}, follow=True).content.decode()


def test_a_named_form_counts_when_a_second_person_has_compared_it(client, cast, six):
    found = held(cast, "named")
    who = found.survey.invitations.get(name="无账号")
    client.force_login(cast.li)
    page = client.get(at("key_in_survey", found), {"who": who.pk}).content.decode()
    assert f'value="{who.pk}" selected' in page
    facts = {"who": who.pk, "q1": "high", "q2": "low", "reason": "差", "signed_on": localdate(), "scan": scan()}
    assert client.post(at("key_in_survey", found), facts).status_code == 302
    assert "须由另一位同志" in client.get(at("verify_survey", found)).content.decode()
    assert not Ballot.objects.exists() and client.get(at("survey_scan", found)).status_code == 200

    assert "复核结果已记录" in verify(client, cast.zhou, found)
    assert answer_of(who).channel == "paper" and who not in silent(found.survey)


def test_nameless_slips_are_counted_as_a_pile(client, cast, six):
    found = held(cast)
    people = list(found.survey.invitations.values_list("pk", flat=True))[:5]
    sums = {f"{code}_{grade}": 0 for code in ("q1", "q2") for grade in ("high", "mid", "low", "invalid")}
    facts = {"people": people, **sums, "q1_high": 5, "q2_high": 4, "q2_invalid": 1, "remarks": "字迹不清"}
    client.force_login(cast.li)
    few = client.post(at("key_in_survey", found), {**facts, "people": people[:2], "scan": scan()})
    assert "暴露个人意见" in few.content.decode() and not Pile.objects.exists()

    client.post(at("key_in_survey", found), {**facts, "scan": scan()})
    assert "一批 5 张" in verify(client, cast.zhou, found, "no", note="")
    assert "复核结果已记录" in verify(client, cast.zhou, found)
    assert Pile.objects.get().state == PaperEntry.State.CONFIRMED and silent(found.survey).count() == 1


def test_paper_that_holds_a_survey_open_is_told_to_the_office_once_and_waits_on_the_home_page(client, cast, six):
    found = held(cast, "named")
    after = found.survey.closes_on + timedelta(days=1)
    client.force_login(cast.li)
    who = found.survey.invitations.get(name="无账号").pk
    facts = {"who": who, "q1": "high", "q2": "high", "signed_on": localdate(), "scan": scan()}
    client.post(at("key_in_survey", found), facts)
    others, own = (
        [row.title for b in Agenda(each, localdate()).buckets for row in b.rows] for each in (cast.zhou, cast.li)
    )
    assert found.survey.title in others and found.survey.title not in own and count(cast.zhou) == len(others)

    for _ in range(2):
        with time_machine.travel(after):
            assert actions.close_surveys(today=after) == 0
    told = Notice.objects.filter(kind="survey_held")
    assert {notice.to for notice in told} == {cast.li, cast.zhou} and "另一位同志复核" in told[0].text
    verify(client, cast.zhou, found)
    assert len(untrue(told)) == 2 and actions.close_surveys(today=after) == 1


def test_a_form_without_a_name_is_asked_for_it(client, cast, six):
    found = held(cast, "named")
    client.force_login(cast.li)
    facts = {"q1": "high", "q2": "high", "signed_on": localdate(), "scan": scan()}
    assert "请选择是哪位代表的表" in client.post(at("key_in_survey", found), facts).content.decode()
    every = client.post(at("key_in_survey", found), {"reason": "无"}).content.decode()
    assert "请选择是哪位代表的表" in every and "请选择一项。" in every and "请选择文件。" in every


@pytest.mark.parametrize("secrecy", ["named", "anonymous"])
def test_the_forms_are_printed_for_who_has_not_answered(client, cast, six, secrecy):
    found = held(cast, secrecy)
    client.force_login(cast.li)
    sheet = client.get(at("survey_forms", found))
    assert sheet["Content-Type"] == "application/pdf" and sheet.content.startswith(b"%PDF")


def test_the_forms_of_a_whole_house_are_printed_pile_by_pile(cast, six):
    """Three hundred forms in one piece are more than a printing child may hold."""
    named, nameless = held(cast, "named"), held(cast, "anonymous")
    people = list(named.survey.invitations.all()) * 20
    piles = documents.survey_forms(named, people, "http://here")
    assert {len(pile["people"]) for pile in piles} == {documents.PILE}
    first, *piles = documents.survey_forms(nameless, people, "http://here")
    assert "people" not in first and sum(map(len, first["rows"])) == len(people) == sum(len(p["people"]) for p in piles)


def test_forms_for_many_are_printed_by_the_worker(client, cast, six, settings):
    settings.PRINT_AT_ONCE = 5
    found = held(cast, "named")
    client.force_login(cast.li)
    answer = client.get(at("survey_forms", found))
    work = Work.objects.get()
    assert answer["Location"] == work.get_absolute_url() and work.title.endswith("（PDF）")

    engine.run(work.pk)
    work.refresh_from_db()
    assert work.failure == "" and work.result.name.endswith(".pdf")
    assert work.result.path.read_bytes().startswith(b"%PDF")


@pytest.mark.browser
@pytest.mark.parametrize("secrecy", ["named", "anonymous"])
def test_the_pages_of_paper_read_well(transactional_db, live_server, page, signed_in, axe, cast, six, secrecy):
    found = held(cast, secrecy)
    signed_in(page, cast.li).set_viewport_size({"width": 360, "height": 800})
    visit(page, at("key_in_survey", found))
    axe(page)
    assert overflow(page) == 0
    picture(page, f"survey-paper-{secrecy}-360")
