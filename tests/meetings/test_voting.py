"""Votes: begun over those present, counted by sums, settled by the law, corrected beside the old."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.template.loader import render_to_string

from congress.rulebook.models import Override
from congress.workflow.flow import TooLate
from meetings import actions
from meetings.documents.hall import result_sheet
from meetings.models import Called, Item, ItemKind, ItemStatus, Tally, Vote
from tests.meetings import chamber

pytestmark = pytest.mark.django_db


def voting(size=5, present=None, method="machine", seats=None, kind=ItemKind.RESOLUTION, **facts):
    """An item put to the vote over those in the room; (vote, its one line's key, the room's people)."""
    held, listed, room, clerk = chamber.in_session(size, present, seats=seats)
    item = chamber.item(held, kind=kind, status=ItemStatus.DELIBERATED, needs_vote=True, **facts)
    vote = actions.put_to_vote(item, by=clerk, method=method).votes.get()
    vote = actions.start_vote(vote, by=clerk, sitting=room)
    return vote, vote.lines.get().pk, listed, clerk


def sums(yes=0, no=0, abstain=0, not_pressed=0, **more):
    return {"yes": yes, "no": no, "abstain": abstain, "not_pressed": not_pressed, **more}


@pytest.mark.parametrize(
    ("size", "present", "cast", "passed"),
    [
        (15, 8, sums(8), True),  # just a quorum, all in favour
        (15, 15, sums(7, 0, 8), False),  # the others abstain: not-yes
        (29, 20, sums(15, 5), True),
        (29, 20, sums(14, 0, 0, 6), False),
        (30, 30, sums(15, 15), False),  # exactly half
        (31, 20, sums(16, 4), True),  # eleven absent members count as not-yes, and it is enough
        (31, 16, sums(15, 0, 1), False),
        (45, 23, sums(23), True),
    ],
)
def test_the_outcome_is_computed_over_all_members(size, present, cast, passed):
    vote, line, _people, clerk = voting(size, present)
    vote = actions.count_votes(vote, by=clerk, figures={line: cast})
    item = Item.objects.get(pk=vote.item_id)
    assert item.status == (ItemStatus.PASSED if passed else ItemStatus.FAILED)
    assert item.outcome == vote.lines.get().result.words
    assert item.entries.latest("seq").step == ("carry" if passed else "fall")


def test_in_office_is_not_seats_while_a_by_election_is_pending():
    """31 seats, 29 in office, 15 in favour: passed by those in office; where seats count, it is not."""
    vote, line, _people, clerk = voting(29, 20, seats=31)
    assert vote.base_words == "按在任 29 人计，名额 31 人"
    actions.count_votes(vote, by=clerk, figures={line: sums(15, 5)})
    assert Item.objects.get().status == ItemStatus.PASSED


def test_where_seats_count_the_same_votes_do_not_pass():
    Override.objects.create(
        key="meeting.majority_denominator", value="seats", effective_from="2020-01-01", basis="议事规则", by_name="试"
    )
    vote, line, _people, clerk = voting(29, 20, seats=31)
    actions.count_votes(vote, by=clerk, figures={line: sums(15, 5)})
    assert Item.objects.get().status == ItemStatus.FAILED


def test_sums_that_do_not_make_up_those_present_are_refused_with_the_sum():
    vote, line, _people, clerk = voting(5)
    with pytest.raises(ValidationError, match="各项合计 4（赞成 3、反对 1），与参加表决的 5 人不符"):
        actions.count_votes(vote, by=clerk, figures={line: sums(3, 1)})
    assert Tally.objects.count() == 0


def test_start_vote_needs_a_quorum_in_the_room_at_that_moment():
    held, _listed, room, clerk = chamber.in_session(6, present=3)
    item = chamber.item(held, status=ItemStatus.DELIBERATED)
    vote = actions.put_to_vote(item, by=clerk, method="hands").votes.get()
    with pytest.raises(ValidationError, match="不足法定人数，不能表决"):
        actions.start_vote(vote, by=clerk, sitting=room)


def test_who_stands_aside_takes_no_part_but_counts_among_all():
    held, listed, room, clerk = chamber.in_session(5)
    item = chamber.item(held, status=ItemStatus.DELIBERATED)
    actions.recuse(item, by=clerk, participant=listed[0], reason="亲属")
    vote = actions.put_to_vote(item, by=clerk, method="hands").votes.get()
    vote = actions.start_vote(vote, by=clerk, sitting=room)
    assert (vote.total, vote.present, vote.recused_names) == (5, 4, ["委员0"])


def test_nothing_that_changes_later_changes_the_list_of_a_vote():
    vote, _line, people, clerk = voting(5)
    with pytest.raises(ValidationError, match="已经参加了本场表决"):
        actions.mark_presence(vote.sitting, by=clerk, states={people[0].pk: {"state": "absent"}})
    assert Vote.objects.get().present_names == [person.name for person in people]


def test_amendments_come_first():
    held, _listed, room, clerk = chamber.in_session(5)
    item = chamber.item(held, status=ItemStatus.DELIBERATED)
    change = actions.prepare_vote(item, by=clerk, subject="amendment", method="hands", question="第二条改为…")
    item.refresh_from_db()
    main = actions.put_to_vote(item, by=clerk, method="hands").votes.get(subject="main")
    with pytest.raises(TooLate, match="应当先表决修正案"):
        actions.start_vote(main, by=clerk, sitting=room)
    change = actions.start_vote(change, by=clerk, sitting=room)
    actions.count_votes(change, by=clerk, figures={change.lines.get().pk: sums(2, 3)})
    assert actions.start_vote(main, by=clerk, sitting=room).status == "running"
    assert Item.objects.get().status == ItemStatus.PUT_TO_VOTE


def test_an_amendment_of_members_names_three_of_them(client):
    held, _listed, _room, clerk = chamber.in_session(5)
    item = chamber.item(held, status=ItemStatus.DELIBERATED)
    seats = list(held.body.memberships.order_by("position"))
    asked = {"subject": "amendment", "method": "hands", "majority": "half", "question": "第二条改为…"}
    client.force_login(clerk)
    address = f"{item.get_absolute_url()}prepare_vote/"
    page = client.post(address, {**asked, "movers": [seat.pk for seat in seats[:2]]}).text
    assert "须有 3 人以上书面联名" in page
    assert "只有表决修正案" in client.post(address, {**asked, "subject": "poll", "movers": [seats[0].pk]}).text
    assert client.post(address, {**asked, "movers": [seat.pk for seat in seats[:3]]}).status_code == 302
    vote = item.votes.get()
    assert vote.movers == ["委员0", "委员1", "委员2"] and vote.silent == "未表态"
    assert "修正案由委员0、委员1、委员2提出" in client.get(f"{held.get_absolute_url()}votes/").text
    sheet = render_to_string("print/meetings/result_sheet.html", result_sheet(vote, list(vote.lines.all())))
    assert "修正案提出人</th><td>委员0、委员1、委员2" in sheet and "未表态" in sheet
    assert actions.prepare_vote(item, by=clerk, subject="amendment", method="hands", question="第三条").movers == []


def test_each_person_has_one_line_and_passes_alone():
    held, _listed, room, clerk = chamber.in_session(5)
    item = chamber.item(held, kind=ItemKind.APPOINTMENT, status=ItemStatus.DELIBERATED)
    lines = ["任命甲为区教育局局长", "任命乙为区水务局局长", "免去丙的区民政局局长职务"]
    vote = actions.prepare_vote(item, by=clerk, subject="persons", method="machine", question="人事任免", lines=lines)
    item.refresh_from_db()
    actions.put_to_vote(item, by=clerk, method="machine")
    vote = actions.start_vote(vote, by=clerk, sitting=room)
    one, two, three = vote.lines.all()
    vote = actions.count_votes(vote, by=clerk, figures={one.pk: sums(5), two.pk: sums(2, 3), three.pk: sums(3, 0, 2)})
    assert [line.result.passed for line in vote.lines.all()] == [True, False, True]
    assert Item.objects.get().outcome == "3 项中通过 2 项"


def test_correct_count_is_a_new_version_and_moves_the_outcome():
    vote, line, _people, clerk = voting(5)
    vote = actions.count_votes(vote, by=clerk, figures={line: sums(2, 3)})
    assert Item.objects.get().status == ItemStatus.FAILED
    with pytest.raises(ValidationError, match="写明更正的原因"):
        actions.correct_count(vote, by=clerk, figures={line: sums(3, 2)}, reason=" ")
    actions.correct_count(vote, by=clerk, figures={line: sums(3, 2)}, reason="读数颠倒")
    assert Item.objects.get().status == ItemStatus.PASSED
    assert [tally.yes for tally in Tally.objects.order_by("version")] == [2, 3]
    with pytest.raises(IntegrityError), transaction.atomic():
        Tally.objects.filter(version=1).update(yes=5)


def test_dismissal_is_by_secret_ballot_only():
    held, _listed, _room, clerk = chamber.in_session(5)
    item = chamber.item(held, kind=ItemKind.DISMISSAL, status=ItemStatus.DELIBERATED)
    with pytest.raises(ValidationError, match="监督法第六十二条"):
        actions.put_to_vote(item, by=clerk, method="machine")


def test_a_paper_ballot_with_more_back_than_out_is_void_and_held_again():
    vote, line, _people, clerk = voting(5, method="secret")
    too_many = sums(6, issued=5, returned=6)
    with pytest.raises(ValidationError, match="本次投票无效"):
        actions.count_votes(vote, by=clerk, figures={line: too_many})
    actions.cancel_vote(vote, by=clerk, note="收回票多于发出票")
    assert sorted(Vote.objects.values_list("status", flat=True)) == ["prepared", "void"]


def test_a_paper_ballot_counts_what_came_back():
    vote, line, _people, clerk = voting(5, method="secret")
    wrong = sums(3, 1, issued=5, returned=5)
    with pytest.raises(ValidationError, match="各项合计 4，与收回的 5 张不符"):
        actions.count_votes(vote, by=clerk, figures={line: wrong})
    right = sums(3, 1, issued=5, returned=5, invalid=1)
    actions.count_votes(vote, by=clerk, figures={line: right}, monitors="甲、乙", counters="丙")
    assert Item.objects.get().status == ItemStatus.PASSED


def test_a_roll_call_adds_up_what_was_said():
    vote, line, people, clerk = voting(3, method="roll_call")
    with pytest.raises(ValidationError, match="还没有记录这些组成人员的表态：委员2"):
        actions.count_votes(vote, by=clerk, figures={}, called={people[0].pk: "yes", people[1].pk: "yes"})
    words = dict(zip((p.pk for p in people), ("yes", "no", "yes"), strict=True))
    vote = actions.count_votes(vote, by=clerk, figures={}, called=words)
    assert (vote.lines.get().result.yes, Called.objects.count()) == (2, 3)


def test_no_table_log_or_order_joins_a_secret_ballot_to_a_person():
    """Everything the count wrote, in every table: the sums, and all who took part in one list, in the roll's order."""
    vote, line, people, clerk = voting(5, method="secret")
    before = {table: rows(table) for table in connection.introspection.table_names()}
    actions.count_votes(vote, by=clerk, figures={line: sums(3, 1, 1, issued=5, returned=5)})
    written = "".join(row for table, old in before.items() for row in rows(table) - old)
    assert '"yes": 3' in written and json.dumps(vote.present_names, ensure_ascii=False) in written
    told = re.sub(r'\["委员0".*?"委员4"\]', "", written)
    assert [person.name for person in people if person.name in told] == []


