"""Tells the database, before the first write of a request, on whose behalf the connection writes.

Reading costs nothing. The setting is sent beside Django's cursor, so it neither counts as a query nor
shows in the query log. Inside a transaction it is local and dies with it; a rolled back block takes
its setting along, which is why the blocks that were open when it was sent are remembered.
"""

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import connection

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|MERGE|WITH\b.*?\b(INSERT|UPDATE|DELETE))\b", re.I | re.S)
SKIPPED = re.compile(r'\s*\w+(\s+INTO|\s+FROM)?\s+"?(django_session|audit_event)', re.I)
TELL = "SELECT set_config('congress.actor', %s, %s), set_config('congress.request', %s, %s)"


@dataclass
class Where:
    address: str = ""
    request_id: str = ""
    actor: int | None = None
    request: object = None

    def who(self) -> str:
        if self.actor is not None:
            return str(self.actor)
        session = getattr(self.request, "session", None)
        return str(session.get(SESSION_KEY, "")) if session is not None else ""


_here: ContextVar[Where | None] = ContextVar("congress_audit_here", default=None)
_teller: ContextVar["_Teller | None"] = ContextVar("congress_audit_teller", default=None)


def address_of(request) -> str:
    """The client's address. Of X-Forwarded-For only what our own proxies wrote is believed."""
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    trusted = settings.TRUSTED_PROXIES
    if trusted and len(hops) >= trusted and hops[-trusted]:
        return hops[-trusted][:45]
    return request.META.get("REMOTE_ADDR") or ""


def facts_of(request=None) -> Where:
    here = _here.get()
    if here is not None:
        return here
    return Where(address=address_of(request)) if request is not None else Where()


class _Teller:
    """One per request: sends the actor before the first write, again after a rollback took it away."""

    def __init__(self, where: Where):
        self.where, self.blocks, self.told_outside = where, None, False

    def __call__(self, execute, sql, params, many, context):
        if isinstance(sql, str) and WRITES.match(sql) and not SKIPPED.match(sql):
            self.tell(context["connection"])
        return execute(sql, params, many, context)

    def tell(self, db) -> None:
        blocks = list(db.atomic_blocks)
        if not blocks and self.told_outside:
            return
        if blocks and self.blocks and blocks[: len(self.blocks)] == self.blocks:
            return
        if db.needs_rollback:
            return
        local = bool(blocks)
        with db.connection.cursor() as raw:
            raw.execute(TELL, (self.where.who(), local, self.where.request_id, local))
        self.blocks = blocks
        self.told_outside = self.told_outside or not local

    def forget(self, db) -> None:
        is_inside = bool(self.blocks) and db.atomic_blocks[:1] == self.blocks[:1]  # the same transaction
        if (self.told_outside or is_inside) and db.connection is not None and not db.needs_rollback:
            local = db.in_atomic_block
            with db.connection.cursor() as raw:
                raw.execute(TELL, ("", local, "", local))
        self.blocks, self.told_outside = None, False


@contextmanager
def acting(*, actor: int | None = None, request=None) -> Iterator[Where]:
    """Everything written inside is written for this person: for tasks that finish what a person began."""
    where = Where(
        address=address_of(request) if request is not None else "",
        request_id=getattr(request, "request_id", "") or uuid.uuid4().hex[:12],
        actor=actor,
        request=request,
    )
    outer, teller = _teller.get(), _Teller(where)
    here, told = _here.set(where), _teller.set(teller)
    try:
        with connection.execute_wrapper(teller):
            yield where
    finally:
        teller.forget(connection)
        if outer is not None:  # it has to tell its own person again
            outer.blocks, outer.told_outside = None, False
        _teller.reset(told)
        _here.reset(here)
