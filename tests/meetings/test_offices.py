from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs import actions as organs
from congress.organs.models import UnitKind
from meetings import actions
from meetings.models import Authority, OfficialPost, Tenure
from tests import make
from tests.meetings import personnel

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    make.unit("望川区人民政府", UnitKind.GOVERNMENT)
    return make.user(Role.APPOINTMENT_OFFICER)


def test_the_statutory_posts_of_a_district_are_made_once(officer):
    make.unit("望川区人民法院", UnitKind.COURT)
    make.unit("望川区财政局", UnitKind.DEPARTMENT, head_title="局长")
    made = actions.standard_offices(by=officer)
    names = {post.name: post for post in made}
    assert names["望川区财政局局长"].authority == Authority.DECIDE
    assert names["望川区人民法院人民陪审员"].years == 5
    assert names["望川区人民政府区长"].authority == Authority.ELECT
    assert actions.standard_offices(by=officer) == []
    assert OfficialPost.objects.count() == len(made)


def test_a_post_somebody_holds_is_not_abolished(officer):
    post, today = personnel.post(), localdate()
    held = Tenure.objects.create(official=personnel.official(), post=post, starts_on=date(2024, 1, 1))
    with pytest.raises(ValidationError, match="赵局长还在任"):
        actions.abolish_office(post, by=officer, on=today)
    held.ends_on, held.end_kind = today, "removed"
    held.save()
    with pytest.raises(ValidationError, match="不能晚于今天"):
        actions.abolish_office(post, by=officer, on=today + timedelta(days=1))
    assert actions.abolish_office(post, by=officer, on=today).valid_to == today
    with pytest.raises(ValidationError, match="已经撤销"):
        actions.abolish_office(post, by=officer, on=today)


def test_two_living_posts_do_not_share_a_name(officer):
    post = personnel.post()
    facts = {name: getattr(post, name) for name in ("name", "organ_kind", "authority", "nominator")}
    with pytest.raises(ValidationError, match="已经有职务"):
        actions.keep_office(by=officer, **facts)
    assert actions.keep_office(post, by=officer, **facts, seats=2).seats == 2
    with pytest.raises(PermissionDenied):
        actions.keep_office(by=make.user(Role.MEETING_OFFICER), **{**facts, "name": "别的职务"})


def renamed(officer, today=date(2026, 7, 1), **facts):
    facts = {"name": "望川区数据局局长", "on": today, "basis": "区委编委〔2026〕3号", **facts}
    return actions.rename_office(personnel.post("望川区大数据局局长"), by=officer, **facts)


def test_who_holds_a_renamed_post_goes_on_without_a_new_appointment(officer):
    old = personnel.post("望川区大数据局局长", needs_exam=False)
    Tenure.objects.create(official=personnel.official(), post=old, starts_on=date(2024, 1, 1), is_acting=True)
    new = renamed(officer)
    old.refresh_from_db()
    assert (old.valid_to, new.valid_to, new.needs_exam) == (date(2026, 7, 1), None, False)
    before, after = Tenure.objects.order_by("starts_on")
    assert (before.ends_on, before.end_kind) == (date(2026, 7, 1), "moved")
    assert (after.post, after.starts_on, after.is_acting) == (new, date(2026, 7, 1), True)
    assert after.start_words == "由望川区大数据局局长更名，不重新任命"


def test_a_district_may_want_everybody_of_a_renamed_body_appointed_anew(officer):
    make.rule("appointment.rename_needs_new", True)
    held = Tenure.objects.create(
        official=personnel.official(), post=personnel.post("望川区大数据局局长"), starts_on=date(2024, 1, 1)
    )
    new = renamed(officer)
    held.refresh_from_db()
    assert (held.end_kind, new.tenures.exists()) == ("abolished", False) and "须重新任命" in held.end_words


def test_a_post_is_renamed_neither_while_somebody_is_put_forward_nor_to_a_name_there_is(officer):
    post = personnel.post("望川区大数据局局长")
    line = personnel.line(personnel.motion(officer, term=make.term()), to=post)
    with pytest.raises(ValidationError, match="还有没办完的任免事项"):
        renamed(officer)
    line.delete()
    with pytest.raises(ValidationError, match="已经有职务"):
        renamed(officer, name=personnel.post().name)
    with pytest.raises(ValidationError, match="由大会选举"):
        actions.rename_office(
            personnel.post("望川区区长", authority=Authority.ELECT),
            by=officer,
            name="望川市市长",
            on=localdate(),
            basis="批复",
        )


def test_the_page_of_a_post_whose_unit_was_renamed_knows_the_new_name(officer, client):
    unit = make.unit("望川区大数据局", UnitKind.DEPARTMENT)
    post = personnel.post("望川区大数据局局长", organ=unit)
    new = organs.rename(unit, name="望川区数据局", on=localdate(), basis="区委编委〔2026〕3号", today=localdate())
    client.force_login(officer)
    assert "望川区大数据局局长" in client.get("/meetings/offices/").content.decode().split("单位已经更名")[1]
    address = f"/meetings/offices/{post.pk}/rename/"
    assert "望川区数据局局长" in client.get(address).content.decode()
    sent = {"name": "望川区数据局局长", "organ": new.pk, "on": localdate().isoformat(), "basis": "区委编委〔2026〕3号"}
    assert client.post(address, sent).status_code == 302
    assert OfficialPost.objects.get(name="望川区数据局局长").organ == new
