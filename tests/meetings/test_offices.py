from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.timezone import localdate

from congress.accounts.models import Role
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
