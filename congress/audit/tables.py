"""Which tables the change log watches: every business table but those named here."""

from django.apps import apps
from django.contrib.postgres.search import SearchVectorField
from django.db import connection

from congress.audit.triggers import attach, attached

OURS = ("congress.", "deputies", "proposals", "supervision", "meetings", "allauth.mfa")
# Staging and machine rows: they say nothing about a case and are rewritten all day.
SKIPPED = {
    "audit.securityevent",
    "audit.auditchange",
    "audit.auditseal",
    "accounts.signinlock",
    "imports.importrow",
    "notices.delivery",
    "portal.feedevent",
    "work.work",
    # who said what in an anonymous survey must not be told by when its rows changed (surveys/box.py)
    "surveys.boxkey",
    "surveys.slip",
    "surveys.count",
    "surveys.remark",
    "surveys.pile",
}
SKIPPED_NAMES = ("heartbeat", "jobrun")
IGNORED = {
    "accounts.user": {"last_login"},
    "portal.calendarfeed": {"read_at"},
    "surveys.invitation": {"has_answered"},
    "mfa.authenticator": {"last_used_at"},
}
SECRET = {
    "accounts.user": {"password", "phone", "email"},
    "mfa.authenticator": {"data"},
    "notices.gateway": {"secret"},
    "imports.importjob": {"head"},
    "deputies.deputy": {"phone", "address"},
    "proposals.proposal": {"phone", "address"},
    "meetings.participant": {"reason"},
    "supervision.idea": {"name", "phone", "query_code"},
    "supervision.reviewrequest": {"name", "phone", "address", "query_code"},
    "meetings.examanswer": {"chosen"},
    "meetings.examquestion": {"key", "explanation"},
    "meetings.examsitting": {"code_hash", "mark", "seat_hash", "seed"},
    "meetings.paperversion": {"body"},  # the words of a confidential paper are not for the log either
}


def watched_models():
    for config in apps.get_app_configs():
        if not config.name.startswith(OURS):
            continue
        for model in config.get_models(include_auto_created=True):
            meta = model._meta
            named_out = meta.label_lower in SKIPPED or meta.model_name.endswith(SKIPPED_NAMES)
            if meta.managed and not meta.proxy and not named_out:
                yield model


def attach_all(**_) -> list[str]:
    """Attach the trigger wherever it is missing. A table that refuses change is its own record."""
    standing, statements, tables = attached(), [], []
    present = set(connection.introspection.table_names())
    for model in watched_models():
        table, label = model._meta.db_table, model._meta.label_lower
        if table not in present or any(name.endswith("append_only") for name in standing.get(table, ())):
            continue
        tables.append(table)
        vectors = {f.column for f in model._meta.local_fields if isinstance(f, SearchVectorField)}
        statements.append(
            attach(
                table,
                key=model._meta.pk.column,
                ignored=IGNORED.get(label, set()) | vectors,
                secret=SECRET.get(label, set()),
            )
        )
    if statements:
        with connection.cursor() as cursor:
            cursor.execute("".join(statements))
    return tables
