from django.db import migrations

# An administrator's post excludes every post of another role on the same day, whoever writes the row.
# The advisory lock makes two rows written at the same moment see each other.
APART = """
CREATE FUNCTION accounts_administrators_apart() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    admins text[] := ARRAY['system_admin', 'security_admin', 'audit_admin'];
BEGIN
    IF NEW.status = 'refused' THEN
        RETURN NEW;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('accounts_post'), NEW.user_id::int);
    IF EXISTS (
        SELECT FROM accounts_post other
        WHERE other.user_id = NEW.user_id AND other.id IS DISTINCT FROM NEW.id
            AND other.status <> 'refused' AND other.role <> NEW.role
            AND (other.role = ANY (admins) OR NEW.role = ANY (admins))
            AND daterange(other.starts_on, other.ends_on, '[]') && daterange(NEW.starts_on, NEW.ends_on, '[]')
    ) THEN
        RAISE EXCEPTION 'an administrator holds no other post (user %)', NEW.user_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'administrators_apart';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER administrators_apart BEFORE INSERT OR UPDATE ON accounts_post
    FOR EACH ROW EXECUTE FUNCTION accounts_administrators_apart();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_posts_are_approved")]
    operations = [
        migrations.RunSQL(
            APART,
            "DROP TRIGGER administrators_apart ON accounts_post; DROP FUNCTION accounts_administrators_apart()",
        )
    ]
