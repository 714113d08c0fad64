"""The to-do list: what waits for whom follows from the facts, in the order of time."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from congress.accounts.models import Role, User
from congress.organs.models import UnitKind
from congress.pages.context import MOST
from congress.portal.figure import count
from congress.portal.todo import Agenda
from proposals import actions
from proposals.models import Contact, HandlingStatus, Proposal, ProposalClock, Status
from tests import make
from tests.proposals import road

pytestmark = pytest.mark.django_db


def tasks(user):
    user = type(user).objects.get(pk=user.pk)
    agenda = Agenda(user, localdate())
    assert agenda.total == count(user)
    return sorted((row.step, row.url.rstrip("/").rsplit("/", 1)[-1]) for b in agenda.buckets for row in b.rows)


@pytest.mark.parametrize(
    ("milestone", "who", "task"),
    [
        ("submitted", "li", ("审查", "register")),
        ("registered", "li", ("交办", "assign")),
        ("assigned", "wang", ("签收", "acknowledge")),
        ("assigned", "tian", ("签收", "acknowledge")),
        ("acknowledged", "wang", ("起草答复", "compose")),
        ("acknowledged", "tian", ("会办意见", "advise")),
        ("presented", "chen", ("签发", "sign_off")),
        ("signed", "li", ("核发", "issue")),
        ("rated", "li", ("结束评价", "conclude")),
        ("concluded", "li", ("办结", "close")),
    ],
)
def test_each_milestone_waits_for_the_person_who_takes_the_next_step(cast, milestone, who, task):
    getattr(road, milestone)(cast)
    assert tasks(getattr(cast, who)) == [task]


@pytest.mark.parametrize("milestone", ["submitted", "assigned", "presented", "signed", "concluded"])
def test_nobody_else_is_bothered(cast, milestone):
    getattr(road, milestone)(cast)
    assert tasks(cast.outsider) == []


def test_the_handler_has_nothing_to_do_while_the_head_reads(cast):
    road.presented(cast)
    assert tasks(cast.wang) == []


def test_a_case_that_is_not_yet_rated_does_not_ask_to_be_concluded(cast):
    road.replied(cast)
    assert tasks(cast.li) == []


def test_a_late_unit_is_on_the_offices_list_until_its_reply_is_signed(cast):
    handling = road.presented(cast)
    Proposal.objects.update(due_on=localdate() - timedelta(1))
    assert tasks(cast.li) == [("催办", handling.proposal.code)]
    actions.sign_off(handling, by=cast.chen)
    Proposal.objects.update(due_on=localdate() - timedelta(1))
    handling.proposal.handlings.filter(unit=cast.fire).update(status=HandlingStatus.ADVISED)
    assert tasks(cast.li) == [("核发", "issue")]


def test_a_denied_contact_is_looked_at_until_there_is_a_new_one(cast):
    handling = road.acknowledged(cast)
    facts = {"stage": "before", "form": "phone", "on": localdate(), "people": "王强", "content": "电话沟通"}
    record = actions.contact(handling, by=cast.wang, **facts)
    actions.confirm(record, by=cast.zhang.user, took_place=False, note="没有打来")
    assert [step for step, _ in tasks(cast.li)] == ["沟通核实"]
    actions.contact(handling, by=cast.wang, **facts)
    assert tasks(cast.li) == []
    assert Contact.objects.count() == 2


def case(cast, days, status=Status.REGISTERED):
    return make.proposal(status, lead=cast.zhang, due_on=localdate() + timedelta(days) if days is not None else None)


def test_the_buckets_follow_the_days(cast):
    today = localdate()
    sunday = 6 - today.weekday()
    for days in (-30, -1, 0, 3, 4, 40, None):
        case(cast, days)
    found = {bucket.key: bucket.count for bucket in Agenda(cast.li, today).buckets}
    week = 1 if sunday >= 4 else 0
    assert found == {"late": 2, "three": 2, "week": week, "later": 3 - week}


def test_more_than_fits_is_counted_and_the_earliest_are_shown(cast):
    for days in range(60):
        case(cast, -days)
    late = Agenda(cast.li, localdate()).buckets[0]
    assert (late.count, len(late.rows), late.more) == (59, 40, 19)
    assert late.rows[0].clock.due_on == localdate() - timedelta(59)


def test_the_figure_beside_the_word_is_counted_no_further_than_it_is_shown(client, cast):
    first = case(cast, 0)
    rows = [Proposal(status=first.status, term=first.term, channel="session", origin="paper") for _ in range(MOST + 5)]
    Proposal.objects.bulk_create(rows)
    assert count(cast.li) == MOST + 1
    client.force_login(cast.li)
    assert "999+" in client.get("/").content.decode()
    assert Agenda(cast.li, localdate()).total == MOST + 6


def test_an_empty_day_says_so(client, cast):
    client.force_login(cast.outsider)
    page = client.get("/").content.decode()
    assert "今天没有需要您办理的事项。" in page
    assert page.count("星期") == 1  # the day is told once


@pytest.mark.parametrize(
    ("role", "kind"),
    [(Role.LEADER, UnitKind.CONGRESS), (Role.DISPATCHER, UnitKind.DISPATCHER)],
)
def test_who_oversees_sees_what_is_late_and_where_it_lies(cast, role, kind):
    handling = road.acknowledged(cast)
    Proposal.objects.update(due_on=localdate() - timedelta(2))
    overseer = make.user(role, make.unit("上级单位", kind))
    assert tasks(overseer) == [("办理中", handling.proposal.code)]


def test_a_deputys_home_is_the_own_cases(client, cast):
    client.force_login(cast.zhang.user)
    assert client.get("/").url == "/proposals/mine/"


def test_an_administrator_finds_the_console_and_no_case(client, cast):
    road.submitted(cast)
    client.force_login(make.user(Role.AUDIT_ADMIN, cast.office))
    page = client.get("/").content.decode()
    assert "/audit/" in page
    assert "整修河堤" not in page


def test_the_first_page_asks_who_one_is(client):
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize(("who", "queries"), [("li", 25), ("wang", 26)])
def test_home_asks_the_same_for_one_task_and_many(client, cast, who, queries, rows, django_assert_num_queries):
    for days in range(rows):
        made = case(cast, days, Status.REGISTERED)
        make.handling(made, cast.water, status=HandlingStatus.SIGNED)
        made = case(cast, days, Status.IN_PROGRESS)
        make.handling(made, cast.water)
    client.force_login(getattr(cast, who))
    client.get("/")  # what a process asks only once
    with django_assert_num_queries(queries):
        client.get("/")


def figures(client, part):
    """(label, number told) of a part of the overview, each compared with the list it opens."""
    told = []
    for figure in getattr(client.get("/").context["overview"], part):
        listing = client.get(figure.url).context["listing"]
        assert listing.total == figure.count, figure
        told.append((figure.label, figure.count))
    return told


@pytest.fixture
def leader(client):
    client.force_login(make.user(Role.LEADER, make.unit("区人大常委会", UnitKind.CONGRESS)))
    return client


def test_every_figure_of_a_leader_opens_the_list_it_was_counted_from(leader, cast):
    handling = road.acknowledged(cast)
    ProposalClock.objects.filter(handling=handling, kind="proposal.reply").update(due_on=localdate() - timedelta(1))
    for grade in ("high", "high", "mid", "low"):
        make.proposal(Status.CLOSED, lead=cast.zhang, session=handling.proposal.session, verdict=grade)

    assert figures(leader, "late") == [("区水务局", 1)]
    assert figures(leader, "states") == [("办理中", 1), ("办结", 4)]
    assert figures(leader, "grades") == [("满意", 2), ("基本满意", 1), ("不满意", 1)]
    assert "满意率 <b>75.0%</b>：满意和基本满意 3 件 ÷ 已评价 4 件" in leader.get("/").content.decode()


def test_a_unit_is_late_by_its_own_days_and_no_longer_once_its_head_has_signed(leader, cast):
    handling = road.presented(cast)
    yesterday = localdate() - timedelta(1)
    ProposalClock.objects.filter(kind__in=("proposal.reply", "evaluation.window")).update(due_on=yesterday)
    assert figures(leader, "late") == [("区水务局", 1)]
    actions.sign_off(handling, by=cast.chen)
    assert figures(leader, "late") == []


def test_what_a_deputy_does_not_accept_asks_for_a_leaders_word(leader, cast):
    disliked = make.proposal(Status.EVALUATED, lead=cast.zhang, verdict="low")
    make.proposal(Status.EVALUATED, lead=cast.zhang, verdict="mid")
    assert [row.case_url for row in leader.get("/").context["overview"].disliked] == [disliked.get_absolute_url()]


@pytest.mark.parametrize("rows", [1, 30])
def test_an_overview_asks_the_same_for_few_and_many(leader, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        made = make.proposal(Status.EVALUATED, lead=cast.zhang, verdict="low", due_on=localdate())
        make.handling(made, cast.water)
    leader.get("/")
    with django_assert_num_queries(40):
        leader.get("/")


@pytest.mark.parametrize("role", [Role.MEETING_OFFICER, Role.APPOINTMENT_OFFICER])
def test_who_prepares_meetings_and_lists_reads_of_the_roster(client, cast, role):
    left = cast.sun.mandates.get()
    left.ends_on, left.end_ground = localdate() - timedelta(5), "resigned"
    left.save()
    client.force_login(make.user(role, cast.office))
    page = client.get("/").content.decode()
    for words in ("代表变动", "孙玉兰", "辞职被接受", "1 名</a>", "十八届五次会议", "没有未读消息。"):
        assert words in page
    for link in ("/deputies/", "/deputies/constituencies/", cast.sun.get_absolute_url()):
        assert client.get(link).status_code == 200


def test_the_figure_is_counted_anew_while_its_question_is_kept(cast, django_assert_num_queries):
    before = count(cast.li)
    make.proposal("submitted", lead=cast.zhang)
    with django_assert_num_queries(1):
        assert count(cast.li) == before + 1


def test_who_has_another_post_in_use_is_asked_another_question(cast):
    make.proposal("submitted", lead=cast.zhang)
    assert count(cast.li) > 0
    cast.li.posts.update(ends_on=localdate() - timedelta(days=1))
    assert count(User.objects.get(pk=cast.li.pk)) == 0
