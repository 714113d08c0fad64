"""The exam room from the side of the browser: nothing else is reached from it, and no key ever comes to it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.audit.models import SecurityEvent
from meetings import actions
from meetings.queries import exam as queries
from tests import make
from tests.meetings import examined

pytestmark = pytest.mark.django_db
PAPER, SAVE, HAND_IN = "/meetings/room/paper/", "/meetings/room/save/", "/meetings/room/hand_in/"


@pytest.fixture
def officer(settings):
    settings.RATE_LIMITS = {}
    return examined.examiner()


def machine(officer):
    """A browser at which the officer has opened the room."""
    client = Client()
    client.force_login(officer)
    assert client.post("/meetings/exams/rooms/open/", {"name": "一号机"}).status_code == 302
    return client


def sitting_down(officer, sitting, client=None):
    client = client or machine(officer)
    client.post("/meetings/room/", {"code": actions.issue_code(sitting, by=officer)})
    assert client.post("/meetings/room/begin/").status_code == 302
    return client


def as_sent(sitting, marks=100):
    """What a browser sends for the whole paper."""
    data = {}
    for place, (was, chosen) in examined.answers(sitting, marks).items():
        data |= {f"was-{place}": was, f"q-{place}": list(chosen)}
    return data


class Heard(Client):
    """A browser that keeps every answer it was ever given: body, headers, cookies."""

    def request(self, **request):
        answer = super().request(**request)
        said = b"".join(answer).decode() if answer.streaming else answer.content.decode()
        self.heard = getattr(self, "heard", []) + [said + str(answer.headers) + str(answer.cookies)]
        return answer


def test_keys_never_reach_the_browser_of_a_sitting(officer):
    sitting, client = examined.ready(by=officer), Heard()
    client.force_login(officer)
    client.post("/meetings/exams/rooms/open/", {"name": "一号机"})
    client.heard, wrong, right = [], as_sent(sitting, 0), as_sent(sitting, 60)
    with CaptureQueriesContext(connection) as asked:
        sitting_down(officer, sitting, client)
        for page in (PAPER, f"{PAPER}?page=1", f"{PAPER}?page=9", HAND_IN, "/meetings/room/", "/meetings/room/begin/"):
            client.get(page)
        client.post(SAVE, wrong)
        client.post(PAPER, {**right, "to": "hand_in"})
        before_the_end = [each["sql"] for each in asked]
        client.post(HAND_IN)
    client.get(PAPER)
    heard = "".join(client.heard)
    assert "个问题？" in heard
    for secret in ("解析", "答案是", "正确答案", "宪法》", "中华人民共和国宪法", sitting.seed, ">60<", "60 分</"):
        assert secret not in heard, secret
    assert not [sql for sql in before_the_end if '"key"' in sql or "explanation" in sql]


def test_a_page_of_the_room_is_the_same_whatever_the_right_answer_is(officer):
    """Two papers of the same words and other keys cannot be told apart."""
    pages = []
    for key in ("A", "D"):
        facts = {"organ_kinds": ["court" if key == "A" else "procuratorate"]}
        actions.add_question(by=officer, **examined.words("single", 1, key, **facts))
        kind = facts["organ_kinds"][0]
        examined.plan(officer, kind, singles=1, single_mark=100, multiples=0, judges=0)
        line = examined.nominee(officer, "赵局长", f"某职务{key}", organ_kind=kind)
        sitting = actions.plan_exam(line, by=officer, held_on=localdate())
        page = sitting_down(officer, sitting).get(PAPER).content.decode()
        pages.append(re.sub(r'value="\w{64}"|某职务.|data-seconds="\d+"|\d\d:\d\d 到时', "", page))
    assert pages[0] == pages[1]


def test_the_room_reaches_nothing_else_of_the_house(officer):
    sitting = examined.ready(by=officer)
    client = sitting_down(officer, sitting)
    for name, args in (("portal:home", ()), ("meetings:exams", ()), ("meetings:exam_bank", ()), ("proposals:index", ()),
                       ("meetings:exam", (sitting.pk,)), ("meetings:exam_paper", (sitting.pk,))):  # fmt: skip
        assert client.get(reverse(name, args=args)).status_code == 302, name
    for cookie in ("exam_room", "exam_seat"):
        morsel = client.cookies[cookie]
        assert (morsel["path"], morsel["httponly"], morsel["samesite"]) == ("/meetings/room/", True, "Strict")


def test_without_the_key_of_a_room_there_is_no_room(officer):
    for address in ("/meetings/room/", "/meetings/room/begin/", PAPER, HAND_IN):
        assert Client().get(address).status_code == 404
    assert Client().post(SAVE).status_code == 404
    client = machine(officer)
    room = queries.rooms_open().get()
    assert client.get("/meetings/room/").status_code == 200
    actions.close_room(room, by=officer)
    assert client.get("/meetings/room/").status_code == 404


def test_a_paper_is_sat_with_forms_alone(officer):
    sitting = examined.ready(by=officer)
    client = sitting_down(officer, sitting)
    data = as_sent(sitting, 80)
    assert client.post(PAPER, {**data, "to": "hand_in"}).url == HAND_IN
    assert "全部题目都已经答了" in client.get(HAND_IN).content.decode()
    over = client.post(HAND_IN)
    sitting.refresh_from_db()
    assert (sitting.mark, over.status_code, over.cookies["exam_seat"].value) == (80, 200, "")
    assert client.get(PAPER).url == "/meetings/room/"


def test_a_closed_browser_comes_back_to_its_paper_and_another_machine_takes_the_seat_over(officer):
    sitting = examined.ready(by=officer)
    client = sitting_down(officer, sitting)
    client.post(SAVE, {"was-1": "", "q-1": "C"})
    assert client.get("/meetings/room/").url == PAPER
    assert 'value="C" checked' in client.get(PAPER).content.decode()

    other = machine(officer)
    other.post("/meetings/room/", {"code": actions.issue_code(sitting, by=officer)})
    assert other.get("/meetings/room/begin/").url == PAPER
    assert 'value="C" checked' in other.get(PAPER).content.decode()
    assert client.post(SAVE, {"was-1": "C", "q-1": "D"}).status_code == 409
    assert "换到别的机器" in client.get(PAPER).content.decode()


def test_what_is_sent_after_the_end_is_refused_in_words(officer):
    sitting = examined.ready(by=officer)
    client = sitting_down(officer, sitting)
    key = client.cookies["exam_seat"].value
    sitting.refresh_from_db()
    with time_machine.travel(sitting.ends_at + timedelta(seconds=1)):
        for address in (PAPER, HAND_IN):
            client.cookies["exam_seat"] = key
            answer = client.post(address, as_sent(sitting))
            assert (answer.status_code, "考试时间已到" in answer.content.decode()) == (409, True)
        assert actions.end_exams() == 1
    sitting.refresh_from_db()
    assert (sitting.mark, sitting.by_clock) == (0, True)


def test_a_mark_is_read_by_the_office_and_with_a_reason_by_who_leads(officer, client):
    sitting, *_ = examined.seated(examined.ready(by=officer))
    sitting = actions.hand_in(sitting, examined.answers(sitting, 90))
    address, leader = sitting.get_absolute_url(), make.user(Role.LEADER, name="主任")
    for stranger in (make.user(Role.COORDINATOR), make.user(Role.HANDLER), make.user(Role.MEETING_OFFICER)):
        client.force_login(stranger)
        assert client.get(address).status_code == 404
    client.force_login(leader)
    assert ">90<" not in client.get(address).content.decode()
    assert ">90<" not in client.post(address, {"reason": ""}).content.decode()
    assert ">90<" in client.post(address, {"reason": "chairs", "note": "第三次主任会议"}).content.decode()
    client.force_login(officer)
    assert ">90<" in client.get(address).content.decode()
    seen = SecurityEvent.objects.filter(kind="personal_viewed", about_id=str(sitting.pk)).order_by("pk")
    assert [(each.by, each.facts["why"]) for each in seen] == [
        (leader, "主任会议研究任免：第三次主任会议"), (officer, "任免工作"),
    ]  # fmt: skip
    assert ">90<" not in client.get("/meetings/exams/").content.decode()


def test_the_year_is_counted_and_a_mean_of_few_is_not_told(officer):
    for name, marks in (("甲", 100), ("乙", 60), ("丙", 20)):
        sitting, *_ = examined.seated(examined.ready(name, by=officer))
        actions.hand_in(sitting, examined.answers(sitting, marks))
        rows = queries.figures(localdate().year)
        assert rows[-1]["mean"] == (60.0 if name == "丙" else None)
    facts = {"sat": 3, "passed": 2, "at_first": 2, "retried": 0, "at_retry": 0, "exempt": 0, "mean": 60.0}
    assert rows == [{"label": "人民政府", **facts}, {"label": "合计", **facts}]


def test_the_sheets_print_what_they_should_and_each_is_written_down(officer, client, papers_unprinted):
    marked, *_ = examined.seated(examined.ready("甲", by=officer))
    marked = actions.hand_in(marked, examined.answers(marked, 80))
    paper = examined.ready("乙", by=officer, is_paper=True)
    client.force_login(officer)
    sheet = client.get(f"/meetings/exams/sheets/{marked.line.motion.code}.pdf").content.decode()
    assert "甲" in sheet and ">80<" in sheet and "满分 100 分，60 分合格" in sheet
    blank = client.get(f"/meetings/exams/{paper.pk}/paper.pdf").content.decode()
    with_key = client.get(f"/meetings/exams/{paper.pk}/paper.pdf?key=1").content.decode()
    assert ("依据：" in blank, "依据：" in with_key, "个问题" in blank) == (False, True, True)
    assert client.get(f"/meetings/exams/{marked.pk}/paper.pdf").status_code == 404
    assert SecurityEvent.objects.filter(kind="printed", by=officer).count() == 3


def test_the_page_of_a_nominee_leads_who_may_know_to_the_exam(officer, client):
    marked, *_ = examined.seated(examined.ready("甲", by=officer))
    marked = actions.hand_in(marked, examined.answers(marked, 80))
    organ = make.user(Role.UNIT_HEAD, marked.line.motion.unit)
    shown = {}
    for who in (officer, organ):
        client.force_login(who)
        shown[who] = client.get(marked.line.get_absolute_url()).content.decode()
    assert marked.get_absolute_url() in shown[officer] and not re.search(r"\b80 ?分|>80<", shown[officer])
    assert marked.get_absolute_url() not in shown[organ] and "合格" in shown[organ]
