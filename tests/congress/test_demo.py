"""The demo district: complete, true to the rulebook, and every page of it opens."""

import json
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Count, Max, Q
from django.db.models.functions import Length
from django.test import Client
from django.utils.timezone import localdate, now

from congress.accounts.models import Post, Role, User
from congress.launcher.run import DEMO_DAY
from congress.notices.models import Notice
from congress.organs.models import Succession, Unit
from congress.portal.demo.clock import at, clock
from congress.portal.demo.live import live_on, why_not
from congress.portal.demo.people import FRESH, PASSWORD
from congress.portal.demo.personnel import VACANT
from congress.portal.demo.words import TALKED_AGAIN
from congress.portal.models import DemoDay
from congress.workdays.count import add_months, load_calendar
from deputies.models import Deputy
from deputies.queries import serving
from meetings.deadlines import pressing
from meetings.models import (
    HELD,
    AppointmentMotion,
    Body,
    ExamExemption,
    ExamPlan,
    ExamQuestion,
    ExamSitting,
    Item,
    OfficialPost,
    Tenure,
    Vote,
)
from meetings.queries import members_on, visible_to
from proposals import statistics
from proposals.flow import HANDLING, SUGGESTION
from proposals.models import (
    PRIVATE,
    Attachment,
    Contact,
    Handling,
    HandOverMeeting,
    KeyCase,
    Nominee,
    Origin,
    OversightEvent,
    Proposal,
    ProposalClock,
    ProposalEntry,
    Rechecked,
    Status,
)
from tests import make
from tests.plain_figures import counts_of, plain

pytestmark = pytest.mark.slow
FORM_SCAN = "纸质原件扫描.pdf"


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker, tmp_path_factory):
    """Filled once for this file and taken back at its end."""
    kept = settings.DATA_DIR, settings.MEDIA_ROOT
    settings.DATA_DIR = tmp_path_factory.mktemp("var")
    settings.MEDIA_ROOT = settings.DATA_DIR / "files"
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", verbosity=0)
        yield settings.DATA_DIR
        transaction.set_rollback(True)
    settings.DATA_DIR, settings.MEDIA_ROOT = kept


@pytest.fixture
def district(filled, db):
    return filled


@pytest.fixture(scope="module")
def lived(filled, django_db_blocker):
    """The same district after a pause of 45 days, for the tests at the end of this file."""
    day = localdate() + timedelta(days=45)
    with django_db_blocker.unblock(), transaction.atomic(), clock() as set_to:
        set_to(at(day, 11))
        yield day, live_on(forgive=())
        transaction.set_rollback(True)


@pytest.fixture
def later(lived, db):
    return lived


def test_every_status_of_a_case_and_of_a_share_is_there(district):
    reached = {step.to for step in SUGGESTION.steps.values() if step.to} | {Status.DRAFT}
    assert set(Proposal.objects.values_list("status", flat=True)) == reached
    shares = set(Handling.objects.values_list("status", flat=True))
    assert shares >= {step.to for step in HANDLING.steps.values() if step.to and step.is_door}
    assert set(Contact.objects.values_list("verdict", flat=True)) == set(Contact.Verdict.values)


def test_there_are_sixty_units_with_a_past_and_three_hundred_deputies(district):
    assert Unit.objects.valid_on(localdate()).count() >= 60
    assert Succession.objects.count() == 5
    assert Deputy.objects.count() == 300
    assert 290 <= serving(localdate()).count() <= 300
    assert Deputy.objects.filter(name__in=["张䶮", "李㛃", "陈𬱖", "孙𣲗"]).count() == 4
    deputies = Deputy.objects.exclude(user=None).values("user")
    assert Post.objects.filter(user__in=deputies, role=Role.UNIT_HEAD).exists()  # one person, two posts


def test_the_hard_cases_of_a_page_are_there(district):
    titles = Proposal.objects.annotate(length=Length("title"))
    assert titles.filter(length=135).exists()
    assert Proposal.objects.filter(lead__name="张䶮").exclude(status=Status.DRAFT).exists()
    named = Proposal.objects.exclude(status=Status.OFFLINE)
    assert not named.filter(Q(lead__name="") | Q(proposer="") | Q(proposer__contains="等")).exists()


