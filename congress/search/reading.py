"""Asking the index: cases that hold what was typed, and cases like a given text."""

from collections.abc import Sequence

from django.contrib.postgres.search import SearchQueryField, SearchRank
from django.db import connections
from django.db.models import BooleanField, F, Func, Q, QuerySet, TextField, Value

from congress.search.text import IS_CJK, fingerprint, grams, needed, terms

FIRST_ROWS = 200  # of a one-character query, and of the candidates for similarity
RAREST = 24
ALIKE, VERY_ALIKE = 0.25, 0.5  # show, warn


class AsQuery(Func):
    template = "%(expressions)s::tsquery"
    output_field = SearchQueryField()


class Matches(Func):
    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = BooleanField()


class Folded(Func):
    """The server's half of text.fold, so that both sides of a recheck are spelled alike."""

    template = "lower(normalize(coalesce(%(expressions)s, ''), NFKC))"
    output_field = TextField()


class Grams(Func):
    """The grams standing in the given weights, as a list."""

    template = "tsvector_to_array(ts_filter(%(expressions)s, '{%(weights)s}'))"


def match(queryset: QuerySet, field: str, q: str, *, texts: Sequence[str] = ()) -> QuerySet:
    """The rows whose ``field`` holds every term of ``q``, best first, newest first among equals.

    ``texts`` names every column the index was built from. With them each term is checked as a
    substring, which is exact; without them a row that has all the pairs of a term, but apart, comes too.
    Nothing to look for leaves the queryset as it is; only punctuation finds nothing.
    """
    asked = terms(q)
    if not asked:
        return queryset.none() if (q or "").strip() else queryset
    query = _all_of([gram for term in asked for gram in needed(term)])
    found = queryset.filter(Matches(F(field), query))
    if asked == [asked[0]] and len(asked[0]) == 1:
        # Half of all rows may hold 路: take the newest, rank none.
        first = found.order_by("-pk").values("pk")[:FIRST_ROWS]
        return queryset.filter(pk__in=first).order_by("-pk")
    return _recheck(found, asked, texts).order_by(SearchRank(F(field), query).desc(), "-pk")


def _recheck(found, asked, texts):
    found = found.alias(**{f"folded_{n}": Folded(F(text)) for n, text in enumerate(texts)})
    for term in asked:
        if texts and len(needed(term)) > 1:
            held = Q()
            for n, _ in enumerate(texts):
                held |= Q(**{f"folded_{n}__contains": term})
            found = found.filter(held)
    return found


def similar(queryset: QuerySet, field: str, text: str, limit: int = 5) -> list[tuple]:
    """(row, score) of the rows most like ``text``, from 0.25 up; best first.

    The index gives the rows that share the text's rarest pairs; of those the exact share of common
    pairs is counted, once against the title alone and once against title and body.
    """
    wanted = fingerprint(grams(text))
    if not wanted:
        return []
    query = _any_of(_rarest(queryset, field, wanted))
    rows = (
        queryset.filter(Matches(F(field), query))
        .annotate(
            title_grams=Grams(F(field), weights="a"),
            all_grams=Grams(F(field), weights="a,b"),
        )
        .order_by(SearchRank(F(field), query, normalization=Value(2)).desc(), "-pk")
    )
    scored = []
    for row in rows[:FIRST_ROWS]:
        parts = (fingerprint(row.title_grams), fingerprint(row.all_grams))
        score = max(jaccard(wanted, part) for part in parts)
        if score >= ALIKE:
            scored.append((row, round(score, 3)))
    return sorted(scored, key=lambda pair: -pair[1])[:limit]


def jaccard(one: frozenset, other: frozenset) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _rarest(queryset, field, wanted):
    """The 24 grams fewest rows hold. The server's own statistics know the common ones; a gram they
    do not list is rare. Before the first ANALYZE all count as rare, which is only slower."""
    with connections[queryset.db].cursor() as cursor:
        cursor.execute(
            "SELECT gram, often FROM pg_stats,"
            " unnest(most_common_elems::text::text[], most_common_elem_freqs) AS e(gram, often)"
            " WHERE schemaname = current_schema() AND tablename = %s AND attname = %s"
            " AND gram = ANY(%s)",
            [queryset.model._meta.db_table, field, sorted(wanted)],
        )
        often = dict(cursor.fetchall())
    return sorted(wanted, key=lambda gram: (often.get(gram, 0.0), gram))[:RAREST]


def _all_of(found):
    return AsQuery(Value(" & ".join(_lexeme(gram) for gram in dict.fromkeys(found))))


def _any_of(found):
    return AsQuery(Value(" | ".join(f"'{gram}'" for gram in found)))


def _lexeme(gram):
    """Letters and digits are matched from their beginning: G22 finds G228."""
    return f"'{gram}'" if IS_CJK.match(gram) else f"'{gram}':*"
