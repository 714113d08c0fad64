"""The database side of the change log: one trigger function for every business table."""

from django.db import connection, migrations

REFUSE = """
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""

# Arguments: the key column, the columns not worth a row (search vectors, sign-in times), the secret ones.
# No SET search_path: it alone doubles the cost of a row. The one relation named is named with its schema.
LOG_CHANGE = """
CREATE OR REPLACE FUNCTION audit_log_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    cur jsonb;
    was jsonb;
    diff jsonb;
    secret text;
BEGIN
    IF TG_OP = 'DELETE' THEN cur := to_jsonb(OLD); ELSE cur := to_jsonb(NEW); END IF;
    IF TG_ARGV[1] <> '{}' THEN
        cur := cur - TG_ARGV[1]::text[];
    END IF;
    diff := cur;
    IF TG_OP = 'UPDATE' THEN
        was := to_jsonb(OLD);
        diff := (SELECT jsonb_object_agg(key, jsonb_build_array(was -> key, value))
            FROM jsonb_each(cur) WHERE value IS DISTINCT FROM was -> key);
        IF diff IS NULL THEN
            RETURN NULL;
        END IF;
    END IF;
    IF TG_ARGV[2] <> '{}' THEN
        FOREACH secret IN ARRAY TG_ARGV[2]::text[] LOOP
            IF diff ? secret THEN
                diff := diff || jsonb_build_object(secret, '***');
            END IF;
        END LOOP;
    END IF;
    INSERT INTO public.audit_change ("table", row_pk, op, diff, actor, request_id)
        VALUES (TG_TABLE_NAME, cur ->> TG_ARGV[0], left(TG_OP, 1), diff,
            nullif(current_setting('congress.actor', true), '')::bigint,
            coalesce(current_setting('congress.request', true), ''));
    RETURN NULL;
END $$;
"""


def refuse_change(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION audit_refuse();"
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();"
    )


def attach(table: str, *, key: str = "id", ignored=(), secret=()) -> str:
    ignored, secret = ("{" + ",".join(sorted(names)) + "}" for names in (ignored, secret))
    return (
        f'CREATE OR REPLACE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
        f"FOR EACH ROW EXECUTE FUNCTION audit_log_change('{key}', '{ignored}', '{secret}');"
    )


def audited(table: str, **options) -> migrations.RunSQL:
    """Migration operation for a table that no model stands for; tables of models are found by themselves."""
    return migrations.RunSQL(attach(table, **options), f'DROP TRIGGER IF EXISTS audited ON "{table}"')


def attached() -> dict[str, tuple[str, ...]]:
    """The tables that carry a trigger of ours, with the names of these triggers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, array_agg(t.tgname::text) FROM pg_trigger t "
            "JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal GROUP BY 1"
        )
        return {table: tuple(names) for table, names in cursor.fetchall()}