def on_paper():
    """What came in on paper; of a classified case nothing is kept here but its number."""
    return Proposal.objects.filter(origin=Origin.PAPER).exclude(status=Status.OFFLINE)


def test_every_paper_case_has_its_own_scan(district):
    scans = Attachment.objects.filter(proposal__in=on_paper(), file__name=FORM_SCAN).select_related("file")
    assert len(scans) == on_paper().count() > 60
    assert {scan.file.path.read_bytes()[:5] for scan in scans} == {b"%PDF-"}
    assert len({scan.file.sha256 for scan in scans}) == len(scans)
    assert all(scan.file.size == scan.file.path.stat().st_size < 150_000 for scan in scans)


def test_some_cases_are_late_and_some_are_due_this_week(district):
    today = localdate()
    open_cases = Proposal.objects.exclude(due_on=None)
    assert open_cases.filter(due_on__lt=today).count() >= 4
    assert open_cases.filter(due_on__gte=today, due_on__lte=today + timedelta(days=7)).count() >= 5


def test_nothing_happened_on_a_later_day_than_today(district):
    today = localdate()
    assert not ProposalEntry.objects.filter(at__date__gt=today).exists()
    for fact in ("submitted_on", "registered_on", "assigned_on", "replied_on", "closed_on"):
        assert not Proposal.objects.filter(**{f"{fact}__gt": today}).exists()


def test_numbers_follow_the_order_of_registration(district):
    registered = ProposalEntry.objects.filter(step__in=("register", "log_offline")).order_by("pk")
    of_one_series = registered.filter(proposal__session=Proposal.objects.exclude(serial=None).latest("pk").session)
    serials = list(of_one_series.filter(proposal__channel="intersession").values_list("proposal__serial", flat=True))
    assert serials == list(range(1, len(serials) + 1))


def test_every_clock_stands_where_the_rulebook_puts_it(district):
    calendar = load_calendar()
    moved = [clock.recompute(calendar) for clock in ProposalClock.objects.filter(met_at=None, void_at=None)]
    assert moved and set(moved) == {None}


def test_no_notice_has_an_empty_part(district):
    texts = Notice.objects.values_list("text", flat=True)
    assert len(texts) > 1000
    assert [text for text in texts if re.search(r"《》|（）|None|：$|、。|^的|\{|  ", text)] == []


def test_old_messages_have_been_read_and_new_ones_wait(district):
    unread = Notice.objects.filter(read_at=None)
    fresh = at(load_calendar().add_workdays(localdate(), -FRESH), 0)
    assert unread.count() > 20
    assert unread.earliest("posted_at").posted_at >= fresh
    # By person: a meeting that opened its sign-up on Friday is on Monday still new to every deputy.
    by_person = unread.values("to").annotate(n=Count("pk")).order_by("-n")
    assert by_person[0]["n"] < 60


def test_one_person_of_every_role_is_written_down_and_signs_in(district, settings):
    settings.DEMO, settings.PRODUCTION = True, False
    rows = json.loads((district / "demo-accounts.json").read_text())
    assert {row["role"] for row in rows} == set(Role.labels)
    for row in rows:
        user = User.objects.get(username=row["username"])
        assert user.check_password(PASSWORD) and user.is_demo
        client = Client()
        response = client.post("/accounts/demo/", {"user": user.pk})
        assert response.status_code == 302, row
        assert client.get("/", follow=True).status_code == 200, row


def test_every_page_of_one_case_of_each_status_opens(district):
    clerk, client = User.objects.get(username="coordinator"), Client()
    for status in Status:
        own = {"origin": Origin.ONLINE} if status in PRIVATE else {}  # its author's alone
        case = Proposal.objects.filter(status=status, **own).earliest("pk")
        client.force_login(case.lead.user if own else clerk)
        assert client.get(case.get_absolute_url()).status_code == 200, status


