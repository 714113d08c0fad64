"""The yearly survey of deputies, from the template to the printed result."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import get_current_timezone, localdate

from congress.notices.composing import of_notice
from congress.notices.models import Delivery, Notice
from congress.notices.models.gateways import Gateway
from congress.notices.truth import untrue
from congress.reminders import sweep
from congress.rulebook.actions import override
from congress.rulebook.models import Override
from congress.surveys import links
from congress.surveys.models import Ballot
from congress.surveys.queries import tallies
from deputies import actions
from deputies.models import DeputySurvey
from tests import make

NEW = "/deputies/surveys/open/"


@pytest.fixture
def six(cast):
    """Six deputies in office, one of them without an account."""
    return [cast.zhang, cast.sun, *[make.deputy(f"代表{n}") for n in range(3)], make.deputy("无账号", account=False)]


def held(cast, secrecy="anonymous", **facts):
    facts = {
        "year": 2026, "title": "2026年度代表满意度调查", "intro": "", "questions": ["甲局的工作", "乙局的工作"],
        "closes_on": localdate() + timedelta(days=14), "delegations": [], "today": localdate(), **facts,
    }  # fmt: skip
    return actions.open_survey(by=cast.li, secrecy=secrecy, **facts)


def place_of(found, deputy):
    return found.place_of(found.survey.invitations.get(user=deputy.user))


def test_the_office_opens_one_from_the_template_and_sees_first_how_many_it_asks(client, cast, six):
    client.force_login(cast.li)
    form = client.get(NEW).context["form"]
    data = {name: form.initial.get(name) for name in form.fields if form.initial.get(name)}

    page = client.post(NEW, data).content.decode()
    assert "<b>6</b> 位代表" in page and "1 位没有账号" in page and not DeputySurvey.objects.exists()
    response = client.post(NEW, {**data, "confirm": "1"})

    found = DeputySurvey.objects.get()
    assert response["Location"] == found.get_absolute_url() and found.asked == "全体在任代表"
    assert found.survey.secrecy == "anonymous" and len(found.survey.questions) == 8
    told = Notice.objects.filter(kind="survey_opened")
    assert told.count() == 5 and told.get(to=cast.zhang.user).link == place_of(found, cast.zhang)


def test_only_the_chosen_delegations_are_asked(cast, six):
    other = make.delegation("石桥代表团")
    six[2].mandates.update(delegation=other)

    found = held(cast, "named", delegations=[other])
    assert [each.name for each in found.survey.invitations.all()] == ["代表0"] and found.asked == "石桥代表团"


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"questions": "甲\n甲"}, "写得一样"),
        ({"questions": "\n".join(map(str, range(21)))}, "不超过 20 题"),
        ({"closes_on": "2020-01-01"}, "明天以后"),
        ({"questions": "长" * 61}, "不超过 60 字"),
    ],
)
def test_a_mistake_is_said_at_its_field(client, cast, six, facts, says):
    client.force_login(cast.li)
    initial = client.get(NEW).context["form"].initial
    page = client.post(NEW, {**initial, **facts, "confirm": "1"}).content.decode()
    assert says in page and not DeputySurvey.objects.exists()


def test_a_deputy_answers_signed_in_and_gets_a_code_that_stands_nowhere_else(client, cast, six):
    found = held(cast)
    client.force_login(cast.zhang.user)
    place = place_of(found, cast.zhang)
    assert "本次无记名" in client.get(place).content.decode()

    response = client.post(place, {"q1": "high", "q2": "mid"})
    code = response.context["code"]
    assert response.status_code == 200 and code in response.content.decode()
    assert code not in str(dict(client.session)) and "您已经作答" in client.get(place).content.decode()
    assert "请输入改票码" in client.post(place, {"q1": "low", "q2": "low", "reason": "差"}).content.decode()
    assert client.post(place, {"q1": "high", "q2": "high", "code": code}).context["code"] == code


def test_by_the_link_it_is_answered_without_sign_in_where_the_district_allows_it(client, cast, six):
    found = held(cast, "named")
    place = place_of(found, cast.sun)
    assert client.get(place)["Location"].startswith("/accounts/sign-in/")
    assert client.get(links.whole(place), follow=True).redirect_chain[-1][0].startswith("/accounts/sign-in/")
    Override.objects.create(key="evaluation.link_without_sign_in", value=True, effective_from="2020-01-01")
    assert client.get(links.whole(place), follow=True).status_code == 200

    client.post(place, {"q1": "high", "q2": "low", "reason": "没有回音"})
    ballot = Ballot.objects.get()
    assert (ballot.channel, ballot.by, ballot.reason) == ("link", cast.sun.user, "没有回音")
    assert client.get("/deputies/surveys/").status_code == 302


def test_nobody_reads_an_anonymous_result_before_the_end(client, cast, six):
    found = held(cast)
    for each in six[:5]:
        client.force_login(each.user)
        client.post(place_of(found, each), {"q1": "high", "q2": "low", "reason": f"意见{each.name}"})
    client.force_login(cast.li)
    page = client.get(found.get_absolute_url()).content.decode()
    assert "结果还没有开箱" in page and "意见" not in page.replace("理由和意见", "") and "83.3%" in page

    actions.close_surveys(today=found.survey.closes_on + timedelta(days=1))
    page = client.get(found.get_absolute_url()).content.decode()
    assert "100.0%" in page and "5 ÷ 5" in page and "意见张卫国" in page and "无账号" in page


def test_who_is_silent_is_reminded_once_a_day_and_who_answered_never(client, cast, six):
    found = held(cast, "named")
    client.force_login(cast.zhang.user)
    client.post(place_of(found, cast.zhang), {"q1": "high", "q2": "high"})
    client.force_login(cast.li)
    for _ in range(2):
        client.post(reverse("deputies:remind_survey", args=[found.pk]))

    told = Notice.objects.filter(kind="survey_reminded")
    assert told.count() == 4 and not told.filter(to=cast.zhang.user).exists()


def test_the_result_is_printed_and_exported_with_its_denominators(client, cast, six, monkeypatch):
    found = held(cast, "named")
    client.force_login(cast.zhang.user)
    client.post(place_of(found, cast.zhang), {"q1": "high", "q2": "mid"})
    client.force_login(cast.li)

    sheet = client.get(reverse("deputies:survey_sheet", args=[found.pk]))
    assert sheet["Content-Type"] == "application/pdf" and sheet.content.startswith(b"%PDF")
    table = client.get(reverse("deputies:survey_table", args=[found.pk]))
    assert b"".join(table.streaming_content).startswith(b"PK")


def test_it_closes_by_hand_only_when_the_end_has_come(client, cast, six):
    found = held(cast)
    client.force_login(cast.li)
    page = client.post(reverse("deputies:close_survey", args=[found.pk]), follow=True).content.decode()
    assert "才截止，现在不能结束" in page
    assert tallies(found.survey) == []


@pytest.mark.parametrize("many", [1, 3])
def test_the_pages_ask_the_database_as_often_for_three_as_for_one(client, cast, six, many, django_assert_num_queries):
    for _ in range(many):
        found = held(cast, "named")
        client.force_login(cast.zhang.user)
        client.post(place_of(found, cast.zhang), {"q1": "high", "q2": "high"})
    client.force_login(cast.li)
    client.get("/notices/")
    with django_assert_num_queries(6):
        client.get("/deputies/surveys/")
    with django_assert_num_queries(15):
        client.get(found.get_absolute_url())


def test_the_message_leaves_with_the_key_and_the_inbox_keeps_the_address_without_it(cast, six):
    found = held(cast, "named")
    notice = Notice.objects.get(kind="survey_opened", to=cast.sun.user)
    row = Delivery(notice=notice, recipient="x", gateway=Gateway(channel="sms"))

    message = of_notice(row, None)
    assert links.whole(place_of(found, cast.sun)) in message.text and notice.link == place_of(found, cast.sun)


def test_who_has_answered_meanwhile_is_not_asked_any_more(client, cast, six):
    found = held(cast)
    client.force_login(cast.sun.user)
    client.post(place_of(found, cast.sun), {"q1": "high", "q2": "high"})
    waiting = Notice.objects.filter(kind="survey_opened").select_related("to")

    assert [waiting.get(pk=pk).to for pk in untrue(waiting)] == [cast.sun.user]
    actions.close_surveys(today=found.survey.closes_on + timedelta(days=1))
    assert len(untrue(waiting)) == 5


def swept(month, day):
    return sweep.remind(datetime(2026, month, day, 10, tzinfo=get_current_timezone()))


def due(kind="survey_due"):
    return Notice.objects.filter(kind=kind).select_related("to").order_by("pk")


@pytest.mark.parametrize("secrecy", ["named", "anonymous"])
def test_the_silent_are_reminded_a_week_and_a_day_before_the_end(client, cast, six, time_machine, secrecy):
    time_machine.move_to("2026-03-02 09:00+08:00")
    found = held(cast, secrecy)  # to Monday 16 March
    client.force_login(cast.zhang.user)
    client.post(place_of(found, cast.zhang), {"q1": "high", "q2": "high"})

    assert [swept(3, day) for day in (6, 9, 10, 12, 13, 16)] == [0, 1, 0, 0, 1, 0]
    assert due().count() == 8 and not due().filter(to=cast.zhang.user).exists()
    told = due().get(to=cast.sun.user, text__contains="还有 7 天")
    assert (told.link, told.about_id) == (place_of(found, cast.sun), str(found.pk))
    assert "无账号还没有作答" in due("survey_missed").filter(to=cast.li).first().text
    assert due("survey_missed").first().link == found.get_absolute_url()

    client.force_login(cast.sun.user)
    client.post(place_of(found, cast.sun), {"q1": "high", "q2": "high"})
    assert {notice.to for notice in due() if notice.pk in untrue(due())} == {cast.sun.user}


def test_a_survey_that_is_over_reminds_nobody(cast, six, time_machine):
    time_machine.move_to("2026-03-02 09:00+08:00")
    found = held(cast, "named")
    assert swept(3, 17) == 0, "its window is over, though nobody has closed it yet"
    assert swept(3, 9) == 1

    time_machine.move_to("2026-03-17 00:10+08:00")
    actions.close_surveys(today=localdate())
    assert swept(3, 13) == 0 and len(untrue(due())) == due().count() == 5 and found.survey_id


def test_a_district_may_want_no_reminder_of_a_survey(cast, six, time_machine):
    time_machine.move_to("2026-03-02 09:00+08:00")
    override("remind.survey_days", value=[], effective_from=localdate(), basis="本区办法", by=cast.li)
    held(cast)
    assert swept(3, 9) == swept(3, 13) == 0


def test_a_hundred_silent_take_as_many_queries_as_one(cast, six, time_machine):
    time_machine.move_to("2026-03-02 09:00+08:00")
    counts = []
    for many in (1, 30):
        for _ in range(many):
            make.deputy()
            held(cast)
        with CaptureQueriesContext(connection) as asked:
            assert swept(3, 9) == many
        counts.append(len(asked))
    assert counts == [84, 84]
