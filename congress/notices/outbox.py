"""Posting is a database write and nothing more; delivery is the worker's business."""

from collections.abc import Iterable

from django.db import connection
from django.utils.timezone import now

from congress.notices import texts
from congress.notices.models import Notice

POST_MANY = """
INSERT INTO notices_notice (to_id, kind, text, link, once, posted_at)
SELECT told.*, %s FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[]) AS told
ON CONFLICT DO NOTHING
"""


def post(kind: str, *, to, about, once: str, **context) -> list[Notice]:
    """Write one notice per person.

    ``once`` names the occasion: posting the same kind for the same occasion again does nothing, which is
    what lets a reminder task run twice, or late, without telling anybody twice.
    """
    people = list(to)
    if not people:
        return []
    text = texts.render(kind, about=about, **context)
    link = about.get_absolute_url()
    return Notice.objects.bulk_create(
        [Notice(to=person, kind=kind, text=text, link=link, once=once) for person in people],
        ignore_conflicts=True,
    )


def post_many(rows: Iterable[tuple[int, str, str, str, str]]) -> None:
    """Many notices that are ready, in one statement: (user, kind, text, link, once) each."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    if columns:
        with connection.cursor() as cursor:
            cursor.execute(POST_MANY, [now(), *columns])
