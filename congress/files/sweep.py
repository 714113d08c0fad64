"""Clearing away what nobody owns: half uploads, files without a row, rows nothing points at."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from congress.files.models import StoredFile

GRACE = timedelta(days=1)  # longer than any form stays open and any transaction runs


def sweep(now: datetime) -> dict[str, int]:
    """Delete what has been nobody's for a day; returns how many of each."""
    return {"rows": _unattached_rows(now - GRACE), "files": _nameless_files(now - GRACE)}


def unattached() -> QuerySet[StoredFile]:
    """Files no row of any table points at; Django knows the tables, so a new owner needs no entry here."""
    found = StoredFile.objects.all()
    for field in StoredFile._meta.get_fields(include_hidden=True):
        if field.auto_created and field.is_relation and not field.concrete:
            owner = field.related_model._base_manager.filter(**{field.field.name: OuterRef("pk")})
            found = found.filter(~Exists(owner))
    return found


def _unattached_rows(before: datetime) -> int:
    gone = 0
    for stored in unattached().filter(uploaded_at__lt=before):
        path = stored.path  # a deleted row has lost its id
        try:
            with transaction.atomic():
                stored.delete()
        except IntegrityError:  # somebody attached it this moment
            continue
        transaction.on_commit(lambda path=path: path.unlink(missing_ok=True))
        gone += 1
    return gone


def _nameless_files(before: datetime) -> int:
    old = [path for path in settings.MEDIA_ROOT.glob("*/*") if _age(path) < before.timestamp()]
    named = set()
    for start in range(0, len(old), 1000):
        names = [path.name for path in old[start : start + 1000] if path.parent.name != "incoming"]
        named.update(each.hex for each in StoredFile.objects.filter(pk__in=names).values_list("pk", flat=True))
    nameless = [path for path in old if path.name not in named]
    for path in nameless:
        path.unlink(missing_ok=True)
    return len(nameless)


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # taken by another run
        return float("inf")