def test_the_standing_committee_has_met_and_meets_again(district):
    today, home = localdate(), Body.objects.get(kind="standing_committee")
    assert len(members_on(home)) == 29
    assert home.compositions.get().seats == 31
    numbers = list(home.meetings.exclude(number=None).order_by("opens_on").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 8
    coming = home.meetings.exclude(number=None).latest("opens_on")
    assert coming.opens_on >= today
    assert coming.participants.filter(status="leave_requested").exists() or coming.opens_on > today + timedelta(6)
    assert home.meetings.filter(status="planned", opens_on__gt=coming.opens_on).exists()
    assert set(Item.objects.values_list("status", flat=True)) >= {"passed", "failed", "concluded", "rejected"}
    assert set(Vote.objects.values_list("subject", flat=True)) == {"main", "amendment", "persons", "poll"}
    titles = list(Item.objects.values_list("title", flat=True))
    assert len(titles) == len(set(titles))


def test_no_limit_of_a_meeting_is_late(district):
    assert not pressing(localdate()).filter(due_on__lt=localdate()).exists()


@pytest.mark.parametrize("name", ["meeting", "leader", "member", "deputy", "handler"])
def test_everybody_finds_the_meetings_that_concern_them(district, name):
    client, user = Client(), User.objects.get(username=name)
    client.force_login(user)
    shown = visible_to(user).filter(body__kind="standing_committee").exclude(number=None)
    assert shown.exists() or name == "handler"
    for meeting in shown.order_by("-opens_on")[:2]:
        assert client.get(meeting.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("by", ["year", "category", "unit"])
def test_the_figures_are_those_of_plain_sql(district, by):
    user, today = User.objects.get(username="coordinator"), localdate()
    for year in (*statistics.years(user), None):
        groups = statistics.table(statistics.of_year(user, year), by, today).groups
        assert counts_of(groups) == plain(by, year, today), year


def test_chairs_and_office_are_at_work_beside_the_cases(district):
    assert OversightEvent.objects.filter(key__status="overseen", photos__isnull=False).exists()
    assert KeyCase.objects.filter(status="nominated").exists()
    assert Proposal.objects.filter(leaders__notes__isnull=False).exists()
    assert Rechecked.objects.filter(finding="not_done", proposal__status=Status.REWORK).exists()
    assert Nominee.objects.exclude(certificate_no="").filter(award__status="conferred").exists()
    assert HandOverMeeting.objects.get().cases.exists()


def test_every_post_has_its_holder_but_some_and_motions_are_under_review(district):
    states = set(AppointmentMotion.objects.values_list("status", flat=True))
    assert {"draft", "incomplete", "under_review", "reviewed"} <= states
    empty = OfficialPost.objects.filter(tenures=None).values_list("name", flat=True)
    assert set(VACANT) == set(empty)
    assert Tenure.objects.filter(post__name="望川区人民法院人民陪审员").count() == 40


def test_the_exam_room_has_a_bank_a_pass_a_retry_of_today_and_an_exemption(district):
    assert ExamQuestion.objects.count() == 28 and ExamPlan.objects.count() == 4
    assert list(ExamSitting.objects.order_by("pk").values_list("status", "mark", "attempt")) == [
        ("marked", 94, 1), ("marked", 49, 1), ("planned", None, 2),
    ]  # fmt: skip
    assert ExamSitting.objects.get(status="planned").held_on <= localdate() and ExamExemption.objects.count() == 1


def test_a_second_run_changes_nothing(district, capsys):
    before = Proposal.objects.count()
    call_command("demo")
    assert "已经在库中" in capsys.readouterr().out
    assert Proposal.objects.count() == before


def test_it_refuses_a_database_with_real_people(district):
    User.objects.update(is_demo=False)
    with pytest.raises(CommandError, match="真实数据"):
        call_command("demo")


@pytest.mark.parametrize(("days", "is_demo", "behind"), [(1, True, True), (0, True, False), (3, False, False)])
def test_the_launcher_knows_when_days_were_missed(db, days, is_demo, behind):
    User.objects.create(username="someone", is_demo=is_demo)
    DemoDay.objects.all().delete()
    DemoDay.objects.create(until=now() - timedelta(days=days))
    with connection.cursor() as cursor:
        cursor.execute(DEMO_DAY)
        assert cursor.fetchone()[1] is behind


def test_the_days_go_on_where_no_talk_counts(district):
    """Whoever tries the rules may leave no way of speaking that counts: nothing is answered then, and nobody talks on
    and on."""
    make.rule("contact.modes", [])
    before = Contact.objects.aggregate(last=Max("pk"))["last"]
    with clock() as set_to:
        set_to(at(localdate() + timedelta(days=12), 11))
        steps = live_on(forgive=())
    assert steps["register"] and steps["contact"] and not steps["present"]
    talks = Contact.objects.filter(pk__gt=before, content__startswith=TALKED_AGAIN)
    assert talks.exists() and max(row["count"] for row in talks.values("handling").annotate(count=Count("pk"))) <= 2


def test_a_pause_of_weeks_leaves_something_at_every_stage(later):
    today, steps = later
    assert set(Proposal.objects.values_list("status", flat=True)) == set(Status.values)
    shares = set(Handling.objects.filter(proposal__closed_on=None).values_list("status", flat=True))
    assert shares >= {"sent", "working", "signing", "signed"}
    fresh = today - timedelta(days=7)
    assert Proposal.objects.filter(status=Status.DRAFT, drafted_at__date__gte=fresh).exists()
    assert Proposal.objects.filter(status=Status.SUBMITTED, submitted_on__gte=fresh).exists()
    assert Handling.objects.filter(status="sent", sent_on__gte=fresh).exists()
    assert steps["register"] > 20 and steps["issue"] > 20 and steps["close"] > 20


def test_a_pause_of_weeks_leaves_something_late_and_something_due(later):
    today, calendar = later[0], load_calendar()
    # Nothing falls due on a day off, nor while a holiday three months ago handed nothing over.
    first = calendar.add_workdays(calendar.next_workday(add_months(today, -3)), 3)
    soon = max(calendar.add_workdays(today, 3), calendar.next_workday(add_months(first, 3)))
    replies = Proposal.objects.filter(status__in=[Status.ASSIGNED, Status.IN_PROGRESS]).exclude(due_on=None)
    assert 2 <= replies.filter(due_on__lt=today).count() <= 12
    assert replies.filter(due_on__gte=today, due_on__lte=soon).exists()
    assert Proposal.objects.filter(due_on__gte=today, due_on__lte=soon).count() >= 4
    assert 260 <= Proposal.objects.count() <= 340


def test_the_days_lived_are_as_true_as_those_filled(later):
    today, _ = later
    test_numbers_follow_the_order_of_registration(later)
    test_every_clock_stands_where_the_rulebook_puts_it(later)
    assert not ProposalEntry.objects.filter(at__date__gt=today).exists()
    scans = Attachment.objects.filter(purpose="scan", file__name=FORM_SCAN)
    assert scans.count() == on_paper().count()


def test_the_meetings_go_on_with_the_days(later):
    today, _ = later
    home = Body.objects.get(kind="standing_committee")
    assert not home.meetings.filter(opens_on__lt=today).exclude(status__in=HELD).exists()
    assert home.meetings.filter(status__in=("minutes_issued", "published")).exists()
    assert home.meetings.filter(opens_on__gt=today).count() >= 1
    assert not pressing(today).filter(due_on__lt=today).exists()


def test_a_day_is_lived_once(later):
    before = ProposalEntry.objects.count()
    assert live_on() is None
    assert ProposalEntry.objects.count() == before


def test_a_district_with_other_accounts_is_left_alone(later, capsys):
    DemoDay.objects.update(until=now() - timedelta(days=9))
    User.objects.filter(username="coordinator2").update(is_demo=False)
    assert "非演示账号" in why_not()
    call_command("demo")
    assert "没有改动" in capsys.readouterr().out
