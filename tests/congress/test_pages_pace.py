"""Strict for an account, generous for an address: an office of forty works behind one."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from congress import settings as house
from congress.accounts.lockout import address_key
from congress.accounts.models import Role
from congress.audit.models import SecurityEvent
from congress.pages import pace
from tests import make
from tests.congress.accounts_cast import enter, page, person

pytestmark = pytest.mark.django_db
NINE = "2026-03-02 09:00:10 +0800"


@pytest.fixture(autouse=True)
def counted(settings):
    settings.RATE_LIMITS = house.RATE_LIMITS
    with time_machine.travel(NINE, tick=False):
        yield


def signed_in(name="liu", role=Role.DEPUTY, address="10.0.0.7"):
    client = Client(REMOTE_ADDR=address)
    client.force_login(person(name, role))
    return client


def asked(what, who, times):
    """As if it had been asked for so often in this window already, without the pages."""
    for _ in range(times):
        pace.count(what, who, house.RATE_LIMITS[what][2])


def account(client):
    return f"user:{client.session['_auth_user_id']}"


LIMITS = (
    # what, method, address, data, how often one account may
    ("any", "get", "/accounts/me/", {}, 600),
    ("search", "get", "/search/?q=河", {}, 120),
    ("search", "get", "/proposals/?q=河", {}, 120),
    ("typing", "get", "/search/suggest/?q=河", {}, 300),
    ("export", "get", "/proposals/?as=csv", {}, 30),
    ("paper", "get", "/proposals/papers/blank.pdf", {}, 120),
    ("personal", "post", "/accounts/me/", {}, 60),
    ("password", "post", "/accounts/password/", {"oldpassword": "x"}, 10),
    ("password", "post", "/accounts/again/", {"password": "x"}, 10),
)


@pytest.mark.parametrize(("what", "method", "address", "data", "most"), LIMITS, ids=lambda value: str(value)[:20])
def test_one_account_may_so_often(papers_unprinted, what, method, address, data, most):
    client = signed_in()
    asked(what, account(client), most - 1)
    last, refused = (getattr(client, method)(address, data) for _ in range(2))
    assert (last.status_code, refused.status_code) == (200, 429)
    assert "没有改动任何内容" in page(refused)
    assert getattr(signed_in("wu"), method)(address, data).status_code == 200  # the others of the office go on
    if what != "any":
        assert client.get("/accounts/me/").status_code == 200


@pytest.mark.parametrize(
    ("what", "address", "most"), [("search", "/search/?q=河", 1200), ("any", "/accounts/me/", 6000)]
)
def test_one_address_may_ten_times_as_often(what, address, most):
    asked(what, "address:10.0.0.7", most - 1)
    answers = [signed_in(name).get(address).status_code for name in ("liu", "wu")]
    assert answers == [200, 429]
    assert signed_in("li", address="10.0.0.8").get(address).status_code == 200


def test_the_page_and_the_header_say_how_long():
    client = signed_in()
    asked("search", account(client), 120)
    asked("export", account(client), 30)
    short, long = client.get("/search/?q=河"), client.get("/proposals/?as=csv")
    assert (short.headers["Retry-After"], long.headers["Retry-After"]) == ("50", "590")
    assert "操作太频繁，请 50 秒后再试" in page(short)
    assert "操作太频繁，请 10 分钟后再试" in page(long)


def test_after_the_window_it_goes_on():
    client = signed_in()
    asked("search", account(client), 121)
    with time_machine.travel("2026-03-02 09:01:00 +0800", tick=False):
        assert client.get("/search/?q=河").status_code == 200


def test_the_same_name_is_tried_ten_times_a_minute_from_wherever(settings):
    settings.SIGN_IN_FAILURES_PER_ACCOUNT = 1000
    tries = [enter(Client(REMOTE_ADDR=f"10.0.1.{n}"), "liu", "x").status_code for n in range(11)]
    assert tries == [200] * 10 + [429]
    assert enter(Client(REMOTE_ADDR="10.0.1.1"), "wu", "x").status_code == 200


def test_one_address_signs_in_120_times_a_minute():
    """Forty people of an office, three tries each; the next one waits for the minute to end."""
    asked("sign_in", "address:127.0.0.1", 119)
    assert [enter(Client(), f"clerk{n}", "x").status_code for n in range(2)] == [200, 429]


def test_who_is_not_signed_in_reads_600_pages_a_minute():
    stranger = Client(REMOTE_ADDR="2001:db8:1:2::9")
    asked("public", "address:2001:db8:1:2::", 599)
    assert [stranger.get("/accounts/sign-in/").status_code for _ in range(2)] == [200, 429]
    assert Client(REMOTE_ADDR="2001:db8:1:3::9").get("/accounts/sign-in/").status_code == 200
    assert stranger.get("/healthz?only=database").status_code == 200


def test_uploads_are_counted_by_the_file_not_by_the_form():
    client = Client()
    client.force_login(make.deputy("张卫国").user)

    asked("upload", account(client), 60)
    assert client.post("/proposals/draft/", {"title": "河堤"}).status_code == 200
    file = SimpleUploadedFile("a.pdf", b"x")
    assert client.post("/proposals/draft/", {"title": "河堤", "files": file}).status_code == 429


def test_the_log_keeps_one_line_for_each_window():
    client = signed_in()
    asked("search", account(client), 119)
    for _ in range(5):
        client.get("/search/?q=河")
    events = SecurityEvent.objects.filter(kind="refused", facts__what="too often: search")
    assert events.count() == 1 and events.get().by.username == "liu"


def test_a_cache_that_is_away_refuses_nobody(settings):
    settings.CACHES = {**house.CACHES, "default": {**house.CACHES["default"], "LOCATION": "redis://127.0.0.1:1"}}
    assert signed_in().get("/search/?q=河").status_code == 200


def test_the_figures_of_the_house():
    assert house.RATE_LIMITS == {
        "any": (600, 6000, 60), "public": (0, 600, 60), "sign_in": (10, 120, 60), "code": (10, 120, 60),
        "password": (10, 120, 600), "issue": (120, 240, 3600), "personal": (60, 600, 3600), "search": (120, 1200, 60), "typing": (300, 3000, 60),
        "export": (30, 200, 600), "upload": (60, 600, 600), "paper": (120, 600, 600),
        "public_form": (20, 30, 3600), "receipt": (30, 60, 600),
    }  # fmt: skip


def test_a_citizen_writes_thirty_times_an_hour_and_guesses_sixty_codes(settings):
    client, here = Client(REMOTE_ADDR="10.0.0.7"), address_key("10.0.0.7")
    asked("public_form", here, 30)
    assert client.post("/supervision/public/suggest/", {}).status_code == 429
    asked("receipt", here, 60)
    assert client.post("/supervision/public/request/", {}).status_code == 429
