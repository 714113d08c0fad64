"""统计: each rate is what the law's table says, and each number opens as many cases as it counts."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from congress.rulebook.models import Override
from proposals import actions, statistics
from proposals.models import Contact, HandlingStatus, Origin, Part, ProposalClock, Status
from proposals.statistics.rates import Tally, rates
from tests import make
from tests.cast import gather
from tests.plain_figures import counts_of, plain
from tests.proposals import road

pytestmark = pytest.mark.django_db
PAGE = reverse("proposals:figures")
DUE = localdate()


@pytest.fixture
def cast():
    return gather()


def answered(unit, *, due_in=10, met=True, late=False, verdict="", reply_class="A", **facts):
    """One case with its unit's share and its clock, without the road it walked."""
    status = Status.CLOSED if met else Status.IN_PROGRESS
    facts |= {"reply_class": make.reply_class(reply_class)} if met else {}
    case = make.proposal(status, registered_on=DUE, verdict=verdict, **facts)
    share = make.handling(case, unit, status=HandlingStatus.ISSUED if met else HandlingStatus.WORKING)
    due_on = DUE + timedelta(-1 if late else due_in)
    ProposalClock.objects.create(
        proposal=case,
        handling=share,
        kind="proposal.reply",
        starts_on=DUE,
        due_on=due_on,
        met_at=now() if met else None,
    )
    return case


def shares(user, year=DUE.year):
    tally = statistics.whole(statistics.of_year(user, year), localdate())
    return {share.rate.key: (share.part, share.whole) for share in tally.shares}


def test_the_open_overdue_count_against_the_time_and_the_running_do_not(cast):
    answered(cast.water)
    answered(cast.water, late=True)
    answered(cast.water, met=False)
    answered(cast.water, met=False, late=True)
    found = shares(cast.li)
    assert found["reply"] == (1, 4)  # in time ÷ handed over
    assert found["on_time"] == (1, 3)  # ÷ answered and overdue


def test_satisfaction_is_printed_both_ways_and_leaves_the_silent_out(cast):
    for verdict in ("high", "high", "mid", "low", ""):
        answered(cast.water, verdict=verdict)
    found = shares(cast.li)
    assert (found["high"], found["content"]) == ((2, 4), (3, 4))


def test_only_the_classes_that_count_are_completed(cast):
    for code in ("A", "A", "B", "C"):
        answered(cast.water, reply_class=code)
    assert shares(cast.li)["completion"] == (2, 4)


def test_a_talk_the_deputy_denies_is_no_contact(cast):
    for verdict in (Contact.Verdict.CONFIRMED, Contact.Verdict.DENIED):
        share = answered(cast.water).handlings.get()
        facts = {"stage": "before", "form": "visit", "on": DUE, "people": "王强", "content": "面谈"}
        share.contacts.create(verdict=verdict, **facts)
    assert shares(cast.li)["contact"] == (1, 2)


def test_old_sheets_without_days_stand_in_no_rate_of_time(cast):
    old = make.proposal(
        Status.CLOSED, origin=Origin.IMPORTED, replied_on=DUE, assigned_on=DUE, reply_class=make.reply_class("A")
    )
    make.handling(old, cast.water, status=HandlingStatus.ISSUED)
    found = shares(cast.li)
    assert found["reply"] == found["on_time"] == found["contact"] == found["high"] == (0, 0)
    assert found["completion"] == (1, 1)


def test_the_road_itself_is_counted(cast):
    actions.conclude(road.rated(cast, grades={"manner": "high", "result": "mid"}), by=cast.li)
    found = shares(cast.li)
    assert found["reply"] == found["completion"] == (1, 1)
    assert (found["high"], found["content"], found["first_content"]) == ((0, 1), (1, 1), (1, 1))
    assert found["manner_high"] == (1, 1)


