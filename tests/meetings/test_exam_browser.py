"""One exam in the browser: failed, sat again within three days on a machine that lost its browser, passed."""

import re
from datetime import timedelta
from time import sleep

import pytest
import time_machine
from django.utils.timezone import now
from playwright.sync_api import expect

from meetings import actions
from meetings.models import ExamSitting, LineStatus
from tests.browser import reads_well, turn, visit
from tests.meetings import examined

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAME = "赵局长"


@pytest.fixture
def desk(browser, browser_context_args, signed_in):
    """``desk(user)``: a browser of its own, as the office's machines are."""
    contexts = []

    def sit(user, **more):
        contexts.append(browser.new_context(**{**browser_context_args, **more}))
        return signed_in(contexts[-1].new_page(), user)

    yield sit
    for context in contexts:
        context.close()


def press(page, name):
    return turn(page, page.get_by_role("main").get_by_role("button", name=name, exact=True))


def arranged(page, axe, day):
    """The officer arranges the exam and reads out the code."""
    visit(page, "/meetings/exams/").get_by_role("link", name="安排考试").click()
    page.get_by_label("考试日期").fill(day)
    press(page, "安排")
    reads_well(page, axe, "exam-planned")
    turn(page, page.get_by_role("link", name="发放考试码"))
    press(page, "发放考试码")
    return page.locator(".exam-code").inner_text()


def begun(page, axe, code):
    """The officer opens the room and is signed out; the candidate types the code and begins."""
    visit(page, "/meetings/exams/rooms/open/")
    press(page, "打开考场，退出我的登录")
    reads_well(page, axe, "room-code")
    page.get_by_label("考试码").fill(code)
    press(page, "进入考试")
    reads_well(page, axe, "room-begin")
    press(page, "开始答题")
    expect(page.locator("[data-seconds]")).to_have_text(re.compile(r"^(60:00|59:\d\d)$"))


def choose(page, sitting, wrong=()):
    """Every question answered right but those; each is saved by itself."""
    for asked in sitting.asked.select_related("question"):
        for letter in "D" if asked.position in wrong else asked.question.key:
            page.locator(f'[name="q-{asked.position}"][value="{letter}"]').check()
    expect(page.locator("[data-count]")).to_have_text("0")


def handed_in(page, axe):
    press(page, "保存，去交卷")
    reads_well(page, axe, "room-hand-in")
    press(page, "交卷")
    reads_well(page, axe, "room-over")


def reopened(machine):
    """The browser was closed and comes back to its paper."""
    machine.close()
    machine = machine.context.new_page()
    visit(machine, "/meetings/room/")
    expect(machine.locator("[data-count]")).to_have_text("0")
    return machine


@pytest.mark.usefixtures("live_server")
def test_the_clock_runs_out_over_an_open_page(desk, axe):
    sitting, room, seat = examined.seated(examined.ready())
    machine = desk(sitting.room.opened_by)
    machine.context.clear_cookies()
    url = machine.goto("/meetings/public/").url.replace("/meetings/public/", "/meetings/room/")
    keys = {"exam_room": room, "exam_seat": seat}
    machine.context.add_cookies([{"name": name, "value": value, "url": url} for name, value in keys.items()])
    ExamSitting.objects.update(ends_at=now() + timedelta(seconds=6))
    visit(machine, "/meetings/room/paper/").locator('[name="q-1"][value="A"]').check()
    expect(machine.get_by_role("heading", name="考试结束")).to_be_visible(timeout=15_000)
    sleep(max(0, (ExamSitting.objects.get().ends_at - now()).total_seconds()))
    assert actions.end_exams() == 1
    assert ExamSitting.objects.get().mark == 10


@pytest.mark.usefixtures("live_server")
def test_an_exam_is_failed_and_passed_again_within_three_days(desk, axe):
    with time_machine.travel("2026-11-30 09:00+08:00", tick=True) as hands:
        officer = examined.prepared()
        line, office, machine = examined.nominee(officer), desk(officer), desk(officer)
        begun(machine, axe, arranged(office, axe, "2026-11-30"))
        reads_well(machine, axe, "room-paper")
        choose(machine, ExamSitting.objects.get(), wrong=(1, 2, 3, 4, 5))
        handed_in(machine, axe)
        assert "/sign-in/" in machine.goto("/meetings/exams/").url

        hands.move_to("2026-12-02 09:00+08:00")
        office, machine = desk(officer), desk(officer)
        visit(office, "/meetings/exams/")
        expect(office.get_by_text("补考，2026-12-03")).to_be_visible()
        reads_well(office, axe, "exams")
        begun(machine, axe, arranged(office, axe, "2026-12-02"))
        again = ExamSitting.objects.get(attempt=2)
        choose(machine, again)
        machine = reopened(machine)
        handed_in(machine, axe)

    again.refresh_from_db()
    line.refresh_from_db()
    assert (again.mark, again.passed, line.status) == (100, True, LineStatus.EXAM_PASSED)


@pytest.mark.usefixtures("live_server")
def test_the_pages_of_the_office_and_of_practice_read_well(desk, axe):
    officer = examined.prepared()
    line, planned = examined.nominee(officer), examined.ready("乙", by=officer, is_paper=True)
    _given, key = actions.give_practice(line, by=officer)
    page = desk(officer)
    for name in (
        "bank/",
        "bank/1/",
        "bank/1/change/",
        "plans/",
        "plans/government/",
        "figures/",
        f"{planned.pk}/key_in_exam/",
    ):
        reads_well(visit(page, f"/meetings/exams/{name}"), axe, f"exam-{name[:5].strip('/')}")
    for name in ("schedule_exam", "exempt_exam"):
        reads_well(visit(page, f"{line.get_absolute_url()}{name}/"), axe, name)
    reads_well(visit(page, f"/meetings/practice/{key}/"), axe, "practice")
    press(page, "看答案")
    reads_well(page, axe, "practice-said")
