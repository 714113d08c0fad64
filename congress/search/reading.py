"""Asking the index: cases that hold what was typed, and cases like a given text."""

from collections.abc import Sequence

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQueryField, SearchRank, SearchVectorField
from django.db import connections
from django.db.models import (
    BooleanField,
    Case,
    F,
    FloatField,
    Func,
    IntegerField,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Greatest, NullIf

from congress.search.text import FRAME, IS_CJK, fingerprint, grams, is_single, needed, terms

FIRST_ROWS = 200  # shown of a query that half of all rows answer
RANKED_ROWS = 300  # the newest matches; older ones follow by age, so that the work stays bounded
CANDIDATES = 100
RAREST = 24
ALIKE = 0.25  # from here on two texts are shown as similar


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


class InWeights(Func):
    template = "ts_filter(%(expressions)s, '{%(weights)s}')"
    output_field = SearchVectorField()


class Without(Func):
    function = "ts_delete"
    template = "%(function)s(%(expressions)s::text[])"
    output_field = SearchVectorField()


class Size(Func):
    function = "length"
    output_field = IntegerField()


def match(queryset: QuerySet, field: str, q: str, *, texts: Sequence[str] = (), trusted: str = "") -> QuerySet:
    """The rows whose ``field`` holds every term of ``q``, best first, newest first among equals.

    ``texts`` names the columns the index was built from. With them each term is checked as a
    substring, which is exact; without them a row that has all the pairs of a term, but apart,
    comes too. ``trusted`` names parts of the index ("b") that no column of the row holds, such as
    the names of units: a term whose pairs all stand there is taken as it is.

    Nothing to look for leaves the queryset as it is; only punctuation finds nothing.
    """
    asked = terms(q)
    if not asked:
        return queryset.none() if (q or "").strip() else queryset
    wanted = [gram for term in asked for gram in needed(term)]
    query = _all_of(wanted)
    found = queryset.filter(Matches(F(field), query))
    if all(len(gram) == 1 or gram in FRAME for gram in wanted):
        # Half of all rows may hold 路, and all of them 建议: take the newest, rank none.
        first = found.order_by("-pk").values("pk")[:FIRST_ROWS]
        return _recheck(queryset.filter(pk__in=first), asked, field, texts, trusted).order_by("-pk")
    # Sorted by a sum, not by the key: walking the key's index would open every vector on its way.
    newest = found.order_by((F("pk") + 0).desc()).values("pk")[:RANKED_ROWS]
    rank = Case(
        When(pk__in=newest, then=SearchRank(F(field), query)),
        default=Value(0.0),
        output_field=FloatField(),
    )
    return _recheck(found, asked, field, texts, trusted).order_by(rank.desc(), "-pk")


def _recheck(found, asked, field, texts, trusted):
    """Each term whole in one of the texts. As written first: folding a text costs fifty times more,
    and PostgreSQL stops at the first branch that holds."""
    for term in asked:
        if texts and len(needed(term)) > 1:
            held = Q()
            for text in texts:
                held |= Q(**{f"{text}__contains": term})
            for n, text in enumerate(texts):
                found = found.alias(**{f"folded_{n}": Folded(F(text))})
                held |= Q(**{f"folded_{n}__contains": term})
            for part in trusted:
                held |= Q(Matches(F(field), _all_of(needed(term), part)))
            found = found.filter(held)
    return found


def similar(
    queryset: QuerySet, field: str, text: str, limit: int = 5, *, parts: Sequence[str] = ("a", "ab")
) -> list[tuple]:
    """(row, score) of the rows most like ``text``, from 0.25 up; best first.

    The index names the rows that share most of the text's rarest pairs; of those the exact share
    of common pairs is counted against each of ``parts``: the title alone, and title and body.
    """
    wanted = fingerprint(grams(text))
    if not wanted:
        return []
    candidates = _sharing(queryset, field, _rarest(queryset, field, wanted))
    scores = [_jaccard(field, part, wanted) for part in parts]
    score = Greatest(*scores) if len(scores) > 1 else scores[0]
    rows = queryset.filter(pk__in=candidates).annotate(alike=score).order_by(F("alike").desc(nulls_last=True), "-pk")
    # Judged here: a filter on the score would have the server count it twice.
    return [(row, round(row.alike, 3)) for row in rows[:limit] if (row.alike or 0) >= ALIKE]


def _jaccard(field, weights, wanted):
    """Common pairs over all pairs, counted by the server without unpacking the vectors."""
    listed = ArrayField(TextField())
    pairs = Without(InWeights(F(field), weights=",".join(weights)), Value(sorted(FRAME), listed))
    others = Size(Without(pairs, Value(sorted(wanted), listed)))
    common = Cast(Size(pairs) - others, FloatField())
    return common / NullIf(Cast(others + len(wanted), FloatField()), Value(0.0))


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


def _sharing(queryset, field, rare):
    """The keys of the rows that share most of the ``rare`` grams. Counting keys of 24 small index
    lookups never opens a vector; ranking the same rows would open each of them."""
    branches, params = [], []
    for gram in rare:
        one = queryset.filter(Matches(F(field), _any_of([gram]))).order_by().values("pk")
        sql, values = one.query.get_compiler(queryset.db).as_sql()
        branches.append(f"({sql})")
        params += values
    with connections[queryset.db].cursor() as cursor:
        cursor.execute(
            f"SELECT pk FROM ({' UNION ALL '.join(branches)}) AS hits(pk)"
            f" GROUP BY pk ORDER BY count(*) DESC, pk DESC LIMIT {CANDIDATES}",
            params,
        )
        return [pk for (pk,) in cursor.fetchall()]


def _all_of(found, part=""):
    return AsQuery(Value(" & ".join(_lexeme(gram, part) for gram in dict.fromkeys(found))))


def _any_of(found):
    return AsQuery(Value(" | ".join(f"'{gram}'" for gram in found)))


def _lexeme(gram, part=""):
    """Letters and digits are matched from their beginning: G22 finds G228."""
    how = ("" if IS_CJK.match(gram) else "*") + ("" if is_single(gram) else part)
    return f"'{gram}':{how}" if how else f"'{gram}'"