def test_promises_are_counted_by_the_matter(cast):
    case = answered(cast.water, reply_class="B")
    share = case.handlings.get()
    for status in ("struck_off", "open", "changed"):
        ended_on = None if status == "open" else DUE
        facts = {"unit": cast.water, "text": "修路", "opened_on": DUE, "year": DUE.year, "ended_on": ended_on}
        case.commitments.create(handling=share, status=status, **facts)
    answered(cast.water)
    assert shares(cast.li)["kept"] == (1, 3)
    found = statistics.of_year(cast.li, DUE.year)
    assert [each.pk for each in statistics.behind(found, "promised", DUE)] == [case.pk]
    table = statistics.table(found, "unit", DUE)
    assert counts_of(table.groups) == plain("unit", DUE.year, DUE)


def test_a_window_still_open_tells_no_grade(cast):
    road.rated(cast)
    assert shares(cast.li)["manner_high"] == shares(cast.li)["first_high"] == (0, 0)


def test_who_was_asked_and_said_nothing_is_counted_as_silent(cast, time_machine):
    case = road.replied(cast)
    time_machine.move_to(case.current_evaluation().survey.closes_on + timedelta(2))
    actions.close_windows(today=localdate())
    tally = statistics.whole(statistics.of_year(cast.li, None), localdate())
    assert (tally["silent"], tally["rated"]) == (1, 0)


def test_a_unit_is_judged_by_its_own_share(cast):
    case = answered(cast.water)
    other = make.handling(case, cast.fire, Part.SEPARATE, HandlingStatus.ISSUED)
    facts = {"proposal": case, "kind": "proposal.reply", "starts_on": DUE, "due_on": DUE - timedelta(1)}
    ProposalClock.objects.create(handling=other, met_at=now(), **facts)
    table = statistics.table(statistics.of_year(cast.li, DUE.year), "unit", DUE)
    assert {group.label: group.tally["in_time"] for group in table.groups} == {"区水务局": 1, "区消防救援大队": 0}
    assert (table.total["all"], table.total["late"]) == (1, 1)


def test_what_a_unit_gave_back_is_not_its_own(cast):
    case = answered(cast.water)
    make.handling(case, cast.fire, Part.SEPARATE, HandlingStatus.RETURNED)
    table = statistics.table(statistics.of_year(cast.li, DUE.year), "unit", DUE)
    assert [group.label for group in table.groups] == ["区水务局"]


def units(count, each=5):
    made = [make.unit(f"区第{n}局") for n in range(count)]
    for place, unit in enumerate(made):
        for n in range(each):
            answered(unit, late=n < place)
    return made


def test_five_units_are_ranked_and_four_are_not(cast):
    units(4)
    found = statistics.of_year(cast.li, DUE.year)
    assert not any(group.places for group in statistics.table(found, "unit", DUE).groups)
    fifth = units(5)[4]
    places = {g.key: g.places.get("reply") for g in statistics.table(found, "unit", DUE).groups}
    assert places[fifth.pk] == 5


def test_a_unit_of_four_cases_has_no_place_and_no_percentage(cast):
    units(5)
    few = make.unit("区小局")
    for _ in range(4):
        answered(few)
    groups = {g.key: g for g in statistics.table(statistics.of_year(cast.li, DUE.year), "unit", DUE).groups}
    assert groups[few.pk].places == {}
    assert groups[few.pk].shares[0].said == "4/4"


def test_deputies_are_never_ranked(cast):
    for n in range(5):
        for _ in range(5):
            answered(cast.water, lead=cast.zhang if n == 0 else make.deputy(f"代表{n}"))
    groups = statistics.table(statistics.of_year(cast.li, DUE.year), "deputy", DUE).groups
    assert not any(group.places for group in groups)


@pytest.mark.parametrize("by", statistics.DIMENSIONS)
def test_every_number_opens_as_many_cases(cast, by):
    answered(cast.water, verdict="high")
    answered(cast.fire, late=True, verdict="low", category=make.category("教育", committee=make.unit("教科委")))
    answered(cast.fire, met=False, late=True, delegation=make.delegation())
    found = statistics.of_year(cast.li, DUE.year)
    table = statistics.table(found, by, DUE)
    for count in (key for key, counted in statistics.COUNTS.items() if not counted.adds):
        assert statistics.behind(found, count, DUE).count() == table.total[count]
        for group in table.groups:
            behind = statistics.behind(found, count, DUE, by=by, of=group.asked)
            assert behind.count() == group.tally[count], (count, group.label)


