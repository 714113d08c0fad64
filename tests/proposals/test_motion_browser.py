"""The pages of a motion at a desk and on a phone: nothing wider than the window, nothing axe objects to."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from congress.accounts.models import Role
from proposals import actions
from tests import make
from tests.browser import overflow, picture, turn, visit
from tests.proposals import motion_road as road

pytestmark = pytest.mark.browser
WIDTHS = (1440, 360)


def looked_at(page, axe, name, url):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        visit(page, url)
        assert overflow(page) == 0, (name, width)
        picture(page, f"motion-{name}-{width}")
    axe(page)


def test_a_motion_under_way_reads_well_at_a_desk_and_on_a_phone(cast, page, signed_in, axe):
    motion, leader = road.planned(cast), make.user(Role.LEADER, name="赵主任")
    motion = actions.form_group(
        motion, by=cast.li, leader=leader, deputies=[cast.zhang.user, cast.sun.user], organ=[cast.wang]
    )
    actions.log_work(motion, by=leader, on=localdate(), form="visit", people="赵、张、王", text="实地查看三处排口。")
    actions.reach_goal(motion.goals.first(), by=cast.wang, evidence="蓝线已经划定并公告。")
    signed_in(page, cast.chen)
    looked_at(page, axe, "organ", motion.get_absolute_url())
    looked_at(page, axe, "report", f"{motion.get_absolute_url()}report_motion/")
    signed_in(page, cast.li)
    looked_at(page, axe, "list", "/proposals/motions/")


def test_a_deputy_signs_on_the_phone(cast, page, signed_in, axe):
    motion = road.joined(cast, signed=0, asked=2)
    signed_in(page, cast.sun.user)
    looked_at(page, axe, "asked", motion.get_absolute_url())
    looked_at(page, axe, "sign", f"{motion.get_absolute_url()}sign_motion/")
    turn(page, page.get_by_role("button", name="我同意附议"))
    assert "已确认附议" in page.inner_text("main") + page.inner_text("body")
    assert motion.signers.get(deputy=cast.sun).counts


def test_the_plan_s_form_holds_five_goals(cast, page, signed_in, axe):
    motion = road.assigned(cast)
    signed_in(page, cast.chen)
    looked_at(page, axe, "plan", f"{motion.get_absolute_url()}plan_motion/")
    page.fill("#id_text", "成立专班。")
    page.fill("[name=goal_1]", "划定蓝线")
    page.fill("[name=due_1]", str(localdate() + timedelta(9)))
    turn(page, page.get_by_role("button", name="提交方案"))
    assert motion.goals.count() == 1
