"""What belongs to a person is out of reach of everybody else, the colleague of the same role included.

tests/access_table.py asks for one object of each kind by its address; here are the second ways to it: numbers in
forms, filters, counters, what a box offers while one types.
"""

import re

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils.timezone import localdate

from congress.accounts.models import Post, Role, User
from congress.audit.models import SecurityEvent
from congress.notices import queries as inbox
from congress.notices.models import Notice
from congress.pages.models import KeptColumns, KeptView
from proposals import queries
from proposals.models import Handling
from tests.world import PEOPLE, PHONE, undone

pytestmark = pytest.mark.usefixtures("uncounted")

NEIGHBOURS = [who for who in PEOPLE if who not in ("anonymous", "lead")]
STREET = "望川区河堤路一号"
OFFICERS = ("meeting", "appointment", "dispatcher")


def page(client, address, **facts):
    answer = client.get(address, facts)
    body = b"".join(answer) if answer.streaming else answer.content
    return body.decode() if answer.status_code == 200 else ""


@pytest.fixture
def belongings(world):
    """What the lead deputy owns, each with the question whether it is still as it was."""
    user = world.cast.zhang.user
    notice = Notice.objects.filter(to=user, read_at=None).first()
    view, session = world.at["view of lead"]["pk"], world.at["session of lead"]["pk"]
    return (
        (f"/notices/{notice.pk}/", lambda: Notice.objects.filter(pk=notice.pk, read_at=None).exists()),
        (f"/views/{view}/drop/", lambda: KeptView.objects.filter(pk=view).exists()),
        (f"/views/{view}/open/", lambda: KeptView.objects.filter(pk=view, is_default=False).exists()),
        (f"/accounts/sessions/{session}/end/", lambda: UserSession.objects.filter(pk=session).exists()),
    )


@pytest.mark.parametrize("who", NEIGHBOURS)
def test_ones_own_things_are_found_by_nobody_else(world, belongings, who):
    for address, as_it_was in belongings:
        with undone():
            answers = {world.client(who).get(address).status_code, world.client(who).post(address).status_code}
            assert answers <= {404, 405}, address
            assert as_it_was(), address


def test_reading_all_reads_ones_own(world):
    before = inbox.unread(world.cast.zhang.user).count()
    with undone():
        world.client("cosigner").post("/notices/read/", {"upto": "9" * 18})
        assert before and inbox.unread(world.cast.zhang.user).count() == before


def test_a_view_of_the_same_name_is_ones_own(world):
    mine = KeptView.objects.get(pk=world.at["view of lead"]["pk"])
    with undone():
        facts = {"list": mine.list, "label": mine.label, "next": "/proposals/?q=x", "user": mine.user_id, "pk": mine.pk}
        world.client("cosigner").post("/views/keep/", facts)
        world.client("cosigner").post("/columns/keep/", {"list": mine.list, "columns": "title", "user": mine.user_id})
        mine.refresh_from_db()
        assert mine.query == "" and not KeptColumns.objects.filter(user=mine.user).exists()
        assert KeptView.objects.filter(user=world.people["cosigner"], label=mine.label).count() == 1


def test_nobody_acts_by_a_post_of_another(world):
    post = Post.objects.filter(role=Role.COORDINATOR).first()
    client = world.client("outsider")
    with undone():
        client.post("/accounts/switch/", {"post": post.pk})
        assert client.get("/accounts/new/").status_code == 403
        assert page(client, "/proposals/").count("建议") and world.cases["working"].code not in page(
            client, "/proposals/"
        )


def test_a_share_of_another_is_not_handed_over_by_its_number(world):
    share = world.share("working")
    for who in ("assistant", "outsider", "coordinator", "head"):
        with undone():
            facts = {"pick": share.pk, "successor": world.people[who].pk, "note": "x"}
            world.client(who).post("/handover/", facts)
            assert Handling.objects.get(pk=share.pk).handler == share.handler


def test_a_rater_of_another_case_is_not_keyed_in(world):
    other = world.cases["rated"].current_evaluation().raters.first()
    with undone():
        address = f"/proposals/{world.cases['replied'].code}/key_in/"
        shown = world.client("coordinator").get(address, {"rater": other.pk})
        assert shown.status_code in (200, 404) and f'value="{other.pk}"' not in shown.content.decode()
        facts = {"rater": other.pk, "manner": "low", "result": "low", "signed_on": localdate().isoformat()}
        assert world.client("coordinator").post(address, facts).status_code in (200, 404)


def test_only_a_case_one_sees_is_picked_or_linked(world):
    draft = world.cases["draft"]
    with undone():
        assert (
            draft.title
            not in world.client("coordinator").post("/proposals/close_all/", {"pick": draft.code}).content.decode()
        )
        address = f"/proposals/{world.cases['submitted'].code}/register/"
        facts = {"category": 1, "demands": "x", "publication": "full", "earlier": draft.pk}
        assert world.client("coordinator").post(address, facts).status_code == 200


