"""Sealing: the digest of every row, chained batch to batch with SM3, so that a change by hand shows.

A batch holds the rows whose transaction is older than every one still running: their set is final, and no
late commit can slip in below a sealed row.
"""

import json
from hashlib import sha256
from itertools import islice

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from django.db import connection, transaction
from django.db.models import Q

from congress.audit.models import AuditChange, AuditSeal, SecurityEvent

SEALED = {model._meta.db_table: model for model in (SecurityEvent, AuditChange)}
LOCK = 72_610_001  # one sealer at a time
BATCH = 20_000  # rows in one seal at most: what is read at once, when sealing and when checking
SIZE = 32  # bytes of one digest, the same for both algorithms


def digest(data: bytes, algorithm: str = "sm3") -> bytes:
    if algorithm == "sha256":
        return sha256(data).digest()
    hasher = hashes.Hash(hashes.SM3())
    hasher.update(data)
    return hasher.finalize()


def algorithm_here() -> str:
    try:
        hashes.Hash(hashes.SM3())
    except UnsupportedAlgorithm:
        return "sha256"
    return "sm3"


def row_bytes(values: dict) -> bytes:
    """One row in one fixed spelling."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def rows_of(model, condition: Q):
    fields = [field.attname for field in model._meta.concrete_fields]
    return model.objects.filter(condition).order_by("pk").values(*fields)


def chain(previous: str, ids: list[int], digests: bytes, algorithm: str) -> str:
    return digest(f"{previous}|{ids}|".encode() + digests, algorithm).hex()


def _bounds() -> tuple[int, int]:
    """The oldest transaction still running, and our own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, pg_current_xact_id()::text::bigint"
        )
        return cursor.fetchone()


def _waiting(last: AuditSeal | None, oldest: int, own: int) -> Q:
    if last is None:
        return Q(xact__lt=oldest)
    if last.upto > own:  # restored into a new cluster, whose transactions count from the beginning
        return Q(xact__lt=oldest, pk__gt=max(last.ids))
    return Q(xact__lt=oldest, xact__gte=last.upto)


def seal_table(table: str, *, below: int | None = None) -> int:
    """Close everything final in this table into batches; the number of rows.

    ``below`` is the first transaction to leave out, for a caller who knows that nobody else is writing.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
            if not cursor.fetchone()[0]:
                return 0
        last = AuditSeal.objects.filter(table=table).last()
        oldest, own = _bounds()
        oldest = below or oldest
        sealed, head = 0, last.head if last else ""
        waiting = rows_of(SEALED[table], _waiting(last, oldest, own)).iterator(chunk_size=BATCH)
        while rows := list(islice(waiting, BATCH)):  # after a long pause or a large import there are very many
            head = _close(table, rows, head, upto=oldest)
            sealed += len(rows)
    return sealed


def _close(table: str, rows: list[dict], previous: str, *, upto: int) -> str:
    """One batch; its head."""
    ids, algorithm = [row["id"] for row in rows], algorithm_here()
    digests = b"".join(digest(row_bytes(row), algorithm) for row in rows)
    head = chain(previous, ids, digests, algorithm)
    AuditSeal.objects.create(table=table, ids=ids, digests=digests, algorithm=algorithm, head=head, upto=upto)
    return head


def seal_all(*, below: int | None = None) -> dict[str, int]:
    return {table: seal_table(table, below=below) for table in SEALED}


def broken_in(seal: AuditSeal, previous: str) -> str:
    """What is wrong with this batch in words that name the row, or an empty string."""
    stored = bytes(seal.digests)
    if chain(previous, seal.ids, stored, seal.algorithm) != seal.head:
        return f"封存 {seal.pk} 自身被改动"
    found = {row["id"]: row for row in rows_of(SEALED[seal.table], Q(pk__in=seal.ids))}
    for position, pk in enumerate(seal.ids):
        if pk not in found:
            return f"{seal.table} 第 {pk} 行被删除"
        expected = stored[position * SIZE : (position + 1) * SIZE]
        if digest(row_bytes(found[pk]), seal.algorithm) != expected:
            return f"{seal.table} 第 {pk} 行被改动"
    return ""


def verify(table: str) -> tuple[int, str]:
    """Check a table from its first row; the number of sealed rows and the first thing that is wrong."""
    previous, rows = "", 0
    for seal in AuditSeal.objects.filter(table=table).order_by("pk").iterator(chunk_size=10):
        if wrong := broken_in(seal, previous):
            return rows, wrong
        previous, rows = seal.head, rows + len(seal.ids)
    return rows, ""
