"""What every test may rely on: no task leaves the process, no cache is shared, one browser (tests/browser.py)."""

import time

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client

from congress.celery import app
from tests import database
from tests.cast import gather
from tests.engine import running_worker

pytest_plugins = ["tests.browser", "tests.world"]


def pytest_configure():
    # Argon2 is slow on purpose; tests/congress/test_settings.py checks that people get it.
    django_settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        *django_settings.PASSWORD_HASHERS,
    ]
    app.conf.update(task_always_eager=True, task_eager_propagates=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Files are handed out whole, so that what a file builds is built once; those that take long begin first."""
    long = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in long)


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
