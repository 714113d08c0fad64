"""The figure beside 待办, which stands on every page.

It is counted anew each time. Putting the question together takes several times as long as the answer, so the
question is kept for a minute for each person, post and day, and the server keeps its plan for a connection. Only a
change of the rules themselves waits that long.
"""

import logging

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.utils.timezone import localdate
from redis.exceptions import RedisError

from congress.portal.todo import bare
from congress.prepared import fetched

KEPT = 60  # seconds
NOTHING = ("", ())
logger = logging.getLogger(__name__)


def count(user) -> int:
    """How much waits for this person under the post in use. One query, none for who has no tasks."""
    sql, params = _question(user)
    if not sql:
        return 0
    return fetched(connection, f"SELECT count(*) FROM ({sql}) AS waiting", params)[0][0]


def _question(user) -> tuple[str, tuple]:
    posts = ".".join(str(post.pk) for post in user.acting_posts)
    key = f"waiting:{user.pk}:{posts}:{localdate()}"
    try:
        found = cache.get(key)
        if found is None:
            found = _put_together(user)
            cache.set(key, found, KEPT)
        return found
    except RedisError:
        logger.exception("the cache does not answer; the question is put together each time")
        return _put_together(user)


def _put_together(user) -> tuple[str, tuple]:
    waiting = bare(user, localdate())
    try:
        return waiting.query.sql_with_params() if waiting is not None else NOTHING
    except EmptyResultSet:
        return NOTHING
