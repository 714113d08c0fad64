"""The reminder sweep over a hundred thousand open handlings, five thousand of them with something to say."""

import gc
from datetime import date, datetime, time
from time import perf_counter

from django.db import connection
from django.utils.timezone import localdate, make_aware

from congress.notices.models import Notice
from congress.reminders import sweep
from congress.reminders.models import Reminder
from congress.workdays.count import load_calendar
from proposals.models import Handling, HandlingStatus, Part, Proposal, ProposalClock

OPEN, DUE, ROUNDS = 100_000, 5_000, 3
FIRST = 10_000_000  # ids of the copies
TABLES = (Notice, Reminder)


def measure() -> dict:
    """Seconds of the sweep and of the bare INSERT … SELECT of the rows it wrote, the best of some rounds."""
    day = load_calendar().next_workday(localdate())
    sweep.remind(at_nine(day))  # what the district itself has to say is not measured
    fill(day)
    gc.freeze()  # as a worker does
    found = {"sweep": [], "bare": []}
    for _ in range(ROUNDS):
        seconds, told, queries = swept(day)
        found["sweep"].append(seconds)
        found["bare"].append(bare())
    assert told == DUE, told
    return {name: min(times) for name, times in found.items()} | {"told": told, "queries": queries}


def swept(day: date) -> tuple[float, int, int]:
    clean()
    count = 0

    def counted(execute, *args):
        nonlocal count
        count += 1
        return execute(*args)

    with connection.execute_wrapper(counted):
        begun = perf_counter()
        told = sweep.remind(at_nine(day))
        return perf_counter() - begun, told, count


def at_nine(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(9)))


def bare() -> float:
    """The same rows into the same tables, with nothing to find out."""
    with connection.cursor() as cursor:
        for model in TABLES:
            table = model._meta.db_table
            cursor.execute(f"DROP TABLE IF EXISTS bare_{table}")
            cursor.execute(f"CREATE TABLE bare_{table} AS SELECT * FROM {table} WHERE id > %s", [mark(cursor, table)])
    clean()
    begun = perf_counter()
    with connection.cursor() as cursor:
        for model in TABLES:
            table = model._meta.db_table
            cursor.execute(f"INSERT INTO {table} SELECT * FROM bare_{table}")
    return perf_counter() - begun


def mark(cursor, table: str) -> int:
    """The rows before the sweep stay."""
    cursor.execute("SELECT coalesce(max(id), 0) FROM marks WHERE name = %s", [table])
    return cursor.fetchone()[0]


def clean() -> None:
    with connection.cursor() as cursor:
        for model in TABLES:
            table = model._meta.db_table
            cursor.execute(f"DELETE FROM {table} WHERE id > %s", [mark(cursor, table)])
        cursor.execute("TRUNCATE audit_change")
        for table in (*[model._meta.db_table for model in TABLES], "proposals_proposalclock"):
            cursor.execute(f"VACUUM ANALYZE {table}")


# The district of the bench: one case, its unit's share and the clocks of that share, a hundred thousand times.


def fill(day: date) -> None:
    share = Handling.objects.filter(part=Part.LEAD, status=HandlingStatus.WORKING, clocks__isnull=False).earliest("pk")
    with connection.cursor() as cursor:
        for table in ("reminders_reminder", "audit_change", "proposals_proposalclock", "proposals_proposal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute("SET statement_timeout = 0")
    id_of = f"{FIRST} + n"
    copy(Proposal, f"id = {share.proposal_id}", id=id_of, code="'b' || n", number="'第' || n || '号'", serial="NULL",
         text_index="NULL")  # fmt: skip
    units = "(ARRAY(SELECT DISTINCT unit_id FROM accounts_post WHERE role = 'handler'))"
    unit = f"(SELECT u FROM (SELECT {units} AS a) x, LATERAL (SELECT a[1 + n % cardinality(a)] AS u) y)"
    copy(Handling, f"id = {share.pk}", id=id_of, proposal_id=id_of, unit_id=unit, handler_id="NULL")
    copy(ProposalClock, f"handling_id = {share.pk}", id=None, proposal_id=id_of, handling_id=id_of)
    settle(day)


def copy(model, condition: str, **changes) -> None:
    columns = [field.column for field in model._meta.local_fields]
    columns = [column for column in columns if changes.get(column, "") is not None]
    values = ", ".join(changes.get(column) or column for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) "
            f"SELECT {values} FROM {model._meta.db_table}, generate_series(1, {OPEN}) AS n "
            f"WHERE {condition}"
        )


def settle(day: date) -> None:
    """One in twenty speaks, two have spoken, the others are not due for a month; older clocks are silent."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE proposals_proposalclock SET met_at = now() WHERE id NOT IN "
                       "(SELECT id FROM proposals_proposalclock WHERE kind = 'proposal.reply' AND proposal_id > %s)",
                       [FIRST])  # fmt: skip
        cursor.execute(
            "UPDATE proposals_proposalclock SET met_at = NULL, void_at = NULL, due_on = %s::date + CASE "
            "WHEN mod(proposal_id, 20) IN (0, 5, 15) THEN mod(proposal_id / 20, 40)::int - 9 "
            "ELSE 50 + mod(proposal_id, 40)::int END WHERE kind = 'proposal.reply' AND proposal_id > %s",
            [day, FIRST],
        )
        cursor.execute(
            "INSERT INTO reminders_reminder (clocks, clock, due_on, rung, origin, unit, people, at) "
            "SELECT 'proposals.proposalclock', id, due_on, 30000, 'due', 'calendar_day', '[]', now() "
            "FROM proposals_proposalclock WHERE met_at IS NULL AND mod(proposal_id, 20) IN (5, 15)"
        )
        cursor.execute("CREATE TABLE marks (name text, id bigint)")
        for model in TABLES:
            table = model._meta.db_table
            cursor.execute(f"INSERT INTO marks SELECT %s, max(id) FROM {table}", [table])
        cursor.execute("VACUUM FULL ANALYZE proposals_proposalclock")
