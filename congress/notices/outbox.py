"""Posting is a database write and nothing more; delivery is the worker's business."""

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db import connection
from django.db.models import Model
from django.utils.timezone import now

from congress.notices.models import Notice
from congress.notices.texts import Words
from congress.prepared import binding_cursor

POST_MANY = """
INSERT INTO notices_notice (to_id, kind, text, link, once, values, about_type, about_id, premise, withdrawn_why,
    for_digest, posted_at)
SELECT person, kind, text, link, once, values, about_type, about_id, premise, '', false, %s
FROM jsonb_to_recordset(%s::jsonb) AS ready ("to" bigint[], kind text, text text, link text, once text, values jsonb,
    about_type text, about_id text, premise jsonb), unnest("to") AS person
ON CONFLICT DO NOTHING
"""


class Ready(NamedTuple):
    """A notice whose words are made, for several people; ``about`` and ``premise`` as in ``post``."""

    to: list[int]
    kind: str
    text: str
    link: str
    once: str
    values: dict[str, str]
    about_type: str = ""
    about_id: str = ""
    premise: dict = {}


def post(
    kind: str, *, to, about, once: str, link: str | Callable = "", premise: dict | None = None, **context
) -> list[Notice]:
    """Write one notice per person.

    ``once`` names the occasion: posting the same kind for the same occasion again does nothing, which is
    what lets a reminder task run twice, or late, without telling anybody twice. ``premise`` is what the
    kind's ``still_true`` will want to know when the notice is sent. ``link`` leads elsewhere than to the
    matter itself; a function is asked for each person's own.
    """
    people = list(to)
    if not people:
        return []
    text, values = Words([kind]).say(kind, about=about, **context)
    facts = {
        "kind": kind,
        "once": once,
        "text": text,
        "values": values,
        "about_type": about._meta.label_lower if isinstance(about, Model) else "",
        "about_id": str(about.pk) if isinstance(about, Model) else "",
        "premise": premise or {},
    }
    link = link or about.get_absolute_url()
    return Notice.objects.bulk_create(
        [Notice(to=person, link=link(person) if callable(link) else link, **facts) for person in people],
        ignore_conflicts=True,
    )


def post_many(notices: Iterable[Ready]) -> None:
    """Many notices that are ready, in one statement."""
    rows = [notice._asdict() for notice in notices if notice.to]
    if rows:
        with binding_cursor(connection) as cursor:
            cursor.execute(POST_MANY, [now(), json.dumps(rows, ensure_ascii=False)])
