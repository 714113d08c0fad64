"""划出: a part of a unit's work goes to another unit, the unit lives on; and what a successor reads."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from congress.accounts.actions import approve_post
from congress.accounts.models import Post, Role, User
from congress.imports.unit_index import UnitIndex
from congress.organs.models import Succession, Unit, UnitKind
from congress.portal.actions.reform import CARVE, RENAME, SPLIT, Plan, reform
from proposals import queries
from proposals.queries.leaving import open_shares
from tests import make
from tests.proposals import road
from tests.world import stored

pytestmark = pytest.mark.django_db
BASIS = "望编〔2026〕7号"


def carving(cast, into, shares=(), posts=()):
    chosen = {"shares": {share.pk: 0 for share in shares}, "posts": {post.pk: 0 for post in posts}}
    return Plan(CARVE, [cast.water], [into], localdate(), BASIS, **chosen)


def flood():
    return Unit(name="望川区防汛服务中心", kind=UnitKind.DEPARTMENT)


def again(user):
    """The same person in the next request: posts are read afresh."""
    return User.objects.get(pk=user.pk)


def text(response):
    return response.content.decode()


def test_what_is_chosen_goes_and_the_rest_stays(cast):
    stays, goes, done = road.acknowledged(cast), road.acknowledged(cast), road.issued(cast)

    (new,) = reform(carving(cast, flood(), [goes, done]), by=cast.li)

    for share in (stays, goes, done):
        share.refresh_from_db()
    cast.water.refresh_from_db()
    assert (stays.unit, goes.unit, done.unit) == (cast.water, new, cast.water)  # an issued reply keeps its name
    assert cast.water.valid_to is None and new.valid_from == localdate()
    assert goes.proposal.entries.get(step="move_work").facts["old"] == "望川区水务局"
    assert goes.proposal.entries.filter(step="acknowledge", handling=goes).exists()
    assert Succession.objects.get().get_kind_display() == "划出"


def test_nothing_chosen_moves_nothing(cast):
    share = road.acknowledged(cast)

    reform(carving(cast, cast.fire), by=cast.li)

    share.refresh_from_db()
    assert share.unit == cast.water
    assert Post.objects.current(localdate()).filter(unit=cast.water).count() == 2


def test_the_new_unit_reads_what_came_over_and_nothing_else_of_the_old_one(cast):
    stays, goes, done = road.acknowledged(cast), road.acknowledged(cast), road.issued(cast)
    (new,) = reform(carving(cast, flood(), [goes]), by=cast.li)
    fresh = make.user(Role.HANDLER, new)

    assert list(queries.visible_to(fresh)) == [goes.proposal]
    assert set(queries.visible_to(again(cast.wang))) == {stays.proposal, done.proposal}


def test_the_old_name_still_means_the_old_unit(cast):
    reform(carving(cast, flood()), by=cast.li)
    assert UnitIndex().match("望川区水务局").unit == cast.water


def test_a_person_chosen_goes_on_when_the_security_administrator_says_so(cast):
    goes = road.acknowledged(cast)
    post = cast.wang.posts.get()
    (new,) = reform(carving(cast, flood(), [goes], [post]), by=cast.li)

    assert not queries.visible_to(again(cast.wang)).exists()  # the case has gone, the post has not come yet
    approve_post(Post.objects.get(unit=new), by=make.user(Role.SECURITY_ADMIN, cast.office))
    wang = again(cast.wang)
    wang.acting_posts = wang.current_posts

    assert list(queries.visible_to(wang)) == [goes.proposal]
    assert not Post.objects.filter(unit=new, user=cast.chen).exists()


def test_the_page_asks_for_each_share_and_says_what_stays(client, cast):
    share, other = road.acknowledged(cast), road.acknowledged(cast)
    client.force_login(cast.li)
    facts = {"into": cast.fire.pk, "on": localdate().isoformat(), "basis": BASIS}

    shown = text(client.post(f"/units/{cast.water.pk}/carve/", facts))
    client.post(
        f"/units/{cast.water.pk}/carve/", {**facts, f"share_{share.pk}": "", f"share_{other.pk}": "0", "confirm": "1"}
    )

    assert shown.count('<option value="">留在原单位</option>') == 2 + 2  # two shares, two posts
    assert open_shares(cast.water).get() == share


@pytest.mark.parametrize(("facts", "words"), [({}, "二者选一"), ({"new_name": "望川区水务局"}, "已有同名的单位")])
def test_a_heir_must_be_named(client, cast, facts, words):
    client.force_login(cast.li)
    shown = text(
        client.post(f"/units/{cast.water.pk}/carve/", {"on": localdate().isoformat(), "basis": BASIS, **facts})
    )
    assert words in shown


def test_a_unit_carves_twice_and_only_the_office_does(cast):
    for _ in range(2):
        reform(carving(cast, cast.fire), by=cast.li)
    assert Succession.objects.count() == 1
    with pytest.raises(PermissionDenied):
        reform(carving(cast, cast.fire), by=cast.wang)


def answered_with_a_paper(cast):
    """An issued case with an inside row and a working paper of the water bureau."""
    share = road.issued(cast)
    share.proposal.attachments.create(file=stored(by=cast.wang), purpose="contact", handling=share, added_by=cast.wang)
    return share.proposal


def inside(user, case):
    rows = queries.entries_for(user, case).filter(is_open=False, handling__isnull=False)
    return rows.exists(), queries.attachments_for(user, case).filter(purpose="contact").exists()


def test_a_successor_reads_the_papers_of_the_unit_that_ended_in_it_also_after_two_reforms(cast):
    case = answered_with_a_paper(cast)
    (second,) = reform(
        Plan(RENAME, [cast.water], [Unit(name="望川区水利局", kind="department")], date(2026, 3, 1), BASIS), by=cast.li
    )
    (third,) = reform(
        Plan(RENAME, [second], [Unit(name="望川区水资源局", kind="department")], localdate(), BASIS), by=cast.li
    )
    fresh = make.user(Role.HANDLER, third)

    assert list(queries.visible_to(fresh)) == [case]
    assert inside(fresh, case) == inside(cast.li, case) == (True, True)
    assert inside(make.user(Role.HANDLER, cast.fire), case) == (False, False)


def test_until_the_post_is_approved_the_heir_of_a_split_reads_nothing(cast):
    case = answered_with_a_paper(cast)
    heirs = [Unit(name=name, kind="department") for name in ("望川区河湖局", "望川区供水局")]
    post = cast.wang.posts.get()
    news = reform(Plan(SPLIT, [cast.water], heirs, localdate(), BASIS, posts={post.pk: 0}), by=cast.li)
    newcomer = make.user(name="新人")
    waiting = make.post(newcomer, Role.HANDLER, news[0], status=Post.Status.PROPOSED, proposed_by=cast.li)

    assert not queries.visible_to(again(newcomer)).exists()
    approve_post(waiting, by=make.user(Role.SECURITY_ADMIN, cast.office))
    assert list(queries.visible_to(again(newcomer))) == [case]
    assert inside(again(newcomer), case) == (True, True)
