"""Bodies and their seats: the statute's bounds, who may not sit, how a seat ends."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings import actions, queries
from meetings.models import BodyKind, Composition, Membership
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db
MEMBER = Membership.Title.MEMBER


def sit(deputy, title=MEMBER, of=None, **facts):
    return actions.seat(
        of or chamber.body(), by=chamber.officer(), person=deputy, title=title, term=make.term(),
        starts_on=date(2022, 1, 10), **facts,
    )  # fmt: skip


def fixed(seats=31):
    return actions.set_seats(chamber.body(), by=chamber.officer(), term=make.term(), seats=seats)


@pytest.mark.parametrize(
    ("seats", "over_million", "allowed"),
    [(14, False, False), (15, False, True), (35, False, True), (36, False, False), (36, True, True),
     (45, True, True), (46, True, False)],
)  # fmt: skip
def test_a_standing_committee_has_fifteen_to_thirty_five_seats(seats, over_million, allowed):
    facts = {"by": chamber.officer(), "term": make.term(), "seats": seats, "over_million": over_million}
    if allowed:
        assert actions.set_seats(chamber.body(), **facts).seats == seats
    else:
        with pytest.raises(ValidationError, match="地方组织法第四十七条"):
            actions.set_seats(chamber.body(), **facts)


def test_the_number_of_seats_stays_for_the_term_once_somebody_sits():
    fixed(29)
    fixed(31)  # a slip of the pen, nobody sits yet
    sit(make.deputy("郑常委"))
    with pytest.raises(ValidationError, match="本届任期内不再变动"):
        fixed(33)
    assert Composition.objects.get().seats == 31


@pytest.mark.parametrize("kind", [UnitKind.DEPARTMENT, UnitKind.SUPERVISORY, UnitKind.COURT, UnitKind.PROCURATORATE])
def test_who_holds_a_post_in_another_organ_may_not_sit(kind):
    fixed()
    deputy = make.deputy("兼职人")
    make.post(deputy.user, Role.UNIT_HEAD, make.unit(f"望川区某{kind}", kind))
    with pytest.raises(ValidationError, match="地方组织法第四十七条"):
        sit(deputy)
    assert not Membership.objects.exists()


def test_only_deputies_sit_and_only_once():
    fixed()
    deputy = make.deputy("郑常委")
    seat = sit(deputy)
    assert (seat.name, seat.deputy, seat.body.kind) == ("郑常委", deputy, BodyKind.STANDING_COMMITTEE)
    with pytest.raises(ValidationError, match="已经是常委会组成人员"):
        sit(deputy)
    deputy.mandates.update(ends_on=date(2021, 12, 31), end_ground="moved")
    with pytest.raises(ValidationError, match="当日不是第十八届区代表"):
        sit(deputy)


def test_without_a_number_of_seats_nobody_sits_and_a_full_house_takes_nobody():
    with pytest.raises(ValidationError, match="请先登记第十八届常委会组成人员名额"):
        sit(make.deputy())
    chamber.committee(15)
    with pytest.raises(ValidationError, match="没有缺额"):
        sit(make.deputy("多余的"))


def test_the_chairs_meeting_and_the_congress_have_no_seats_of_their_own():
    for kind in (BodyKind.CHAIRS_MEETING, BodyKind.CONGRESS):
        with pytest.raises(ValidationError):
            sit(make.deputy(), of=chamber.body(kind))


def test_a_second_chair_waits_for_the_end_of_the_first():
    fixed()
    first = sit(make.deputy("甲"), Membership.Title.CHAIR)
    with pytest.raises(ValidationError, match="须先办理终止"):
        sit(make.deputy("乙"), Membership.Title.CHAIR)
    actions.end_seat(first, by=chamber.officer(), ground="辞职，第八次会议接受", on=localdate())
    sit(make.deputy("丙"), Membership.Title.CHAIR)


def test_a_seat_ends_once_with_its_ground_and_day():
    fixed()
    seat = sit(make.deputy("郑常委"))
    for facts in ({"ground": " ", "on": localdate()}, {"ground": "辞职", "on": date(2021, 1, 1)}):
        with pytest.raises(ValidationError):
            actions.end_seat(seat, by=chamber.officer(), **facts)
    actions.end_seat(seat, by=chamber.officer(), ground="辞职", on=date(2026, 1, 8))
    assert queries.members_on(chamber.body(), date(2026, 1, 9)) == []
    with pytest.raises(ValidationError, match="没有重复办理"):
        actions.end_seat(seat, by=chamber.officer(), ground="辞职", on=localdate())


def test_only_the_meeting_office_seats_anybody():
    leader = make.user(Role.LEADER, make.unit())
    with pytest.raises(PermissionDenied):
        actions.add_body(by=leader, kind="congress", name="大会", short_name="大会")
    with pytest.raises(PermissionDenied):
        actions.set_seats(chamber.body(), by=leader, term=make.term(), seats=31)


def test_the_page_shows_seats_vacancies_and_who_must_leave(client, django_assert_num_queries):
    seats = chamber.committee(5, seats=31)
    chamber.body(BodyKind.CHAIRS_MEETING)
    make.post(seats[2].deputy.user, Role.HANDLER, make.unit("望川区财政局"))
    client.force_login(chamber.officer())
    client.get("/notices/")
    with django_assert_num_queries(12):
        page = client.get("/meetings/bodies/").content.decode()
    assert "名额 <b>31</b> 名，在任 <b>5</b> 名，缺 <b>26</b> 名" in page
    assert "委员2现任望川区财政局" in page


def test_a_deputy_is_seated_by_typing_the_name(client):
    fixed()
    deputy = make.deputy("郑常委")
    client.force_login(chamber.officer())
    facts = {"title": "member", "position": "3", "starts_on": "2022-01-10", "person": "郑常委"}
    address = f"/meetings/bodies/{chamber.body().pk}/seat/"
    assert "请确认本人没有担任上述职务" in client.post(address, facts).content.decode()
    assert client.post(address, {**facts, "declared": "on"}).status_code == 302
    assert chamber.body().memberships.get().deputy == deputy


def test_two_of_one_name_are_told_apart_by_the_card(client):
    fixed()
    make.deputy("王芳")
    second = make.deputy("王芳")
    client.force_login(chamber.officer())
    facts = {"title": "member", "position": "0", "starts_on": "2022-01-10", "declared": "on"}
    address = f"/meetings/bodies/{chamber.body().pk}/seat/"
    assert "“王芳”有 2 位" in client.post(address, {**facts, "person": "王芳"}).content.decode()
    number = second.mandates.get().deputy_no
    assert client.post(address, {**facts, "person": f"王芳({number})"}).status_code == 302
    assert chamber.body().memberships.get().deputy == second
