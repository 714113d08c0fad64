"""Posting is a database write and nothing more; delivery is the worker's business."""

from congress.notices import texts
from congress.notices.models import Notice


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