FILTERS = ("lead", "unit", "q", "session", "category", "state", "part", "verdict")


@pytest.mark.parametrize("who", ["outsider", "deputy", "assistant", "meeting", "auditor", "sysadmin", "nobody"])
def test_no_filter_counter_or_offer_tells_of_a_case_one_may_not_see(world, who):
    seen = set(queries.visible_to(world.people[who]).values_list("code", flat=True))
    hidden = {case.code for case in world.cases.values()} - seen
    values = {"lead": world.cast.zhang.pk, "unit": world.cast.water.pk, "q": "河堤", "state": "all"}
    client = world.client(who)
    text = "".join(page(client, "/proposals/", **{name: values.get(name, "1")}) for name in FILTERS)
    text += "".join(page(client, "/search/suggest/", q=q) for q in ("河堤", "第", "张卫国", "zwg"))
    text += page(client, "/proposals/similar/", title="关于整修河堤的建议", reason="河堤多处塌陷，汛期危险。")
    assert not {code for code in hidden if code in text}
    if not seen:
        counted = re.findall(r'class="tab[^"]*"[^>]*>[^<]*<b>(\d+)', page(client, "/proposals/"))
        assert set(counted) <= {"0"}


def test_a_deputy_is_offered_to_who_reads_the_roster(world):
    link = f"/deputies/{world.cast.zhang.pk}/"
    offered = {
        who for who in PEOPLE if who != "anonymous" and link in page(world.client(who), "/search/suggest/", q="张卫国")
    }
    readers = {who for who in PEOPLE if world.client(who).get(link).status_code == 200}
    assert offered <= readers and "meeting" in readers and "outsider" not in readers


@pytest.mark.parametrize("who", OFFICERS)
def test_who_needs_names_reads_names_and_nothing_private(world, who):
    """会务 and 任免 call deputies by name; telephone, address and birthday are for who works with them (law.md 4.6)."""
    zhang, client = world.cast.zhang, world.client(who)
    link = zhang.get_absolute_url()
    private = (PHONE, STREET, "1970-05", "5月6日")  # the year of birth is shown
    type(zhang).objects.filter(pk=zhang.pk).update(born_on="1970-05-06")
    columns = "&".join(
        f"columns={key}" for key in ("no", "name", "employer", "phone", "address", "born_on", "postcode")
    )
    text = page(client, "/deputies/") + page(client, f"/deputies/?as=csv&{columns}")
    text += page(client, f"/deputies/{zhang.pk}/") + page(client, f"/dossiers/{zhang.pk}/suggestions/")
    assert "张卫国" in text
    assert [word for word in private if word in text] == []
    assert link not in page(client, "/search/", q=PHONE) + page(client, "/search/suggest/", q=PHONE)
    assert client.post(f"/deputies/{zhang.pk}/reveal/").status_code == 403


def test_whoever_sees_or_takes_personal_data_is_written_down(world):
    zhang = world.cast.zhang
    with undone():
        assert PHONE in world.client("street").post(f"/deputies/{zhang.pk}/reveal/").content.decode()
        page(world.client("meeting"), "/deputies/", **{"as": "csv"})
        seen, taken = SecurityEvent.objects.order_by("-pk")[:2][::-1]
        assert (seen.kind, seen.by, seen.about_id) == ("personal_viewed", world.people["street"], str(zhang.pk))
        assert (taken.kind, taken.by, taken.facts["list"]) == ("exported", world.people["meeting"], "代表名册")


def test_the_session_of_another_is_no_key_to_a_rating(world):
    """Who is signed in as another deputy rates under the own name or not at all."""
    case = world.cases["replied"]
    with undone():
        facts = {
            "manner": "low",
            "result": "low",
            "reason": "冒名",
            "invitation": "1",
            "user": world.cast.zhang.user_id,
        }
        answers = {who: world.client(who).post(f"/proposals/{case.code}/rate/", facts).status_code
                   for who in ("deputy", "handler", "former", "nobody")}  # fmt: skip
        assert set(answers.values()) <= {403, 404}
        world.client("cosigner").post(f"/proposals/{case.code}/rate/", facts)
        rated = case.current_evaluation().survey.invitations.filter(ballots__isnull=False)
        assert set(rated.values_list("user", flat=True)) <= {world.people["cosigner"].pk}


def test_a_stolen_cookie_of_an_ended_session_opens_nothing(world):
    with undone():
        thief = Client()
        thief.cookies = world.client("lead").cookies
        UserSession.objects.get(pk=world.at["session of lead"]["pk"]).end()
        assert thief.get("/accounts/me/").status_code == 302
        assert User.objects.get(pk=world.cast.zhang.user_id).is_active
