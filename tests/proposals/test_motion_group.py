"""办理工作组 and the log that everybody in it keeps."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.workflow.flow import NotYours
from proposals import actions
from proposals.models import GroupLog
from proposals.queries.motion import motion_logs_for, motions_visible_to
from tests import make
from tests.proposals import motion_road as road

pytestmark = pytest.mark.django_db


@pytest.fixture
def motion(cast):
    return road.planned(cast)


@pytest.fixture
def leader():
    return make.user(Role.LEADER, name="赵主任")


def formed(cast, motion, leader, **more):
    people = {"deputies": [cast.zhang.user], "organ": [cast.wang], **more}
    return actions.form_group(motion, by=cast.li, leader=leader, **people)


def test_leader_deputies_and_organ_write_one_log(cast, motion, leader):
    motion = formed(cast, motion, leader)
    for person in (leader, cast.zhang.user, cast.wang):
        actions.log_work(motion, by=person, on=localdate(), form="research", text=f"{person.name}记")
    assert motion.logs.count() == 3
    assert Notice.objects.filter(kind="motion_group").count() == 3
    assert Notice.objects.filter(kind="motion_log", to=cast.zhang.user).count() == 2


def test_a_group_without_a_deputy_is_none(cast, motion, leader):
    with pytest.raises(ValidationError, match="提案代表"):
        formed(cast, motion, leader, deputies=[])


def test_who_is_not_in_it_neither_writes_nor_reads(cast, motion, leader):
    motion = formed(cast, motion, leader)
    actions.log_work(motion, by=leader, on=localdate(), form="meeting", text="会商")
    with pytest.raises(NotYours):
        actions.log_work(motion, by=cast.sun.user, on=localdate(), form="meeting", text="旁人")
    assert not motion_logs_for(cast.sun.user, motion).exists()
    assert motion_logs_for(cast.wang, motion).count() == 1


def test_a_street_that_takes_part_sees_the_motion_until_it_leaves(cast, motion, leader):
    officer = make.user(Role.STREET_OFFICER, make.unit("某街道"), name="街道")
    motion = formed(cast, motion, leader, street=[officer])
    assert motions_visible_to(officer).exists()
    formed(cast, motion, leader)
    assert not motions_visible_to(officer).exists()
    assert motion.group.filter(left_on=localdate()).get().name == "街道"


def test_nobody_writes_about_tomorrow(cast, motion):
    with pytest.raises(ValidationError, match="今天以后"):
        actions.log_work(motion, by=cast.li, on=localdate() + timedelta(1), form="visit", text="未来")


def test_the_group_is_formed_and_the_log_kept_on_the_pages(client, cast, motion, leader):
    client.force_login(cast.li)
    form = {"leader": leader.pk, "deputies": [cast.zhang.user.pk], "organ": [cast.wang.pk]}
    assert client.post(reverse("proposals:form_group", args=[motion.code]), form).status_code == 302
    client.force_login(cast.zhang.user)
    line = {"on": str(localdate()), "form": "visit", "people": "赵、张", "text": "看了河堤。"}
    assert client.post(reverse("proposals:log_work", args=[motion.code]), line).status_code == 302
    assert GroupLog.objects.get().by_name == "张卫国 代表"
    assert "看了河堤。" in client.get(motion.get_absolute_url()).content.decode()
