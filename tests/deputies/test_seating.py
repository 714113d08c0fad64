"""Seats given, filled again and ended; the right to act follows the seat."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from congress.accounts.models import Role
from congress.audit.models import SecurityEvent
from deputies import actions
from deputies.models import Constituency, EndGround, Level, Mandate
from proposals.models import Status
from tests import make

ON = date(2026, 3, 2)


@pytest.fixture
def place(cast):
    return Constituency.objects.create(term=make.term(), number=12, name="第十二选区", seats=1)


def end(cast, deputy, *, open_cases=False, **facts):
    facts = {"ground": "moved", "on": ON, "basis": "望人常告〔2026〕2号", **facts}
    return actions.end_mandate(deputy.mandates.get(), by=cast.li, has_open_cases=open_cases, **facts)


def posts(deputy):
    return list(deputy.user.posts.order_by("pk").values_list("role", "starts_on", "ends_on"))


def test_a_seat_is_given_and_the_account_acts_from_that_day(cast):
    user = make.user(name="赵新")
    deputy = actions.link_account(actions.add_deputy(by=cast.li, name="赵新"), by=cast.li, user=user)

    actions.give_mandate(deputy, by=cast.li, term=make.term(), starts_on=ON, deputy_no="0301")

    assert posts(deputy) == [(Role.DEPUTY, ON, None)]
    assert SecurityEvent.objects.filter(kind="post_approved", by=cast.li).count() == 1


def test_a_seat_of_the_city_gives_no_post_here(cast):
    deputy = make.deputy("赵新", account=False)
    Mandate.objects.all().delete()
    deputy.user = make.user()
    deputy.save()

    actions.give_mandate(deputy, by=cast.li, level=Level.CITY, term=make.term(), starts_on=ON)

    assert posts(deputy) == []


def test_a_seat_without_a_term_is_named_without_one(client, cast):
    Mandate.objects.create(deputy=cast.zhang, level=Level.CITY, starts_on=ON)
    client.force_login(cast.li)
    page = client.get(reverse("deputies:detail", args=[cast.zhang.pk])).content.decode()
    assert "终止" in page and "None" not in page


def test_nobody_sits_twice_in_one_congress(cast):
    with pytest.raises(ValidationError, match="已经是第十八届的区代表"):
        actions.give_mandate(cast.zhang, by=cast.li, term=make.term(), starts_on=ON)


def test_places_belong_to_the_term(cast, place):
    old = make.term(17, date(2016, 12, 1))
    with pytest.raises(ValidationError, match="不属于第十七届"):
        actions.give_mandate(cast.zhang, by=cast.li, term=old, starts_on=ON, constituency=place)


def test_co_option_fills_an_empty_seat_and_no_other(cast, place):
    facts = {"term": make.term(), "starts_on": ON, "constituency": place}
    zhao, qian = (make.deputy(name, account=False) for name in ("赵补", "钱补"))
    Mandate.objects.filter(deputy__in=[zhao, qian]).delete()

    mandate = actions.co_opt(zhao, by=cast.li, **facts)

    assert mandate.origin == "by_elected"
    with pytest.raises(ValidationError, match="没有缺额"):
        actions.co_opt(qian, by=cast.li, **facts)


def test_the_page_of_co_option_offers_only_empty_seats(client, cast, place):
    full = Constituency.objects.create(term=make.term(), number=13, name="第十三选区")
    cast.sun.mandates.update(constituency=full)
    zhao = make.deputy("赵补", account=False)
    zhao.mandates.all().delete()
    client.force_login(cast.li)

    page = client.get(reverse("deputies:co_opt", args=[zhao.pk])).content.decode()
    assert "第十二选区" in page
    assert "第十三选区" not in page
    facts = {"term": make.term().pk, "starts_on": "2026-03-02", "constituency": place.pk}
    client.post(reverse("deputies:co_opt", args=[zhao.pk]), facts)
    assert zhao.mandates.get().constituency == place


def test_the_end_of_a_seat_ends_the_post(cast):
    end(cast, cast.zhang)

    assert posts(cast.zhang) == [(Role.DEPUTY, make.LONG_AGO, ON)]
    assert SecurityEvent.objects.filter(kind="post_ended", by=cast.li).count() == 1


def test_with_open_cases_the_person_still_reads_and_rates(cast):
    end(cast, cast.zhang, open_cases=True)

    assert posts(cast.zhang)[1] == (Role.FORMER_DEPUTY, date(2026, 3, 3), None)


def test_the_dead_keep_no_right(cast):
    end(cast, cast.zhang, open_cases=True, ground=EndGround.DEATH, basis="")

    assert len(posts(cast.zhang)) == 1


def test_a_return_to_office_ends_the_reading_right(cast):
    end(cast, cast.zhang, open_cases=True)
    actions.give_mandate(cast.zhang, by=cast.li, term=make.term(), starts_on=date(2026, 5, 1))

    assert [role for role, _, ends in posts(cast.zhang) if ends is None] == [Role.DEPUTY]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"on": date(2020, 1, 1)}, "不能早于任职日期"),
        ({"on": date(2999, 1, 1)}, "不能晚于今天"),
        ({"basis": " "}, "请写明依据"),
    ],
)
def test_an_end_has_its_ground_day_and_basis(cast, facts, words):
    with pytest.raises(ValidationError, match=words):
        end(cast, cast.zhang, **facts)
    assert cast.zhang.mandates.get().ends_on is None
    assert posts(cast.zhang)[0][2] is None


def test_an_ended_seat_is_not_ended_again(cast):
    end(cast, cast.zhang)
    with pytest.raises(ValidationError, match="已于 2026-03-02 终止"):
        end(cast, cast.zhang)


def test_only_the_office_gives_and_ends_seats(cast):
    with pytest.raises(PermissionDenied):
        actions.end_mandate(
            cast.zhang.mandates.get(), by=cast.wang, ground="moved", on=ON, basis="无", has_open_cases=False
        )
    with pytest.raises(PermissionDenied):
        actions.give_mandate(cast.zhang, by=cast.wang, term=None, starts_on=ON, level=Level.CITY)


def test_the_page_knows_the_open_cases_by_itself(client, cast):
    make.proposal(Status.IN_PROGRESS, lead=cast.zhang)
    make.proposal(Status.CLOSED, lead=cast.zhang)
    address = reverse("dossier:end_mandate", args=[cast.zhang.mandates.get().pk])
    client.force_login(cast.li)
    page = client.get(address).content.decode()
    assert "还有 1 件建议没有办结" in page
    assert "迁出或者调离本行政区域（代表法第六十二条第一项）" in page

    page = client.post(address, {"ground": "moved", "on": "2026-03-02", "basis": ""}).content.decode()
    assert "请写明依据" in page
    client.post(address, {"ground": "moved", "on": "2026-03-02", "basis": "望人常告〔2026〕2号"})

    assert [role for role, _, _ in posts(cast.zhang)] == [Role.DEPUTY, Role.FORMER_DEPUTY]


def test_strangers_do_not_find_the_page_and_readers_may_not_use_it(client, cast):
    address = reverse("dossier:end_mandate", args=[cast.zhang.mandates.get().pk])
    leader = make.user(Role.LEADER, cast.office)
    for person, status in ((leader, 403), (cast.zhang.user, 403), (cast.sun.user, 404), (cast.wang, 404)):
        client.force_login(person)
        assert client.get(address).status_code == status


def test_the_dossier_lists_only_what_the_reader_may_know(client, cast):
    make.proposal(Status.DRAFT, lead=cast.zhang, title="草稿")
    make.proposal(Status.IN_PROGRESS, lead=cast.zhang, title="办理中的")
    signed = make.proposal(Status.CLOSED, lead=cast.sun, title="联名的")
    signed.cosigners.create(deputy=cast.zhang, name="张卫国", place=1, confirmed_at="2026-02-03T00:00Z")
    address = reverse("dossier:suggestions", args=[cast.zhang.pk])
    client.force_login(cast.li)
    assert {p.title for p in client.get(address).context["listing"].page} == {"办理中的", "联名的"}
    client.force_login(cast.wang)
    assert client.get(address).status_code == 404
