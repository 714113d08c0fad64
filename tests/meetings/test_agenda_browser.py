"""The plan, the bodies, the items and the agenda in a real browser; the order set with mouse, keys and buttons."""

from datetime import date

import pytest
import time_machine

from meetings import actions
from meetings.models import BodyKind, ItemKind, ItemStatus, Proposer, Status
from tests import make
from tests.browser import reads_well, turn, visit
from tests.meetings import chamber

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MATTERS = (
    ("区人民政府关于养老服务体系建设情况的报告", ItemKind.REPORT),
    ("关于加强全区河道管理保护工作的议案", ItemKind.MOTION),
    ("人事任免事项", ItemKind.APPOINTMENT),
)


def december():
    """A meeting with three matters, others that wait, some of them late, after a first meeting long ago."""
    make.known_years(2025, 2026, 2027)
    chamber.committee(5, seats=31)
    meeting = chamber.meeting(Status.AGENDA_DRAFTED, opens_on=date(2026, 12, 24), theme="审议养老服务工作报告")
    for title, kind in MATTERS:
        chamber.item(meeting, title, kind, reporter_name="李某某", reporter_title="区民政局局长")
    waiting = {"status": ItemStatus.ACCEPTED}
    chamber.item(title="区人民法院关于执行工作情况的报告", **waiting)
    chamber.item(title="关于批准区级预算调整方案的议案", submitted_on=date(2026, 12, 15), **waiting)
    return meeting


def order_of(meeting):
    return list(meeting.items.order_by("position").values_list("title", flat=True))


def shown(page):
    return page.locator(".agenda-order .what a").all_inner_texts()


def test_every_page_fits_and_is_accessible(live_server, page, signed_in, axe):
    meeting = december()
    chamber.chairs()
    chamber.meeting(Status.CLOSED, opens_on=date(2026, 8, 27), month=date(2026, 8, 1))
    item = chamber.item(proposer_kind=Proposer.MEMBERS, committee=make.unit("望川区民政局"))
    signed_in(page, chamber.officer())
    addresses = {
        "bodies": "bodies/", "seat": f"bodies/{chamber.body().pk}/seat/", "plan": "plan/?year=2026",
        "add": "plan/add/", "items": "items/", "propose": "propose/", "item": f"items/{item.code}/",
        "reject": f"items/{item.code}/reject/", "amend": f"items/{item.code}/amend/",
        "agenda": f"{meeting.code}/agenda/", "reschedule": f"{meeting.code}/reschedule/", "detail": f"{meeting.code}/",
    }  # fmt: skip
    for name, address in addresses.items():
        visit(page, f"/meetings/{address}")
        reads_well(page, axe, f"meetings-{name}")


def test_the_order_is_dragged_pressed_and_saved_once(live_server, page, signed_in):
    meeting = december()
    first, second, third = order_of(meeting)
    signed_in(page, chamber.officer())
    visit(page, f"/meetings/{meeting.code}/agenda/")
    rows = page.locator(".agenda-order > li")
    rows.nth(2).drag_to(rows.nth(0), target_position={"x": 40, "y": 4})
    assert shown(page) == [third, first, second]
    page.get_by_role("button", name=f"下移：{third}").focus()
    page.keyboard.press("Enter")
    assert shown(page) == [first, third, second]
    assert order_of(meeting) == [first, second, third]  # nothing is saved yet
    page.get_by_role("button", name="保存顺序").click()
    page.get_by_text("议程顺序已保存").wait_for()
    assert order_of(meeting) == [first, third, second]


def test_a_matter_goes_from_the_plan_through_the_gate_to_the_agenda(live_server, page, signed_in):
    with time_machine.travel("2026-11-16 09:00+08:00", tick=True):
        make.known_years(2026, 2027)
        chamber.committee(5, seats=31)
        held = chamber.chairs()
        meeting = actions.plan(
            by=chamber.officer(), body=chamber.body(), month=date(2026, 12, 1), opens_on=date(2026, 12, 24)
        )
        signed_in(page, chamber.officer())
        visit(page, "/meetings/propose/")
        page.get_by_label("议题").first.fill("关于河道管理的议案")
        page.get_by_label("种类").select_option("motion")
        turn(page, page.get_by_role("button", name="登记议题"))
        turn(page, page.get_by_role("link", name="同意列入"))
        page.get_by_label("由哪次主任会议研究").select_option(str(held.pk))
        turn(page, page.get_by_role("button", name="同意列入"))
        turn(page, page.get_by_role("link", name="列入议程").first)
        page.get_by_role("button", name="列入议程").click()
        page.get_by_text("已列入议程。").wait_for()
    assert order_of(meeting) == ["关于河道管理的议案"]
    assert meeting.items.get().ruled_at.body.kind == BodyKind.CHAIRS_MEETING
