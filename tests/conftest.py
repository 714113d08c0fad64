"""What every test may rely on: no task leaves the process, no cache is shared, one browser (tests/browser.py)."""

import gc
import time

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client

from congress.celery import app
from tests import database
from tests.cast import gather
from tests.engine import running_worker

pytest_plugins = ["tests.browser", "tests.world", "tests.door"]
# Minutes each, dearest first; what mostly waits for processes stands beside what only reckons.
DEAREST = (
    "test_access.py", "test_demo.py", "test_one_meeting.py", "test_drill.py", "test_hostile_input.py", "test_walks.py",
    "test_hostile_everywhere.py", "test_motion_road.py", "test_strangers.py", "test_long_road.py", "test_deputy_phone.py", "test_run.py",
)  # fmt: skip


def pytest_configure():
    # Argon2 is slow on purpose; tests/congress/test_settings.py checks that people get it.
    django_settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        *django_settings.PASSWORD_HASHERS,
    ]
    app.conf.update(task_always_eager=True, task_eager_propagates=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Files are handed out whole, so that what a file builds is built once; those that take long begin first.

    A file of minutes that begins last lets the other process stand idle for all of them.
    """
    long = {item.path for item in items if item.get_closest_marker("slow")}
    place = {name: n for n, name in enumerate(DEAREST)}
    items.sort(key=lambda item: (place.get(item.path.name, len(place)), item.path not in long))


def pytest_collection_finish():
    """What is loaded by now stays to the end: looking through it for garbage again and again finds nothing."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    with django_db_blocker.unblock():
        database.copy_from(database.migrated_template())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        database.quick_emptying()


@pytest.fixture(autouse=True)
def own_cache(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.RATE_LIMITS = {}  # tests ask faster than people; tests/congress/test_pages_pace.py counts
    cache.clear()


@pytest.fixture(autouse=True)
def force_login_shows_both_factors(monkeypatch):
    """``client.force_login`` stands for a full sign-in: password and one-time code, a moment ago.

    The middleware itself stays as strict as in production; tests of the password alone sign in by the form.
    """
    force_login = Client.force_login

    def with_second_factor(client, user, backend=None):
        force_login(client, user, backend)
        session, now = client.session, int(time.time())
        session["account_authentication_methods"] = [{"method": "mfa", "at": now, "type": "totp"}]
        session["account_authentication_methods_user"] = str(user.pk)
        session["signed_in_at"] = session["seen_at"] = now
        session.save()

    monkeypatch.setattr(Client, "force_login", with_second_factor)


@pytest.fixture
def cast(db):
    """The people every test knows; see tests/cast.py."""
    return gather()


@pytest.fixture
def worker(transactional_db):
    """A real worker instead of tasks that run where they are called."""
    with running_worker() as process:
        yield process
