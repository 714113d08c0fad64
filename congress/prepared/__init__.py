"""Questions of the same shape on every page: composed and compiled once in a process, asked with other values.

The server answers a page's question in half a millisecond; composing it and turning it into SQL takes the ORM
several times as long. Who writes ``@prepared`` above a function that returns a queryset gets a function that returns
its rows, always asked of the database anew::

    @prepared
    def entries_of(case):
        return ProposalEntry.objects.filter(proposal=case).select_related("handling__unit").order_by("-seq")

    entries_of(proposal.pk)  # a list

The arguments are plain values (keys, words, days), and only compared: the function runs once, with their places in
their stead, and may not look at them. Several keys go through ``among``. What depends on the day or on a setting comes
as an argument; who is asking decides before, or among the rows.
"""

import inspect
from collections.abc import Callable, Iterable
from copy import copy
from functools import cached_property, update_wrapper

from django.db import connections, models
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models.expressions import Expression


class Place(Expression):
    """Where a value goes."""

    def __init__(self, position: int, template: str = "%s"):
        super().__init__()
        self.position, self.template = position, template

    def as_sql(self, compiler, connection):
        return self.template, (self,)


def among(place: Place) -> Place:
    """For ``__in``: a list of keys in one place, however many they are."""
    return Place(place.position, "(SELECT unnest(%s::bigint[]))")


class prepared:  # noqa: N801 — a decorator
    def __init__(self, compose: Callable[..., models.QuerySet]):
        self.compose = compose
        update_wrapper(self, compose)

    @cached_property
    def _question(self):
        places = [Place(position) for position, _name in enumerate(inspect.signature(self.compose).parameters)]
        found = self.compose(*places)
        assert not found._prefetch_related_lookups, f"{self.compose.__name__}: ask for what belongs to it separately"
        compiler = found.query.get_compiler(found.db)
        sql, params = compiler.as_sql()
        converters = compiler.get_converters([column for column, *_more in compiler.select])
        return found, compiler, converters, sql, params

    def __call__(self, *values) -> list:
        found, compiler, converters, sql, params = self._question
        given = tuple(values[each.position] if isinstance(each, Place) else each for each in params)
        compiler = copy(compiler)
        compiler.connection = connections[found.db]  # every thread has its own
        compiler.execute_sql = lambda *_how, **_more: [fetched(compiler.connection, sql, given)]
        compiler.get_converters = lambda _columns: converters
        query = copy(found.query)
        query.get_compiler = lambda *_how, **_more: compiler
        asked = models.QuerySet(found.model, query=query, using=found.db)
        asked._fields = found._fields
        return list(found._iterable_class(asked))

    def first(self, *values):
        """The first row or None; the question itself says that one is enough."""
        return next(iter(self(*values)), None)


def fetched(connection, sql: str, given: tuple) -> list[tuple]:
    with binding_cursor(connection) as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()


def binding_cursor(connection):
    """One that sends the values apart from the words, so that the server plans the words once for a connection
    (``prepare_threshold`` in settings/data.py): planning a page of joins costs it more than reading. And a value of
    megabytes need not be quoted here and read as words there."""
    connection.ensure_connection()
    server = connection.connection
    usual, server.cursor_factory = server.cursor_factory, ServerBindingCursor
    try:
        return connection.cursor()
    finally:
        server.cursor_factory = usual


def of(case: models.Model, field: str, rows: Iterable[models.Model]) -> list:
    """Rows that belong to this case, each knowing it: nobody asks for the case again."""
    rows = list(rows)
    for row in rows:
        setattr(row, field, case)
    return rows


def keep(case: models.Model, name: str, rows: Iterable[models.Model]) -> None:
    """``case.name.all()`` is answered by these rows, as after ``prefetch_related(name)``."""
    found = getattr(case, name).all()
    found._result_cache, found._prefetch_done = list(rows), True
    case.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found