def test_the_tables_themselves_refuse_a_word_that_was_given_in_secret():
    vote, line, people, clerk = voting(5, method="secret")
    actions.count_votes(vote, by=clerk, figures={line: sums(3, 1, 1, issued=5, returned=5)})
    with pytest.raises(IntegrityError), transaction.atomic():
        Called.objects.create(tally=Tally.objects.get(), participant=people[0], choice="yes")
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.update(method="roll_call")


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT to_jsonb(t)::text FROM "{table}" t')
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.parametrize(
    ("setting", "value", "cast", "verdict"),
    [
        ("poll.rule", "P1", sums(3, 1, basic=1), "satisfied"),
        ("poll.rule", "P1", sums(2, 1, basic=2), "basic"),
        ("poll.rule", "P2", sums(2, 1, basic=2), "unsatisfied"),
        ("poll.denominator", "all", sums(2, 2, basic=0, not_pressed=1), "unsatisfied"),
    ],
)
def test_a_poll_follows_the_district_s_rule(setting, value, cast, verdict):
    Override.objects.create(key=setting, value=value, effective_from="2020-01-01", basis="办法", by_name="试")
    held, _listed, room, clerk = chamber.in_session(5)
    item = chamber.item(held, status=ItemStatus.DELIBERATED)
    vote = actions.prepare_vote(item, by=clerk, subject="poll", method="machine", question="养老服务工作")
    vote = actions.start_vote(vote, by=clerk, sitting=room)
    vote = actions.count_votes(vote, by=clerk, figures={vote.lines.get().pk: cast})
    assert vote.lines.get().result.verdict == verdict
    assert Item.objects.get().status == ItemStatus.DELIBERATED
