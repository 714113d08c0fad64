from django.db import migrations

from congress.audit.triggers import LOG_CHANGE, REFUSE, refuse_change


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION IF EXISTS audit_refuse() CASCADE"),
        migrations.RunSQL(LOG_CHANGE, "DROP FUNCTION IF EXISTS audit_log_change() CASCADE"),
        *(
            migrations.RunSQL(
                refuse_change(table),
                f"DROP TRIGGER {table}_append_only ON {table}; DROP TRIGGER {table}_no_truncate ON {table}",
            )
            for table in ("audit_event", "audit_change", "audit_seal")
        ),
    ]