def test_a_setting_puts_the_silent_into_the_whole():
    rows = [("in_time", True, 1, True, grade, grade, grade, 0, 0, 1) for grade in ("high", "silent")]
    from_default = {share.rate.key: share.whole for share in Tally(rows).shares}
    assert from_default["high"] == 1
    make_rule("evaluation.no_response", "counted")
    assert {share.rate.key: share.whole for share in Tally(rows, of=rates()).shares}["high"] == 2


@pytest.mark.parametrize("by", ["year", "category", "unit"])
def test_plain_sql_counts_the_same(cast, by):
    actions.conclude(road.rated(cast, grades={"manner": "mid", "result": "low"}, reason="没有解决"), by=cast.li)
    case = answered(cast.water, late=True, reply_class="B")
    make.handling(case, cast.fire, Part.SEPARATE, HandlingStatus.ISSUED)
    answered(cast.fire, met=False, late=True, category=make.category("教育"))
    answered(cast.fire, met=False)
    share = make.handling(answered(cast.water), cast.fire, Part.SEPARATE, HandlingStatus.RETURNED)
    share.contacts.create(stage="before", form="visit", on=DUE, people="王强", content="面谈")
    old = make.proposal(Status.CLOSED, origin=Origin.IMPORTED, replied_on=DUE, reply_class=make.reply_class("A"))
    make.handling(old, cast.water, status=HandlingStatus.ISSUED)
    table = statistics.table(statistics.of_year(cast.li, None), by, DUE)
    assert counts_of(table.groups) == plain(by, None, DUE)


def make_rule(key, value):
    Override.objects.create(key=key, value=value, effective_from=DUE - timedelta(1), basis="试", by_name="李敏")


def test_a_committee_counts_its_own_subjects_only(cast):
    committee = make.unit("城建环保委", UnitKind.COMMITTEE)
    answered(cast.water, category=make.category("环保", committee=committee))
    answered(cast.water)
    officer = make.user(Role.COMMITTEE_OFFICER, committee)
    assert shares(officer)["reply"] == (1, 1)
    assert shares(cast.li)["reply"] == (2, 2)


def test_the_page_its_lists_and_its_files_open(client, cast):
    answered(cast.water, verdict="high")
    client.force_login(cast.li)
    said = client.get(PAGE).text
    assert "办复率" in said and "区水务局" in said and "算法" in said
    for by in statistics.DIMENSIONS:
        assert client.get(PAGE, {"by": by, "year": "all"}).status_code == 200
    rows = b"".join(client.get(PAGE, {"as": "csv"}).streaming_content).decode()
    assert "按期答复率（分母）" in rows and "合计（件）" in rows
    listed = client.get(reverse("proposals:figures_list", args=["in_time"]), {"by": "unit", "of": cast.water.pk}).text
    assert "区水务局按期答复的建议" in listed and "关于整修河堤的建议" in listed


def test_nonsense_in_the_address_finds_nothing(client, cast):
    client.force_login(cast.li)
    assert client.get(reverse("proposals:figures_list", args=["x"])).status_code == 404
    page = reverse("proposals:figures_list", args=["all"])
    assert client.get(page, {"by": "x", "of": "1"}).status_code == 404
    assert client.get(page, {"by": "unit", "of": "9" * 40, "class": "x"}).status_code == 200
    assert client.get(PAGE, {"by": "x", "year": "0000"}).status_code == 200


def test_units_and_deputies_do_not_read_the_figures(client, cast):
    for user in (cast.wang, cast.zhang.user):
        client.force_login(user)
        assert client.get(PAGE).status_code == 403
        assert client.get(reverse("proposals:figures_list", args=["all"])).status_code == 403


def test_many_cases_ask_as_often_as_one(cast, django_assert_num_queries):
    for count in (1, 6):
        for _ in range(count):
            answered(make.unit(), verdict="high")
        found = statistics.of_year(cast.li, DUE.year)
        with django_assert_num_queries(4):
            statistics.table(found, "unit", DUE)
