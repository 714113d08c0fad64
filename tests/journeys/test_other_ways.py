"""The same work by keyboard alone, without scripts, in large letters and in high contrast."""

import pytest

from proposals.models import Proposal, Status
from tests.journeys import test_main_road as road_in_pages
from tests.journeys.stage import DESK, PHONE
from tests.proposals import road

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FOCUS = """() => {
  const here = document.activeElement, style = getComputedStyle(here);
  if (here === document.body) return ['', true]; // between the end of the page and its beginning
  const words = here.labels?.[0]?.innerText || here.innerText || here.getAttribute('aria-label') || '';
  return [words.replace(/\\s*必填\\s*$/, '').trim(), style.outlineStyle !== 'none' || style.boxShadow !== 'none'];
}"""


def tabs_to(player, words):
    """Tab by tab, with the focus in sight all the way."""
    for _ in range(60):
        player.page.keyboard.press("Tab")
        found, in_sight = player.page.evaluate(FOCUS)
        assert in_sight, f"nobody sees that “{found}” has the focus"
        if found == words:
            return player.page.keyboard
    raise AssertionError(f"no Tab leads to “{words}” on {player.page.url}")


def test_the_clerk_works_by_keyboard_alone(town, at_work):
    case = road.submitted(town)
    li = at_work(town.li).goes("/proposals/")

    tabs_to(li, "跳到正文").press("Enter")
    li.page.keyboard.press("j")
    li.page.keyboard.press("Enter")
    li.page.wait_for_url(f"**{case.get_absolute_url()}")
    tabs_to(li, "登记").press("Enter")
    li.page.get_by_role("heading", name="审查登记").wait_for()
    tabs_to(li, "类别").press("ArrowDown")
    tabs_to(li, "登记并编号").press("Enter")

    li.reads("已登记为")
    assert Proposal.objects.get().status == Status.REGISTERED


def test_the_main_road_needs_no_script(town, at_work):
    def plain(user, size=DESK):
        player = at_work(user, size, java_script_enabled=False)
        player.axe = None
        return player

    zhang, li = plain(town.zhang.user, PHONE), plain(town.li)
    wang, tian, chen = plain(town.wang), plain(town.tian), plain(town.chen)
    road_in_pages.drafts_and_submits(zhang)
    road_in_pages.registers(li)
    road_in_pages.assigns(li, town)
    road_in_pages.acknowledges_and_talks(wang)
    zhang.follows("请核实").presses("属实", exact=True).reads("已经记下")
    road_in_pages.advises(tian)
    road_in_pages.composes_and_presents(wang)
    road_in_pages.signs_off(chen)
    road_in_pages.issues(li)
    road_in_pages.reads_and_rates(zhang)
    road_in_pages.concludes_and_closes(li)

    assert Proposal.objects.get().status == Status.CLOSED


@pytest.mark.parametrize("shown", ["large_text", "high_contrast"])
def test_large_letters_and_high_contrast_hold_on_every_kind_of_page(town, at_work, shown):
    case = road.replied(town)
    for user in (town.li, town.zhang.user):
        setattr(user, shown, True)
        user.save()
    li, zhang = at_work(town.li), at_work(town.zhang.user, PHONE)

    for page in ("/", "/proposals/", "/proposals/log/", case.get_absolute_url(), case.get_absolute_url() + "key_in/"):
        li.goes(page)
    li.shows(f"key-in-{shown}")
    for page in ("/proposals/mine/", "/proposals/draft/", case.get_absolute_url(), case.get_absolute_url() + "rate/"):
        zhang.goes(page)
    zhang.shows(f"rate-{shown}")
