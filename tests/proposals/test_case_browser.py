"""The case page and the steps' pages in a real browser: nothing axe finds, nothing wider than the window."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from proposals import actions
from proposals.models import ProposalClock
from tests.browser import overflow, picture, reads_well, visit
from tests.proposals import road

pytestmark = pytest.mark.browser

LONG = "关于" + "进一步完善北部山区农村公路安全生命防护工程建设和日常管理养护工作" * 4 + "的建议"


def test_the_case_page_reads_well_for_the_office(live_server, cast, page, axe, signed_in):
    handling = road.acknowledged(cast)
    actions.contact(
        handling,
        by=cast.wang,
        stage="before",
        form="site",
        on=handling.received_on,
        people="张卫国",
        content="到现场。",
    )
    proposal = handling.proposal
    type(proposal).objects.filter(pk=proposal.pk).update(title=LONG[:135])
    signed_in(page, cast.li)

    visit(page, f"/proposals/{proposal.code}/")
    reads_well(page, axe, "case-office")


def test_a_judged_case_reads_well_for_the_office(live_server, cast, page, axe, signed_in):
    proposal = actions.conclude(road.rated(cast), by=cast.li)
    signed_in(page, cast.li)

    visit(page, f"/proposals/{proposal.code}/")
    reads_well(page, axe, "case-judged")


OFFICE = [("register", road.submitted), ("send_back", road.submitted), ("decline", road.submitted),
          ("assign", road.registered), ("key_in", road.replied), ("conclude", road.rated), ("close", road.concluded)]  # fmt: skip


@pytest.mark.parametrize(("step", "milestone"), OFFICE)
def test_the_offices_steps_read_well(live_server, cast, page, axe, signed_in, step, milestone):
    proposal = milestone(cast)
    signed_in(page, cast.li)
    visit(page, f"/proposals/{proposal.code}/{step}/")

    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 900})
        picture(page, f"step-{step}-{width}")
        assert overflow(page) == 0
    axe(page)


def ready(cast):
    return road.talked(road.composed(cast), cast.wang)


UNIT = [("acknowledge", lambda cast: road.assigned(cast).handlings.get(part="lead"), "wang"),
        ("contact", road.acknowledged, "wang"), ("compose", road.composed, "wang"), ("present", ready, "wang"),
        ("sign_off", road.presented, "chen"), ("turn_back", road.presented, "chen"), ("issue", road.signed, "li"),
        ("correct", road.signed, "li")]  # fmt: skip


@pytest.mark.parametrize(("step", "milestone", "who"), UNIT)
def test_the_units_steps_read_well(live_server, cast, page, axe, signed_in, step, milestone, who):
    handling = milestone(cast)
    signed_in(page, getattr(cast, who))
    visit(page, f"/proposals/{handling.proposal.code}/handlings/{handling.pk}/{step}/")

    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 900})
        picture(page, f"step-{step}-{width}")
        assert overflow(page) == 0
    axe(page)


def test_a_reply_being_written_survives_a_closed_browser(live_server, cast, browser, browser_context_args, signed_in):
    handling = road.acknowledged(cast)
    address = reverse("proposals:compose", args=[handling.proposal.code, handling.pk])
    context = browser.new_context(**browser_context_args)
    page = signed_in(context.new_page(), cast.wang)
    page.goto(address)
    page.get_by_label("答复第1条").fill("已列入今年计划，")
    page.get_by_text("已存为草稿").wait_for()
    context.route("**/compose/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.get_by_label("答复第1条").fill("已列入今年计划，六月完工。")
    page.get_by_text("内容留在这台设备上").wait_for()
    context.unroute("**/compose/")

    page.goto(address)

    expect(page.get_by_label("答复第1条")).to_have_value("已列入今年计划，")
    page.get_by_role("button", name="恢复到本页").click()
    expect(page.get_by_label("答复第1条")).to_have_value("已列入今年计划，六月完工。")
    page.get_by_text("已存为草稿").wait_for()
    assert handling.current_reply().answers.first().text == "已列入今年计划，六月完工。"
    context.close()


def test_large_letters_and_a_long_title_fit_a_small_phone(live_server, cast, page, axe, signed_in):
    case = road.acknowledged(cast).proposal
    type(case).objects.filter(pk=case.pk).update(title=LONG, proposer="李䶮")
    ProposalClock.objects.update(tentative=True)
    type(cast.li).objects.filter(pk=cast.li.pk).update(large_text=True)
    page.set_viewport_size({"width": 360, "height": 800})
    signed_in(page, cast.li)
    for address in (case.get_absolute_url(), reverse("proposals:index"), "/"):
        visit(page, address)
        picture(page, f"large-360-{address.strip('/').split('/')[0] or 'home'}-{len(address)}")
        axe(page)
        assert overflow(page) == 0, address
