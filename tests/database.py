"""The database of the tests: copied from one that is migrated once, emptied without rebuilding.

Migrating costs seven seconds of work, copying a third of one. A process that is killed leaves nothing the next run
would meet: each run copies afresh, and a template half made has not got its name yet.
"""

import hashlib
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

# Written by the migrations themselves and never changed by a test.
KEPT = ("django_migrations", "django_content_type", "auth_permission")
EMPTY = """
DO $$
DECLARE name regclass;
BEGIN
    PERFORM set_config('session_replication_role', 'replica', true);
    FOR name IN SELECT oid FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT relname = ANY ('{{{kept}}}')
    LOOP
        EXECUTE format('DELETE FROM %s', name);
    END LOOP;
END $$
""".format(kept=",".join(KEPT))


def migrated_template() -> str:
    """The name of a database with these very migrations; made if no earlier run has made it."""
    name = f"congress_template_{_digest()}"
    with connection._nodb_cursor() as server:
        server.execute("SET lock_timeout = 0; SET statement_timeout = 0")  # the other process migrates for ten seconds
        server.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])  # held until this cursor's connection ends
        server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not server.fetchone():
            _migrate(f"{name}_unfinished")
            server.execute(f"ALTER DATABASE {name}_unfinished RENAME TO {name}")
    return name


def copy_from(template: str) -> None:
    """Let the creation of the test database start from ``template``; durability is not what tests are about."""
    place = connection.settings_dict
    place["TEST"].update(TEMPLATE=template, MIGRATE=False)
    place["OPTIONS"] = {**place["OPTIONS"], "options": "-c synchronous_commit=off"}


def quick_emptying() -> None:
    """After a test with real transactions: delete the rows, instead of truncating every table and its indexes.

    Triggers and foreign keys are passed over, which only a superuser may; others get Django's own way.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser') = 'on'")
        if cursor.fetchone()[0]:
            TransactionTestCase._fixture_teardown = lambda case: _empty()
            return
        cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE '%_no_truncate'")
        for table, trigger in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")


@contextmanager
def another(suffix: str):
    """One more copy of the migrated database, beside the one of the tests, until the end; gives its name."""
    name = f"{connection.settings_dict['NAME']}_{suffix}"
    with connection._nodb_cursor() as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{connection.settings_dict["TEST"]["TEMPLATE"]}"')
    yield name
    with connection._nodb_cursor() as server:
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def asked_at(name: str):
    """Whatever asks the database meanwhile asks that one."""
    place = connection.settings_dict
    before = place["NAME"]
    connection.close()
    place["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        place["NAME"] = before


def know_sizes() -> None:
    """Without figures about tables that were just filled, long questions are planned badly."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute(EMPTY)


def _migrate(name: str) -> None:
    place = connection.settings_dict
    before = place["NAME"], place["TEST"]["NAME"]
    place["TEST"]["NAME"] = name
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        connection.close()
    finally:
        settings.DATABASES["default"]["NAME"] = place["NAME"] = before[0]
        place["TEST"]["NAME"] = before[1]


def _digest() -> str:
    """Of all that decides what the migrations make: they themselves, what they call, the libraries."""
    root = Path(settings.BASE_DIR)
    files = [*root.glob("*/migrations/*.py"), *root.glob("*/*/migrations/*.py"), root / "requirements.lock"]
    files += [root / "congress/audit/triggers.py", root / "congress/workflow/append_only.py"]
    files += [root / "congress/portal/management/commands/migrate.py"]
    found = hashlib.sha256()
    for path in sorted(files):
        found.update(str(path.relative_to(root)).encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:12]
