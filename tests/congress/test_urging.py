"""催办: one list of every limit that presses, and the button that asks by hand."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.notices.truth import untrue
from congress.organs.models import UnitKind
from congress.portal.views import urging
from congress.reminders import watch
from congress.reminders.models import Reminder, Urging
from congress.work import engine
from congress.work.models import Work
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.models import Handling, HandlingStatus, ProposalClock
from tests import make
from tests.browser import reads_well, visit
from tests.proposals import road

pytestmark = pytest.mark.django_db
PAGE, PRESS = "/urging/", "/urging/press/"


def due(case, kind="proposal.reply", *, days, unit=None) -> ProposalClock:
    """The clock of this kind, now due in so many days; every other one of the case is far."""
    running = ProposalClock.objects.running().filter(proposal=case)
    running.exclude(kind=kind).update(due_on=localdate() + timedelta(days=90))
    found = running.filter(kind=kind, **({"handling__unit": unit} if unit else {})).first()
    ProposalClock.objects.filter(pk=found.pk).update(due_on=localdate() + timedelta(days=days))
    found.refresh_from_db()
    return found


@pytest.fixture
def clock(cast):
    return due(road.assigned(cast), days=-4, unit=cast.water)


@pytest.fixture
def dispatcher(cast):
    return make.user(Role.DISPATCHER, make.unit("区政府办公室", UnitKind.DEPARTMENT), name="董督办")


def key(clock):
    return f"proposals.proposalclock:{clock.pk}"


def told():
    return sorted(Notice.objects.filter(kind="proposal_pressed").values_list("to__name", flat=True))


@pytest.mark.parametrize(("days", "state"), [(-1, "late"), (0, "urgent"), (3, "urgent"), (4, "soon"), (15, "soon")])
def test_what_presses_stands_on_the_list_by_its_state(cast, days, state):
    clock = due(road.assigned(cast), days=days, unit=cast.water)
    assert [(row.clock, row.state) for row in watch.pressing(cast.li, localdate())] == [(clock, state)]


def test_what_is_far_met_or_a_mere_right_does_not(cast):
    case = road.assigned(cast)
    due(case, days=16)
    assert watch.pressing(cast.li, localdate()) == []
    due(case, "assignment.acknowledge", days=1, unit=cast.water)
    ProposalClock.objects.filter(kind="assignment.return").update(due_on=localdate())
    assert {row.label for row in watch.pressing(cast.li, localdate())} == {"签收期限"}


def test_the_holder_is_told_once_a_day_and_it_stands_on_the_timeline_and_in_the_ledger(client, cast, clock):
    client.force_login(cast.li)
    page = client.post(PRESS, {"one": key(clock), "next": PAGE}, follow=True).content.decode()
    assert "已催办 1 项，通知了王强、陈国梁" in page and "李" in page and "催办：王强、陈国梁" in page
    notice = Notice.objects.filter(kind="proposal_pressed").first()
    assert "代表工委催办" in notice.text and "已逾期 4 天" in notice.text and told() == ["王强", "陈国梁"]
    entry = clock.proposal.entries.get(step="press")
    assert entry.facts["people"] == ["王强", "陈国梁"] and not entry.is_open and clock.label in entry.line

    client.force_login(cast.zhou)
    late = client.post(PRESS, {"one": key(clock)})
    assert late.status_code == 409 and "今天已经催办过" in late.content.decode() and len(told()) == 2


@pytest.mark.parametrize("way", ["²", "portal", "//x.example", "javascript:x"])
def test_a_way_back_that_is_none_leads_to_the_first_page(client, cast, clock, way):
    client.force_login(cast.li)
    assert client.post(PRESS, {"one": key(clock), "next": way})["Location"] == "/"


def test_the_next_day_it_can_be_pressed_again(cast, clock, time_machine):
    time_machine.move_to("2026-06-01T09:00+08:00")
    actions.press(clock, by=cast.li)
    time_machine.move_to("2026-06-02T09:00+08:00")
    actions.press(clock, by=cast.li)
    assert Urging.objects.count() == 2 and len(told()) == 4


def test_the_notice_is_untrue_when_the_limit_was_met(cast, clock):
    actions.press(clock, by=cast.li)
    ProposalClock.objects.filter(pk=clock.pk).update(met_at="2026-06-01T09:00+08:00")
    assert len(untrue(Notice.objects.filter(kind="proposal_pressed"))) == 2
    with pytest.raises(TooLate, match="已经办完"):
        actions.press(clock, by=cast.li)


def test_what_is_signed_lies_with_the_office_and_what_is_rated_with_the_deputies(cast, clock):
    Handling.objects.filter(pk=clock.handling_id).update(status=HandlingStatus.SIGNED)
    actions.press(clock, by=cast.li)
    assert told() == ["周慧"], "the office, and not who asked"

    replied = due(road.replied(cast), "evaluation.window", days=2)
    actions.press(replied, by=cast.li)
    assert cast.zhang.user.name in told()
    assert {row.holder for row in watch.pressing(cast.li, localdate())} == {"代表工委", "代表"}


def test_the_dispatcher_watches_over_the_departments_and_nobody_else_comes_in(client, cast, clock, dispatcher):
    examined = due(road.submitted(cast), "proposal.examine", days=1)
    assert [row.clock for row in watch.pressing(dispatcher, localdate())] == [clock]
    assert actions.press(clock, by=dispatcher) == ["王强", "陈国梁"]
    assert "政府办（督查室）催办" in Notice.objects.get(kind="proposal_pressed", to=cast.wang).text
    with pytest.raises(NotYours):
        actions.press(examined, by=dispatcher)
    client.force_login(dispatcher)
    assert client.post(PRESS, {"one": key(examined)}).status_code == 404
    client.force_login(cast.wang)
    assert client.get(PAGE).status_code == client.post(PRESS, {"one": key(clock)}).status_code == 403


def test_many_are_pressed_at_once_and_one_that_cannot_be_does_not_stop_them(client, cast, clock):
    other = due(road.assigned(cast), days=2, unit=cast.water)
    actions.press(clock, by=cast.zhou)
    client.force_login(cast.li)
    page = client.post(PRESS, {"pick": [key(clock), key(other)], "next": PAGE}, follow=True).content.decode()
    assert "已催办 1 项" in page and "有 1 项没有催办" in page and "今天已经催办过" in page
    assert "没有选中" in client.post(PRESS, {}, follow=True).content.decode()
    for wrong in ("nonsense", "x.y:1", "proposals.proposalclock:99999999999999999999", "proposals.proposalclock:²"):
        assert client.post(PRESS, {"one": wrong}).status_code == 404


def test_filters_and_states_narrow_the_list(client, cast, clock):
    due(road.submitted(cast), "proposal.examine", days=1)
    client.force_login(cast.li)
    assert "共 2 项" in client.get(PAGE).content.decode()
    for query in ("state=late", f"holder={cast.water.label}", f"kind={clock.label}", f"q={clock.proposal.number}"):
        page = client.get(f"{PAGE}?{query}").content.decode()
        assert "共 1 项" in page and "逾期 4 天" in page, query
    assert "共 2 项" in client.get(f"{PAGE}?kind=nonsense").content.decode()


def test_whom_the_ladder_told_and_when_is_shown_exported_and_printed(client, cast, clock):
    Reminder.objects.create(clocks="proposals.proposalclock", clock=clock.pk, due_on=clock.due_on, rung=-3, origin="due",
                            unit="calendar_day", people=["王强"])  # fmt: skip
    client.force_login(cast.li)
    assert "到期前 3 天：王强" in client.get(PAGE).content.decode()
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{PAGE}?as=xlsx").getvalue())).active
    (head, row) = sheet.values
    assert "到期前 3 天：王强" in row[head.index("最近提醒")] and row[head.index("还有天数")] == -4
    paper = client.get("/urging/list.pdf?state=late")
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")


def test_a_long_list_is_printed_by_the_worker(client, cast, clock, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(urging, "ON_PAPER", 0)
    client.force_login(cast.li)
    work = Work.objects.get(pk=client.get("/urging/list.pdf?state=late")["Location"].strip("/").split("/")[-1])
    engine.run(work.pk)
    work.refresh_from_db()
    assert work.failure == "" and work.result.path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("rows", [1, 12])
def test_the_page_asks_the_same_for_one_limit_and_many(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        due(road.assigned(cast), days=2, unit=cast.water)
    client.force_login(cast.li)
    client.get(PAGE)
    with django_assert_num_queries(10):
        client.get(PAGE)


@pytest.mark.browser
def test_the_page_reads_well_and_the_button_works(live_server, page, signed_in, axe, cast, clock):
    actions.press(due(road.assigned(cast), days=9, unit=cast.water), by=cast.zhou)
    signed_in(page, cast.li)
    visit(page, PAGE)
    reads_well(page, axe, "urging")
    page.get_by_role("button", name=f"催办 {clock.proposal.number}{clock.label}").click()
    page.get_by_text("已催办 1 项").wait_for()
