"""机构改革: units end and begin, and everything open goes along in one act."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, connections
from django.utils.timezone import localdate

from congress.accounts.models import Post, Role
from congress.notices.models import Notice
from congress.organs.actions import UnitEnded
from congress.organs.models import Succession, Unit
from congress.portal.actions.reform import MERGE, RENAME, SPLIT, Plan, preview, reform
from proposals import actions, queries
from proposals.models import HandlingStatus, Part, Status
from tests import make
from tests.proposals import road

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 1)


def renaming(cast, name="望川区水利局", on=ON):
    return Plan(RENAME, [cast.water], [Unit(name=name, kind=cast.water.kind)], on, "望编〔2026〕3号")


def merging(olds, into, on=ON):
    return Plan(MERGE, olds, [into], on, "望编〔2026〕4号")


def test_a_renamed_unit_goes_on_with_its_work_and_its_people(cast):
    share = road.acknowledged(cast)

    (new,) = reform(renaming(cast), by=cast.li)

    share.refresh_from_db()
    cast.water.refresh_from_db()
    assert (share.unit, share.handler) == (new, cast.wang)
    assert cast.water.valid_to == date(2026, 2, 28)
    assert (new.valid_from, new.doc_prefix) == (ON, "望水函")
    assert set(new.aliases.values_list("name", flat=True)) == {"望川区水务局", "区水务局"}
    held = Post.objects.current(localdate()).filter(unit=new).values_list("user__name", "status")
    assert sorted(held) == [("王强", "in_force"), ("陈国梁", "in_force")]


def test_the_work_can_be_finished_under_the_new_name(cast):
    share = road.composed(cast)
    (new,) = reform(renaming(cast), by=cast.li)
    wang = type(cast.wang).objects.get(pk=cast.wang.pk)

    actions.present(road.talked(share, wang), by=wang)

    share.refresh_from_db()
    assert (share.status, share.unit) == (HandlingStatus.SIGNING, new)


def test_history_keeps_the_old_name(cast):
    issued = road.issued(cast)

    reform(renaming(cast), by=cast.li)

    issued.refresh_from_db()
    assert issued.unit == cast.water
    assert issued.proposal.entries.get(step="issue").facts["unit"] == "望川区水务局"


def test_the_successor_reads_what_the_old_unit_answered(cast):
    issued = road.issued(cast)
    (new,) = reform(renaming(cast), by=cast.li)
    fresh = make.user(Role.HANDLER, new)

    assert list(queries.visible_to(fresh)) == [issued.proposal]
    assert not queries.visible_to(cast.outsider).exists()


def test_the_move_stands_on_the_timeline_in_the_words_of_the_day(cast):
    share = road.acknowledged(cast)

    reform(renaming(cast), by=cast.li)

    entry = share.proposal.entries.get(step="move_work")
    assert (entry.label, entry.note) == ("承办单位变更", "更名，望编〔2026〕3号")
    assert entry.facts == {"old": "望川区水务局", "new": "望川区水利局", "part": "主办", "on": "2026-03-01"}


def test_the_unit_the_office_and_the_deputies_hear_of_the_move(cast):
    road.acknowledged(cast)

    reform(renaming(cast), by=cast.li)

    told = Notice.objects.filter(kind__startswith="proposal_work_moved").values_list("to__name", flat=True)
    assert sorted(told) == ["周慧", "张卫国", "李敏", "王强", "陈国梁"]


def test_rights_in_another_unit_wait_for_the_security_administrator(cast):
    reform(merging([cast.water], cast.fire), by=cast.li)

    proposed = Post.objects.filter(unit=cast.fire, status=Post.Status.PROPOSED).values_list("user__name", flat=True)
    assert sorted(proposed) == ["王强", "陈国梁"]
    assert Post.objects.filter(unit=cast.water, status=Post.Status.IN_FORCE, ends_on=None).count() == 2


def test_one_unit_has_one_open_share_after_a_merger(cast):
    lead = road.acknowledged(cast)
    assisting = lead.proposal.handlings.get(part=Part.ASSIST)

    reform(merging([cast.water], cast.fire), by=cast.li)

    lead.refresh_from_db()
    assisting.refresh_from_db()
    assert (lead.unit, lead.status) == (cast.fire, HandlingStatus.WORKING)
    assert assisting.status == HandlingStatus.MERGED
    assert not assisting.clocks.running().exists()
    assert lead.proposal.entries.get(step="join_share").facts["part"] == "会办"


def test_the_weaker_share_is_joined_to_the_stronger(cast):
    lead = road.acknowledged(cast)
    assisting = lead.proposal.handlings.get(part=Part.ASSIST)

    reform(merging([cast.fire], cast.water), by=cast.li)

    lead.refresh_from_db()
    assisting.refresh_from_db()
    assert (assisting.status, assisting.unit) == (HandlingStatus.MERGED, cast.fire)
    assert (lead.unit, lead.share) == (cast.water, "消防验收")


def test_the_last_unacknowledged_share_that_is_joined_moves_the_case_on(cast):
    proposal = road.assigned(cast)
    actions.acknowledge(proposal.handlings.get(unit=cast.water), by=cast.wang)

    reform(merging([cast.fire], cast.water), by=cast.li)

    proposal.refresh_from_db()
    assert proposal.status == Status.IN_PROGRESS


def test_a_split_moves_each_case_where_it_was_put(cast):
    first, second = road.acknowledged(cast), road.acknowledged(cast)
    news = [Unit(name="望川区河道中心", kind="public"), Unit(name="望川区供水中心", kind="public")]
    plan = Plan(SPLIT, [cast.water], news, ON, "望编〔2026〕5号", shares={first.pk: 0, second.pk: 1})

    river, supply = reform(plan, by=cast.li)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.unit, second.unit) == (river, supply)
    assert Succession.objects.filter(old=cast.water, kind="split").count() == 2


def test_the_preview_names_everything_and_moves_nothing(cast):
    share = road.acknowledged(cast)

    (fates,) = preview(merging([cast.water], cast.fire))

    assert [(fate.handling, fate.words) for fate in fates.shares] == [(share, "改由承接单位主办，其原会办件并入")]
    assert [post.user.name for post in fates.posts] == ["王强", "陈国梁"]
    share.refresh_from_db()
    assert share.unit == cast.water


def test_subjects_wishes_and_children_follow_the_successor(cast):
    subject = make.category("水利", committee=cast.water)
    wish = make.proposal(Status.REGISTERED, lead=cast.zhang)
    wish.preferred_units.add(cast.water)
    station = make.unit("河道管理站", parent=cast.water)

    (new,) = reform(renaming(cast), by=cast.li)

    subject.refresh_from_db()
    station.refresh_from_db()
    assert (subject.committee, station.parent, list(wish.preferred_units.all())) == (new, new, [new])


@pytest.mark.parametrize(
    ("on", "words"),
    [(date(2099, 1, 1), "生效日期还没有到"), (date(2020, 1, 1), "应当晚于")],
)
def test_an_impossible_day_is_refused(cast, on, words):
    cast.water.valid_from = date(2021, 1, 1)
    cast.water.save()

    with pytest.raises(ValidationError, match=words):
        reform(renaming(cast, on=on), by=cast.li)


def test_a_living_name_cannot_be_taken(cast):
    with pytest.raises(ValidationError, match="已有同名的单位"):
        reform(renaming(cast, name=cast.fire.name), by=cast.li)
    cast.water.refresh_from_db()
    assert cast.water.valid_to is None


def test_only_the_office_reforms(cast):
    with pytest.raises(PermissionDenied):
        reform(renaming(cast), by=cast.chen)
    with pytest.raises(PermissionDenied):
        reform(renaming(cast), by=make.user(Role.SYSTEM_ADMIN, cast.office))


def test_the_late_one_is_told_who_took_over(cast):
    reform(merging([cast.water], cast.fire), by=cast.li)

    with pytest.raises(UnitEnded, match="并入望川区消防救援大队"):
        reform(renaming(cast), by=cast.zhou)


@pytest.mark.django_db(transaction=True)
def test_of_two_mergers_at_once_one_succeeds(cast):
    road.acknowledged(cast)
    barrier, outcomes = Barrier(2), []

    def press(person, into):
        barrier.wait()
        try:
            reform(merging([cast.water], into), by=person)
            outcomes.append("done")
        except UnitEnded:
            outcomes.append("late")
        finally:
            connections.close_all()

    presses = [Thread(target=press, args=args) for args in ((cast.li, cast.fire), (cast.zhou, cast.office))]
    [each.start() for each in presses]
    [each.join(20) for each in presses]

    assert sorted(outcomes) == ["done", "late"]
    assert Succession.objects.filter(old=cast.water).count() == 1
    connection.close()
